from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import UTC

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelkluis.errors import VaultDamagedError
from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames, LedgerReaction
from herstelkluis.store import ledger
from herstelkluis.store.schema import SECOND
from store.store_values import NOW, later

NAMES = LedgerNames("Mw. De Wit", "huisarts", "om elkaar te begrijpen", ("Mijn plan", "Die zomer"))
one_vault = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
lived = st.lists(
    st.builds(
        LedgerEvent,
        package=st.sampled_from(["A1B2C3", "D4E5F6"]),
        kind=st.sampled_from(LedgerKind),
        at=st.datetimes(timezones=st.just(UTC)),
        facts=st.dictionaries(st.text("abc", min_size=1), st.text("xyz") | st.integers(-9, 2**40), max_size=3),
    ),
    max_size=8,
)


def three(db):
    ledger.append(db, LedgerEvent("A", LedgerKind.INTENDED, NOW), NAMES)
    ledger.append(db, LedgerEvent("A", LedgerKind.SEALED, later(1), {"sha256": "00ff", "size": 65536}))
    ledger.append(db, LedgerEvent("B", LedgerKind.INTENDED, later(2)), LedgerNames("Buur", "", "sleutel", ()))


@one_vault
@given(lived, st.data())
def test_any_events_come_back_and_the_chain_holds(db, happened, data):
    before = ledger.events(db)
    for event in happened:
        ledger.append(db, event, data.draw(st.none() | st.just(NAMES)))
    assert ledger.events(db) == before + happened
    ledger.verify_chain(db)


def test_an_empty_ledger_is_whole(db):
    ledger.verify_chain(db)
    assert ledger.events(db) == []
    assert ledger.names(db, "A") is None


def test_names_can_be_erased_and_the_chain_still_holds(db):
    three(db)
    assert ledger.names(db, "A") == NAMES
    ledger.erase_names(db, "A")
    assert ledger.names(db, "A") is None
    assert ledger.names(db, "B").reader == "Buur"
    assert [event.package for event in ledger.events(db)] == ["A", "A", "B"]
    ledger.verify_chain(db)


def test_the_newest_names_of_a_package_count(db):
    three(db)
    ledger.append(db, LedgerEvent("A", LedgerKind.NOTE, later(5)), LedgerNames("Dhr. Bos", "huisarts", "", ()))
    assert ledger.names(db, "A").reader == "Dhr. Bos"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE ledger SET kind = 'withdrawn' WHERE n = 2",
        "UPDATE ledger SET at = '2020-01-01T00:00:00.000000+00:00' WHERE n = 1",
        "UPDATE ledger SET facts = '{}' WHERE n = 2",
        "UPDATE ledger SET package = 'C' WHERE n = 3",
        "UPDATE ledger SET commitment = zeroblob(32) WHERE n = 1",
        "UPDATE ledger SET commitment = NULL WHERE n = 1",
        "UPDATE ledger SET hash = zeroblob(32) WHERE n = 3",
        "DELETE FROM ledger WHERE n = 2",
        "UPDATE ledger SET n = 9 WHERE n = 2",
        "UPDATE ledger_names SET names = replace(names, 'Wit', 'Wet') WHERE n = 1",
        "UPDATE ledger_names SET salt = zeroblob(32) WHERE n = 1",
        "INSERT INTO ledger_names (n, salt, names) VALUES (2, zeroblob(32), '{}')",
        "DELETE FROM ledger WHERE n = 3",
        "DELETE FROM ledger",
        "DELETE FROM meta",
        "UPDATE meta SET value = '2' || substr(value, 2)",
        "UPDATE ledger SET facts = CAST(facts AS BLOB) WHERE n = 2",
        "UPDATE ledger SET hash = hex(hash) WHERE n = 3",
        "UPDATE ledger_names SET names = CAST(names AS BLOB) WHERE n = 1",
        "UPDATE ledger SET at = x'ff' WHERE n = 1",
        "UPDATE ledger SET n = -1 WHERE n = 1",
    ],
)
def test_no_event_or_name_changes_unseen(db, change):
    three(db)
    db.read("PRAGMA foreign_keys = OFF")
    db.write(change)
    with pytest.raises(VaultDamagedError):
        ledger.verify_chain(db)
    ledger.append(db, LedgerEvent("D", LedgerKind.INTENDED, later(9)), NAMES)
    assert ledger.names(db, "D") == NAMES
    with pytest.raises(VaultDamagedError):
        ledger.verify_chain(db)


HARMS = {
    "UPDATE ledger SET facts = '{}' WHERE n = 2": [2],
    "UPDATE ledger SET package = 'Z' WHERE n = 1": [1],
    "UPDATE ledger_names SET names = '{}' WHERE n = 1": [1],
    "UPDATE ledger SET hash = x'00' WHERE n = 1": [1, 2],
    "DELETE FROM ledger WHERE n = 2": [3],
    "DELETE FROM ledger WHERE n = 3": [3],
    "DELETE FROM meta WHERE key = 'ledger_head'": [4],
}


@pytest.mark.parametrize(("harm", "broken"), HARMS.items())
def test_the_event_that_does_not_fit_is_pointed_at_and_no_other(db, harm, broken):
    three(db)
    assert ledger.broken_at(db) == []
    db.read("PRAGMA foreign_keys = OFF")
    db.write(harm)
    assert ledger.broken_at(db) == broken


COLUMNS = [*((column, "ledger") for column in ("n", "package", "kind", "at", "facts", "commitment", "hash"))]
COLUMNS += [("salt", "ledger_names"), ("names", "ledger_names"), ("value", "meta")]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(where=st.sampled_from(COLUMNS), row=st.integers(1, 3), place=st.integers(0, 10**4), bit=st.integers(0, 7))
def test_a_changed_byte_in_any_row_is_seen(db, where, row, place, bit):
    column, table = where
    if not ledger.events(db):
        three(db)
    which = "key = 'ledger_head'" if table == "meta" else f"n = {row}"
    found = db.read(f"SELECT {column}, typeof({column}) FROM {table} WHERE {which}")
    if not found or found[0][0] is None:
        return
    [(value, kind)] = found
    with suppress(UndoneError), db.atomic():
        db.write("PRAGMA defer_foreign_keys = ON")
        db.write(f"UPDATE {table} SET {column} = ? WHERE {which}", (flipped(value, place, bit),))
        with pytest.raises(VaultDamagedError):
            ledger.verify_chain(db)
        raise UndoneError
    assert db.read(f"SELECT {column}, typeof({column}) FROM {table} WHERE {which}") == [(value, kind)]
    ledger.verify_chain(db)


class UndoneError(Exception):
    """Takes a change back, so that the next example begins anew."""


def flipped(value, place, bit):
    """The value with one bit changed, of the same type as far as that can be."""
    if isinstance(value, int):
        return value ^ 4 << bit
    data = bytearray(value if isinstance(value, bytes) else value.encode())
    data[place % len(data)] ^= 1 << bit
    return bytes(data) if isinstance(value, bytes) else data.decode("latin-1")


def test_a_reaction_is_told_apart_from_names_and_erased_alone(db):
    three(db)
    ledger.append(db, LedgerEvent("A", LedgerKind.REACTION, later(6)), LedgerReaction("Ze belde."))
    assert (ledger.names(db, "A"), ledger.reaction(db, "A"), ledger.reaction(db, "B")) == (NAMES, "Ze belde.", "")
    ledger.erase_reactions(db, "A")
    assert (ledger.names(db, "A"), ledger.reaction(db, "A")) == (NAMES, "")
    ledger.verify_chain(db)


def test_the_chain_can_be_computed_by_hand(db):
    """As the first lines of the module say, with another writing of it."""
    three(db)
    [(hash_1, commitment, salt, names)] = db.read(
        "SELECT hash, commitment, salt, names FROM ledger JOIN ledger_names USING (n) WHERE n = 1"
    )
    told = {"reader": "Mw. De Wit", "role": "huisarts", "purpose": "om elkaar te begrijpen"}
    told["titles"] = ["Mijn plan", "Die zomer"]
    assert commitment == hashlib.sha256(salt + rfc8785.dumps(told)).digest()
    assert names.encode() == rfc8785.dumps(told)
    row = {"n": 1, "package": "A", "kind": "intended", "at": "2026-02-03T14:05:00.000000+00:00", "facts": "{}"}
    row["commitment"] = commitment.hex()
    assert hash_1 == hashlib.sha256(bytes(32) + rfc8785.dumps(row)).digest()
    assert len(salt) == 32


def test_two_packages_with_the_same_names_show_no_likeness(db):
    ledger.append(db, LedgerEvent("A", LedgerKind.INTENDED, NOW), NAMES)
    ledger.append(db, LedgerEvent("B", LedgerKind.INTENDED, NOW), NAMES)
    [(first,), (second,)] = db.read("SELECT commitment FROM ledger")
    assert first != second


def test_words_are_kept_until_they_are_destroyed(db):
    ledger.put_words(db, "A", "appel boom kat")
    assert ledger.get_words(db, "A") == "appel boom kat"
    ledger.destroy_words(db, "A")
    ledger.destroy_words(db, "A")
    assert ledger.get_words(db, "A") is None


def test_all_words_are_destroyed_at_once(db):
    for package in "AB":
        ledger.put_words(db, package, "appel boom kat")
    assert ledger.packages_with_words(db) == {"A", "B"}
    ledger.destroy_all_words(db)
    assert ledger.packages_with_words(db) == frozenset()


def test_an_older_vault_gets_its_head_when_it_is_brought_on(db):
    """Schema 2 writes down where the chain stands; before, it could not tell that its end is missing."""
    three(db)
    [(head,)] = db.read("SELECT value FROM meta WHERE key = 'ledger_head'")
    db.write("DELETE FROM meta WHERE key = 'ledger_head'")
    (step,) = [one for one in SECOND.split(";") if "ledger_head" in one]
    db.write(step)
    assert db.read("SELECT value FROM meta WHERE key = 'ledger_head'") == [(head,)]
    ledger.verify_chain(db)
