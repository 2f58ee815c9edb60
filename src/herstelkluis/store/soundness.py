"""Whether a database is whole: its pages, its structure, and what in it must fit together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from herstelkluis.crypto.database_pages import PAGE, PageCipher
from herstelkluis.errors import VaultDamagedError

Read = Callable[[str], Sequence[tuple[Any, ...]]]
ReadAt = Callable[[int, int], bytes]
Progress = Callable[[float], None]

# Chunks are 65536 bytes and a tag of 16 (crypto/FORMAT.md): as many as the size says, together as long as it says.
_ODD_ATTACHMENTS = """
SELECT 1 FROM attachments a LEFT JOIN chunks c ON c.attachment = a.id GROUP BY a.id
HAVING count(c.n) <> max((a.size + 65535) / 65536, 1) OR max(c.n) <> count(c.n) - 1
    OR sum(length(c.data)) <> a.size + 16 * count(c.n) LIMIT 1
"""
_AT_ONCE = 1 << 20
LOCK_PAGE = (1 << 30) // PAGE + 1  # the library locks its first byte, and never writes this page
_PAGES = "PRAGMA cipher_integrity_check"
_QUESTIONS = {
    "structure": "PRAGMA integrity_check",
    "references": "PRAGMA foreign_key_check",
    "attachments": _ODD_ATTACHMENTS,
    "search": "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
}


def problems(read: Read) -> list[str]:
    """What is wrong, as codes. Where a page is changed the other questions have no answer, and are not asked."""
    if not _is_well(read, _PAGES):
        return ["pages"]
    return [code for code, question in _QUESTIONS.items() if not _is_well(read, question)]


def damaged_pages(read_at: ReadAt, size: int, cipher: PageCipher, progress: Progress) -> int:
    """How many pages of a database file are not what was written. Reads a MiB at a time, so that others can go on."""
    damaged = 0
    for place in range(0, size, _AT_ONCE):
        progress(place / size)
        piece = read_at(place, _AT_ONCE)
        for start in range(0, len(piece), PAGE):
            number = (place + start) // PAGE + 1
            damaged += number != LOCK_PAGE and not cipher.is_authentic(number, piece[start : start + PAGE])
    return damaged


def has_sound_tables(read: Read) -> bool:
    """Whether tables and indexes are in order, but for the content of files: that shows when they are opened.

    One table at a time, so that nobody waits long for the database.
    """
    tables = [name for (name,) in read("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")]
    questions = [f"PRAGMA integrity_check('{name}')" for name in tables if name != "chunks"]
    return all(_is_well(read, one) for one in (*questions, _QUESTIONS["references"]))


def has_sound_index(read: Read) -> bool:
    """Whether the search index says what it was made of."""
    return _is_well(read, _QUESTIONS["search"])


def _is_well(read: Read, question: str) -> bool:
    try:
        return read(question) in ([], [("ok",)])
    except VaultDamagedError:
        return False
