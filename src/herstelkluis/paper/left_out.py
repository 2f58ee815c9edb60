"""What paper cannot show: signs that no shipped letter has, and where they stand, said before anything is printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from herstelkluis.i18n import ngettext
from herstelkluis.model.card_faces import CrisisCard
from herstelkluis.model.sheet import Heading, Sheet
from herstelkluis.paper.card_lines import gaps_in
from herstelkluis.paper.letters import GAP, unprintable
from herstelkluis.paper.pieces import piece_texts
from herstelkluis.paper.words import with_line_breaks

MOST_SIGNS, MOST_PLACES = 8, 3


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Signs that become U+FFFD on paper, each once, and the headings below which they stand; in reading order."""

    signs: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.signs)

    @property
    def said(self) -> str:
        """Which signs, where, and what stands there on paper; nothing when all of it can be printed."""
        if not self.signs:
            return ""
        words = ngettext(
            "This sign does not come on paper: {signs}. It stands under {places}. On paper you see {gap} there.",
            "These signs do not come on paper: {signs}. They stand under {places}. On paper you see {gap} there.",
            len(self.signs),
        )
        signs = "  ".join(map(_seen, self.signs[:MOST_SIGNS])) + (" …" if len(self.signs) > MOST_SIGNS else "")
        places = ", ".join(f"‘{place}’" for place in self.places[:MOST_PLACES])
        places += " …" if len(self.places) > MOST_PLACES else ""
        return words.format(signs=signs, places=places, gap=GAP)


def left_out_of_sheets(sheets: Sequence[Sheet]) -> LeftOut:
    """What pages cannot show: under which heading, or under the title of which page."""
    return _left_out(_places(sheets), lambda text: unprintable(with_line_breaks(text)))


def left_out_of_card(card: CrisisCard) -> LeftOut:
    """What the card cannot show: on which face."""
    said = [(face.name, word) for face in card.faces for one in face.blocks for word in (one.heading, *one.lines)]
    return _left_out(said, gaps_in)


def _places(sheets: Sequence[Sheet]) -> Iterable[tuple[str, str]]:
    for sheet in sheets:
        place = sheet.title
        yield place, sheet.title
        for piece in sheet.pieces:
            place = piece.text if isinstance(piece, Heading) else place
            for text in piece_texts(piece):
                yield place, text


def _left_out(said: Iterable[tuple[str, str]], gaps: Callable[[str], Iterable[str]]) -> LeftOut:
    signs: dict[str, None] = {}
    places: dict[str, None] = {}
    for place, text in said:
        if found := frozenset(gaps(text)):
            signs |= dict.fromkeys(one for one in text if one in found)
            signs |= dict.fromkeys(sorted(found))  # what only came about by putting accents together
            places |= dict.fromkeys([place])
    return LeftOut(tuple(signs), tuple(places))


def _seen(sign: str) -> str:
    """A sign as a sentence can show it: a mark on a circle, what cannot be seen by its number."""
    if unicodedata.category(sign)[0] == "M":
        return f"\u25cc{sign}"
    return sign if sign.isprintable() else f"U+{ord(sign):04X}"
