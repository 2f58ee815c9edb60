"""The vault locks soon, told calmly: one sentence, spoken once, and a line that grows shorter in a few steps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.painting import ground, smooth

STEPS, HEIGHT = 6, 4


class LastMinute(Banner):
    """No number counts down: what is left is only seen, as the part of the line that is still there."""

    stays = True

    def __init__(self, share: float, *, parent: QWidget | None = None) -> None:
        text = _("Your text is kept. Move the mouse or press a key to stay.")
        super().__init__("info", _("The vault locks within a minute"), text, icon="lock", parent=parent)
        self._line = _Line(parent=self)
        self.column.addWidget(self._line)
        self.set_left(share)

    def set_left(self, share: float) -> None:
        """Show how much of the time is left, from 1 to 0; nothing is spoken."""
        self._line.set_steps(max(1, round(share * STEPS)))


class _Line(QWidget):
    """Decoration, without words for a screen reader."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._left = STEPS
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_steps(self, left: int) -> None:
        if left != self._left:
            self._left = left
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(120), theme().px(HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        whole = QRectF(self.rect())
        left = QRectF(whole)
        left.setWidth(whole.width() * self._left / STEPS)
        ground(painter, whole, HEIGHT / 2, look.color("line"))
        ground(painter, left, HEIGHT / 2, look.color("primary"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
