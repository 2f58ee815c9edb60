"""A place in a text that changed: what went is struck through, what came bold and underlined; not by colour alone."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.model.differences import Kind, Passage
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.hit_row import MarkedWords


class ChangedPassage(MarkedWords):
    """Heard as it is seen: "ik, weg: liep, erbij: fietste, langs het kanaal"; `gone` and `came` say it otherwise."""

    def __init__(self, passage: Passage, *, gone: str = "", came: str = "", parent: QWidget | None = None) -> None:
        self._kinds = [part.kind for part in passage]
        shown = [part.words for part in passage]
        for at, (part, after) in enumerate(pairwise(passage)):  # else one word is glued to the other
            if part.kind is Kind.GONE and after.kind is Kind.CAME and not part.words[-1:].isspace():
                shown[at] += " "
        super().__init__(tuple((words, True) for words in shown), "own_small", "text", parent=parent)
        said = {
            Kind.SAME: "{words}",
            Kind.GONE: gone or _("gone: {words}"),
            Kind.CAME: came or _("added: {words}"),
        }
        heard = (said[part.kind].format(words=" ".join(part.words.split())) for part in passage if part.words.strip())
        self.setAccessibleName(", ".join(heard))

    def _marks(self) -> list[QTextLayout.FormatRange]:
        ranges = []
        for one, kind in zip(super()._marks(), self._kinds, strict=True):
            one.format = _FORMATS[kind]()
            ranges.append(one)
        return ranges


def _as_it_is() -> QTextCharFormat:
    return QTextCharFormat()


def _struck() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontStrikeOut(True)
    form.setForeground(theme().color("muted"))
    return form


def _underlined() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setBackground(theme().color("mark"))
    form.setForeground(theme().color("on_mark"))
    form.setFontWeight(QFont.Weight.DemiBold)
    form.setFontUnderline(True)
    return form


_FORMATS = {Kind.SAME: _as_it_is, Kind.GONE: _struck, Kind.CAME: _underlined}
