"""Links: for going somewhere, never for doing something that cannot be undone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.ui import icons
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.press import Press


class Link(Press):
    """Underlined words. Shown "Openen", spoken "Pakket 7 voor de POH-GGZ openen": `spoken` must be unique."""

    def __init__(
        self, text: str, spoken: str = "", *, role: str = "strong", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._role, self._sign = role, icon
        self.setAccessibleName(spoken)
        self.setProperty("corner", 6)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._follow()

    def sizeHint(self) -> QSize:
        wide = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2
        return QSize(wide + self._icon_width(), theme().px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hover = self.underMouse() and not look.tokens.high
        colour = look.color("primary_hover" if hover and not look.tokens.dark else "primary")
        at = self._icon_width()
        if self._sign:
            size = look.px(18)
            icons.paint(painter, self._sign, colour, QRectF(0, (self.height() - size) / 2, size, size))
        painter.setPen(colour)
        painter.setFont(self.font())
        words = QRectF(at, 0, self.width() - at, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._follow()

    def _icon_width(self) -> int:
        return theme().px(26) if self._sign else 0

    def _follow(self) -> None:
        font = QFont(theme().font(self._role))
        font.setUnderline(True)
        self.setFont(font)
        self.updateGeometry()
