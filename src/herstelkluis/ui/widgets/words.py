"""A piece of text on the screen, set in one of the letter roles with that role's own line height."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from herstelkluis.ui.theme import theme

READING_WIDTH = 40  # in widths of the letter size: some 75 letters, the most that reads well


class Words(QLabel):
    """Plain text in a role ("title", "help", "own_small", ...) and a colour token; never rich text.

    `wrap=False` keeps it on one line. A text under a `role` from the "own" family is what the person wrote.
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        colour: str = "text",
        *,
        wrap: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role, self._colour = role, colour
        self._counted: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setFont(theme().font(role))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)

    @property
    def role(self) -> str:
        """The letter role."""
        return self._role

    def setText(self, text: str) -> None:
        """Show other words."""
        self._counted.clear()
        super().setText(text)

    def set_look(self, role: str, colour: str) -> None:
        """Another role and colour."""
        self._role, self._colour = role, colour
        self._counted.clear()
        self.setFont(theme().font(role))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return self.wordWrap()

    def heightForWidth(self, width: int) -> int:
        return self._lines(width) * theme().line(self._role)

    def sizeHint(self) -> QSize:
        natural = math.ceil(max((self._measure(line) for line in self.text().split("\n")), default=0)) + 1
        if self.wordWrap():
            natural = min(natural, READING_WIDTH * self.font().pixelSize())
        return QSize(natural, self.heightForWidth(natural))

    def minimumSizeHint(self) -> QSize:
        parts = self.text().split() if self.wordWrap() else self.text().split("\n")
        widest = math.ceil(max((self._measure(part) for part in parts), default=0)) + 1
        return QSize(widest, theme().line(self._role))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme().color(self._colour))
        layout = self._laid_out(self.width())
        height = theme().line(self._role)
        metrics = QFontMetricsF(self.font())
        lead = (height - metrics.height()) / 2
        total = layout.lineCount() * height
        top = max(0.0, (self.height() - total) / 2) if self.alignment() & Qt.AlignmentFlag.AlignVCenter else 0.0
        for number in range(layout.lineCount()):
            layout.lineAt(number).draw(painter, QPointF(0, top + number * height + lead))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._counted.clear()
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme().font(self._role))
            self.updateGeometry()

    def _measure(self, text: str) -> float:
        return QFontMetricsF(self.font()).horizontalAdvance(text)

    def _lines(self, width: int) -> int:
        # A layout asks for the height at one width again and again, for every label whenever one of them changes.
        if width not in self._counted:
            self._counted[width] = max(1, self._laid_out(width).lineCount())
        return self._counted[width]

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font(), self)
        wrap = QTextOption.WrapMode
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(wrap.WrapAtWordBoundaryOrAnywhere if self.wordWrap() else wrap.ManualWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
        layout.endLayout()
        return layout
