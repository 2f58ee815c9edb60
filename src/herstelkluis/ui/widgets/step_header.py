"""The steps of a flow: numbers in circles, done = check, current = filled and bold, lines between."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui import icons
from herstelkluis.ui.speech import announce
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth

_CIRCLE, _GAP = 28, 8
_LINE, _SIDE = {True: 42, False: 8}, {True: 13, False: 6}  # with all names, or with one


class StepHeader(QWidget):
    """Three to five steps, the first is number 1. Spoken: "Stap 2 van 3: Welke stukken".

    Where not all names fit beside each other, only the name of the current step is drawn, with short lines.
    """

    def __init__(self, steps: Sequence[str], current: int = 1, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps, self._current = tuple(steps), current
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._spoken())

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self._steps)

    def set_step(self, number: int) -> None:
        """Go to a step, and say so."""
        self._current = number
        self.setAccessibleName(self._spoken())
        announce(self, self._spoken())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(names=True), theme().px(32))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width_of(names=False), theme().px(32))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        with_names = self.width() >= self._width_of(names=True)
        at, middle = 0.0, self.height() / 2
        for number, name in enumerate(self._steps, 1):
            self._paint_circle(
                painter, number, QRectF(at, middle - look.px(_CIRCLE) / 2, look.px(_CIRCLE), look.px(_CIRCLE))
            )
            at += look.px(_CIRCLE + _GAP)
            if with_names or number == self._current:
                font = look.font("strong" if number == self._current else "body")
                painter.setFont(font)
                painter.setPen(look.color("text" if number == self._current else "muted"))
                wide = QFontMetrics(font).horizontalAdvance(name)
                painter.drawText(QRectF(at, 0, wide + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, name)
                at += wide
            if number < len(self._steps):
                done = number < self._current
                pen = QPen(look.color("primary" if done else "line"), 2 if done else 1.5)
                pen.setStyle(Qt.PenStyle.SolidLine if done else Qt.PenStyle.CustomDashLine)
                if not done:
                    pen.setDashPattern([2.4, 1.6])
                painter.setPen(pen)
                start, long = at + look.px(_SIDE[with_names]), look.px(_LINE[with_names])
                painter.drawLine(QPointF(start, middle), QPointF(start + long, middle))
                at = start + long + look.px(_SIDE[with_names])

    def _paint_circle(self, painter: QPainter, number: int, at: QRectF) -> None:
        look, half = theme(), at.width() / 2
        if number < self._current:
            ground(painter, at, half, look.color("soft"), look.color("primary"))
            icons.paint(painter, "check", look.color("primary"), at.adjusted(half / 2, half / 2, -half / 2, -half / 2))
            return
        if number == self._current:
            ground(painter, at, half, look.color("primary"))
            painter.setPen(look.color("on_primary"))
        else:
            ground(painter, at, half, look.color("surface"), look.color("line"))
            painter.setPen(look.color("muted"))
        painter.setFont(look.font("help_strong"))
        painter.drawText(at, Qt.AlignmentFlag.AlignCenter, str(number))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def _width_of(self, *, names: bool) -> int:
        look = theme()
        bold, plain = QFontMetrics(look.font("strong")), QFontMetrics(look.font("body"))
        total = 0
        for number, name in enumerate(self._steps, 1):
            metrics = bold if number == self._current else plain
            total += look.px(_CIRCLE + _GAP)
            total += metrics.horizontalAdvance(name) if names or number == self._current else 0
        return total + (len(self._steps) - 1) * look.px(_LINE[names] + 2 * _SIDE[names]) + 4

    def _spoken(self) -> str:
        name = self._steps[self._current - 1] if self._steps else ""
        return _("Step {number} of {total}: {name}").format(number=self._current, total=len(self._steps), name=name)
