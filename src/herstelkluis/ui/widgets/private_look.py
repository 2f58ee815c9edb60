"""How private words look: a dotted line under them and a ground, so never by colour alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.private_runs import PRIVATE

Spots = Callable[[str], Iterable[tuple[int, int]]]


class PrivateLook(QSyntaxHighlighter):
    """Draws over the document and changes nothing in it. `misspelt` may give (start, length) of words to underline."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.misspelt: Spots | None = None

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        at = block.begin()
        while not at.atEnd():
            part = at.fragment()
            if part.charFormat().boolProperty(PRIVATE):
                self.setFormat(part.position() - block.position(), part.length(), self._private())
            at += 1
        for start, length in self.misspelt(text) if self.misspelt is not None else ():
            form = self.format(start)
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(theme().color("warn_line"))
            self.setFormat(start, length, form)

    def _private(self) -> QTextCharFormat:
        look, form = theme(), QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        form.setUnderlineColor(look.color("text"))
        if not look.tokens.high:
            form.setBackground(look.color("soft"))
        return form
