"""A task with its cells beside it where there is room, else below it. The width decides, so it is known at once."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.grid_cell import GridCell
from herstelkluis.ui.widgets.item_layout import ItemLayout

GAP = 4


class TaskLayout(ItemLayout):
    """The first widget added is the task. `task` is its width beside the cells (0: all that is left).

    `needed` is the least width at which they stand beside each other; the same for every line of a grid.
    """

    def __init__(self, parent: QWidget, *, task: int, needed: int) -> None:
        super().__init__(parent)
        self._task, self._needed = task, needed

    def sizeHint(self) -> QSize:
        return QSize(self._needed, theme().px(40))

    def minimumSize(self) -> QSize:
        widest = max((_size(item, narrow=True).width() for item in self.items[1:]), default=0)
        return QSize(max(widest, self.items[0].minimumSize().width() if self.items else 0), theme().px(40))

    def place(self, room: QRect, *, move: bool) -> int:
        if not self.items:
            return 0
        return self._beside(room, move=move) if room.width() >= self._needed else self._below(room, move=move)

    def _beside(self, room: QRect, *, move: bool) -> int:
        name, *cells = self.items
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
        name, *cells = self.items
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
