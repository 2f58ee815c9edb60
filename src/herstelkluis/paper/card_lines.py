"""Lines of the card: broken to their width, telephone numbers whole and in their own letter, gaps visible."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from herstelkluis.paper.letters import GAP, Letter, is_printable, part_width, parts
from herstelkluis.paper.words import pieces_of

# A Dutch or international telephone number as people write it, or a short one; a date such as 01-11-2026 is none.
_NUMBER = re.compile(
    r"(?<![\w+-])(?!\d{1,2}-\d{1,2}-\d{4}(?!\d))"
    r"(?:(?:\+|0)\d(?:[ \xa0-]?\(?\d\)?){7,13}|0[89]00(?:[ \xa0-]?\d){4,7}|11[2-6])(?![\w-])"
)
_SPACES = re.compile(r"[ \t]+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a line in one letter."""

    letter: Letter
    text: str


def run_width(run: Run, size: float) -> float:
    """How wide a run is, in points."""
    return part_width(run.text, run.letter, size)


def break_lines(text: str, letter: Letter, size: float, column: float) -> list[list[Run]]:
    """A text as lines that fit a column so many points wide; a word that is too wide is cut. Empty text: no lines."""
    lines: list[list[Run]] = []
    for line in drawable(text).splitlines():
        kept = _NUMBER.sub(lambda found: found[0].replace(" ", "\xa0"), line)
        words = [piece for word in _SPACES.split(kept) for piece in _cut(word, letter, size, column)]
        gathered = ""
        for word in words:
            longer = f"{gathered} {word}" if gathered else word
            if gathered and _width(longer, letter, size) > column:
                lines.append(_runs(gathered, letter))
                longer = word
            gathered = longer
        if gathered:
            lines.append(_runs(gathered, letter))
    return lines


def drawable(text: str) -> str:
    """A text as the card can draw it: what has no letter, or is read from right to left, becomes U+FFFD."""
    return "".join(GAP if _is_gap(one) else one for one in unicodedata.normalize("NFC", text))


def gaps_in(text: str) -> tuple[str, ...]:
    """The characters of a text the card cannot draw, each once."""
    return tuple(sorted({one for one in unicodedata.normalize("NFC", text) if _is_gap(one)}))


def _is_gap(character: str) -> bool:
    # Lines here are set letter by letter: without joining and reordering, Arabic and Hebrew would say something else.
    if character in "\n\t":
        return False
    return not is_printable(character) or unicodedata.bidirectional(character) in ("R", "AL", "AN")


def _cut(word: str, letter: Letter, size: float, column: float) -> list[str]:
    if not word or _width(word, letter, size) <= column:
        return [word] if word else []
    return pieces_of(word, Letter.NUMBER if _NUMBER.search(word) else letter, size, column)


def _width(line: str, letter: Letter, size: float) -> float:
    return sum(run_width(run, size) for run in _runs(line, letter))


def _runs(line: str, letter: Letter) -> list[Run]:
    """The runs of one line: telephone numbers in their own letter, missing characters in the letter that has them."""
    runs: list[Run] = []
    end = 0
    for found in _NUMBER.finditer(line):
        runs += _plain(line[end : found.start()], letter) + _plain(found[0], Letter.NUMBER)
        end = found.end()
    return runs + _plain(line[end:], letter)


def _plain(text: str, letter: Letter) -> list[Run]:
    return [Run(one, part) for one, part in parts(text.replace("\xa0", " "), letter)]
