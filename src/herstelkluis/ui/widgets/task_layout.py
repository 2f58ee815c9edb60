"""A task with its cells beside it where there is room, else below it. The width decides, so it is known at once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.grid_cell import GridCell

GAP = 4


class TaskLayout(QLayout):
    """The first widget added is the task. `task` is its width beside the cells (0: all that is left).

    `needed` is the least width at which they stand beside each other; the same for every line of a grid.
    """

    def __init__(self, parent: QWidget, *, task: int, needed: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._task, self._needed = task, needed
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, at: int) -> QLayoutItem | None:
        return self._items[at] if 0 <= at < len(self._items) else None

    def takeAt(self, at: int) -> QLayoutItem | None:
        return self._items.pop(at) if 0 <= at < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, room: QRect) -> None:
        super().setGeometry(room)
        self._place(room, move=True)

    def sizeHint(self) -> QSize:
        return QSize(self._needed, theme().px(40))

    def minimumSize(self) -> QSize:
        widest = max((_size(item, narrow=True).width() for item in self._items[1:]), default=0)
        return QSize(max(widest, self._items[0].minimumSize().width() if self._items else 0), theme().px(40))

    def _place(self, room: QRect, *, move: bool) -> int:
        if not self._items:
            return 0
        return self._beside(room, move=move) if room.width() >= self._needed else self._below(room, move=move)

    def _beside(self, room: QRect, *, move: bool) -> int:
        name, *cells = self._items
        sizes = [_size(item, narrow=False) for item in cells]
        taken = sum(size.width() + GAP for size in sizes)
        task = self._task or room.width() - taken
        high = max([_height(name, task), *(size.height() for size in sizes)])
        if move:
            name.setGeometry(_middle(room.left(), room.top(), task, _height(name, task), high))
            left = room.left() + task + GAP
            for item, size in zip(cells, sizes, strict=True):
                _tell(item, narrow=False)
                item.setGeometry(_middle(left, room.top(), size.width(), size.height(), high))
                left += size.width() + GAP
        return high

    def _below(self, room: QRect, *, move: bool) -> int:
        name, *cells = self._items
        wide = min(room.width(), theme().px(480))
        left, top, high = 0, _height(name, wide) + GAP, 0
        if move:
            name.setGeometry(QRect(room.topLeft(), QSize(wide, _height(name, wide))))
        for item in cells:
            size = _size(item, narrow=True)
            if left and left + size.width() > room.width():
                left, top = 0, top + high + GAP
            if move:
                _tell(item, narrow=True)
                item.setGeometry(QRect(room.topLeft() + QPoint(left, top), size))
            left, high = left + size.width() + GAP, size.height()
        return top + high + 12


def _size(item: QLayoutItem, *, narrow: bool) -> QSize:
    cell = item.widget()
    return cell.narrow_hint() if narrow and isinstance(cell, GridCell) else item.sizeHint()


def _tell(item: QLayoutItem, *, narrow: bool) -> None:
    cell = item.widget()
    if isinstance(cell, GridCell):
        cell.set_narrow(narrow=narrow)


def _height(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()


def _middle(left: int, top: int, wide: int, high: int, room: int) -> QRect:
    return QRect(left, top + (room - high) // 2, wide, high)
