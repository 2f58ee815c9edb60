"""Widgets beside each other that go on to the next line when there is no room: chips, tags, buttons."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from herstelkluis.ui.widgets.item_layout import ItemLayout

Hint = tuple[QLayoutItem, QSize]


class Wrap(ItemLayout):
    """`gap` pixels apart. `to_end` puts every line at the right. Order on screen is order of adding, also for Tab."""

    def __init__(self, gap: int = 12, *, to_end: bool = False, parent: QWidget | None = None) -> None:
        super().__init__()
        self._hints: list[Hint] | None = None
        self._least: QSize | None = None
        self._gap, self._to_end = gap, to_end
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        super().addItem(item)
        self._hints, self._least = None, None

    def takeAt(self, at: int) -> QLayoutItem | None:
        self._hints, self._least = None, None
        return super().takeAt(at)

    def invalidate(self) -> None:
        self._hints, self._least = None, None
        super().invalidate()

    def sizeHint(self) -> QSize:
        sizes = [size for _item, size in self._shown()]
        wide = sum(size.width() for size in sizes) + self._gap * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        if self._least is None:
            sizes = [item.minimumSize() for item, _size in self._shown()]
            widest = max((size.width() for size in sizes), default=0)
            self._least = QSize(widest, max((size.height() for size in sizes), default=0))
        return self._least

    def _shown(self) -> list[Hint]:
        """What is shown, with the size it asks for; asked once, until something changes."""
        if self._hints is None:
            self._hints = [(item, item.sizeHint()) for item in self.items if not item.isEmpty()]
        return self._hints

    def _lines(self, width: int) -> list[list[Hint]]:
        lines: list[list[Hint]] = []
        used = 0
        for item, size in self._shown():
            if lines and used + self._gap + size.width() <= width:
                lines[-1].append((item, size))
                used += self._gap + size.width()
            else:
                lines.append([(item, size)])
                used = size.width()
        return lines

    def place(self, room: QRect, *, move: bool) -> int:
        lines, between = self._lines(room.width()), min(self._gap, 8)
        heights = [max(size.height() for _item, size in line) for line in lines]
        total = sum(heights) + between * max(0, len(lines) - 1)
        top = room.top() + max(0, (room.height() - total) // 2)
        for line, high in zip(lines, heights, strict=True) if move else ():
            used = sum(size.width() for _item, size in line) + self._gap * (len(line) - 1)
            left = room.left() + (max(0, room.width() - used) if self._to_end else 0)
            for item, wanted in line:
                size = wanted.boundedTo(QSize(room.width(), high))
                item.setGeometry(QRect(QPoint(left, top + (high - size.height()) // 2), size))
                left += size.width() + self._gap
            top += high + between
        return total
