"""The letters on paper: which font file says a character, and how wide words are.

The program speaks in Atkinson Hyperlegible Next, the person in Literata, telephone numbers stand in Noto Sans Bold. A
character they lack comes from Noto Sans, Noto Emoji or DejaVu Sans, all shipped; a character none of them has becomes
U+FFFD, so that a gap is seen and never silent. Widths are in points.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from herstelkluis import resources

if TYPE_CHECKING:
    from herstelkluis.paper.pdf_font import PdfFont

GAP = "\ufffd"


class Letter(StrEnum):
    """A shipped font; the value is the stem of its file."""

    PROGRAM = "AtkinsonHyperlegibleNext-Regular"
    PROGRAM_BOLD = "AtkinsonHyperlegibleNext-Bold"
    PERSON = "Literata-Regular"
    NUMBER = "NotoSans-Bold"
    SANS = "NotoSans-Regular"
    EMOJI = "NotoEmoji-Regular"
    WORLD = "DejaVuSans"

    @property
    def file(self) -> str:
        """The name of the file in `resources/fonts`."""
        return f"{self.value}.ttf"


FALLBACK = (Letter.SANS, Letter.EMOJI, Letter.WORLD)


@cache
def font(letter: Letter) -> PdfFont:
    """The font as reportlab knows it, read once. Raises `OSError` when the installation is incomplete."""
    from herstelkluis.paper.pdf_font import PdfFont

    return PdfFont(letter.value, str(resources.path("fonts", letter.file)))


def has(letter: Letter, character: str) -> bool:
    """Whether this font draws this character."""
    return ord(character) in font(letter).face.charToGlyph


def letter_for(character: str, first: Letter) -> Letter | None:
    """The letter that draws this character: the first choice or a fallback; None when no shipped font has it."""
    return next((letter for letter in (first, *FALLBACK) if has(letter, character)), None)


def is_unseen(character: str) -> bool:
    """Whether a character only steers its neighbours (joiners, variation selectors, direction marks, skin tones)."""
    steers = "\ufe00" <= character <= "\ufe0f" or "\U0001f3fb" <= character <= "\U0001f3ff"
    return steers or unicodedata.category(character) == "Cf"


@cache
def is_printable(character: str) -> bool:
    """Whether some shipped font draws this character, or it needs no drawing."""
    if character == "\n":
        return True
    if character == "\ufeff" or unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp"):
        return False  # PDF/UA-1 forbids them, also where a font has a sign for them
    return character.isspace() or is_unseen(character) or letter_for(character, Letter.PERSON) is not None


def unprintable(text: str) -> frozenset[str]:
    """The characters of a text that no shipped font can draw."""
    return frozenset(one for one in set(text) if not is_printable(one))


def width(text: str, letter: Letter, size: float) -> float:
    """How wide a text is in this letter, fallbacks included, in points."""
    return sum(part_width(part, one, size) for one, part in parts(text, letter))


def part_width(text: str, letter: Letter, size: float) -> float:
    """How wide a text is that this one letter draws whole, in points."""
    known = font(letter).face
    thousandths: int = sum(known.charWidths.get(ord(one), known.defaultWidth) for one in text)
    return thousandths * size / 1000


def parts(text: str, letter: Letter) -> Iterator[tuple[Letter, str]]:
    """A text cut where another letter has to help out; unseen characters are left out, gaps are U+FFFD."""
    now, gathered = letter, ""
    for one in text:
        if is_unseen(one):
            continue
        drawn = one if is_printable(one) else GAP
        found = letter_for(drawn, letter) or letter
        if found is not now and gathered:
            yield now, gathered
            gathered = ""
        now, gathered = found, gathered + drawn
    if gathered:
        yield now, gathered


def clusters(text: str) -> Iterator[str]:
    """A text in the pieces that may stand on two lines: a base with its marks and joiners stays whole."""
    gathered = ""
    for one in text:
        stays = unicodedata.category(one)[0] == "M" or is_unseen(one) or gathered.endswith("\u200d")
        if gathered and not stays:
            yield gathered
            gathered = ""
        gathered += one
    if gathered:
        yield gathered
