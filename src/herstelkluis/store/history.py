"""Earlier versions of a piece: one per spell of writing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from herstelkluis.errors import BodyError, DocumentMissingError
from herstelkluis.model.codec import decode_document, encode_document
from herstelkluis.model.document import Document
from herstelkluis.model.words import first_line
from herstelkluis.store.database import Database
from herstelkluis.store.times import from_column, to_column

_NO_VERSION = """
SELECT count(*) FROM documents d WHERE d.id = ? AND d.revision > 0
AND NOT EXISTS (SELECT 1 FROM versions WHERE document = d.id AND revision = d.revision)
"""


@dataclass(frozen=True, slots=True)
class Version:
    """One earlier version in a list. `size` is in bytes; `spell` names the stretch of writing that made it."""

    revision: int
    made_at: datetime
    spell: str
    first_line: str
    size: int


def add_version(db: Database, document: Document, spell: str, made_at: datetime) -> None:
    """Keep this state of a piece as a version, in place of an earlier one of the same spell of writing.

    The document itself must be stored in the same `atomic` block, before or after.
    """
    body = encode_document(document)
    with db.atomic():
        db.write(
            "DELETE FROM versions WHERE document = ? AND (spell = ? OR revision = ?)",
            (document.id, spell, document.revision),
        )
        db.write(
            "INSERT INTO versions (document, revision, spell, template, made_at, first_line, size, body)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                document.id,
                document.revision,
                spell,
                document.template,
                to_column(made_at),
                first_line(document),
                len(body),
                body,
            ),
        )


def end_spell(db: Database, document_id: str, spell: str) -> None:
    """Let the newest version stand: nothing that is written on takes its place. `spell` is a fresh one."""
    db.write(
        "UPDATE versions SET spell = ? WHERE document = ? AND revision ="
        " (SELECT max(revision) FROM versions WHERE document = ?)",
        (spell, document_id, document_id),
    )


def versions(db: Database, document_id: str) -> list[Version]:
    """The versions of a piece, newest first; none when it has none."""
    rows = db.read(
        "SELECT revision, made_at, spell, first_line, size FROM versions WHERE document = ? ORDER BY revision DESC",
        (document_id,),
    )
    return [Version(revision, from_column(made_at), spell, line, size) for revision, made_at, spell, line, size in rows]


def version(db: Database, document_id: str, revision: int) -> Document:
    """A piece as it was. Raises `DocumentMissingError` when there is no such version, `BodyError` when unreadable."""
    found = db.read("SELECT body FROM versions WHERE document = ? AND revision = ?", (document_id, revision))
    if not found:
        raise DocumentMissingError
    return decode_document(found[0][0])


def wrong_versions(db: Database, document_id: str) -> int:
    """How many versions of a piece cannot be read; one more when the piece as it stands has none."""
    wrong = db.read(_NO_VERSION, (document_id,))[0][0]
    for (body,) in db.read("SELECT body FROM versions WHERE document = ?", (document_id,)):
        try:
            decode_document(body)
        except BodyError:
            wrong += 1
    return int(wrong)


def moments(db: Database) -> Iterator[tuple[int, str, datetime]]:
    """When every version of the vault was made, as (row, document, moment), in the order of writing; bodies stay shut.

    A few thousand at a time, so that nobody else waits long for the database.
    """
    row = 0
    while some := db.read(
        "SELECT rowid, document, made_at FROM versions WHERE rowid > ? ORDER BY rowid LIMIT 2000", (row,)
    ):
        for row, document, made_at in some:
            yield row, document, from_column(made_at)


def remove(db: Database, rows: Sequence[tuple[int, str]]) -> None:
    """Remove versions by (row, document), from every file of the vault."""
    with db.atomic():
        db.write_many("DELETE FROM versions WHERE rowid = ? AND document = ?", rows)
        db.leave_no_trace(in_copies=False)  # thinned by time: the copy may be the only sound one
