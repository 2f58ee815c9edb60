"""Where else something stands: lines that were taken over, people who are named, pieces that are pointed at, tags.

Derived from the documents.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from herstelkluis.model.body import Passage
from herstelkluis.model.document import Document
from herstelkluis.model.words import lines, links, mentions
from herstelkluis.store.database import Database


def index_places(db: Database, document: Document) -> None:
    """Write down which lines this document holds, its tags and what it points at, in place of what was known of it."""
    with db.atomic():
        remove(db, document.id)
        db.write_many(
            "INSERT OR IGNORE INTO lines (line, document, answer) VALUES (?, ?, ?)",
            [(line, document.id, answer) for answer, line in lines(document)],
        )
        db.write_many(
            "INSERT OR IGNORE INTO mentions (person, document, answer) VALUES (?, ?, ?)",
            [(one, document.id, answer) for answer, one in (*mentions(document), *links(document))],
        )
        db.write("DELETE FROM tags WHERE document = ?", (document.id,))
        db.write_many("INSERT OR IGNORE INTO tags VALUES (?, ?)", [(document.id, tag) for tag in document.tags])


def remove(db: Database, document_id: str) -> None:
    """Forget the places in this document."""
    with db.atomic():
        db.write("DELETE FROM lines WHERE document = ?", (document_id,))
        db.write("DELETE FROM mentions WHERE document = ?", (document_id,))


def places_of_line(db: Database, line: str) -> list[Passage]:
    """Every place where the line with this id stands, also in the bin."""
    found = db.read("SELECT document, answer FROM lines WHERE line = ? ORDER BY document, answer", (line,))
    return [Passage(document, answer, line) for document, answer in found]


def elsewhere(db: Database, document_id: str, lines: Sequence[str]) -> list[tuple[str, str]]:
    """Which of these lines stand in other documents that are not in the bin, as (line, document)."""
    return [
        (line, document)
        for line, document in db.read(
            "SELECT DISTINCT lines.line, lines.document FROM lines JOIN documents ON documents.id = lines.document"
            " WHERE documents.deleted_at IS NULL AND lines.document != ?"
            " AND lines.line IN (SELECT value FROM json_each(?)) ORDER BY lines.line, lines.document",
            (document_id, json.dumps(lines)),
        )
    ]


def pointing_at(db: Database, one: str) -> list[Passage]:
    """Every answer that names this person or points at this piece (answer "": the piece itself), also in the bin."""
    found = db.read("SELECT document, answer FROM mentions WHERE person = ? ORDER BY document, answer", (one,))
    return [Passage(document, answer) for document, answer in found]
