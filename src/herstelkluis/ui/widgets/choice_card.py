"""A card to choose one of several: radio, name, one line. The whole card is the target."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth
from herstelkluis.ui.widgets.words import Words


class ChoiceCard(QRadioButton):
    """An ordinary radio button: arrow keys and role are a radio group's, cards of one parent exclude each other."""

    def __init__(self, name: str, line: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setAccessibleDescription(line)
        self.setProperty("corner", 10)
        self._name = Words(name, "strong", parent=self)
        self._line = Words(line, "help", "muted", parent=self)
        self._line.setVisible(bool(line))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._line)
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._follow()

    def sizeHint(self) -> QSize:
        return self._row.sizeHint().expandedTo(QSize(0, theme().px(44)))

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize().expandedTo(QSize(0, theme().px(44)))

    def heightForWidth(self, width: int) -> int:
        return max(theme().px(44), self._row.totalHeightForWidth(width))

    def hitButton(self, at: QPoint) -> bool:
        return self.rect().contains(at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        border = "primary" if self.isChecked() else "line" if look.tokens.high else "hair"
        fill = "soft" if self.isChecked() or self.underMouse() else "surface"
        width = 2 if self.isChecked() or look.tokens.high else 1
        ground(painter, QRectF(self.rect()), 10, look.color(fill), look.color(border), width)
        side = look.px(20)
        at = QRectF(look.px(16), look.px(13), side, side)
        ring = look.color("primary" if self.isChecked() else "line")
        ground(painter, at, side / 2, look.color("surface"), ring)
        if self.isChecked():
            inset = side * 0.25
            ground(painter, at.adjusted(inset, inset, -inset, -inset), side / 4, look.color("primary"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._follow()

    def _follow(self) -> None:
        self._row.setContentsMargins(theme().px(48), 11, 14, 13)
        self.updateGeometry()
