"""Where else something stands: lines that were taken over, and people who are named. Derived from the documents."""

from __future__ import annotations

from herstelkluis.model.body import Passage
from herstelkluis.model.document import Document
from herstelkluis.model.words import lines, mentions
from herstelkluis.store.database import Database


def index_places(db: Database, document: Document) -> None:
    """Write down which lines this document holds and whom it names, in place of what was known of it."""
    with db.atomic():
        remove(db, document.id)
        db.write_many(
            "INSERT OR IGNORE INTO lines (line, document, answer) VALUES (?, ?, ?)",
            [(line, document.id, answer) for answer, line in lines(document)],
        )
        db.write_many(
            "INSERT OR IGNORE INTO mentions (person, document, answer) VALUES (?, ?, ?)",
            [(person, document.id, answer) for answer, person in mentions(document)],
        )


def remove(db: Database, document_id: str) -> None:
    """Forget the places in this document."""
    with db.atomic():
        db.write("DELETE FROM lines WHERE document = ?", (document_id,))
        db.write("DELETE FROM mentions WHERE document = ?", (document_id,))


def places_of_line(db: Database, line: str) -> list[Passage]:
    """Every place where the line with this id stands, also in the bin."""
    found = db.read("SELECT document, answer FROM lines WHERE line = ? ORDER BY document, answer", (line,))
    return [Passage(document, answer, line) for document, answer in found]


def places_of_person(db: Database, person: str) -> list[Passage]:
    """Every answer that names this person, also in the bin."""
    found = db.read("SELECT document, answer FROM mentions WHERE person = ? ORDER BY document, answer", (person,))
    return [Passage(document, answer) for document, answer in found]
