"""What every button shares: Enter presses it as Space does, as people know it from other programs and pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton


class Press(QPushButton):
    """An ordinary push button, to be painted by whoever builds on it.

    `by_enter` False: Enter goes on to the safer default of a dialog, and only Space or the mouse press it.
    """

    by_enter = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.by_enter and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
