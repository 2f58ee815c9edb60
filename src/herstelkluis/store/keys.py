"""Keys that live in the vault: random ones, such as the seed of the identity that signs packages."""

from __future__ import annotations

from herstelkluis.store.database import Database

SIGNING, AGE, RECOVERY = "identity", "age-identity", "recovery-entropy"
"""The names of the keys there are; a signing key that was replaced is kept under `SIGNING` and a number."""


def put_key(db: Database, name: str, secret: bytes) -> None:
    """Keep a key, in place of what stood under its name."""
    with db.atomic():
        db.write("INSERT OR REPLACE INTO keys (name, secret) VALUES (?, ?)", (name, secret))
        db.leave_no_trace()


def get_key(db: Database, name: str) -> bytes | None:
    """A key, or None when there is none of this name."""
    found = db.read("SELECT secret FROM keys WHERE name = ?", (name,))
    return bytes(found[0][0]) if found else None
