"""What was typed and not settled yet: one row per piece, on the disk before it counts as saved."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from herstelkluis.errors import BodyError
from herstelkluis.model.codec import decode_document, encode_document
from herstelkluis.model.document import Document
from herstelkluis.store.database import Database
from herstelkluis.store.times import from_column, to_column

_PUT = """
INSERT INTO drafts (document, revision, saved_at, body) VALUES (?, ?, ?, ?)
ON CONFLICT (document) DO UPDATE SET revision = excluded.revision, saved_at = excluded.saved_at, body = excluded.body
"""


def put_draft(db: Database, document: Document, saved_at: datetime) -> None:
    """Keep the newest state of a piece. `document.revision` is the settled revision it was written on."""
    db.write(_PUT, (document.id, document.revision, to_column(saved_at), encode_document(document)))


def drafts(db: Database) -> list[tuple[Document, datetime]]:
    """Every draft that can be read, with the moment it was saved, oldest first; another one stays where it is."""
    found = []
    for body, saved_at in db.read("SELECT body, saved_at FROM drafts ORDER BY saved_at, document"):
        with suppress(BodyError):
            found.append((decode_document(body), from_column(saved_at)))
    return found


def unreadable(db: Database) -> int:
    """How many drafts cannot be read."""
    return int(db.read("SELECT count(*) FROM drafts")[0][0]) - len(drafts(db))


def drop_draft(db: Database, document_id: str) -> None:
    """Remove the draft of a piece, if there is one: it was settled, or is not wanted."""
    db.write("DELETE FROM drafts WHERE document = ?", (document_id,))
