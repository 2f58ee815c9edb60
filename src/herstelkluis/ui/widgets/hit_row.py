"""One found place: title, where it is, and the words around what was found."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.fuzzy import format_period
from herstelkluis.store.search import Hit
from herstelkluis.store.snippets import Snippet
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.painting import ground, rule, smooth
from herstelkluis.ui.widgets.press import Press
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.found import Place

_NEW_LINE = re.compile(r"\s*\n\s*")


def _in_one_line(snippet: Snippet) -> Snippet:
    """The same with a dot where a new line began, so that what stands apart does not run together."""
    return tuple((_NEW_LINE.sub(" · ", words), match) for words, match in snippet)


class HitRow(Press):
    """A whole-width button. A folded piece says only that it is folded."""

    def __init__(self, hit: Hit, place: Place, *, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAutoDefault(False)
        self.setProperty("corner", 8)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        found = _in_one_line(hit.snippet)
        snippet = "".join(words for words, _match in found)
        folded = _("Folded. The text is not here. You only open it if you want to.")
        is_title = not hit.answer and not hit.folded and any(match for _words, match in hit.snippet)
        time = format_period(hit.period) if hit.period and not (is_title or hit.folded or hit.answer) else ""
        said = folded if hit.folded else snippet if hit.answer else time
        self.setAccessibleName(", ".join(filter(None, (place.title, place.words, said))))
        self._row = QHBoxLayout(self)
        self._row.setSpacing(14)
        self._row.addWidget(Sign(place.icon, "muted", 20, line=28, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        parts = hit.snippet if is_title else ((place.title, False),)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(MarkedWords(parts, "own_strong", "text", parent=self))
        if hit.folded:
            words.addWidget(Words(folded, "help", "muted", parent=self))
        elif hit.answer:
            words.addWidget(MarkedWords(found, "own_small", "muted", parent=self))
        elif time:
            words.addWidget(Words(time, "own_small", "muted", parent=self))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(12)
        self._beside.addLayout(words, 1)
        where = Words(place.words, "help", "muted", wrap=theme().is_large, parent=self)
        self._beside.addWidget(where, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._beside, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._follow()

    def sizeHint(self) -> QSize:
        return self._row.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._row.minimumSize()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._row.totalHeightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), smooth(self)
        if self.underMouse() or self.isDown():
            ground(painter, QRectF(self.rect()), 8, look.color("soft"))
        wide = 2 if look.tokens.high else 1
        rule(painter, self.rect(), wide, look.color("hair"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_row"):
            self._follow()

    def _follow(self) -> None:
        directions = QBoxLayout.Direction
        self._beside.setDirection(directions.TopToBottom if theme().is_large else directions.LeftToRight)
        self._row.setContentsMargins(0, 9, 0, 10)
        self.updateGeometry()


class MarkedWords(Words):
    """Words in which the found ones stand on a ground and are bold."""

    def __init__(
        self, parts: tuple[tuple[str, bool], ...], role: str, colour: str, *, parent: QWidget | None = None
    ) -> None:
        flat = tuple((" ".join(words.split("\n")), match) for words, match in parts)
        self._parts = flat
        super().__init__("".join(words for words, _match in flat), role, colour, parent=parent)

    def _laid_out(self, width: int) -> QTextLayout:
        layout = QTextLayout(self.text(), self.font(), self)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._marks())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, 0))
        layout.endLayout()
        return layout

    def _marks(self) -> list[QTextLayout.FormatRange]:
        """The matches as Qt counts them: in UTF-16 units."""
        ranges, at = [], 0
        for words, match in self._parts:
            size = len(words.encode("utf-16-le", "surrogatepass")) // 2
            if match:
                one = QTextLayout.FormatRange()
                one.start, one.length = at, size
                one.format = self._mark()
                ranges.append(one)
            at += size
        return ranges

    def _mark(self) -> QTextCharFormat:
        """How a match looks."""
        form = QTextCharFormat()
        form.setBackground(theme().color("mark"))
        form.setForeground(theme().color("on_mark"))
        form.setFontWeight(QFont.Weight.DemiBold)
        return form
