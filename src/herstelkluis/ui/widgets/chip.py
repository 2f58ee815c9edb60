"""A round chip that can be on or off; on shows a check mark."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.ui import icons
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth
from herstelkluis.ui.widgets.press import Press


class Chip(Press):
    """A checkable button. Not `setAutoExclusive` where one excludes the others: Tab would come to one of them only."""

    def __init__(self, text: str, *, on: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)
        self.setChecked(on)
        self.setAutoDefault(False)
        self.setProperty("corner", 18)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._follow)
        self._follow()

    def sizeHint(self) -> QSize:
        look = theme()
        words = QFontMetrics(look.font("help_strong")).horizontalAdvance(self.text()) + 2
        return QSize(words + 2 * look.px(12) + (look.px(22) if self.isChecked() else 0), look.px(36))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, on = theme(), smooth(self), self.isChecked()
        fill = "soft" if on or self.underMouse() else "surface" if look.tokens.high else "bg"
        width = 2 if look.tokens.high else 1.3
        corner = self.height() / 2
        ground(painter, QRectF(self.rect()), corner, look.color(fill), look.color("primary" if on else "line"), width)
        colour = look.color("primary" if on else "text")
        at = look.px(12)
        if on:
            size = look.px(16)
            icons.paint(painter, "check", colour, QRectF(at, (self.height() - size) / 2, size, size))
            at += look.px(22)
        painter.setPen(colour)
        painter.setFont(self.font())
        painter.drawText(QRectF(at, 0, self.width(), self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._follow()

    def _follow(self) -> None:
        self.setFont(theme().font("help_strong" if self.isChecked() else "help"))
        self.setProperty("corner", theme().px(18))
        self.updateGeometry()
