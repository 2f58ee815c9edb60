"""One part in the rail: own-painted on top of an ordinary button, so it keeps its role."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui import icons
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth
from herstelkluis.ui.widgets.press import Press


class RailItem(Press):
    """Icon and word, or two lines for a part inside a screen (`under`). Spoken: "Mijn plan, hier ben je".

    `spoken` is for a part whose words stand in the rail too.
    """

    def __init__(
        self, text: str, icon: str = "", under: str = "", *, spoken: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._sign, self._under, self._spoken, self._here = icon, under, spoken, False
        self.setAutoDefault(False)
        self.setProperty("corner", 8)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.set_here(here=False)

    @property
    def is_here(self) -> bool:
        """Whether this part is on the screen now."""
        return self._here

    def set_under(self, under: str) -> None:
        """Other words on the second line."""
        self._under = under
        self.set_here(here=self._here)
        self.updateGeometry()

    def set_here(self, *, here: bool) -> None:
        """Mark this part as the one on the screen."""
        self._here = here
        words = self._spoken or ", ".join(part for part in (self.text(), self._under) if part)
        self.setAccessibleName(_("{part}, you are here").format(part=words) if here else words)
        self.setFont(theme().font("strong" if here else "body"))
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        wide = max(
            QFontMetrics(look.font("strong")).horizontalAdvance(self.text()),
            QFontMetrics(look.font("help")).horizontalAdvance(self._under),
        )
        return QSize(self._words_at() + wide + look.px(14), look.px(60 if self._under else 44))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme()
        painter = smooth(self)
        at = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._here:
            ground(painter, at, 8, look.color("surface"), look.color("line") if look.tokens.high else None)
            bar = QRectF(0, self.height() / 2 - look.px(12), 4, look.px(24))
            ground(painter, bar, 2, look.color("primary"))
        elif self.underMouse():
            ground(painter, at, 8, look.color("rail_hover"), look.color("line") if look.tokens.high else None)
        colour = look.color("primary" if self._here else "text")
        if self._sign:
            size = look.px(20)
            icons.paint(painter, self._sign, colour, QRectF(look.px(14), (self.height() - size) / 2, size, size))
        painter.setPen(colour)
        painter.setFont(self.font())
        words = QRectF(self._words_at(), 0, self.width() - self._words_at(), self.height())
        if self._under:
            upper, lower = QRectF(words), QRectF(words)
            upper.setBottom(self.height() / 2)
            lower.setTop(self.height() / 2)
            painter.drawText(upper, Qt.AlignmentFlag.AlignBottom, self.text())
            painter.setPen(look.color("muted"))
            painter.setFont(look.font("help"))
            painter.drawText(lower, Qt.AlignmentFlag.AlignTop, self._under)
        else:
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.set_here(here=self._here)
            self.updateGeometry()

    def _words_at(self) -> int:
        return theme().px(14 + 20 + 12) if self._sign else theme().px(16)
