"""A grid in a form: tasks under each other, who beside them, and one choice in every cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.answering import says_something
from herstelkluis.model.body import Line, Row, Rows, Value
from herstelkluis.model.template import Field, FieldType
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.forms.grid_line import TASK, GridLine, words_in
from herstelkluis.ui.speech import announce
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.ui.widgets.grid_cell import GridCell
from herstelkluis.ui.widgets.grid_head import GridHead
from herstelkluis.ui.widgets.task_layout import GAP


def is_grid(field: Field) -> bool:
    """Whether a list can be shown as a grid: words first, then choices of one."""
    choices = field.columns[1:]
    return (
        field.as_ == "grid"
        and bool(choices)
        and field.columns[0].type is FieldType.LINE
        and all(one.type is FieldType.CHOICE and not one.many and not one.other for one in choices)
    )


class GridEditor(Editor):
    """Tab comes to the cells once, arrow keys walk them. Where they do not fit, each task has its cells below it.

    `reached` carries the id of the line that has the keyboard. A grid with one choice has no heads.
    """

    reached = Signal(str)

    def __init__(self, field: Field, spoken: str, around: Around, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._field, self._first, self._new_id = field, field.columns[0].key, around.new_id
        self.lines: list[GridLine] = []
        self._original: tuple[Row, ...] = ()
        self._head = self._heads()
        self._list = QVBoxLayout()
        self._list.setSpacing(GAP)
        self._add = FlushQuiet(_("Add a line"), "plus", spoken=_("{list}: add a line").format(list=spoken), parent=self)
        self._add.clicked.connect(self._added)
        below = QHBoxLayout()
        below.addWidget(self._add)
        below.addStretch(1)
        self.column.addWidget(self._head)
        self.column.addLayout(self._list)
        self.column.addLayout(below)

    def _heads(self) -> QWidget:
        """The names of the columns; a grid with one choice has none, for its cells say it."""
        choices = self._field.columns[1:]
        cells = [GridCell("", column.ask, column.options, parent=self) for column in choices]
        cell, task = max(one.least_width() for one in cells), theme().px(TASK)
        for one in cells:
            throw_away(one)
        needed = task + len(choices) * (cell + GAP) + theme().px(44)
        names = [column.ask for column in choices] if len(choices) > 1 else []
        return GridHead(names, task=task, cell=cell, needed=needed, parent=self)

    def value(self) -> Value | None:
        kept = tuple(row for row in self.shown_rows() if not self._is_bare(row))
        return Rows(kept) if kept else None

    def shown_rows(self) -> tuple[Row, ...]:
        now = {line.id: line.row() for line in self.lines}
        return (*(now.pop(row.id) for row in self._original if row.id in now), *now.values())

    def show_value(self, value: Value | None) -> None:
        rows = self._original = value.rows if isinstance(value, Rows) else ()
        start = self._field.start
        named = {words_in(row, self._first): row for row in reversed(rows)}
        preset = [named.get(words) or Row(self._new_id(), {self._first: Line(words)}) for words in start]
        own = [row for row in rows if row not in preset]
        missing = 0 if start else self._field.hint_rows - len(rows)
        self._show([*preset, *own, *(Row(self._new_id(), {}) for _n in range(missing))])

    def order(self) -> tuple[str, ...]:
        return tuple(line.id for line in self.lines)

    def focus_line(self, line_id: str) -> None:
        """Put the keyboard in the first cell of a line."""
        for line in self.lines:
            if line.id == line_id:
                line.cells[0].setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first(self) -> None:
        if self.lines:
            self.lines[0].focus_first()
        else:
            self._add.setFocus()

    def _is_bare(self, row: Row) -> bool:
        """Whether a line holds nothing, or only the word the template put there."""
        said = [key for key, cell in row.cells.items() if says_something(cell)]
        return not said or (said == [self._first] and words_in(row, self._first) in self._field.start)

    def _show(self, rows: Sequence[Row]) -> None:
        empty_layout(self._list)
        self.lines = []
        for row in rows:
            self._put(row)

    def _put(self, row: Row) -> None:
        line = GridLine(row, self._field, len(self.lines) + 1, parent=self)
        line.edited.connect(self.changed)
        if line.remove is not None:
            line.remove.clicked.connect(self._removed)
        for at, cell in enumerate(line.cells):
            cell.setProperty("place", (line.id, at))
            cell.arrow.connect(self._moved)
            cell.reached.connect(self._reached)
            cell.set_stop(on=not self.lines and at == 0)
        self.lines.append(line)
        self._list.addWidget(line)
        QWidget.setTabOrder(line.last, self._add)

    def _added(self) -> None:
        self._put(Row(self._new_id(), {}))
        self.lines[-1].focus_first()
        self.changed.emit()

    def _removed(self) -> None:
        at = next(at for at, line in enumerate(self.lines) if line.remove is self.sender())
        rows = [line.row() for line in self.lines if line is not self.lines[at]]
        self._add.setFocus()
        self._show(rows)
        announce(self, _("Line {n} is removed").format(n=at + 1))
        self.changed.emit()

    def _moved(self, down: int, right: int) -> None:
        here, column = self.sender().property("place")
        row, column = self.order().index(here) + down, column + right
        if 0 <= row < len(self.lines) and 0 <= column < len(self.lines[row].cells):
            self.lines[row].cells[column].setFocus(Qt.FocusReason.TabFocusReason)

    def _reached(self) -> None:
        """Tab comes to this cell from now on, and to no other."""
        here = self.sender()
        for line in self.lines:
            for cell in line.cells:
                cell.set_stop(on=cell is here)
        self.reached.emit(here.property("place")[0])
