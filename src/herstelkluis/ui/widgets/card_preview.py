"""One face of the wallet card at reading size, drawn from the same setting as the paper, folded edges behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.card_faces import Face
from herstelkluis.paper.card import HEIGHT, WIDTH, CardSetting, FaceSetting
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, smooth

EDGE = 12  # room for the folded edges, in logical pixels
TENTHS = 10  # letters are drawn ten times as large and scaled, so that half points stay half points
_FAMILY = {"AtkinsonHyperlegibleNext": "Atkinson Hyperlegible Next", "NotoSans": "Noto Sans", "NotoEmoji": "Noto Emoji"}
_FAMILY |= {"DejaVuSans": "DejaVu Sans"}


class CardPreview(QWidget):
    """`show_face` gives it a face. Spoken: its heading and lines, in order. White in every theme: it is paper."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face: FaceSetting | None = None
        self._number = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_face(self, setting: CardSetting | None, face: Face | None, number: int) -> None:
        """Show face `number` (from 0), or nothing."""
        self._face = setting.faces[number] if setting is not None else None
        self._number = number
        if face is None:
            self.setAccessibleName("")
            self.setAccessibleDescription("")
        else:
            said = [word for block in face.blocks for word in (block.heading, *block.lines) if word]
            name = _("Face {n} of {total}: {heading}").format(n=number + 1, total=8, heading=face.heading)
            self.setAccessibleName(name)
            self.setAccessibleDescription(". ".join(said))
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round((min(width, theme().px(560)) - EDGE) * HEIGHT / WIDTH) + EDGE + 2

    def sizeHint(self) -> QSize:
        wide = theme().px(412)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        wide = min(self.width(), look.px(560)) - EDGE
        scale = min(wide / WIDTH, (self.height() - EDGE - 2) / HEIGHT)
        paper = QRectF(0, 0, WIDTH * scale, HEIGHT * scale)
        line = look.color("ink_muted" if look.tokens.high else "line")
        for step in (EDGE, EDGE / 2, 0.0):
            ground(painter, paper.translated(step, step), 8, look.color("paper"), line, 1)
        if self._face is None:
            return
        painter.save()
        painter.scale(scale, scale)
        self._paint_face(painter, self._face)
        painter.restore()
        painter.setPen(look.color("ink_muted"))
        painter.setFont(_letter("AtkinsonHyperlegibleNext-Regular", scale * 8.5))
        words = _("face {n} of {total}").format(n=self._number + 1, total=8)
        side = 12 * scale
        place = QRectF(0, 8 * scale, WIDTH * scale - side, 14 * scale)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_face(self, painter: QPainter, face: FaceSetting) -> None:
        look = theme()
        for stroke in face.strokes:
            colour = look.color("ink_muted" if stroke.faint and look.tokens.high else "ink")
            colour.setAlphaF(0.25 if stroke.faint else 1)
            painter.setPen(QPen(colour, stroke.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawPolyline([QPointF(x, y) for x, y in stroke.points])
        painter.setPen(look.color("ink"))
        for words in face.words:
            painter.save()
            painter.translate(words.x, words.y)
            painter.scale(1 / TENTHS, 1 / TENTHS)
            painter.setFont(_letter(words.letter.value, words.size * TENTHS))
            painter.drawText(QPointF(0, 0), words.text)
            painter.restore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


def _letter(stem: str, size: float) -> QFont:
    family, _dash, style = stem.partition("-")
    font = QFont(_FAMILY.get(family, family))
    font.setPixelSize(max(1, round(size)))
    font.setWeight(QFont.Weight.Bold if style == "Bold" else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    return font
