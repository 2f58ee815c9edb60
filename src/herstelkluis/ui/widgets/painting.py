"""What own-painted widgets share: a smooth painter on a widget, and a rounded ground with a border inside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget


def smooth(widget: QWidget) -> QPainter:
    """A painter with smooth edges, without pen and brush."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    return painter


def ground(
    painter: QPainter, at: QRectF, corner: float, fill: QColor | None, border: QColor | None = None, width: float = 2
) -> None:
    """A rounded rectangle; the border lies wholly inside `at`."""
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(border, width) if border is not None else QPen(Qt.PenStyle.NoPen))
    half = width / 2 if border is not None else 0
    painter.drawRoundedRect(at.adjusted(half, half, -half, -half), corner - half, corner - half)


def rule(painter: QPainter, at: QRect, width: int, colour: QColor) -> None:
    """A straight line along the lower edge, `width` high."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRect(QRect(at.left(), at.bottom() + 1 - width, at.width(), width))
