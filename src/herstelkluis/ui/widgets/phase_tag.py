"""A signal phase as word, shape, pattern and colour, so it also works in black and white."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth

Phase = Literal["green", "orange", "red"]
_NAMES: dict[Phase, str] = {"green": N_("Green"), "orange": N_("Orange"), "red": N_("Red")}
_BAND = 14


class PhaseTag(QWidget):
    """Green circle and dots, orange triangle and stripes, red square and cross-hatch; `title` is its own name."""

    def __init__(self, phase: Phase, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phase, self._title = phase, title
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        name = _(_NAMES[phase])
        self.setAccessibleName(_("Phase {phase}: {title}").format(phase=name.lower(), title=title))

    def sizeHint(self) -> QSize:
        look = theme()
        words = QFontMetrics(look.font("sub")).horizontalAdvance(self._title)
        return QSize(look.px(64) + words + look.px(14), look.px(76))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        ink, fill = look.color(f"{self._phase}_text"), look.color(f"{self._phase}_bg")
        at = QRectF(self.rect())
        ground(painter, at, 8, fill, look.color("line") if look.tokens.high else None)
        self._paint_pattern(painter, QRectF(0, 1, look.px(_BAND), self.height() - 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 2.2 * look.size / 100))
        self._paint_shape(painter, QPointF(look.px(38), self.height() / 2), look.px(12))
        words = at.adjusted(look.px(64), 0, -4, 0)
        upper, lower = QRectF(words), QRectF(words)
        upper.setBottom(at.height() / 2 - look.px(2))
        lower.setTop(at.height() / 2 - look.px(2))
        painter.setPen(ink)
        painter.setFont(look.font("help"))
        painter.drawText(upper, Qt.AlignmentFlag.AlignBottom, _(_NAMES[self._phase]))
        painter.setFont(look.font("sub"))
        painter.drawText(lower, Qt.AlignmentFlag.AlignTop, self._title)

    def _paint_shape(self, painter: QPainter, middle: QPointF, half: float) -> None:
        x, y = middle.x(), middle.y()
        if self._phase == "green":
            painter.drawEllipse(middle, half, half)
        elif self._phase == "red":
            painter.drawRect(QRectF(x - half * 0.85, y - half * 0.85, half * 1.7, half * 1.7))
        else:
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(x, y - half),
                        QPointF(x + half * 1.1, y + half * 0.9),
                        QPointF(x - half * 1.1, y + half * 0.9),
                    ]
                )
            )

    def _paint_pattern(self, painter: QPainter, band: QRectF) -> None:
        colour = theme().color(f"{self._phase}_text")
        painter.save()
        painter.setClipRect(band)
        if self._phase == "green":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(colour))
            step = band.width() / 2
            for number in range(int(band.height() / step) + 1):
                x = band.left() + (0.25 if number % 2 else 0.75) * band.width()
                painter.drawEllipse(QPointF(x, band.top() + number * step + 3), 1.6, 1.6)
        else:
            painter.setPen(QPen(colour, 2))
            top = band.top() - band.width()
            while top < band.bottom():
                painter.drawLine(QPointF(band.left(), top + band.width()), QPointF(band.right(), top))
                if self._phase == "red":
                    painter.drawLine(QPointF(band.left(), top), QPointF(band.right(), top + band.width()))
                top += 8
        painter.restore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
