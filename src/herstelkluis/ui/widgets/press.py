"""What every button shares: Enter presses it as Space does, as people know it from other programs and pages."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from herstelkluis.ui.theme import theme


class Press(QPushButton):
    """An ordinary push button, to be painted by whoever builds on it.

    `by_enter` False: Enter goes on to the safer default of a dialog, and only Space or the mouse press it.
    """

    by_enter = True

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)  # words given here would have PySide look for an icon, and load all it knows of icons
        self.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.by_enter and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ColumnPress(Press):
    """A button as high as the words in its `column`, and never lower than a finger."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.column = QVBoxLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self.column.sizeHint().expandedTo(QSize(0, theme().px(44)))

    def minimumSizeHint(self) -> QSize:
        return self.column.minimumSize().expandedTo(QSize(0, theme().px(44)))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(theme().px(44), self.column.totalHeightForWidth(width))
