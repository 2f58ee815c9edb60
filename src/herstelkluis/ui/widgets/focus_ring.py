"""The focus ring: one overlay per window draws it for all widgets, 3 px wide and 3 px outside."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.in_view import Port
from herstelkluis.ui.widgets.painting import smooth

AWAY, WIDTH = 3, 3
_OUTSIDE = AWAY + WIDTH
_FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}


class FocusRing(QWidget):
    """Lies over `window` and lets every click through. Shown for the keyboard, and always for text fields."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window_under = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QObject] = []
        self._wanted = False
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
            self._focus_moved(None, app.focusWidget())

    @property
    def target(self) -> QWidget | None:
        """The widget the ring is drawn around now."""
        return self._target if self.isVisible() else None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            self._place()
        elif event.type() == QEvent.Type.KeyPress and not self.isVisible():
            self._wanted = True
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._target is None or not isValid(self._target):
            return
        painter = smooth(self)
        painter.setPen(QPen(theme().color("focus"), WIDTH))
        half = WIDTH / 2
        corner = float(self._target.property("corner") or 8) + AWAY + half
        origin = self.mapFromGlobal(self._target.mapToGlobal(QPoint(0, 0)))
        around = QRectF(origin.x(), origin.y(), self._target.width(), self._target.height())
        outside = AWAY + half
        painter.drawRoundedRect(around.adjusted(-outside, -outside, outside, outside), corner, corner)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        for watched in self._watched:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._watched = []
        if now is None or now.window() is not self.window_under:
            self._target = None
            self.hide()
            return
        self._target = self._ringed(now)
        part: QWidget | None = now
        while part is not None:
            part.installEventFilter(self)
            self._watched.append(part)
            part = part.parentWidget() if not part.isWindow() else None
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        # A screen gives the keyboard to a field before it is shown: the ring then comes with the field.
        self._wanted = not by_mouse or bool(now.property("always_ring"))
        self._place()

    def _ringed(self, widget: QWidget) -> QWidget:
        """With `ring_sheet` the ring goes round the nearest sheet or row that takes it (`ring_here`)."""
        around: QWidget | None = widget if widget.property("ring_sheet") else None
        while around is not None and not around.isWindow():
            if around.property("ring_here"):
                return around
            around = around.parentWidget()
        return widget

    def _place(self) -> None:
        target, window = self._target, self.window_under
        if not self._wanted or target is None or not isValid(target) or not target.isVisible():
            self.hide()
            return
        origin = target.mapTo(window, QPoint(0, 0))
        room = QRect(origin, target.size()).adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE)
        part = target.parentWidget()
        while part is not None and part is not window:
            if isinstance(part, QAbstractScrollArea):
                port = part.viewport()
                seen = QRect(port.mapTo(window, QPoint(0, 0)), port.size())
                over = 0 if isinstance(part, Port) else _OUTSIDE  # never over the foot or the titles
                room = room.intersected(seen.adjusted(-_OUTSIDE, -over, _OUTSIDE, over))
            part = part.parentWidget()
        self.setGeometry(room)
        self.show()
        self.raise_()
        self.update()
