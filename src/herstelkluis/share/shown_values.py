"""Every value of a copy for computers in plain lines, so that the person sees what a computer will read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from herstelkluis.crypto import canonical
from herstelkluis.i18n import _
from herstelkluis.model.sheet import Heading, Lines, OwnWords, Piece, Sheet
from herstelkluis.share.media import MEDIA, SHEET
from herstelkluis.share.narrative import words_of
from herstelkluis.share.value_names import NAMES

__all__ = ["MAX_DEPTH", "shown_values"]

MAX_DEPTH = 64
_LONGEST = 100
_FIRST = frozenset({"resourceType", "is", "kind", "title"})
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])|_")

Path = tuple[str | int, ...]


def shown_values(data: bytes, title: str) -> Sheet:
    """A sheet on which every value of this JSON stands after the words for its place; long ones as own words.

    A narrative of FHIR is shown as its words, if it holds nothing but words and the markup we write ourselves.
    Raises `CanonicalJsonError` for bytes that are no canonical JSON, or are too many or too deep.
    """
    value = canonical.decode(data, max_bytes=MEDIA[SHEET].most, max_depth=MAX_DEPTH)
    pieces: list[Piece] = []
    lines: list[str] = []
    under = ""
    for path, words in _values(value, ()):
        group, rest = _split(path)
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


def _values(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Every value that is no list or object, with where it stands: what names a thing first, lists last."""
    if isinstance(value, dict):
        for key in sorted(value, key=lambda key: (isinstance(value[key], list), key not in _FIRST)):
            yield from _values(value[key], (*path, key))
    elif isinstance(value, list):
        for number, one in enumerate(value, start=1):
            yield from _values(one, (*path, number))
    else:
        yield path, _in_words(value, path)


def _in_words(value: Any, path: Path) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value is None or value == "":
        return "–"
    if path and path[-1] == "div":
        return words_of(str(value)) or str(value)
    return str(value)


def _split(path: Path) -> tuple[str, str]:
    """The words for the group (the first list this stands in), and those for the place in it."""
    numbered = next((n for n, step in enumerate(path) if isinstance(step, int)), -1)
    group, rest = path[: numbered + 1], path[numbered + 1 :]
    return _said(group), _said(rest) or _said(group)


def _said(path: Path) -> str:
    """A place in words: the names of the members from the outside in, each with its number in a list."""
    words: list[str] = []
    for step in path:
        if isinstance(step, str):
            words.append(_name(step))
        elif words:
            words[-1] += f" {step}"
        else:
            words.append(str(step))
    return ", ".join(words)


def _name(key: str) -> str:
    """A member in words; one that we never write is said as it is written."""
    return _(NAMES[key]) if key in NAMES else _HUMP.sub(" ", key).lower()
