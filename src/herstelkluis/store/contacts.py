"""Whose keys are known: the contact book as the vault keeps it. `body` is canonical JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from herstelkluis.crypto.canonical import encode
from herstelkluis.store.database import Database
from herstelkluis.store.times import from_column, to_column

_PUT = """
INSERT INTO contacts (id, name, key, body) VALUES (?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, key = excluded.key, body = excluded.body
"""


@dataclass(frozen=True, slots=True)
class KnownContact:
    """One contact.

    `name` is how the owner of the vault calls them, `card_name` what their card says. `key` is their public key,
    `earlier` the ones it came in place of, oldest first. `checked_at` is when the eight `words` of this very card were
    compared by voice; None when they were not.
    """

    id: str
    name: str
    card_name: str
    key: str
    age_recipient: str
    words: tuple[str, ...]
    added_at: datetime
    checked_at: datetime | None = None
    earlier: tuple[str, ...] = ()


def contacts(db: Database) -> list[KnownContact]:
    """Everyone, in the order of their ids."""
    rows = db.read("SELECT id, name, key, body FROM contacts ORDER BY id")
    return [_from_row(*row) for row in rows]


def put(db: Database, contact: KnownContact) -> None:
    """Keep a contact, in place of what was known under its id."""
    body = {
        "card_name": contact.card_name,
        "age_recipient": contact.age_recipient,
        "words": list(contact.words),
        "added_at": to_column(contact.added_at),
        "checked_at": None if contact.checked_at is None else to_column(contact.checked_at),
        "earlier": list(contact.earlier),
    }
    row = (contact.id, contact.name, contact.key, encode(body).decode())
    db.write(_PUT, row)


def remove(db: Database, contact_id: str) -> None:
    """Take a contact out of every file of the vault."""
    with db.atomic():
        db.write("DELETE FROM contacts WHERE id = ?", (contact_id,))
        db.leave_no_trace()


def _from_row(contact_id: str, name: str, key: str, body: str) -> KnownContact:
    told = json.loads(body)
    return KnownContact(
        id=contact_id,
        name=name,
        card_name=told["card_name"],
        key=key,
        age_recipient=told["age_recipient"],
        words=tuple(told["words"]),
        added_at=from_column(told["added_at"]),
        checked_at=None if told["checked_at"] is None else from_column(told["checked_at"]),
        earlier=tuple(told["earlier"]),
    )
