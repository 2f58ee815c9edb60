"""A place between two words, from 0 to 10, or no place yet. Nothing is chosen until the person does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import smooth

HIGHEST = 10
EDGE, KNOB = 16, 11
_STARTS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: HIGHEST}
_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


class PlaceSlider(QSlider):
    """An ordinary slider that may also be empty: arrows place it in the middle first, Delete takes it away again.

    `chosen` tells that the person changed it. The wheel scrolls the page and never moves it.
    """

    chosen = Signal()

    def __init__(self, spoken: str, low: str, high: str, *, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._spoken, self._ends = spoken, (low, high)
        self._is_placed = False
        self.setRange(0, HIGHEST)
        self.setPageStep(2)
        self.setProperty("corner", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.place(None)

    def placed(self) -> int | None:
        """The place, or nothing."""
        return self.value() if self._is_placed else None

    def place(self, value: int | None) -> None:
        """Show a place, or none; nothing is told."""
        self._is_placed = value is not None
        self.setValue(HIGHEST // 2 if value is None else value)
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(260), theme().px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(44))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        high = look.tokens.high
        middle, left, right = self.height() / 2, self._x(0), self._x(HIGHEST)
        painter.setPen(QPen(look.color("line"), 2 if high else 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        for value in range(HIGHEST + 1):
            half = look.px(6 if value in (0, HIGHEST) else 4)
            painter.drawLine(QPointF(self._x(value), middle - half), QPointF(self._x(value), middle + half))
        radius = look.px(KNOB)
        if self._is_placed:
            painter.setPen(QPen(look.color("surface"), 2))
            painter.setBrush(look.color("primary_hover" if self.underMouse() and not high else "primary"))
            painter.drawEllipse(QPointF(self._x(self.value()), middle), radius, radius)
        elif self.hasFocus() or self.underMouse():
            painter.setPen(QPen(look.color("muted"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(look.color("surface"))
            painter.drawEllipse(QPointF(self._x(HIGHEST // 2), middle), radius, radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if self._is_placed:
                self.place(None)
                self.chosen.emit()
        elif key in _STARTS:
            self._put(_STARTS[Qt.Key(key)])
        elif key in _ARROWS and not self._is_placed:
            self._put(HIGHEST // 2)
        else:
            before = self.value()
            super().keyPressEvent(event)
            if self.value() != before:
                self.chosen.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._put(self._nearest(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._put(self._nearest(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _put(self, value: int) -> None:
        before = self.placed()
        self.place(value)
        if before != value:
            self.chosen.emit()

    def _nearest(self, event: QMouseEvent) -> int:
        part = (event.position().x() - self._x(0)) / max(1.0, self._x(HIGHEST) - self._x(0))
        return min(HIGHEST, max(0, round(part * HIGHEST)))

    def _x(self, value: int) -> float:
        edge = theme().px(EDGE)
        room = QRectF(self.rect()).width() - 2 * edge
        return edge + room * value / HIGHEST

    def _say(self) -> None:
        none = _("No place chosen")
        self.setAccessibleName(self._spoken if self._is_placed else f"{self._spoken}. {none}")
        low, high = self._ends
        ends = _("From 0, {low}, to 10, {high}.").format(low=low, high=high) if low and high else _("From 0 to 10.")
        state = "" if self._is_placed else _("Choose one with the arrow keys.")
        self.setAccessibleDescription(" ".join(filter(None, (state, ends))))
