"""What lies ready to be brought in, and what would stay behind. Nothing here touches the vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from herstelkluis.errors import BringInError, KluisError, SourceTooLargeError

MIB = 1024 * 1024
MOST_TEXT = 8 * MIB
"""Bytes of one text; more is no diary entry."""
MOST_PIECES = 20_000
MOST_WORDS = 256 * MIB
"""Bytes of all texts together, so that looking fits in the memory of an old laptop."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A photo or other file that belongs to a piece; `read` gives its bytes, and is called only when it is brought."""

    name: str
    size: int
    read: Callable[[], bytes] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """One piece as it would be brought in. `place` tells where it stood: a file name, or "" for a single file.

    The words are as they were written there; marks of Markdown and the like stay.
    """

    title: str = field(repr=False)
    words: str = field(repr=False)
    day: date | None = None
    tags: tuple[str, ...] = field(default=(), repr=False)
    files: tuple[FoundFile, ...] = ()
    place: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Left:
    """Something that stays behind, and why: a msgid of `errors` or of the reader of its form."""

    name: str = field(repr=False)
    why: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Everything found. `is_journal`: pieces with a day each, so a diary."""

    pieces: tuple[Found, ...]
    left: tuple[Left, ...] = ()
    is_journal: bool = False


class Gathering:
    """Collects pieces within the limits. Raises `SourceTooLargeError`."""

    def __init__(self) -> None:
        self.pieces: list[Found] = []
        self.left: list[Left] = []
        self._size = 0

    def add(self, piece: Found) -> None:
        """One more piece; one without words and files is nothing."""
        if not (piece.words.strip() or piece.files):
            return
        self._size += len(piece.words)
        if len(self.pieces) >= MOST_PIECES or self._size > MOST_WORDS:
            raise SourceTooLargeError
        self.pieces.append(piece)

    def leave(self, name: str, why: str | KluisError) -> None:
        """One thing that cannot come along."""
        self.left.append(Left(name, why.message if isinstance(why, BringInError) else str(why)))

    def batch(self, *, is_journal: bool = False) -> Batch:
        """What was collected."""
        return Batch(tuple(self.pieces), tuple(self.left), is_journal)
