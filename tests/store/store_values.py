"""Small documents and one key for tests of the store."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from herstelkluis.crypto.secret import Secret
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Document, new_id
from herstelkluis.model.text import runs

KEY = bytes(range(100, 132))
SALT = bytes(range(16))
NOW = datetime(2026, 2, 3, 14, 5, tzinfo=UTC)


def key() -> Secret:
    return Secret(KEY)


def later(seconds: int) -> datetime:
    return NOW + timedelta(seconds=seconds)


def note(words: str = "", *, title: str = "", seconds: int = 0, **others) -> Document:
    """A note with one answer, changed some seconds after NOW."""
    known = {
        "id": new_id(),
        "kind": "note",
        "template": "1",
        "title": title,
        "body": {"note.text": Answer(Text(runs(words)))} if words else {},
        "created_at": NOW,
        "changed_at": later(seconds),
    }
    return Document(**(known | others))


def words_in(document: Document) -> str:
    """The words of such a note."""
    return document.body["note.text"].value.runs[0].words
