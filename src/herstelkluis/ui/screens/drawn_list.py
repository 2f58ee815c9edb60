"""A document that is a drawing and a list: the drawing at the left, and at the right the list that is all of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Row
from herstelkluis.model.document import Document
from herstelkluis.model.pictures.drawing import Drawing
from herstelkluis.model.template import FieldType
from herstelkluis.ui.forms.editor import Around
from herstelkluis.ui.screens.list_writing import ListWriting, rows_of
from herstelkluis.ui.screens.picture_paper import PicturePaper
from herstelkluis.ui.screens.row_panel import RowPanel, focusable_in
from herstelkluis.ui.widgets.button import FlushQuiet, Main
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.drawing_port import DrawingPort
from herstelkluis.ui.widgets.drawing_view import DrawingView
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.writing import Session

NOTHING = Drawing(640, 40, ())
TYPED = (FieldType.LINE, FieldType.TEXT, FieldType.WHEN)
"""What is taken over a moment after the last key; a choice is at once."""


class DrawnList(ListWriting):
    """Subclasses say what is drawn and listed. `chosen` is the line that is open, and stands out in both."""

    def __init__(self, session: Session, name: str, file: str, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.chosen = ""
        self._stretches = (640, 370)
        self._parts: list[QWidget] = []
        self.drawing = DrawingView(NOTHING, name, "", parent=self)
        self.port = DrawingPort(self.drawing, parent=self)
        self.panel = RowPanel(parent=self)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        self.paper = PicturePaper(self.sheet, file, parent=self)
        self.paper.paper.hide()
        self.undone = FlushQuiet(_("Undo the last change"), "rotate-ccw", parent=self)
        self.undone.hide()
        self.drawing.chosen.connect(self.choose)
        self.panel.changed.connect(self._cell_changed)
        self.panel.closed.connect(self._closed)
        self.panel.removed.connect(self._removed)
        self.undone.clicked.connect(self._undo)
        self.undo.indexChanged.connect(self._undo_moved)

    def build(self, before: Sequence[QWidget], under: Sequence[QWidget]) -> None:
        """Put it together: `before` the list, and `under` the drawing."""
        left, right = QWidget(self), QWidget(self)
        self._parts = [*under, self.paper, *before]
        for side, widgets in ((left, [self.port, *under, self.paper]), (right, [*before, self.panel])):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            for widget in widgets:
                column.addWidget(widget)
            if side is right:
                column.addLayout(self.rows)
            column.addStretch(1)
        self.body.addWidget(Columns([left, right], self._stretches, gap=56, parent=self), 1)

    # --- the document ---------------------------------------------------------------------------------------------

    def show_document(self, document: Document, answer: str = "", part: int = 0) -> None:
        del answer, part
        self.open_document(document)
        self.chosen = ""
        self.show_all()
        self.focus_row("")

    def clear(self) -> None:
        self.panel.clear()  # first: its lists ask what lines there are
        super().clear()
        empty_layout(self.rows)
        self.drawing.set_drawing(NOTHING)
        self.drawing.set_said("", "")
        self.paper.quiet()
        self.chosen = ""

    # --- what subclasses say --------------------------------------------------------------------------------------

    def draw(self) -> Drawing:
        """The drawing as it is now."""
        raise NotImplementedError

    def list_all(self) -> None:
        """Fill `rows` with everything, in order; `add_row` makes a line."""
        raise NotImplementedError

    def panel_columns(self) -> Sequence[str]:
        """The columns that the open line shows."""
        raise NotImplementedError

    def called(self, row: Row) -> str:
        """What a line is called."""
        raise NotImplementedError

    def panel_more(self, row: Row) -> Sequence[QWidget]:
        """What else stands in the open line."""
        del row
        return ()

    def cell_changed(self, row: Row, column: str) -> Row:
        """A line of which a column was just changed; what no longer holds is taken out."""
        del column
        return row

    def said(self) -> tuple[str, str]:
        """Name and description of the drawing for a screen reader."""
        raise NotImplementedError

    # --- showing --------------------------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Show everything anew; the keyboard stays where it was."""
        column, row = self.panel.column_with_keyboard(), self._row_with_keyboard()
        self._show_panel()
        self.show_list()
        if column is not None and not self.panel.focus_column(column):
            self.focus_row(row or "")
        elif row is not None:
            self.focus_row(row)

    def _row_with_keyboard(self) -> str | None:
        return next((str(row.property("key")) for row in self.rows_shown() if row.hasFocus()), None)

    def show_list(self) -> None:
        """Show drawing and list anew; what is open keeps the keyboard."""
        if self.writing is None:
            return
        self.drawing.set_drawing(self.draw())
        self.drawing.set_said(*self.said())
        self.port.show_whole(self.chosen)
        empty_layout(self.rows)
        self.list_all()
        self._tell_apart()
        fixed = (one for part in self._parts for one in focusable_in(part))
        for before, widget in pairwise((*fixed, *self.panel.focusable(), *self.rows_shown())):
            QWidget.setTabOrder(before, widget)

    def _tell_apart(self) -> None:
        """Two lines of one name have two names for a screen reader."""
        seen: dict[str, int] = {}
        for row in self.rows_shown():
            said = row.accessibleName()
            seen[said] = seen.get(said, 0) + 1
            if seen[said] > 1:
                row.setAccessibleName(f"{said}, {seen[said]}")

    def rows_shown(self) -> list[ListRow]:
        """The lines of the list, in order."""
        inside = self.rows.parentWidget()
        found = [row for row in inside.findChildren(ListRow) if self.rows.indexOf(row) >= 0] if inside else []
        return sorted(found, key=self.rows.indexOf)

    def add_heading(self, words: str) -> None:
        """The head of a group in the list."""
        self.rows.addSpacing(8)
        self.rows.addWidget(Words(words, "help_strong", "muted", parent=self))
        self.rows.addSpacing(6)  # room for the ring of the line under it

    def add_words(self, words: str) -> None:
        """What is known of the line above."""
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(10, 6, 0, 6)
        column.addWidget(Words(words, "help", "muted", parent=holder))
        self.rows.addWidget(holder)

    def add_row(self, key: str, words: str, **look: Any) -> ListRow:
        """One line of the list."""
        row = ListRow(words, dense=True, here=bool(key) and key == self.chosen, parent=self, **look)
        row.setProperty("key", key)
        row.clicked.connect(self._pressed)
        self.rows.addWidget(row)
        return row

    def choose(self, key: str) -> None:
        """Open a line; nothing when it is no line (any more)."""
        self.gather()
        if self.row_now(key) is None:
            return
        self.tidy(key)
        self.chosen = key
        self.show_all()
        self.panel.focus_first()

    def _show_panel(self) -> None:
        row = self.row_now(self.chosen) if self.chosen else None
        if row is None:
            self.chosen = ""
            self.panel.clear()
            return
        vault = self.session.vault
        around = Around(vault.clock().astimezone().date(), dict(vault.people()), {}, self._other_rows)
        self.panel.show_row(row, self.called(row), self.columns_of(self.panel_columns()), around, self.panel_more(row))

    def _other_rows(self, _sources: tuple[str, ...] = ()) -> dict[str, str]:
        rows = rows_of(self.document.body, self.pointed)
        return {row.id: self.called(row) for row in rows if row.id != self.chosen}

    @property
    def pointed(self) -> str:
        """The list of which a line may point at another."""
        return self.answer

    # --- changing -------------------------------------------------------------------------------------------------

    def gather(self) -> None:
        """Take over what was typed so far."""
        if self.writing is not None:
            self.writing.gather()

    def _cell_changed(self, column: str) -> None:
        field = self.columns_of([column])[0]
        if field.type in TYPED and self.writing is not None:
            self.writing.later((self.panel.key, column), lambda: self._take(column))
        else:
            self._take(column)

    def _take(self, column: str) -> None:
        row = self.row_now(self.panel.key)
        if row is None:
            return
        cells = {key: cell for key, cell in row.cells.items() if key != column}
        cell = self.panel.cell(column)
        if cell is not None:
            cells[column] = cell
        changed = self.cell_changed(replace(row, cells=cells), column)
        self.change_row(changed, f"{row.id}:{column}")
        self.panel.set_name(self.called(changed))
        self.show_list()

    def _closed(self) -> None:
        self.gather()
        key, self.chosen = self.chosen, ""
        self.tidy()
        self.show_all()
        self.focus_row(key)

    def _removed(self) -> None:
        self.gather()
        key, self.chosen = self.chosen, ""
        self.change_list([row for row in self.list_now() if row.id != key])
        self.show_all()
        self.focus_row("")

    def focus_row(self, key: str) -> None:
        """Put the keyboard on a line of the list, else on the first, else on the filled button."""
        rows = self.rows_shown()
        found = [row for row in rows if key and row.property("key") == key] or rows
        foot = self.foot()
        if found:
            found[0].setFocus()
        elif foot is not None:
            foot.findChildren(Main)[-1].setFocus()

    def _pressed(self) -> None:
        key = str(self.sender().property("key"))
        if key == self.chosen:
            self._closed()
        else:
            self.choose(key)

    def _undo(self) -> None:
        self.gather()
        self.undo.undo()
        if not self.undo.canUndo() and not self.panel.focus_column(""):  # this button goes
            self.focus_row("")

    def _undo_moved(self) -> None:
        self.undone.setVisible(self.undo.canUndo())
