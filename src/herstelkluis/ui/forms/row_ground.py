"""One line of a list with several columns, on its own ground: each cell under its own name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.body import Cell, Line, Row, Rows
from herstelkluis.model.template import Field, FieldType
from herstelkluis.ui.forms.editor import Around, Editor
from herstelkluis.ui.widgets.button import Quiet
from herstelkluis.ui.widgets.columns import Beside
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words

MakeEditor = Callable[..., Editor]

_SMALL = (FieldType.LINE, FieldType.WHEN, FieldType.ROW)
_PAIR = 2
_LONGEST_BESIDE = 28
"""Letters; what is longer is not seen whole in half the width."""


class RowGround(Ground):
    """The first cell has the width for itself, short ones stand two by two, long words alone.

    In a table all short ones stand beside another.

    `edited` tells that a cell was changed; `up` and `remove` are for the list.
    """

    edited = Signal()

    def __init__(
        self, row: Row, field: Field, title: str, around: Around, make: MakeEditor, *, parent: QWidget
    ) -> None:
        super().__init__("card", parent=parent)
        self._row = row
        self._touched = set[str]()
        self.column.setContentsMargins(16, 10, 16, 14)
        head = QHBoxLayout()
        self._number = Words("", "help_strong", "muted", wrap=False, parent=self)
        self.up = Quiet(_("Move up"), dense=True, spoken=_("{line}: move up").format(line=title), parent=self)
        self.remove = Quiet(_("Remove"), "x", dense=True, spoken=_("{line}: remove").format(line=title), parent=self)
        head.addWidget(self._number)
        head.addStretch(1)
        head.addWidget(self.up)
        head.addWidget(self.remove)
        self.column.addLayout(head)
        self._editors: dict[str, Editor] = {}
        self._lay_out(field, [(column, self._cell(column, title, around, make)) for column in field.columns])

    def set_number(self, number: int, words: str) -> None:
        """Say which line this is, in these words."""
        self._number.setText(words.format(n=number))
        self.up.setVisible(number > 1)

    def focus_first(self) -> None:
        """Put the keyboard in the first column."""
        next(iter(self._editors.values())).focus_first()

    def stops(self) -> Iterator[QWidget]:
        """Where Tab comes, in the order of the columns, however they are laid out."""
        for part in (self.up, self.remove, *self._editors.values()):
            yield from _stops(part)

    def row(self) -> Row:
        """The line as it stands; cells that were not touched, or whose column is gone, as they were."""
        cells: dict[str, Cell] = dict(self._row.cells)
        for key in self._touched:
            cells.pop(key, None)
            value = self._editors[key].value()
            if value is not None and not isinstance(value, Rows):
                cells[key] = value
        return replace(self._row, cells=cells)

    def _cell(self, column: Field, title: str, around: Around, make: MakeEditor) -> QWidget:
        holder = QWidget(self)
        editor = make(column, f"{title}, {column.ask}", around, dense=True, parent=holder)
        editor.show_value(self._row.cells.get(column.key))
        editor.setProperty("column", column.key)
        editor.changed.connect(self._touch)
        label = Words(column.ask, "help", "muted", parent=holder)
        label.setBuddy(editor.focusProxy() or editor)
        self._editors[column.key] = editor
        stack = QVBoxLayout(holder)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(6)
        stack.addWidget(label)
        stack.addWidget(editor)
        stack.addStretch(1)
        return holder

    def _lay_out(self, field: Field, cells: list[tuple[Field, QWidget]]) -> None:
        """In the order of the columns, so that Tab and a screen reader follow what is seen."""
        is_table = field.as_ != "lines"
        most = len(cells) if is_table else _PAIR
        beside: list[QWidget] = []
        for number, (column, cell) in enumerate(cells):
            is_long = not is_table and _is_long(self._row.cells.get(column.key))
            is_alone = not _is_small(column) or (number == 0 and not is_table) or is_long
            if beside and (is_alone or len(beside) == most):
                self.column.addWidget(Beside(beside, parent=self))
                beside = []
            if is_alone:
                self.column.addWidget(cell)
            else:
                beside.append(cell)
        if beside:
            self.column.addWidget(Beside(beside, parent=self))

    def _touch(self) -> None:
        self._touched.add(str(self.sender().property("column")))
        self.edited.emit()


def _is_small(column: Field) -> bool:
    is_one = (column.type is FieldType.CHOICE and not column.many and not column.other) or (
        column.type is FieldType.PERSON and column.max == 1
    )
    return is_one or column.type in _SMALL


def _is_long(cell: Cell | None) -> bool:
    return isinstance(cell, Line) and len(cell.words) > _LONGEST_BESIDE


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():  # the list that a choice opens is a window of its own
            yield from _stops(child)
