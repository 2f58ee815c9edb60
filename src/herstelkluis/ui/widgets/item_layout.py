"""What our own layouts share: they hold items in order, and how high they are follows from their width."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem
from shiboken6 import delete, isValid


class ItemLayout(QLayout):
    """To be built on: `place` puts every item in a room, or only tells how high that room must be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def __del__(self) -> None:
        # Put into another layout when it was filled already, its items are Qt's, and Qt leaves them to the layout.
        for item in self.items:
            if isValid(item):
                delete(item)

    def place(self, room: QRect, *, move: bool) -> int:
        """Put the items in the room when they are to `move`, and answer how high they are together."""
        raise NotImplementedError

    def addWidget(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        # An item that Qt made has a Python side that can be taken for that of another one, gone before it.
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self.items.append(item)

    def count(self) -> int:
        return len(self.items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        return self.items[at] if 0 <= at < len(self.items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:
        return self.items.pop(at) if 0 <= at < len(self.items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        self.place(room, move=True)
