"""Buttons, named after the deed: Main (one per screen), Second, Quiet, Plain and Help."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui import icons
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.press import Press

ICON, GAP, CORNER = 20, 14, 8


@dataclass(frozen=True, slots=True)
class Skin:
    """Tokens of one kind of button at rest and under the mouse; an empty token draws nothing."""

    words: str
    ground: str = ""
    border: str = ""
    hover_words: str = ""
    hover_ground: str = "soft"


class Button(Press):
    """An ordinary push button that paints itself. `icon` stands before the words, `after` behind them.

    `dense` is for a quiet button in a row (36 high). `spoken` is the accessible name where the words alone are not
    unique on the screen.
    """

    skin = Skin(words="primary", ground="surface", border="primary")
    role, padding, icon_size, gap = "strong", 20, ICON, GAP

    def __init__(
        self,
        text: str,
        icon: str = "",
        *,
        after: str = "",
        spoken: str = "",
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._sign, self._after, self._dense = icon, after, dense
        self.setAccessibleName(spoken)
        self.setProperty("corner", CORNER)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setFont(theme().font(self.role))

    def sizeHint(self) -> QSize:
        look = theme()
        words = QFontMetrics(self.font()).horizontalAdvance(self.text()) + 2
        icons_wide = sum(look.px(self.icon_size + self.gap) for name in (self._sign, self._after) if name)
        height = 36 if self._dense else 44
        # The words grow with the text size, the room around them stays.
        return QSize(words + icons_wide + 2 * self._side(), height + look.px(36) - 36)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def set_icon(self, icon: str) -> None:
        """Another icon before the words."""
        self._sign = icon
        self.updateGeometry()
        self.update()

    def set_after(self, icon: str) -> None:
        """Another icon behind the words, or none."""
        self._after = icon
        self.updateGeometry()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, skin = theme(), self.skin
        hover = self.isEnabled() and (self.underMouse() or self.isDown())
        ground = skin.hover_ground if hover else skin.ground
        words = skin.hover_words if hover and skin.hover_words else skin.words
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if not self.isEnabled():
            words = "muted"
            if skin.border or skin.ground:
                painter.setPen(QPen(look.color("line"), 2, Qt.PenStyle.DashLine))
        elif ground:
            painter.setBrush(look.color(ground))
        if self.isEnabled() and (skin.border or (hover and look.tokens.high)):
            painter.setPen(QPen(look.color(skin.border or words), 2))
        edge = 1.0 if painter.pen().style() != Qt.PenStyle.NoPen else 0.0
        frame = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(frame, CORNER - edge, CORNER - edge)
        self._paint_words(painter, words)

    def _paint_words(self, painter: QPainter, token: str) -> None:
        look, metrics = theme(), QFontMetrics(self.font())
        wide = metrics.horizontalAdvance(self.text())
        icon, gap = look.px(self.icon_size), look.px(self.gap)
        total = wide + sum(icon + gap for name in (self._sign, self._after) if name)
        at = self._side() if self._is_flush() else max(self._side(), (self.width() - total) // 2)
        top = (self.height() - icon) / 2
        colour = look.color(token)
        if self._sign:
            icons.paint(painter, self._sign, colour, QRectF(at, top, icon, icon))
            at += icon + gap
        painter.setPen(colour)
        painter.setFont(self.font())
        painter.drawText(QRectF(at, 0, wide + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._after:
            icons.paint(painter, self._after, colour, QRectF(at + wide + gap, top, icon, icon))

    def _side(self) -> int:
        return min(self.padding, 14) if self._dense else self.padding

    def _is_flush(self) -> bool:
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.setFont(theme().font(self.role))
            self.updateGeometry()


class Main(Button):
    """The one filled button: what the person most likely came to do."""

    skin = Skin(words="on_primary", ground="primary", hover_ground="primary_hover")


class Second(Button):
    """Outlined: as good a way as the main one, and never smaller."""


class Quiet(Button):
    """Words only, in the primary colour."""

    skin = Skin(words="primary")
    padding = 14


class FlushQuiet(Quiet):
    """A quiet button at the start of a line: its words stand flush left with the text above."""

    padding = 4

    def _is_flush(self) -> bool:
        return True


class Plain(Button):
    """Words only, in the colour of text: Verbergen, Sluiten, Stoppen."""

    skin = Skin(words="text")
    padding = 14


class Help(Button):
    """ "Ik heb nu hulp nodig": the same on every screen, and never disabled."""

    skin = Skin("crisis", "crisis_soft", "crisis", "on_crisis", "crisis")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("I need help now"), "life-buoy", parent=parent)
