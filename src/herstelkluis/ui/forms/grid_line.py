"""One line of a grid: a task, and a cell for everyone who may do it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Cell, Choice, Line, Row
from herstelkluis.model.template import Field
from herstelkluis.model.text import as_typed
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.grid_cell import GridCell
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.remove_button import RemoveButton
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap

TASK, GAP = 168, 4


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
        beside = QWidget(self)
        row_of_cells = Wrap(GAP, parent=beside)
        self.cells = [self._cell(column, words or self._spoken, beside) for column in field.columns[1:]]
        for cell in self.cells:
            row_of_cells.addWidget(cell)
        if self.edit is not None:
            self.remove = RemoveButton(_("{line}: remove").format(line=self._spoken), parent=beside)
            row_of_cells.addWidget(self.remove)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._is_only = len(self.cells) == 1
        self._box.addWidget(self._name, 1 if self._is_only else 0)
        self._box.addWidget(beside, 0 if self._is_only else 1)

    def _cell(self, column: Field, words: str, parent: QWidget) -> GridCell:
        before = self._row.cells.get(column.key)
        key = before.chosen[0] if isinstance(before, Choice) and before.chosen else ""
        cell = GridCell(words, column.ask, column.options, key, parent=parent)
        cell.setProperty("column", column.key)
        cell.chosen.connect(self._cell_chosen)
        return cell

    @property
    def last(self) -> QWidget:
        """Where the keyboard goes on from this line."""
        return self.remove or self.cells[-1]

    def set_narrow(self, *, narrow: bool) -> None:
        """The cells below the task, or beside it."""
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._box.setContentsMargins(0, 0, 0, 12 if narrow else 0)
        if not self._is_only:
            self._name.setMaximumWidth(theme().px(480 if narrow else TASK))
            self._name.setMinimumWidth(0 if narrow else theme().px(TASK))
        for cell in self.cells:
            cell.set_narrow(narrow=narrow, only=self._is_only)

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
        return Row(self._row.id, cells, self._row.about, self._row.level)

    def _typed(self, words: str) -> None:
        self._touched.add(self._key)
        for cell in self.cells:
            cell.set_row(words.strip() or self._spoken)
        self.edited.emit()

    def _cell_chosen(self) -> None:
        self._touched.add(str(self.sender().property("column")))
        self.edited.emit()
