"""A key file from another copy of it: only one that opens the database, and the damaged one stays beside it."""

from __future__ import annotations

import shutil

import pytest

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.errors import CannotReadError, VaultDamagedError, VaultInUseError, WrongPasswordError
from herstelkluis.store.files import previous_of
from herstelkluis.vault.repairing import DAMAGED_KEY_FILE, key_files, take_key_file
from herstelkluis.vault.state import KEY_FILE, VaultState
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, typed_words, write


@pytest.fixture
def locked(opened):
    house, lifecycle, vault = opened
    note = write(vault, "notitie", "De reiger")
    lifecycle.lock()
    return house, note


@pytest.mark.parametrize("damage", [b"", b'{"checksum', None])
def test_a_damaged_key_file_is_replaced_by_another_copy(locked, tmp_path, damage):
    house, note = locked
    own = house.folder / KEY_FILE
    copy = tmp_path / "kluis-2026-11-20-100000.hdr"
    shutil.copyfile(own, copy)
    own.unlink() if damage is None else own.write_bytes(damage)
    database = (house.folder / "kluis-1.db").read_bytes()
    assert house.lifecycle().state is VaultState.DAMAGED
    assert key_files(house.folder) == []
    assert key_files(house.folder, tmp_path, tmp_path / "weg") == [copy]
    take_key_file(house.folder, copy, Typed(PASSWORD))
    assert (house.folder / "kluis-1.db").read_bytes() == database
    if damage is not None:
        assert (house.folder / DAMAGED_KEY_FILE).read_bytes() == damage
    lifecycle = house.lifecycle()
    assert lifecycle.unlock(PASSWORD).document(note.id) == note
    lifecycle.lock()


def test_the_copy_that_was_kept_while_the_password_changed_will_do(locked):
    house, note = locked
    shutil.copyfile(house.folder / KEY_FILE, previous_of(house.folder / KEY_FILE))
    (house.folder / KEY_FILE).write_bytes(b"")
    (found,) = key_files(house.folder)
    take_key_file(house.folder, found, typed_words(house.words))
    lifecycle = house.lifecycle()
    assert lifecycle.unlock_with_words(" ".join(house.words)).document(note.id) == note
    lifecycle.lock()


def test_the_key_file_of_another_vault_is_refused(locked, tmp_path):
    house, _note = locked
    other = House(tmp_path / "ander")
    other.make()[0].lock()
    before = {one.name: one.read_bytes() for one in house.folder.iterdir()}
    with pytest.raises(VaultDamagedError):
        take_key_file(house.folder, other.folder / KEY_FILE, Typed(PASSWORD))
    with pytest.raises(WrongPasswordError):
        take_key_file(house.folder, other.folder / KEY_FILE, Typed("een ander wachtwoord"))
    with pytest.raises(CannotReadError):
        take_key_file(house.folder, tmp_path / "weg.hdr", Typed(PASSWORD))
    assert {one.name: one.read_bytes() for one in house.folder.iterdir()} == before


def test_a_key_that_was_put_aside_before_is_never_written_over(locked):
    house, note = locked
    aside, own = house.folder / DAMAGED_KEY_FILE, house.folder / KEY_FILE
    own.rename(aside)
    sound = aside.read_bytes()
    own.write_bytes(b"half")
    take_key_file(house.folder, aside, Typed(PASSWORD))
    assert aside.read_bytes() == sound == own.read_bytes()
    assert (house.folder / f"{DAMAGED_KEY_FILE}-2").read_bytes() == b"half"
    lifecycle = house.lifecycle()
    assert lifecycle.unlock(PASSWORD).document(note.id) == note
    lifecycle.lock()


def test_an_older_key_file_takes_the_password_of_then(locked, tmp_path):
    house, note = locked
    shutil.copyfile(house.folder / KEY_FILE, tmp_path / "oud.hdr")
    house.lifecycle().change_password("een heel ander wachtwoord", CHEAPEST, Typed(PASSWORD))
    (house.folder / KEY_FILE).write_bytes(b"")
    with pytest.raises(WrongPasswordError):
        take_key_file(house.folder, tmp_path / "oud.hdr", Typed("een heel ander wachtwoord"))
    take_key_file(house.folder, tmp_path / "oud.hdr", Typed(PASSWORD))
    lifecycle = house.lifecycle()
    assert lifecycle.unlock(PASSWORD).document(note.id) == note
    lifecycle.lock()


def test_nothing_is_put_in_the_place_of_the_key_of_an_open_vault(locked):
    house, _note = locked
    lifecycle = house.lifecycle()
    lifecycle.unlock(PASSWORD)
    with pytest.raises(VaultInUseError):
        take_key_file(house.folder, house.folder / KEY_FILE, Typed(PASSWORD))
    lifecycle.lock()
