"""Whether a database is whole: its pages, its structure, and what in it must fit together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from herstelkluis.errors import VaultDamagedError

Read = Callable[[str], Sequence[tuple[Any, ...]]]

# Chunks are 65536 bytes and a tag of 16 (crypto/FORMAT.md): as many as the size says, together as long as it says.
_ODD_ATTACHMENTS = """
SELECT 1 FROM attachments a LEFT JOIN chunks c ON c.attachment = a.id GROUP BY a.id
HAVING count(c.n) <> max((a.size + 65535) / 65536, 1) OR max(c.n) <> count(c.n) - 1
    OR sum(length(c.data)) <> a.size + 16 * count(c.n) LIMIT 1
"""
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


def _is_well(read: Read, question: str) -> bool:
    try:
        return read(question) in ([], [("ok",)])
    except VaultDamagedError:
        return False
