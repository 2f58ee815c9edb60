"""The copy of a package for computers: exactly what its sheets say, as JSON with a published schema.

`resources/schemas/inhoud-1.schema.json` describes every member. The FHIR form of the same is made by `fhir.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from herstelkluis.crypto import canonical
from herstelkluis.errors import N_, PieceTooLongError
from herstelkluis.model.sheet import (
    Heading,
    Lines,
    Notice,
    OwnWords,
    PhaseColumn,
    Phases,
    Picture,
    Piece,
    Said,
    Sheet,
    Table,
)
from herstelkluis.share.media import FHIR, INHOUD, MEDIA, SHEET
from herstelkluis.share.moment import moment_text
from herstelkluis.share.outline import Part, outline

FORMAT, VERSION = "herstelkluis-inhoud", 1
TITLES = {INHOUD: N_("For a computer: contents"), FHIR: N_("For a computer: FHIR")}
"""What each copy is called in a package."""

_NAMES = {1: "chapter", 2: "section", 3: "question"}


@dataclass(frozen=True, slots=True, repr=False)
class MachineFacts:
    """The facts of the package that a copy for computers tells; the same as in its manifest."""

    package_id: str
    created_at: datetime
    expires_at: datetime
    sender_name: str
    reader_name: str
    reader_role: str
    purpose: str
    profile: str


def content_json(facts: MachineFacts, sheets: Sequence[tuple[str, Sheet]]) -> bytes:
    """These sheets, each with its kind, as canonical JSON (RFC 8785) of the schema inhoud-1; drawings are left out.

    Raises `PieceTooLongError` when it is over what one item of a package may hold.
    """
    value = {
        "format": FORMAT,
        "version": VERSION,
        "package": {
            "id": facts.package_id,
            "created_at": moment_text(facts.created_at),
            "expires_at": moment_text(facts.expires_at),
            "sender": facts.sender_name,
            "reader": facts.reader_name,
            "role": facts.reader_role,
            "purpose": facts.purpose,
            "profile": facts.profile,
        },
        "pieces": [{"kind": kind, "title": sheet.title} | _tree(outline(sheet.pieces)) for kind, sheet in sheets],
    }
    return within_limit(canonical.encode(value))


def within_limit(data: bytes) -> bytes:
    """The bytes of one item. Raises `PieceTooLongError`."""
    if len(data) > MEDIA[SHEET].most:
        raise PieceTooLongError
    return data


def _tree(part: Part) -> dict[str, Any]:
    below = [{"is": _NAMES[one.level], "title": one.title} | _tree(one) for one in part.parts]
    return {"content": [_block(piece) for piece in part.content], "parts": below}


def _block(piece: Piece) -> dict[str, Any]:
    match piece:
        case OwnWords(text):
            return {"own_words": text}
        case Said(text):
            return {"said": text}
        case Lines(lines, mark):
            return {"lines": {"mark": mark, "items": list(lines)}}
        case Table(columns, rows):
            return {"table": {"columns": list(columns), "rows": [list(row) for row in rows]}}
        case Phases(columns):
            return {"phases": [_column(one) for one in columns]}
        case Picture(description, lines):
            return {"picture": {"description": description, "lines": list(lines)}}
        case Notice(text):
            return {"notice": text}
        case Heading():
            raise AssertionError  # a heading opens a part


def _column(column: PhaseColumn) -> dict[str, Any]:
    return {"phase": column.phase, "title": column.title} | _tree(outline(column.pieces))
