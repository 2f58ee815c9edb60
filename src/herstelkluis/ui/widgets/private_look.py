"""How words look that are private, or spelt unlike the dictionary: drawn over the text, which stays as it is.

Private words have a dotted line under them and a ground, so never colour alone. A word the dictionary does not know has
a wave under it; where it is private too, dashes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QSyntaxHighlighter, QTextBlock, QTextCharFormat, QTextDocument

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.private_runs import PRIVATE
from herstelkluis.ui.widgets.text_units import to_units

Spots = Callable[[str], Iterable[tuple[int, int]]]
_LINE = QTextCharFormat.UnderlineStyle
LOOKED_AT = 1
"""The state of a paragraph whose spelling was looked at; a fresh one is -1, so opening a long text costs nothing."""


class PrivateLook(QSyntaxHighlighter):
    """`misspelt` may give (start, length) of words to underline, in characters.

    The word at `busy_at`, a place in the document, is being typed and is left alone.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.misspelt: Spots | None = None
        self.busy_at = -1

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        at = block.begin()
        while not at.atEnd():
            part = at.fragment()
            if part.charFormat().boolProperty(PRIVATE):
                self.setFormat(part.position() - block.position(), part.length(), _private())
            at += 1
        if self.misspelt is not None and self.currentBlockState() == LOOKED_AT:
            self._underline(text, self.misspelt, self.busy_at - block.position())

    def rehighlight(self) -> None:
        # Drawn anew is not written anew: nobody hears that the text changed.
        with QSignalBlocker(self.document()):
            super().rehighlight()

    def rehighlightBlock(self, block: QTextBlock) -> None:
        with QSignalBlocker(self.document()):
            super().rehighlightBlock(block)

    def look_at(self, block: QTextBlock) -> None:
        """Show the spelling of a paragraph from now on."""
        block.setUserState(LOOKED_AT)
        if self.misspelt is not None and any(True for _spot in self.misspelt(block.text())):
            self.rehighlightBlock(block)

    def _underline(self, text: str, misspelt: Spots, busy: int) -> None:
        for start, length in misspelt(text):
            first, last = to_units(text, start), to_units(text, start + length)
            if first <= busy <= last:
                continue
            form = self.format(first)
            is_private = form.underlineStyle() is _LINE.DotLine
            form.setUnderlineStyle(_LINE.DashUnderline if is_private else _LINE.WaveUnderline)
            form.setUnderlineColor(theme().color("warn_line"))
            self.setFormat(first, last - first, form)


def _private() -> QTextCharFormat:
    look, form = theme(), QTextCharFormat()
    form.setUnderlineStyle(_LINE.DotLine)
    form.setUnderlineColor(look.color("text"))
    if not look.tokens.high:
        form.setBackground(look.color("soft"))
    return form
