"""What came from others: packages that were opened here, notes that took them back, and how late it is at least.

A package is known by its id and the key that signed it (empty: nobody): anyone can copy an id, not a signature.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from herstelkluis.store.database import Database
from herstelkluis.store.times import from_column, to_column

_CLOCK_MARK = "clock_mark"
_PUT = """
INSERT OR REPLACE INTO received (package, key, supersedes, seen_at, expired_at) VALUES (?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class Reception:
    """A package from someone else: when it was first opened, and when it was first found expired."""

    package: str
    key: str
    supersedes: str = ""
    seen_at: datetime | None = None
    expired_at: datetime | None = None


def reception(db: Database, package: str, key: str) -> Reception:
    """What is known of a package; nothing but its name when it never came."""
    rows = db.read("SELECT supersedes, seen_at, expired_at FROM received WHERE package = ? AND key = ?", (package, key))
    if not rows:
        return Reception(package, key)
    supersedes, seen_at, expired_at = rows[0]
    return Reception(package, key, supersedes, _moment(seen_at), _moment(expired_at))


def put_reception(db: Database, one: Reception) -> None:
    """Keep this, in place of what was known of the package."""
    db.write(_PUT, (one.package, one.key, one.supersedes, _column(one.seen_at), _column(one.expired_at)))


def replaced_by(db: Database, package: str, key: str) -> str | None:
    """A package of the same signer that says to come in place of this one. Without a signer there is none."""
    rows = db.read(
        "SELECT package FROM received WHERE supersedes = ? AND key = ? AND key <> '' ORDER BY seen_at DESC LIMIT 1",
        (package, key),
    )
    return str(rows[0][0]) if rows else None


def put_withdrawal(db: Database, package: str, key: str, withdrawn_at: datetime) -> None:
    """Keep that the holder of this key asked for a package back. The first moment stays."""
    row = (package, key, to_column(withdrawn_at))
    db.write("INSERT OR IGNORE INTO withdrawals (package, key, withdrawn_at) VALUES (?, ?, ?)", row)


def withdrawn_at(db: Database, package: str, key: str) -> datetime | None:
    """When the signer of a package asked for it back, or None."""
    rows = db.read("SELECT withdrawn_at FROM withdrawals WHERE package = ? AND key = ?", (package, key))
    return from_column(rows[0][0]) if rows else None


def clock_mark(db: Database) -> datetime | None:
    """The latest moment there is proof of, or None."""
    rows = db.read("SELECT value FROM meta WHERE key = ?", (_CLOCK_MARK,))
    return from_column(rows[0][0]) if rows else None


def raise_clock_mark(db: Database, to: datetime) -> None:
    """It is at least this late. The mark never goes back."""
    with db.atomic():
        before = clock_mark(db)
        if before is None or before < to:
            db.write("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_CLOCK_MARK, to_column(to)))


def _moment(column: str | None) -> datetime | None:
    return None if column is None else from_column(column)


def _column(moment: datetime | None) -> str | None:
    return None if moment is None else to_column(moment)
