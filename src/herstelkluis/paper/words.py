"""Words made ready for the page: paragraphs and lines with their direction, no word wider than its column."""

from __future__ import annotations

import re
import unicodedata
from typing import TypedDict

from herstelkluis.paper.letters import GAP, Letter, clusters, is_unseen, unprintable, width

_WIDEST = 1.3  # no letter of ours is wider than this many times its size
_MAY_BREAK = "\u200b"


class Paragraph(TypedDict):
    """Lines that belong together, and whether they are read from right to left."""

    lines: list[str]
    rtl: bool


def paragraphs(text: str, column: float, size: float = 11) -> list[Paragraph]:
    """Own words as paragraphs (an empty line parts them) of lines, for a column of so many points wide.

    Characters that cannot be drawn become U+FFFD. A word wider than the column gets a place to break (U+200B) at each
    full line.
    """
    blocks = [block.strip("\n") for block in re.split(r"\n[^\S\n]*(?:\n[^\S\n]*)+", shown(text))]
    return [
        {"lines": [_breakable(line, column, size) for line in block.split("\n")], "rtl": is_right_to_left(block)}
        for block in blocks
        if says_something(block)
    ]


def shown(text: str) -> str:
    """A text as paper can show it: characters that cannot be drawn become U+FFFD, a tab is a space."""
    text = with_line_breaks(text)
    for one in unprintable(text):
        text = text.replace(one, GAP)
    return text


def with_line_breaks(text: str) -> str:
    """A text with plain line breaks, and a space for a tab."""
    return text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\t", " ")


def says_something(text: str) -> bool:
    """Whether there is anything to see in a text."""
    return not all(one.isspace() or is_unseen(one) for one in text)


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction of its own reads from right to left (UAX #9, rules P2 and P3)."""
    for one in text:
        direction = unicodedata.bidirectional(one)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def _breakable(line: str, column: float, size: float) -> str:
    if len(line) * size * _WIDEST <= column:
        return line
    return re.sub(r"\S+", lambda found: _break_if_wide(found[0], column, size), line)


def _break_if_wide(word: str, column: float, size: float) -> str:
    if len(word) * size * _WIDEST <= column or width(word, Letter.PERSON, size) <= column:
        return word
    return _MAY_BREAK.join(pieces_of(word, Letter.PERSON, size, column))


def pieces_of(word: str, letter: Letter, size: float, column: float) -> list[str]:
    """A word that is too wide, cut in pieces that each just fit the column (at least one character each)."""
    pieces, gathered, wide = [], "", 0.0
    for one in clusters(word):
        more = width(one, letter, size)
        if gathered and wide + more > column:
            pieces.append(gathered)
            gathered, wide = "", 0.0
        gathered, wide = gathered + one, wide + more
    return [*pieces, gathered]
