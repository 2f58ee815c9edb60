"""Who has what: events of packages in a chain, and the names in it where they can be taken out again.

`hash` of row n is SHA-256(hash of row n-1 ‖ canonical JSON of row n), and 32 zero bytes stand before the first. A row
tells package, kind, moment and facts, and a commitment: SHA-256(salt ‖ canonical JSON of the names), salt 32 random
bytes. Names and salts stand in a table of their own; without its salt a commitment tells nothing. So names can be
erased while the chain goes on to prove that no event was changed, put in or taken out. What it cannot show by itself
is that the newest events were cut off.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from typing import Any

from herstelkluis.crypto.canonical import encode
from herstelkluis.errors import VaultDamagedError
from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames
from herstelkluis.store.database import Database
from herstelkluis.store.times import from_column, to_column

_START = bytes(32)
_ADD = "INSERT INTO ledger (n, package, kind, at, facts, commitment, hash) VALUES (?, ?, ?, ?, ?, ?, ?)"
_CHAIN = """
SELECT n, package, kind, at, facts, commitment, hash, salt, names
FROM ledger LEFT JOIN ledger_names USING (n) ORDER BY n
"""


def append(db: Database, event: LedgerEvent, names: LedgerNames | None = None) -> None:
    """Add an event to the chain, with the names it is about, if any."""
    salt = secrets.token_bytes(32)
    written = None if names is None else _names_to_json(names)
    with db.atomic():
        last = db.read("SELECT n, hash FROM ledger ORDER BY n DESC LIMIT 1")
        number, before = last[0] if last else (0, _START)
        row = (
            number + 1,
            event.package,
            str(event.kind),
            to_column(event.at),
            encode(dict(event.facts)).decode(),
            None if written is None else _commit(salt, written),
        )
        db.write(_ADD, (*row, _link(before, row)))
        if written is not None:
            db.write("INSERT INTO ledger_names (n, salt, names) VALUES (?, ?, ?)", (number + 1, salt, written))


def events(db: Database) -> list[LedgerEvent]:
    """Every event, oldest first."""
    rows = db.read("SELECT package, kind, at, facts FROM ledger ORDER BY n")
    return [
        LedgerEvent(package=package, kind=LedgerKind(kind), at=from_column(at), facts=json.loads(facts))
        for package, kind, at, facts in rows
    ]


def names(db: Database, package: str) -> LedgerNames | None:
    """The newest names of a package, or None when it never had any or they were erased."""
    found = db.read(
        "SELECT names FROM ledger JOIN ledger_names USING (n) WHERE package = ? ORDER BY n DESC LIMIT 1", (package,)
    )
    return _names_from_json(found[0][0]) if found else None


def erase_names(db: Database, package: str) -> None:
    """Take the names of a package out of every file of the vault. That it was given, and when, stays."""
    with db.atomic():
        db.write("DELETE FROM ledger_names WHERE n IN (SELECT n FROM ledger WHERE package = ?)", (package,))
        db.leave_no_trace()


def verify_chain(db: Database) -> None:
    """Raise `VaultDamagedError` when an event or the names beside it are not what was written."""
    before = _START
    for number, (*row, link, salt, written) in enumerate(db.read(_CHAIN), 1):
        if row[0] != number or not hmac.compare_digest(_link(before, tuple(row)), link):
            raise VaultDamagedError
        if salt is not None and _commit(salt, written) != row[5]:
            raise VaultDamagedError
        before = link


def put_words(db: Database, package: str, words: str) -> None:
    """Keep the words of a package that was not told to its reader yet."""
    db.write("INSERT OR REPLACE INTO package_words (package, words) VALUES (?, ?)", (package, words))


def get_words(db: Database, package: str) -> str | None:
    """The words of a package, or None when they were told and destroyed."""
    found = db.read("SELECT words FROM package_words WHERE package = ?", (package,))
    return str(found[0][0]) if found else None


def destroy_words(db: Database, package: str) -> None:
    """Take the words of a package out of every file of the vault."""
    with db.atomic():
        db.write("DELETE FROM package_words WHERE package = ?", (package,))
        db.leave_no_trace()


def _link(before: bytes, row: tuple[Any, ...]) -> bytes:
    number, package, kind, at, facts, commitment = row
    told = {
        "n": number,
        "package": package,
        "kind": kind,
        "at": at,
        "facts": facts,
        "commitment": None if commitment is None else commitment.hex(),
    }
    return hashlib.sha256(before + encode(told)).digest()


def _commit(salt: bytes, written: str) -> bytes:
    return hashlib.sha256(salt + written.encode()).digest()


def _names_to_json(names: LedgerNames) -> str:
    told = {"reader": names.reader, "role": names.role, "purpose": names.purpose, "titles": list(names.titles)}
    return encode(told).decode()


def _names_from_json(written: str) -> LedgerNames:
    told = json.loads(written)
    return LedgerNames(told["reader"], told["role"], told["purpose"], tuple(told["titles"]))
