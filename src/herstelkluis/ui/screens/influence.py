"""The circle of influence: the rings beside the list. What is dragged in one moves in the other."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Cell, Choice, Row
from herstelkluis.model.pictures.drawing import Drawing
from herstelkluis.model.pictures.influence import RING, Rings, draw_influence, list_of, ring_at, rings_of, say_influence
from herstelkluis.model.say import Names
from herstelkluis.model.sheet import Sheet
from herstelkluis.ui.forms.grid import GridEditor
from herstelkluis.ui.screens.list_step import ListStep
from herstelkluis.ui.screens.parts import PartsScreen
from herstelkluis.ui.screens.picture_paper import PicturePaper
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.drawing_view import DrawingView
from herstelkluis.vault.printing import paper_sheet


class InfluenceScreen(PartsScreen):
    """A thing gets its ring by one choice in the list, or by being dragged; one without a ring waits in the list."""

    def place_form(self, form: QWidget) -> None:
        self.drawing = DrawingView(Drawing(1, 1, ()), "", "", parent=self)
        self.paper = PicturePaper(
            self._sheet,
            _("my-circle"),
            parent=self,
        )
        self.undone = FlushQuiet(_("Undo the last change"), "rotate-ccw", parent=self)
        self.undone.hide()
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.drawing)
        column.addWidget(self.undone, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.paper)
        column.addStretch(1)
        self.body.addWidget(Columns([left, form], (620, 420), gap=40, parent=self), 1)
        self.drawing.moved.connect(self._moved)
        self.drawing.chosen.connect(self._chosen)
        self.undone.clicked.connect(self._undo)
        self.undo.indexChanged.connect(self._show_undone)

    def clear(self) -> None:
        super().clear()
        self.drawing.set_drawing(Drawing(1, 1, ()))
        self.drawing.set_said("", "")
        self.paper.quiet()

    def part_shown(self) -> None:
        for grid in self.form.findChildren(GridEditor):
            grid.reached.connect(self.drawing.set_chosen)
        self._draw()

    def taken_over(self, key: str) -> None:
        super().taken_over(key)
        self._draw()

    def _rings(self) -> Rings:
        if self.writing is None or self.writing.template is None:
            return Rings(())
        return rings_of(self.writing.template, self.writing.document, Names({}, {}))

    def _draw(self) -> None:
        rings = self._rings()
        said = say_influence(rings)
        self.drawing.movable = frozenset(thing.id for thing in rings.things if thing.ring)
        self.drawing.set_drawing(draw_influence(rings))
        self.paper.setVisible(bool(self.drawing.movable))
        self.drawing.set_said(_("The circle of influence"), " ".join([said.description, *said.lines]))

    def _sheet(self) -> Sheet:
        if self.writing is None:
            return Sheet("", ())
        self.writing.gather()
        return paper_sheet(self.session.vault, self.writing.document)

    def _chosen(self, key: str) -> None:
        """What is clicked in the drawing has the keyboard in the list."""
        for grid in self.form.findChildren(GridEditor):
            grid.focus_line(key)

    def _moved(self, key: str, x: float, y: float) -> None:
        writing = self.writing
        found = list_of(writing.template) if writing is not None and writing.template is not None else None
        if writing is None or found is None:
            return
        writing.gather()
        answer, field = found
        column = next(one.key for one in field.columns if one.role == RING)
        ring = ring_at(self._rings(), self.drawing.drawing, x, y)
        before = self.lines.rows(answer)
        after = tuple(_placed(row, column, Choice((ring,))) if row.id == key else row for row in before)
        if after != before:
            self._put(answer, after, key)
            self.undo.push(ListStep("", before, after, lambda rows: self._put_ring(answer, key, column, rows)))

    def _put_ring(self, answer: str, key: str, column: str, shown: tuple[Row, ...]) -> None:
        """The ring this thing has in these lines; words that were typed since stay."""
        if self.writing is not None:
            self.writing.gather()
        ring = next((row.cells.get(column) for row in shown if row.id == key), None)
        rows = self.lines.rows(answer)
        self._put(answer, tuple(_placed(row, column, ring) if row.id == key else row for row in rows), key)

    def _put(self, answer: str, rows: tuple[Row, ...], key: str) -> None:
        """Show and keep these lines, with the keyboard on the one that moved."""
        self.lines.put(answer, rows)
        self._chosen(key)

    def _undo(self) -> None:
        if self.writing is not None:
            self.writing.gather()
            self.undo.undo()

    def _show_undone(self) -> None:
        step = self.undo.command(self.undo.index() - 1) if self.undo.canUndo() else None
        self.undone.setVisible(isinstance(step, ListStep))


def _placed(row: Row, column: str, ring: Cell | None) -> Row:
    others = {key: cell for key, cell in row.cells.items() if key != column}
    return replace(row, cells=others if ring is None else {**others, column: ring})
