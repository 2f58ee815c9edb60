"""Paints a drawing in the colours of the theme. The list beside it says the same and is how the keyboard reaches it."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.model.pictures.drawing import Box, Circle, Drawing, Shape, Stroke, Words, shifted, smooth_through
from herstelkluis.model.pictures.word_width import width_of
from herstelkluis.ui.letters import ROLES
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import smooth

NEAR = 14.0
"""How far from a thing a click still means it, in units of the drawing."""

_DASHES = {"solid": Qt.PenStyle.SolidLine, "dashed": Qt.PenStyle.DashLine, "dotted": Qt.PenStyle.DotLine}
_ALIGN = {"start": 0.0, "middle": 0.5, "end": 1.0}


class DrawingView(QWidget):
    """`chosen` carries the key of what was clicked, `moved` where a thing with a movable key was put down.

    Grows with the text size of the theme, and shrinks when there is less room, but not below `least` of its size; its
    shape stays the same.
    """

    chosen = Signal(str)
    moved = Signal(str, float, float)

    def __init__(self, drawing: Drawing, name: str, description: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing = drawing
        self.movable: frozenset[str] = frozenset()
        self.least = 0.0
        self._held, self._from, self._at = "", QPointF(), QPointF()
        self._chosen = ""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_said(name, description)

    def set_said(self, name: str, description: str) -> None:
        """What a screen reader says of the drawing; the list has the rest."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def set_drawing(self, drawing: Drawing) -> None:
        """Paint another drawing."""
        self.drawing = drawing
        self._held = ""
        self.updateGeometry()
        self._keep_whole()
        self.update()

    def set_chosen(self, key: str) -> None:
        """Put a ring around one thing: where the list is."""
        self._chosen = key
        self.update()

    # --- size -----------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(theme().px(self.drawing.width), theme().px(self.drawing.height))

    def minimumSizeHint(self) -> QSize:
        wide = theme().px(self.drawing.width)
        return QSize(max(min(240, wide), round(self.least * wide)), 40)

    def heightForWidth(self, width: int) -> int:
        return round(self._scale(width) * self.drawing.height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_whole()

    def _keep_whole(self) -> None:
        high = self.heightForWidth(self.width())
        if high != self.minimumHeight():
            self.setMinimumHeight(high)

    def _scale(self, width: float) -> float:
        whole = theme().size / 100
        return min(whole, max(self.least * whole, width / max(self.drawing.width, 1.0)))

    def place_of(self, key: str) -> QRectF | None:
        """Where the thing with this key stands, in pixels of the view."""
        around, scale = self._around(key), self._scale(self.width())
        return QRectF(around.topLeft() * scale, around.size() * scale) if around is not None else None

    # --- painting -------------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        scale = self._scale(self.width())
        painter.scale(scale, scale)
        shift = self._at - self._from
        for shape in self.drawing.shapes:
            is_held = bool(self._held) and shape.key == self._held
            self._paint(painter, shifted(shape, shift.x(), shift.y()) if is_held else shape)
        around = self._around(self._chosen)
        if around is not None:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("focus"), 3))
            painter.drawRoundedRect(around.adjusted(-6, -6, 6, 6), 8, 8)
        painter.end()

    def _paint(self, painter: QPainter, shape: Shape) -> None:
        look = theme()
        if isinstance(shape, Words):
            self._paint_words(painter, shape)
            return
        pen = QPen(look.color(shape.look), shape.thick, _DASHES[shape.dash], Qt.PenCapStyle.RoundCap)
        painter.setPen(pen if shape.thick else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(look.color(shape.fill) if shape.fill else Qt.BrushStyle.NoBrush)
        match shape:
            case Circle(x, y, r):
                painter.drawEllipse(QPointF(x, y), r, r)
            case Box(x, y, width, height, corner):
                painter.drawRoundedRect(QRectF(x, y, width, height), corner, corner)
            case Stroke(points) if len(points) == 2 and not shape.curved:  # as the path, and ten times as fast
                painter.drawLine(QPointF(*points[0]), QPointF(*points[1]))
            case Stroke():
                painter.drawPath(_path(shape))

    def _paint_words(self, painter: QPainter, shape: Words) -> None:
        look = theme()
        font = _font(shape.size, own=shape.own, bold=shape.bold)
        left = shape.x
        if shape.anchor != "start":
            left -= _ALIGN[shape.anchor] * _width(painter, font, shape.text)
        if shape.halo:
            path = QPainterPath()
            path.addText(left, shape.y, font, shape.text)
            painter.strokePath(path, QPen(look.color("bg"), 6))
        painter.setFont(font)
        painter.setPen(look.color(shape.look))
        painter.drawText(QPointF(left, shape.y), shape.text)

    # --- pointing -------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._place(event)
        key = self._key_at(at)
        if event.button() is not Qt.MouseButton.LeftButton or not key:
            super().mousePressEvent(event)
            return
        self.chosen.emit(key)
        if key in self.movable:
            self._held, self._from, self._at = key, at, at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held:
            self._at = self._place(event)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, ""
        if held and (self._at - self._from).manhattanLength() > 4:
            at = self._place(event)
            self.moved.emit(held, at.x(), at.y())
        self.update()

    def _place(self, event: QMouseEvent) -> QPointF:
        return event.position() / self._scale(self.width())

    def _key_at(self, at: QPointF) -> str:
        for shape in reversed(self.drawing.shapes):
            if shape.key and bounds_of(shape).adjusted(-NEAR / 2, -NEAR / 2, NEAR / 2, NEAR / 2).contains(at):
                return shape.key
        return ""

    def _around(self, key: str) -> QRectF | None:
        found = [bounds_of(shape) for shape in self.drawing.shapes if key and shape.key == key]
        if not found:
            return None
        whole = found[0]
        for one in found[1:]:
            whole = whole.united(one)
        return whole


def _path(shape: Stroke) -> QPainterPath:
    if not shape.points:
        return QPainterPath()
    path = QPainterPath(QPointF(*shape.points[0]))
    if shape.curved:
        for first, second, end in smooth_through(shape.points):
            path.cubicTo(QPointF(*first), QPointF(*second), QPointF(*end))
    else:
        for point in shape.points[1:]:
            path.lineTo(QPointF(*point))
    if shape.closed:
        path.closeSubpath()
    return path


@cache
def _font(size: float, *, own: bool, bold: bool) -> QFont:
    font = QFont(ROLES["own_small" if own else "body"].family)
    font.setPixelSize(round(size))
    font.setBold(bold)
    return font


def _width(painter: QPainter, font: QFont, text: str) -> float:
    painter.setFont(font)
    return float(painter.fontMetrics().horizontalAdvance(text))


def bounds_of(shape: Shape) -> QRectF:
    """The rectangle a shape takes, in units of the drawing."""
    match shape:
        case Circle(x, y, r):
            return QRectF(x - r, y - r, 2 * r, 2 * r)
        case Box(x, y, width, height):
            return QRectF(x, y, width, height)
        case Stroke():
            return _path(shape).boundingRect()
        case Words(x, y, text, size):
            wide = width_of(text, size, bold=shape.bold, own=shape.own)
            return QRectF(x - _ALIGN[shape.anchor] * wide, y - size, wide, size * 1.2)
