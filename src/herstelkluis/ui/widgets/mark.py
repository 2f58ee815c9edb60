"""The mark of the program: a path through dunes with a dot above it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth


class Mark(QWidget):
    """Drawn `size` logical pixels square at 100 %; decoration, without words."""

    def __init__(self, size: int = 30, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(self._size), theme().px(self._size))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        side = min(self.width(), self.height())
        painter.scale(side / 48, side / 48)
        ground(painter, QRectF(0, 0, 48, 48), 12, look.color("primary"))
        ground(painter, QRectF(20.5, 6.5, 7.5, 7.5), 3.75, look.color("on_primary"))
        path = QPainterPath(QPointF(23, 17))
        path.cubicTo(23, 24, 35, 24, 32, 32)
        path.cubicTo(29, 38, 18, 39, 15, 48)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.color("on_primary"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.setClipRect(QRectF(0, 0, 48, 48))
        painter.drawPath(path)
