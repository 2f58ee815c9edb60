"""One of the eight faces of the card as a small piece of paper to choose."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth
from herstelkluis.ui.widgets.press import Press

PALE = 0.4


class FaceButton(Press):
    """Checkable; the chosen one has a thick border and bold words."""

    def __init__(self, name: str, number: int, *, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("corner", 4)
        self.setAccessibleName(_("Face {n}, {name}").format(n=number, name=name))
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.toggled.connect(self._follow)
        self._follow()

    def sizeHint(self) -> QSize:
        look = theme()
        wide = QFontMetrics(look.font("help_strong")).horizontalAdvance(self.text())
        return QSize(wide + 12, look.px(54))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, on = theme(), smooth(self), self.isChecked()
        border = look.color("primary" if on else "line")
        ground(painter, QRectF(self.rect()), 4, look.color("paper"), border, 3 if on else 1)
        if on and border.lightnessF() > PALE:  # on white only a dark line is seen
            ground(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), 2, None, look.color("ink"), 3)
        painter.setPen(look.color("ink"))
        painter.setFont(self.font())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._follow()

    def _follow(self) -> None:
        self.setFont(theme().font("help_strong" if self.isChecked() else "help"))
        self.updateGeometry()
