"""A piece of the path with one marker: the drawing of an empty story. Decoration only."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import smooth

WIDE, HIGH, RADIUS = 660.0, 110.0, 15.0
_MARKERS = ((16.0, 82.0), (200.0, 64.0), (370.0, 71.0), (558.0, 34.0))


class EmptyPath(QWidget):
    """Hidden from screen readers: it says nothing the words below do not say."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(round(WIDE), round(HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        scale = min(1.0, self.width() / WIDE)
        painter.scale(scale, scale)
        path = QPainterPath(QPointF(6, 88))
        path.cubicTo(70, 50, 150, 58, 200, 64)
        path.cubicTo(260, 70, 310, 76, 370, 71)
        path.cubicTo(430, 62, 470, 38, 558, 34)
        path.cubicTo(610, 34, 640, 32, 654, 12)
        painter.setPen(QPen(look.color("route"), 6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        for number, (x, y) in enumerate(_MARKERS):
            first = number == 0
            painter.setBrush(look.color("primary" if first else "bg"))
            dashed = QPen(look.color("line"), 2, Qt.PenStyle.DashLine)
            painter.setPen(QPen(QColor(0, 0, 0, 0)) if first else dashed)
            painter.drawEllipse(QPointF(x, y), RADIUS, RADIUS)
        painter.setPen(look.color("on_primary"))
        font = look.font("help_strong")
        font.setPixelSize(15)
        painter.setFont(font)
        x, y = _MARKERS[0]
        painter.drawText(QRectF(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS), Qt.AlignmentFlag.AlignCenter, "1")
