"""The square code of a card on the screen, and the card on paper."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPagedPaintDevice, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.i18n import _
from herstelkluis.share.contact import Contact
from herstelkluis.ui.contacts.eight_words import HALF
from herstelkluis.ui.letters import SANS
from herstelkluis.ui.screens.sheet_paper import Paint
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import smooth

SIDE = 560
_POINTS_PER_INCH = 72
_CODE_ON_PAPER = 312.0  # points: eleven centimetres


class SquareCode(QWidget):
    """Ink on white in every look, with whole pixels for each module; spoken by its name."""

    def __init__(self, code: QImage, spoken: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self.setAccessibleName(spoken)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(2 * code.height())

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._code.width(), 2 * self._code.height())

    def heightForWidth(self, width: int) -> int:
        return min(width, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = smooth(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        ratio = self.devicePixelRatioF()
        times = max(1, int(min(self.width(), self.height()) * ratio) // max(1, self._code.width()))
        side = times * self._code.width() / ratio
        room = QRectF(0, 0, side, side)
        painter.drawImage(room, self._code)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Lighten)
        painter.fillRect(room, theme().color("ink"))  # as on every paper: ink, where it was black


def paint_card(own: Contact, code: QImage) -> Paint:
    """How the card is drawn on a page of A4: name, eight words and the square code."""

    def paint(device: QPagedPaintDevice) -> None:
        painter = QPainter(device)
        scale = device.logicalDpiX() / _POINTS_PER_INCH
        painter.scale(scale, scale)
        _write(painter, 56, 84, _("Contact card"), 22, bold=True)
        _write(painter, 56, 112, own.name, 16)
        _write(painter, 56, 150, _("Compare these eight words by voice:"), 12)
        for at, word in enumerate(own.words):
            column, row = divmod(at, HALF)
            _write(painter, 56 + column * 200, 176 + row * 22, f"{at + 1}  {word}", 14, bold=True)
        painter.drawImage(QRectF(56, 280, _CODE_ON_PAPER, _CODE_ON_PAPER), code)
        _write(painter, 56, 620, _("Make a photo of this code, and open the photo in the program."), 12)
        painter.end()

    return paint


def _write(painter: QPainter, left: float, base: float, text: str, size: int, *, bold: bool = False) -> None:
    font = QFont(SANS)
    font.setPixelSize(size)
    font.setBold(bold)
    painter.setPen(QColor(Qt.GlobalColor.black))
    painter.setFont(font)
    painter.drawText(QPointF(left, base), text)
