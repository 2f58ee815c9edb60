"""The keys of the owner: made once, random, on a card, and replaced with a proof of it."""

from __future__ import annotations

import pytest

from herstelkluis.crypto import age
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import AgeNoMatchError
from herstelkluis.share.contact import read_contact
from herstelkluis.store import database, keys
from herstelkluis.store.schema import SCHEMAS
from herstelkluis.vault import contacts, identity
from house import PASSWORD, House
from share import card_cases as cards


def test_a_card_stays_the_same_until_something_on_it_changes(opened):
    house, lifecycle, vault = opened
    card = identity.own_card(vault)
    read = read_contact(card)
    assert (read.name, read.previous, read.words) == ("Sam", None, read_contact(identity.own_card(vault)).words)
    assert read.key == identity.signing_key(vault).public
    assert read.age_recipient == str(identity.age_identity(vault).recipient)
    lifecycle.lock()
    again = house.lifecycle()
    assert identity.own_card(again.unlock(PASSWORD)) == card
    again.vault.prefer("owner", "Sam de Wit")
    assert read_contact(identity.own_card(again.vault)).words != read.words
    again.lock()


def test_two_vaults_have_nothing_in_common(opened, tmp_path):
    _, _, vault = opened
    lifecycle, other = House(tmp_path / "ander").make()
    ours, theirs = (read_contact(identity.own_card(one)) for one in (vault, other))
    lifecycle.lock()
    assert ours.key != theirs.key
    assert ours.age_recipient != theirs.age_recipient


def test_an_older_vault_gets_its_keys_when_they_are_first_needed(opened):
    _, _, vault = opened
    assert keys.get_key(vault.database, "age-identity") is None
    made = str(identity.age_identity(vault))
    assert str(identity.age_identity(vault)) == made
    assert len(keys.get_key(vault.database, "age-identity")) == 32


def test_a_vault_of_the_schema_before_is_copied_brought_on_and_can_do_the_same(house, monkeypatch):
    """As a vault that was made by the version before this one: its tables, and no key for packages to the owner."""
    with monkeypatch.context() as before:
        before.setattr(database, "SCHEMAS", SCHEMAS[:1])
        lifecycle, vault = house.make()
    card = identity.own_card(vault)
    assert not [path.name for path in house.folder.iterdir() if "bijwerken" in path.name]
    assert vault.database.schema_version == len(SCHEMAS)
    assert contacts.add_contact(vault, cards.CARD).checked_at is None
    assert vault.check() == []
    lifecycle.lock()
    assert identity.own_card(lifecycle.unlock(PASSWORD)) == card
    assert len(contacts.contacts(lifecycle.vault)) == 1
    lifecycle.lock()


def test_a_new_key_is_signed_by_the_one_before_it_and_the_lock_stays(opened):
    _, _, vault = opened
    first, lock = identity.signing_key(vault).public, str(identity.age_identity(vault))
    card = identity.rotate(vault)
    assert card == identity.own_card(vault)
    assert read_contact(card).previous == first
    second = identity.signing_key(vault).public
    third = read_contact(identity.rotate(vault))
    assert third.previous == second
    assert identity.public_keys(vault) == (first, second, third.key)
    assert len(set(identity.public_keys(vault))) == 3
    assert str(identity.age_identity(vault)) == lock


def test_a_replaced_key_still_signs_what_takes_its_packages_back(opened):
    _, _, vault = opened
    first = identity.signing_key(vault)
    identity.rotate(vault)
    assert identity.signing_key(vault, first.public).seed() == first.seed()
    assert identity.signing_key(vault).public != first.public
    with pytest.raises(KeyError):
        identity.signing_key(vault, SigningKey.generate().public)


def test_a_new_key_is_taken_whole_or_not_at_all(opened, monkeypatch):
    _, _, vault = opened
    before = identity.own_card(vault)

    def die(*_args):
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr(identity.secrets, "token_bytes", die)
        with pytest.raises(KeyboardInterrupt):
            identity.rotate(vault)
    assert identity.own_card(vault) == before
    assert len(identity.public_keys(vault)) == 1


def test_a_name_that_a_card_cannot_hold_is_made_plain(opened):
    _, _, vault = opened
    for name, said in (("", ""), ("  Sam\n\u202ede Wit ", "Sam de Wit"), ("é" * 500, "é" * 119 + "…")):
        vault.prefer("owner", name)
        assert read_contact(identity.own_card(vault)).name == said


def test_what_was_sealed_for_an_earlier_key_still_opens_and_the_card_names_the_new_one(opened):
    _, _, vault = opened
    before = identity.age_identity(vault)
    sealed = age.encrypt(b"voor Sam", before.recipient)
    identity.replace_key(vault.database, keys.AGE)
    now = identity.age_identity(vault)
    assert str(now) != str(before)
    assert [str(one) for one in identity.age_identities(vault)] == [str(now), str(before)]
    assert read_contact(identity.own_card(vault)).age_recipient == str(now.recipient)
    assert age.decrypt(sealed, *identity.age_identities(vault)) == b"voor Sam"
    with pytest.raises(AgeNoMatchError):
        age.decrypt(age.encrypt(b"nieuw", now.recipient), before)
