"""A list that opens to choose one of a few: "na 10 minuten"."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from herstelkluis.ui import icons
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth


class DropList(QComboBox):
    """An ordinary combo box in the look of a field. The wheel scrolls the page and never changes a choice."""

    def __init__(self, spoken: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(spoken)
        self.setProperty("corner", 8)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFont(theme().font("body"))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        words = max((metrics.horizontalAdvance(self.itemText(at)) for at in range(self.count())), default=0)
        return QSize(words + theme().px(16 + 20 + 16 + 16), theme().px(44))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        width = 2 if look.tokens.high else 1.5
        fill = look.color("soft" if self.underMouse() else "surface")
        ground(painter, QRectF(self.rect()), 8, fill, look.color("line"), width)
        size = look.px(18)
        at = QRectF(self.width() - look.px(12) - size, (self.height() - size) / 2, size, size)
        icons.paint(painter, "chevron-down", look.color("text"), at)
        painter.setPen(look.color("text"))
        painter.setFont(self.font())
        words = QRectF(self.rect()).adjusted(look.px(15), 0, -look.px(34), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.currentText())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme().font("body"))
            self.updateGeometry()
