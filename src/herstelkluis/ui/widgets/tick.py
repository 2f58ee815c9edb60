"""A box to tick, with its words beside it or spoken only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from herstelkluis.ui import icons
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth


class Tick(QCheckBox):
    """A check box that paints itself. `own` sets the words in the book letter; the whole row is the target."""

    def __init__(self, text: str = "", *, spoken: str = "", own: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._role = "own_small" if own else "body"
        self.setAccessibleName(spoken)
        self.setProperty("corner", 8)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFont(theme().font(self._role))

    def sizeHint(self) -> QSize:
        look = theme()
        words = QFontMetrics(self.font()).horizontalAdvance(self.text()) + look.px(14) if self.text() else 0
        return QSize(look.px(22) + 4 + words, look.px(40))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        side = look.px(22)
        box = QRectF(2, (self.height() - side) / 2, side, side)
        if self.isChecked():
            ground(painter, box, 5, look.color("primary"))
            icons.paint(painter, "check", look.color("on_primary"), box.adjusted(2, 2, -2, -2))
        else:
            ground(painter, box, 5, look.color("soft" if self.underMouse() else "surface"), look.color("line"))
        if self.text():
            painter.setPen(look.color("text"))
            painter.setFont(self.font())
            words = QRectF(self.rect()).adjusted(side + 2 + look.px(12), 0, 0, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme().font(self._role))
            self.updateGeometry()
