"""Keys that live in the vault: random ones, such as the seed of the identity that signs packages."""

from __future__ import annotations

from herstelkluis.store.database import Database

SIGNING, AGE, RECOVERY, NEXT_RECOVERY = "identity", "age-identity", "recovery-entropy", "next-recovery-entropy"
"""The names of the keys there are; one of the first two that was replaced is kept under its name and a number."""


def put_key(db: Database, name: str, secret: bytes) -> None:
    """Keep a key, in place of what stood under its name."""
    with db.atomic():
        db.write("INSERT OR REPLACE INTO keys (name, secret) VALUES (?, ?)", (name, secret))
        db.leave_no_trace(in_copies=False)


def drop_key(db: Database, name: str) -> None:
    """Forget a key; nothing happens when there is none of this name."""
    with db.atomic():
        db.write("DELETE FROM keys WHERE name = ?", (name,))
        db.leave_no_trace(in_copies=False)


def get_key(db: Database, name: str) -> bytes | None:
    """A key, or None when there is none of this name."""
    found = db.read("SELECT secret FROM keys WHERE name = ?", (name,))
    return bytes(found[0][0]) if found else None
