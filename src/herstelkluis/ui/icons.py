"""Line icons of the resources in any colour. Always beside a word, so they have no words of their own."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from herstelkluis import resources


def pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` in one colour, `size` logical pixels wide. Raises `OSError` when there is no such icon."""
    return _pixmap(name, colour.name(), size, ratio)


def paint(painter: QPainter, name: str, colour: QColor, at: QRectF) -> None:
    """Draw the icon `name` in one colour into a square."""
    _renderer(name, colour.name()).render(painter, at)


@lru_cache(maxsize=256)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    _renderer(name, colour).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return drawn


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    svg = resources.read_text("icons", f"{name}.svg")
    svg = svg.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.9"')
    return QSvgRenderer(QByteArray(svg.encode()))
