"""Every value of a copy for computers in plain lines, so that the person sees what a computer will read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from herstelkluis.crypto import canonical
from herstelkluis.errors import CanonicalJsonError
from herstelkluis.i18n import _
from herstelkluis.model.sheet import Heading, Lines, OwnWords, Piece, Sheet
from herstelkluis.share.media import MEDIA, SHEET
from herstelkluis.share.narrative import words_of
from herstelkluis.share.value_names import NAMES

__all__ = ["MAX_DEPTH", "shown_values"]

MAX_DEPTH = 64
MAX_VALUES = 20_000
_LONGEST = 100
_FIRST = frozenset({"resourceType", "is", "kind", "title"})
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|_")


def shown_values(data: bytes, title: str) -> Sheet:
    """A sheet on which every value of this JSON stands after the words for its place; long ones as own words.

    A narrative of FHIR is shown as its words, if it holds nothing but words and the markup we write ourselves.
    Raises `CanonicalJsonError` for bytes that are no canonical JSON, or are too many or too deep, or hold more than
    `MAX_VALUES` values.
    """
    value = canonical.decode(data, max_bytes=MEDIA[SHEET].most, max_depth=MAX_DEPTH)
    pieces: list[Piece] = []
    lines: list[str] = []
    under = ""
    for number, (group, rest, words) in enumerate(_values(value, "", "")):
        if number == MAX_VALUES:
            raise CanonicalJsonError
        is_long = len(words) > _LONGEST or "\n" in words
        if lines and (group != under or is_long):
            pieces.append(Lines(tuple(lines)))
            lines = []
        if group != under:
            under = group
            pieces.append(Heading(group or title, 2))
        if is_long:
            pieces += (Heading(rest, 3), OwnWords(words))
        else:
            lines.append(f"{rest}: {words}")
    if lines:
        pieces.append(Lines(tuple(lines)))
    return Sheet(title, tuple(pieces))


def _values(value: Any, group: str, place: str, key: str = "") -> Iterator[tuple[str, str, str]]:
    """Every value that is no list or object: what names a thing first, lists last.

    Before it stand the words for its group (the first list it stands in) and for its place in that: the names of the
    members from the outside in, each with its number in a list.
    """
    if isinstance(value, dict):
        for name in sorted(value, key=lambda name: (isinstance(value[name], list), name not in _FIRST)):
            yield from _values(value[name], group, f"{place}, {_name(name)}" if place else _name(name), name)
    elif isinstance(value, list):
        for number, one in enumerate(value, start=1):
            numbered = f"{place} {number}" if place else str(number)
            yield from _values(one, group, numbered) if group else _values(one, numbered, "")
    else:
        yield group, place or group, _in_words(value, key)


def _in_words(value: Any, key: str) -> str:
    if isinstance(value, bool):
        return _("it is so") if value else _("it is not so")
    if value is None or value == "":
        return "–"
    if key == "div":
        return words_of(str(value)) or str(value)
    return str(value)


def _name(key: str) -> str:
    """A member in words; one that we never write is said as it is written."""
    return _(NAMES[key]) if key in NAMES else _HUMP.sub(" ", key).lower()
