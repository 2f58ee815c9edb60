"""Who has what: events of packages in a chain, and the names in it where they can be taken out again.

`hash` of row n is SHA-256(hash of row n-1 ‖ canonical JSON of row n), and 32 zero bytes stand before the first. A row
tells package, kind, moment and facts, and a commitment: SHA-256(salt ‖ canonical JSON of the names), salt 32 random
bytes. Names and salts stand in a table of their own; without its salt a commitment tells nothing. So names can be
erased while the chain goes on to prove that no event was changed, put in or taken out.

The head of the chain, its count and last hash, is kept in `meta`, so that the newest events cannot be cut off unseen.
A head that does not fit is never mended: what was found damaged stays reported. Who has the key of the vault can write
all of it anew; the chain guards against mistakes and damage, not against the owner.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterator, Sequence
from typing import Any

from herstelkluis.crypto.canonical import encode
from herstelkluis.errors import CanonicalJsonError, VaultDamagedError
from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames, LedgerReaction, Told
from herstelkluis.store.database import Database
from herstelkluis.store.times import from_column, to_column

_START = bytes(32)
_HEAD = "ledger_head"
_ADD = "INSERT INTO ledger (n, package, kind, at, facts, commitment, hash) VALUES (?, ?, ?, ?, ?, ?, ?)"
_CHAIN = """
SELECT n, package, kind, at, facts, commitment, hash, salt, names
FROM ledger LEFT JOIN ledger_names USING (n) ORDER BY n
"""
_TOLD = """
SELECT kind, names FROM ledger JOIN ledger_names USING (n) WHERE package = ? ORDER BY n DESC
"""


def append(db: Database, event: LedgerEvent, told: Told | None = None) -> None:
    """Add an event to the chain, with the names or the reaction it is about, if any."""
    salt = secrets.token_bytes(32)
    written = None if told is None else _to_json(told)
    with db.atomic():
        number, before = _last(db)
        is_whole = _head(db) == _said(number, before)
        number = _free(db)
        row = (
            number,
            event.package,
            str(event.kind),
            to_column(event.at),
            encode(dict(event.facts)).decode(),
            None if written is None else _commit(salt, written),
        )
        link = _link(before, row)
        db.write(_ADD, (*row, link))
        if written is not None:
            db.write("INSERT INTO ledger_names (n, salt, names) VALUES (?, ?, ?)", (number, salt, written))
        if is_whole:
            db.write("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_HEAD, _said(number, link)))


def events(db: Database) -> list[LedgerEvent]:
    """Every event that can be read, oldest first; `verify_chain` tells whether these are all."""
    return list(_readable(db.read("SELECT package, kind, at, facts FROM ledger ORDER BY n")))


def events_of(db: Database, package: str) -> list[LedgerEvent]:
    """The events of one package, oldest first."""
    question = "SELECT package, kind, at, facts FROM ledger WHERE package = ? ORDER BY n"
    return list(_readable(db.read(question, (package,))))


def names(db: Database, package: str) -> LedgerNames | None:
    """The newest names of a package, or None when it never had any or they were erased."""
    return next((one for one in _told(db, package) if isinstance(one, LedgerNames)), None)


def reaction(db: Database, package: str) -> str:
    """The newest reaction of the reader, or nothing."""
    return next((one.text for one in _told(db, package) if isinstance(one, LedgerReaction)), "")


def erase_names(db: Database, package: str) -> None:
    """Take names and reactions of a package out of every file of the vault. That it was given, and when, stays."""
    with db.atomic():
        db.write("DELETE FROM ledger_names WHERE n IN (SELECT n FROM ledger WHERE package = ?)", (package,))
        db.leave_no_trace()


def erase_reactions(db: Database, package: str) -> None:
    """Take what the reader of a package said about it out of every file of the vault."""
    which = "DELETE FROM ledger_names WHERE n IN (SELECT n FROM ledger WHERE package = ? AND kind = ?)"
    with db.atomic():
        db.write(which, (package, str(LedgerKind.REACTION)))
        db.leave_no_trace()


def verify_chain(db: Database) -> None:
    """Raise `VaultDamagedError` when an event or the names beside it are not what was written, or some are missing."""
    if broken_at(db):
        raise VaultDamagedError


def broken_at(db: Database) -> list[int]:
    """The number of every event that is not what was written, or that does not follow on the one before it.

    Empty: all is sound. When the newest are missing, or the head was changed, there is one number more, of no event.
    """
    broken, number, before = [], 0, _START
    for row in db.read(_CHAIN):
        if not _is_sound(number + 1, before, row):
            broken.append(row[0])
        number, before = row[0], row[6] if isinstance(row[6], bytes) else _START
    if _head(db) != _said(number, before):
        broken.append(number + 1)
    return broken


def packages_at(db: Database, numbers: Sequence[int]) -> frozenset[str]:
    """The packages these events are of, as far as they are there and can be read."""
    found = (row for number in numbers for row in db.read("SELECT package FROM ledger WHERE n = ?", (number,)))
    return frozenset(package for (package,) in found if isinstance(package, str))


def put_words(db: Database, package: str, words: str) -> None:
    """Keep the words of a package that was not told to its reader yet."""
    db.write("INSERT OR REPLACE INTO package_words (package, words) VALUES (?, ?)", (package, words))


def get_words(db: Database, package: str) -> str | None:
    """The words of a package, or None when they were told and destroyed."""
    found = db.read("SELECT words FROM package_words WHERE package = ?", (package,))
    return str(found[0][0]) if found else None


def packages_with_words(db: Database) -> frozenset[str]:
    """The packages of which the words are still here."""
    return frozenset(str(package) for (package,) in db.read("SELECT package FROM package_words"))


def destroy_words(db: Database, package: str) -> None:
    """Take the words of a package out of every file of the vault."""
    with db.atomic():
        db.write("DELETE FROM package_words WHERE package = ?", (package,))
        db.leave_no_trace()


def destroy_all_words(db: Database) -> None:
    """Take the words of every package out of every file of the vault."""
    with db.atomic():
        db.write("DELETE FROM package_words")
        db.leave_no_trace()


def _readable(rows: list[tuple[Any, ...]]) -> Iterator[LedgerEvent]:
    for package, kind, at, facts in rows:
        try:
            told = json.loads(facts)
            event = LedgerEvent(package, LedgerKind(kind), from_column(at), told)
        except (ValueError, TypeError):
            continue  # a damaged row: the others are shown, and the chain says that something is wrong
        if isinstance(package, str) and isinstance(told, dict):
            yield event


def _told(db: Database, package: str) -> Iterator[Told]:
    for kind, written in db.read(_TOLD, (package,)):
        try:
            yield _from_json(kind, written)
        except (ValueError, TypeError, KeyError):
            continue


def _last(db: Database) -> tuple[int, bytes]:
    found = db.read("SELECT n, hash FROM ledger ORDER BY n DESC LIMIT 1")
    if not found:
        return 0, _START
    number, link = found[0]
    return number, link if isinstance(link, bytes) else _START  # a damaged one; then the head does not fit either


def _free(db: Database) -> int:
    """The number of the next event. In a damaged ledger names may be left of an event that is gone: it stays theirs."""
    found = db.read("SELECT max(n) FROM (SELECT n FROM ledger UNION ALL SELECT n FROM ledger_names)")
    return int(found[0][0] or 0) + 1


def _head(db: Database) -> str:
    """What was kept as the head; for a ledger that never had an event that of an empty chain."""
    found = db.read("SELECT value FROM meta WHERE key = ?", (_HEAD,))
    return str(found[0][0]) if found else _said(0, _START)


def _said(number: int, link: bytes) -> str:
    return f"{number} {link.hex()}"


def _is_sound(number: int, before: bytes, found: tuple[Any, ...]) -> bool:
    """Whether this row is the one that must stand after `before`."""
    *row, link, salt, written = found
    commitment = row[5]
    try:
        is_row = row[0] == number and hmac.compare_digest(_link(before, tuple(row)), link)
        is_told = salt is None or (commitment is not None and hmac.compare_digest(_commit(salt, written), commitment))
    except (ValueError, TypeError, AttributeError, CanonicalJsonError):  # a value of another type
        return False
    return is_row and is_told


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


def _to_json(told: Told) -> str:
    if isinstance(told, LedgerReaction):
        return encode({"reaction": told.text}).decode()
    names = {"reader": told.reader, "role": told.role, "purpose": told.purpose, "titles": list(told.titles)}
    return encode(names | ({"contact": told.contact} if told.contact else {})).decode()


def _from_json(kind: str, written: str) -> Told:
    told = json.loads(written)
    if kind == LedgerKind.REACTION and "reaction" in told:
        return LedgerReaction(told["reaction"])
    return LedgerNames(told["reader"], told["role"], told["purpose"], tuple(told["titles"]), told.get("contact", ""))
