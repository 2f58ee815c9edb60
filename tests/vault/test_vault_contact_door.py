"""The door to a contact: sealed to a key, so there are no words, and what is written is given."""

from __future__ import annotations

import shutil

import pytest

from herstelkluis.crypto.age import identity_from_seed
from herstelkluis.errors import AgeNoMatchError, ChangedSinceError, FolderGoneError, OtherReaderError
from herstelkluis.share.contact import read_contact, write_contact
from herstelkluis.store import files, ledger
from herstelkluis.vault import contacts, identity, package_files, receive, sharing
from herstelkluis.vault.givings import State, giving, givings
from herstelkluis.vault.sharing import Door
from house import House
from vault.giving_cases import desk_of, see


@pytest.fixture
def desk(opened, tmp_path):
    return desk_of(opened, tmp_path / "uit")


@pytest.fixture
def neighbour(tmp_path):
    """Another person with this program."""
    lifecycle, vault = House(tmp_path / "buren").make()
    yield vault
    lifecycle.lock()


@pytest.fixture
def friend(desk, neighbour):
    """The id of the neighbour as a contact."""
    return contacts.add_contact(desk.vault, identity.own_card(neighbour), called="Kim").id


def test_only_the_contact_opens_it_without_words(desk, neighbour, friend):
    given = desk.seal(desk.choose().for_contact(friend), Door.CONTACT)
    assert given.words == ""
    assert desk.left == [f"document-{given.number}.age"]
    assert ledger.packages_with_words(desk.vault.database) == frozenset()
    got = receive.receive_in(neighbour, given.path.read_bytes(), None, desk.house.clock())
    assert got.bundle.id == given.package
    assert got.bundle.signed_by
    with pytest.raises(AgeNoMatchError):
        receive.receive_in(desk.vault, given.path.read_bytes(), None, desk.house.clock())


def test_what_is_written_for_a_contact_is_given(desk, friend):
    given = desk.seal(desk.choose().for_contact(friend), Door.CONTACT)
    one = giving(desk.vault, given.package)
    assert (one.state, one.doors, one.names.contact) == (State.GIVEN, (Door.CONTACT,), friend)
    assert sharing.give_words(desk.vault, given.package) is None
    sharing.mark_restored(desk.vault)
    assert giving(desk.vault, given.package).state is State.GIVEN
    sharing.withdraw(desk.vault, given.package)
    assert giving(desk.vault, given.package).state is State.ASKED_BACK


def test_a_key_that_changed_since_the_contact_was_chosen_is_never_sealed_for(desk, neighbour, friend):
    """What was compared was the old key; a card that came in between is unchecked."""
    contacts.set_checked(desk.vault, friend)
    flow = desk.choose().for_contact(friend)
    old = identity.own_card(neighbour)
    card, key = read_contact(old), identity.signing_key(neighbour)
    other = str(identity_from_seed(bytes(32)).recipient)
    contacts.add_contact(desk.vault, write_contact(card.name, key, other))
    with pytest.raises(ChangedSinceError):
        desk.seal(flow, Door.CONTACT)
    assert (givings(desk.vault), desk.left) == ([], [])
    again = sharing.refresh(desk.vault, flow)
    assert (again.contact, again.ticked) == ("", flow.ticked)
    given = desk.seal(see(again.for_contact(friend)), Door.CONTACT)
    with pytest.raises(AgeNoMatchError):
        receive.receive_in(neighbour, given.path.read_bytes(), None, desk.house.clock())


def test_a_refresh_keeps_a_contact_whose_key_is_the_same(desk, friend):
    contacts.set_checked(desk.vault, friend)
    flow = sharing.refresh(desk.vault, desk.choose().for_contact(friend))
    assert flow.contact == friend
    assert desk.seal(see(flow), Door.CONTACT).words == ""


def test_a_contact_has_a_package_of_its_own(desk, friend):
    flow = desk.choose().for_contact(friend)
    for wrong in ({Door.FILE}, {Door.CONTACT, Door.PDF}):
        with pytest.raises(ValueError):
            sharing.seal(desk.vault, flow, desk.out, frozenset(wrong))
    assert givings(desk.vault) == []


def test_the_same_contact_is_the_same_reader_whatever_the_name(desk, friend):
    older = desk.seal(desk.choose(reader="Kim").for_contact(friend), Door.CONTACT)
    by_words = desk.seal(desk.choose(reader="Kim"))
    flow = desk.choose(reader="Kimmie").for_contact(friend)
    assert [one.package for one in sharing.replaceable(desk.vault, flow)] == [older.package]
    with pytest.raises(OtherReaderError):
        desk.seal(flow.replacing(by_words.package), Door.CONTACT)
    desk.seal(flow.replacing(older.package), Door.CONTACT)
    assert giving(desk.vault, older.package).state is State.REPLACED


def test_a_stick_that_is_gone_may_have_the_file_so_it_counts_as_maybe_left(desk, friend, monkeypatch):
    """Without words nothing can be destroyed any more, so it is not called "not made"."""

    def write_and_go(path, data):
        files.write_file(path, data)
        shutil.move(path.parent, path.parent.with_name("weg"))
        raise FolderGoneError

    monkeypatch.setattr(package_files, "write_file", write_and_go)
    with pytest.raises(FolderGoneError):
        desk.seal(desk.choose().for_contact(friend), Door.CONTACT)
    assert givings(desk.vault)[0].state is State.MAYBE_LEFT
