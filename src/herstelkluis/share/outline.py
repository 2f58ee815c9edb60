"""A sheet as a tree for computers: what stands under which heading, in the order of the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from herstelkluis.model.sheet import Heading, Piece

QUESTION = 3
"""The level of a question; those above it are chapters and sections, and 0 is the sheet itself."""


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A heading with the pieces right under it, and then the parts of deeper levels."""

    level: int
    title: str
    content: tuple[Piece, ...]
    parts: tuple[Part, ...]


def outline(pieces: Sequence[Piece]) -> Part:
    """The tree of these pieces. Walking it from the top gives every piece back, in order."""
    return _part(Heading("", 0), pieces, 0)[0]


def _part(heading: Heading, pieces: Sequence[Piece], at: int) -> tuple[Part, int]:
    """The part of a heading whose pieces begin at `at`, and where what comes after it begins."""
    content: list[Piece] = []
    parts: list[Part] = []
    while at < len(pieces):
        piece = pieces[at]
        if not isinstance(piece, Heading):
            content.append(piece)
            at += 1
        elif piece.level > heading.level:
            part, at = _part(piece, pieces, at + 1)
            parts.append(part)
        else:
            break
    return Part(heading.level, heading.text, tuple(content), tuple(parts)), at
