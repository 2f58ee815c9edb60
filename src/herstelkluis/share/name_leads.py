"""What goes with a surname, right before it: "van der" and initials, as in N. van der Berg for Noor van der Berg.

On folded words, like `pet_names`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

_LETTER = r"[^\W\d_]"
_SPACE = r"\s+"
_FARTHEST = 60


class Leads:
    """By part of a name. `between`: the words that stand before a surname.

    `prepositions`, one of which in small letters belongs to it only behind another or one of the `titles`: "van Dijk"
    is a name in "met van Dijk", and perhaps not in "het huis van Dijk".
    """

    def __init__(self, between: Set[str], prepositions: Set[str], titles: Set[str]) -> None:
        self._between, self._prepositions = between, prepositions
        self._leaders = prepositions | titles
        self._patterns: dict[str, set[str]] = {}

    def add(self, folded: str) -> None:
        """Take in a whole name: what goes before each of its parts."""
        led, initials = list[str](), set[str]()
        for word in folded.split():
            if word in self._between:
                led.append(word)
                continue
            if pattern := _pattern(led, initials):
                for part in {word, *word.split("-")}:
                    self._patterns.setdefault(_bare(part), set()).add(pattern)
            led, initials = [], initials | {one[0] for one in word.split("-") if one[:1].isalpha()}

    def before(self, part: str, words: str, typed: str) -> str:
        """The end of the words that goes with this part of a name (its letters and digits), which comes behind them.

        `typed`: the same words, not folded.
        """
        words, typed = words[-_FARTHEST:], typed[-_FARTHEST:]
        patterns = self._patterns.get(part, set()) | self._patterns.get(part.removesuffix("s"), set())
        found = (re.search(pattern, words) for pattern in patterns)
        lead = max((one[0] for one in found if one), key=len, default="")
        if lead.strip() not in self._prepositions or typed.split()[-1][:1].isupper():
            return lead
        before = words[: -len(lead)].split()[-1:]
        return lead if not before or before[0].rstrip(".") in self._leaders else ""


def _pattern(led: Sequence[str], initials: Set[str]) -> str:
    """Initials, and the words of the surname once and in their order: "van van der Berg" is someone's."""
    first = rf"(?:(?<!{_LETTER})(?:{'|'.join(sorted(initials))})\.[ \t]*)*" if initials else ""
    then = rf"(?:(?<!{_LETTER}){_SPACE.join(map(re.escape, led))}{_SPACE})?" if led else ""
    return rf"{first}{then}\Z" if first or then else ""


def _bare(word: str) -> str:
    return "".join(re.findall(r"[^\W_]+", word))
