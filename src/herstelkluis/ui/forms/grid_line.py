"""One line of a grid: a task, and a cell for everyone who may do it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Cell, Choice, Line, Row
from herstelkluis.model.template import Field
from herstelkluis.model.text import as_typed
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.grid_cell import GridCell
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.remove_button import RemoveButton
from herstelkluis.ui.widgets.task_layout import GAP, TaskLayout
from herstelkluis.ui.widgets.words import Words

TASK = 168


def words_in(row: Row, key: str) -> str:
    """The words of a line in this column."""
    cell = row.cells.get(key)
    return cell.words if isinstance(cell, Line) else ""


class GridLine(QWidget):
    """A task of the template stands there as words; an own one is typed, and can be removed."""

    edited = Signal()

    def __init__(self, row: Row, field: Field, number: int, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.id = row.id
        self._row, self._key = row, field.columns[0].key
        self._spoken = _("{list}, line {n}").format(list=field.columns[0].ask, n=number)
        self._touched = set[str]()
        words = words_in(row, self._key)
        self.edit: LineEdit | None = None
        self.remove: RemoveButton | None = None
        if words and words in field.start:
            self._name: QWidget = Words(words, "own_small", parent=self)
        else:
            self._name = self.edit = LineEdit(own=True, dense=True, parent=self)
            self.edit.setText(words)
            self.edit.setCursorPosition(0)
            self.edit.setAccessibleName(self._spoken)
            self.edit.textEdited.connect(self._typed)
        self.cells = [self._cell(column, words or self._spoken, field) for column in field.columns[1:]]
        only = len(self.cells) == 1
        widest = max(cell.least_width() for cell in self.cells)
        for cell in self.cells:
            cell.wide = widest
        cells = len(self.cells) * (widest + GAP) + theme().px(44)
        task, needed = (0, cells + theme().px(200)) if only else (theme().px(TASK), theme().px(TASK) + cells)
        box = TaskLayout(self, task=task, needed=needed)
        for part in (self._name, *self.cells):
            box.addWidget(part)
        if self.edit is not None:
            self.remove = RemoveButton(_("{line}: remove").format(line=self._spoken), parent=self)
            box.addWidget(self.remove)

    def _cell(self, column: Field, words: str, field: Field) -> GridCell:
        before = self._row.cells.get(column.key)
        key = before.chosen[0] if isinstance(before, Choice) and before.chosen else ""
        only = len(field.columns) == 2
        cell = GridCell(words, column.ask, column.options, key, only=only, parent=self)
        cell.setProperty("column", column.key)
        cell.chosen.connect(self._cell_chosen)
        return cell

    @property
    def last(self) -> QWidget:
        """Where the keyboard goes on from this line."""
        return self.remove or self.cells[-1]

    def focus_first(self) -> None:
        """Put the keyboard where the task is typed, else in its first cell."""
        (self.edit or self.cells[0]).setFocus()

    def row(self) -> Row:
        """The line as it stands; cells that were not touched, or whose column is gone, as they were."""
        cells: dict[str, Cell] = dict(self._row.cells)
        for cell in self.cells:
            key = str(cell.property("column"))
            if key in self._touched:
                cells.pop(key, None)
                if cell.key:
                    cells[key] = Choice((cell.key,))
        if self._key in self._touched and self.edit is not None:
            cells[self._key] = Line(as_typed(self.edit.text()))
        return replace(self._row, cells=cells)

    def _typed(self, words: str) -> None:
        self._touched.add(self._key)
        for cell in self.cells:
            cell.set_row(words.strip() or self._spoken)
        self.edited.emit()

    def _cell_chosen(self) -> None:
        self._touched.add(str(self.sender().property("column")))
        self.edited.emit()
