"""An icon beside words. It has no words of its own, so a screen reader passes it by."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.ui import icons
from herstelkluis.ui.theme import theme


class Sign(QWidget):
    """The icon `name` in a colour token, `size` logical pixels at 100 %; as high as `line` when given."""

    def __init__(
        self, name: str, colour: str = "muted", size: int = 20, *, line: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._colour, self._size, self._line = name, colour, size, line
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_look(self, name: str, colour: str) -> None:
        """Another icon or colour."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        size = theme().px(self._size)
        return QSize(size, max(size, theme().px(self._line)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        size = theme().px(self._size)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        at = QRectF((self.width() - size) / 2, (self.height() - size) / 2, size, size)
        icons.paint(painter, self._name, theme().color(self._colour), at)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
