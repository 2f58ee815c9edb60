"""Line icons of the resources in any colour. Always beside a word, so they have no words of their own."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from herstelkluis import resources


def paint(painter: QPainter, name: str, colour: QColor, at: QRectF) -> None:
    """Draw the icon `name` in one colour into a square."""
    _renderer(name, colour.name()).render(painter, at)


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    svg = resources.read_text("icons", f"{name}.svg")
    svg = svg.replace("currentColor", colour).replace('stroke-width="2"', 'stroke-width="1.9"')
    return QSvgRenderer(QByteArray(svg.encode()))
