"""Cards to choose from: a round or square mark, a name, and one or more lines. The whole card is the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from herstelkluis.ui import icons
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth
from herstelkluis.ui.widgets.words import Words

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object  # a class can have one Qt class below it


class _Card(_Button):
    """What both cards are: words beside a mark that a subclass paints. Call `_lay_out` from `__init__`."""

    def _lay_out(self, name: str, lines: tuple[str, ...]) -> None:
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join(lines))
        self.setProperty("corner", 10)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Words(name, "strong", parent=self))
        for line in filter(None, lines):
            words.addWidget(Words(line, "help", "muted", parent=self))
        words.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(words, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._follow()

    def _paint_mark(self, painter: QPainter, at: QRectF) -> None:
        raise NotImplementedError

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
        self._paint_mark(painter, QRectF(look.px(16), look.px(13), side, side))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._follow()

    def _follow(self) -> None:
        self._row.setContentsMargins(theme().px(48), 11, 14, 13)
        self.updateGeometry()


class ChoiceCard(_Card, QRadioButton):
    """An ordinary radio button: arrow keys and role are a radio group's, cards of one parent exclude each other."""

    def __init__(self, name: str, *lines: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lay_out(name, lines)

    def _paint_mark(self, painter: QPainter, at: QRectF) -> None:
        look, half = theme(), at.width() / 2
        ring = look.color("primary" if self.isChecked() else "line")
        ground(painter, at, half, look.color("surface"), ring)
        if self.isChecked():
            inset = half / 2
            ground(painter, at.adjusted(inset, inset, -inset, -inset), half / 2, look.color("primary"))


class TickCard(_Card, QCheckBox):
    """An ordinary check box: several may be on."""

    def __init__(self, name: str, *lines: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lay_out(name, lines)

    def _paint_mark(self, painter: QPainter, at: QRectF) -> None:
        look = theme()
        if self.isChecked():
            ground(painter, at, 5, look.color("primary"))
            icons.paint(painter, "check", look.color("on_primary"), at.adjusted(2, 2, -2, -2))
        else:
            ground(painter, at, 5, look.color("surface"), look.color("line"))
