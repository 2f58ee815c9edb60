"""The list beside a drawing: the same things as lines, complete, and how the keyboard goes through the drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.list_row import ListRow

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its key in the drawing, words, and what stands beside and below them; `spoken` for a screen reader."""

    key: str
    words: str
    aside: str = ""
    under: str = ""
    lead: str = ""
    icon: str = ""
    spoken: str = ""
    here: bool = False
    own: bool = True


class TwinList(QWidget):
    """`at` carries the key the keyboard is on, for the ring in the drawing; `chosen` the key that was pressed.

    Arrow keys, Home and End go from line to line; Tab does too.
    """

    at = Signal(str)
    chosen = Signal(str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.rows: list[ListRow] = []

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show these lines in place of what stood here."""
        self.forget()
        seen: dict[str, int] = {}
        for line in lines:
            row = ListRow(
                line.words,
                lead=line.lead,
                icon=line.icon,
                under=line.under,
                aside=line.aside,
                here=line.here,
                own=line.own,
                rule=True,
                spoken=line.spoken,
                parent=self,
            )
            row.setProperty("key", line.key)
            row.installEventFilter(self)
            row.clicked.connect(self._pressed)
            seen[row.accessibleName()] = seen.get(row.accessibleName(), 0) + 1
            if (many := seen[row.accessibleName()]) > 1:  # lines that would be spoken the same get a number
                row.setAccessibleName(f"{row.accessibleName()}, {many}")
            self._column.addWidget(row)
            row.show()  # at once, so that the keyboard can be brought to it
            self.rows.append(row)

    def forget(self) -> None:
        """Let go of every line."""
        self.rows = []
        empty_layout(self._column)

    def row_of(self, key: str) -> ListRow | None:
        """The line with this key."""
        return next((row for row in self.rows if row.property("key") == key), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.at.emit(str(watched.property("key")))
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, ListRow):
            return self._moved(watched, event)
        return super().eventFilter(watched, event)

    def _moved(self, row: ListRow, event: QKeyEvent) -> bool:
        if row not in self.rows:
            return False
        to = self.rows.index(row) + _STEPS.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Home:
            to = 0
        elif event.key() == Qt.Key.Key_End:
            to = len(self.rows) - 1
        elif event.key() not in _STEPS:
            return False
        self.rows[min(max(to, 0), len(self.rows) - 1)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _pressed(self) -> None:
        self.chosen.emit(str(self.sender().property("key")))
