"""The dunes under a page of its own, with the path through them; decoration, without words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.tokens import HIGH
from herstelkluis.ui.widgets.painting import smooth

WIDE, HIGH_UP = 1366.0, 200.0
# Each hill: where its line starts, and the curves it follows to the right edge.
_HILLS = (
    (60, "140 60 160 10 300 10, 430 10 500 62 640 62, 840 62 900 4 1090 4, 1230 4 1240 50 1366 50"),
    (100, "180 100 200 78 390 78, 560 78 590 50 760 50, 960 50 960 96 1130 96, 1240 96 1260 74 1366 74"),
    (110, "110 110 130 138 290 138, 440 138 480 102 680 102, 880 102 900 140 1070 140, 1230 140 1240 110 1366 110"),
    (178, "140 178 150 136 330 136, 500 136 560 176 760 176, 980 176 1000 148 1366 148"),
)


class Dunes(QWidget):
    """Fills the width it gets; about a quarter of the window high."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(600, 120)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        painter.translate(0, max(0.0, self.height() - HIGH_UP))
        painter.scale(self.width() / WIDE, min(1.0, self.height() / HIGH_UP))
        outline = look.tokens is HIGH
        painter.setPen(QPen(look.color("hair"), 1) if outline else Qt.PenStyle.NoPen)
        for n, (start, curves) in enumerate(_HILLS, 1):
            path = QPainterPath(QPointF(0, start))
            for curve in curves.split(","):
                path.cubicTo(*map(float, curve.split()))
            path.lineTo(WIDE, HIGH_UP)
            path.lineTo(0, HIGH_UP)
            painter.setBrush(Qt.BrushStyle.NoBrush if outline else look.color(f"hill_{n}"))
            painter.drawPath(path)
        self._paint_trail(painter, outline=outline)

    @staticmethod
    def _paint_trail(painter: QPainter, *, outline: bool) -> None:
        # From the horizon there along the left bank, and back along the right: the nearer, the wider.
        trail = QPainterPath(QPointF(672, 102))
        trail.cubicTo(640, 120, 768, 110, 767, 142)
        trail.cubicTo(764, 170, 592, 164, 543, 202)
        trail.lineTo(569, 202)
        trail.cubicTo(620, 170, 772, 178, 772, 142)
        trail.cubicTo(774, 108, 656, 122, 673, 102)
        painter.setPen(QPen(theme().color("trail"), 1) if outline else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if outline else theme().color("trail"))
        painter.drawPath(trail)


def stand_over_dunes(page: QWidget, ask_help: QWidget, inside: QWidget) -> None:
    """Lay out a page of its own: help at the top right, what it is about in the middle, the dunes below."""
    top, middle = QHBoxLayout(), QHBoxLayout()
    top.setContentsMargins(32, 20, 32, 0)
    top.addStretch(1)
    top.addWidget(ask_help)
    middle.setContentsMargins(32, 0, 32, 0)
    middle.addStretch(1)
    middle.addWidget(inside, 1000)
    middle.addStretch(1)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(top)
    column.addStretch(1)
    column.addLayout(middle)
    column.addWidget(Dunes(parent=page), 3)
