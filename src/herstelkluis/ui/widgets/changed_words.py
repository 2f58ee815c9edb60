"""A line before and after a change: what went is struck through, what came bold and underlined; not by colour alone."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from PySide6.QtGui import QFont, QTextCharFormat
from PySide6.QtWidgets import QWidget

from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.hit_row import MarkedWords

Parts = tuple[tuple[str, bool], ...]


class ChangedWords(MarkedWords):
    """One side of a change, from `changed_parts`. `gone`: the side before."""

    def __init__(self, parts: Parts, role: str, *, gone: bool, parent: QWidget | None = None) -> None:
        self._gone = gone
        super().__init__(parts, role, "muted" if gone else "text", parent=parent)

    def _mark(self) -> QTextCharFormat:
        form = QTextCharFormat()
        if self._gone:
            form.setFontStrikeOut(True)
            return form
        form.setBackground(theme().color("mark"))
        form.setForeground(theme().color("on_mark"))
        form.setFontWeight(QFont.Weight.DemiBold)
        form.setFontUnderline(True)
        return form


def changed_parts(before: str, after: str) -> tuple[Parts, Parts]:
    """Both lines in parts, each with whether it differs from the other line; put together they are the lines."""
    old, new = _tokens(before), _tokens(after)
    sides: tuple[list[tuple[str, bool]], list[tuple[str, bool]]] = ([], [])
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for side, tokens in zip(sides, (old[i:j], new[k:m]), strict=True):
            if tokens:
                side.append(("".join(tokens), kind != "equal"))
    return tuple(sides[0]), tuple(sides[1])


def _tokens(words: str) -> list[str]:
    return re.findall(r"\w+\s*|[^\w\s]+\s*|\s+", words)
