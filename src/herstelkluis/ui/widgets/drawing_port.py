"""A drawing whose letters stay large enough to read: where it is wider than its place it moves sideways."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from herstelkluis.ui.widgets.drawing_view import DrawingView

LEAST = 15 / 16
"""Names are 16 high in a drawing, and no letter on the screen is smaller than 15."""


class DrawingPort(QScrollArea):
    """As high as its drawing. What is chosen in the list is brought into view, so no key has to move it."""

    def __init__(self, view: DrawingView, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        view.least = LEAST
        self._view = view
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(view)

    def show_whole(self, chosen: str = "") -> None:
        """Take the height of the drawing as it is now, with what is chosen in view."""
        needed, room = self._view.minimumSizeHint().width(), self.width()
        bar = self.horizontalScrollBar().sizeHint().height() if needed > room else 0
        high = self._view.heightForWidth(max(needed, room)) + bar
        if high != self.minimumHeight():
            self.setFixedHeight(high)
        place = self._view.place_of(chosen)
        if place is not None:
            self.ensureVisible(round(place.center().x()), 0, round(place.width() / 2) + 40, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_whole()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            super().wheelEvent(event)
        else:
            event.ignore()  # down and up moves the page
