from __future__ import annotations

import hashlib
from datetime import UTC

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelkluis.errors import VaultDamagedError
from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames
from herstelkluis.store import ledger
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
    ],
)
def test_no_event_or_name_changes_unseen(db, change):
    three(db)
    db.write(change)
    with pytest.raises(VaultDamagedError):
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
