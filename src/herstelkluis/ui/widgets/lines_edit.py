"""A list of short lines: add, remove, and move with the keyboard. Every line keeps its own id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import FlushQuiet
from herstelkluis.ui.widgets.empty import take_out
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.remove_button import RemoveButton
from herstelkluis.ui.widgets.restyle import restyle


@dataclass(frozen=True, slots=True)
class IdLine:
    """One line with the id it keeps when it is moved or taken over."""

    id: str
    words: str


class LinesEdit(QWidget):
    """`changed` tells that a line was typed in, added, removed or moved; `lines()` gives them in order.

    Enter adds a line below, Backspace in an empty line removes it, Alt+Up and Alt+Down move it. `new_id` makes the id
    of an added line. A line that says nothing is shown but is not among `lines()`.
    """

    changed = Signal()

    def __init__(self, spoken: str, new_id: Callable[[], str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spoken, self._new_id = spoken, new_id
        self._rows: list[_LineRow] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._add = FlushQuiet(_("Add a line"), "plus", spoken=_("{list}: add a line").format(list=spoken), parent=self)
        self._add.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._add.clicked.connect(self.add_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._column)
        column.addWidget(self._add)

    def lines(self) -> tuple[IdLine, ...]:
        """The lines that say something, in order."""
        return tuple(IdLine(row.id, row.edit.text()) for row in self._rows if row.edit.text().strip())

    def ids(self) -> tuple[str, ...]:
        """The id of every line shown, also of those that say nothing yet."""
        return tuple(row.id for row in self._rows)

    def mark_line(self, line: str) -> None:
        """Give the line with this id the border of a mistake, and no other; an empty id marks none."""
        for row in self._rows:
            if bool(row.edit.property("mistake")) != (row.id == line):
                row.edit.setProperty("mistake", row.id == line)
                restyle(row.edit)

    def set_lines(self, lines: Iterable[IdLine]) -> None:
        """Show other lines; nothing is told."""
        while self._rows:
            self._drop(self._rows[0])
        for line in lines:
            self._insert(len(self._rows), line)
        self._number()

    def add_line(self) -> None:
        """An empty line at the end, with the keyboard in it."""
        self._add_at(len(self._rows))

    def focus_line(self, line: str) -> None:
        """Put the keyboard in the line with this id."""
        for row in self._rows:
            if row.id == line:
                row.edit.setFocus()

    def _add_at(self, at: int) -> None:
        row = self._insert(at, IdLine(self._new_id(), ""))
        self._number()
        row.edit.setFocus()

    def _insert(self, at: int, line: IdLine) -> _LineRow:
        row = _LineRow(line, parent=self)
        row.edit.textEdited.connect(self._typed)
        row.edit.asked.connect(self._key_asked)
        row.remove.clicked.connect(self._remove_asked)
        self._rows.insert(at, row)
        self._column.insertWidget(at, row)
        return row

    def _drop(self, row: _LineRow) -> None:
        self._rows.remove(row)
        take_out(row)
        row.hide()
        row.deleteLater()  # not at once: it may be its own key press that removes it

    def _row_of(self, part: object) -> _LineRow | None:
        return next((row for row in self._rows if part in (row.edit, row.remove)), None)

    def _typed(self) -> None:
        self.changed.emit()

    def _remove_asked(self) -> None:
        row = self._row_of(self.sender())
        if row is not None:
            self._remove(row)

    def _remove(self, row: _LineRow) -> None:
        at = self._rows.index(row)
        next_row = self._rows[at + 1] if at + 1 < len(self._rows) else self._rows[at - 1] if at else None
        (next_row.edit if next_row is not None else self._add).setFocus()
        self._drop(row)
        self._number()
        announce(self, _("Line {n} is removed").format(n=at + 1))
        self.changed.emit()

    def _key_asked(self, deed: str) -> None:
        row = self._row_of(self.sender())
        if row is None:
            return
        at = self._rows.index(row)
        if deed == "add":
            self._add_at(at + 1)
        elif deed == "remove":
            self._remove(row)
        else:
            self._move(row, at - 1 if deed == "up" else at + 1)

    def _move(self, row: _LineRow, to: int) -> None:
        if not 0 <= to < len(self._rows):
            return
        self._rows.remove(row)
        self._rows.insert(to, row)
        take_out(row)
        self._column.insertWidget(to, row)
        self._number()
        row.edit.setFocus()
        announce(row.edit, _("Line {n} of {total}").format(n=to + 1, total=len(self._rows)))
        self.changed.emit()

    def _number(self) -> None:
        before: QWidget | None = None
        for number, row in enumerate(self._rows, 1):
            row.edit.setAccessibleName(_("{list}, line {n}").format(list=self._spoken, n=number))
            row.remove.setAccessibleName(_("{list}, remove line {n}").format(list=self._spoken, n=number))
            if before is not None:
                QWidget.setTabOrder(before, row.edit)
            QWidget.setTabOrder(row.edit, row.remove)
            before = row.remove
        if before is not None:
            QWidget.setTabOrder(before, self._add)


class _LineRow(QWidget):
    def __init__(self, line: IdLine, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.id = line.id
        self.edit = _OneLine(parent=self)
        self.edit.setText(line.words)
        self.remove = RemoveButton(parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.edit, 1)
        row.addWidget(self.remove)


class _OneLine(LineEdit):
    asked = Signal(str)

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(own=True, dense=True, parent=parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys, alt = Qt.Key, bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        deeds = {keys.Key_Return: "add", keys.Key_Enter: "add"}
        if alt:
            deeds = {keys.Key_Up: "up", keys.Key_Down: "down"}
        elif event.key() == keys.Key_Backspace and not self.text():
            deeds = {keys.Key_Backspace: "remove"}
        deed = deeds.get(Qt.Key(event.key()))
        if deed is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(deed)
