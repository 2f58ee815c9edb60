"""A backup comes back where the vault belongs; what stood there is kept whole under another name."""

from __future__ import annotations

import shutil

import pytest

from herstelkluis.errors import BackupError, KluisError, VaultInUseError
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.coming_back import come_back
from herstelkluis.vault.one_writer import OneWriter
from herstelkluis.vault.state import VaultState
from herstelkluis.vault.typed import Typed
from house import PASSWORD, typed_words, write


@pytest.fixture
def copy(opened, tmp_path):
    """A backup with one note in it; the vault is shut."""
    house, lifecycle, vault = opened
    write(vault, "notitie", "De reiger stond er weer.")
    stick = tmp_path / "stick"
    stick.mkdir()
    made = make_backup(vault, stick)
    lifecycle.lock()
    return house, made.backup.path


def names(folder):
    return sorted(one.name for one in folder.parent.iterdir())


def contents(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


def opens(house):
    lifecycle = house.lifecycle()
    vault = lifecycle.unlock(PASSWORD)
    found = [one.first_line for one in vault.summaries("notitie")]
    lifecycle.lock()
    return found


@pytest.mark.parametrize("by_words", [False, True])
def test_where_nothing_is_it_simply_comes(copy, by_words):
    house, path = copy
    shutil.rmtree(house.folder)
    typed = typed_words(house.words) if by_words else Typed(PASSWORD)
    came = come_back(path, house.folder, typed, clock=house.clock)
    assert came.aside is None
    assert came.restored.counts.pieces == 1
    assert opens(house) == ["De reiger stond er weer."]


def test_a_damaged_vault_is_put_aside_byte_for_byte(copy):
    house, path = copy
    database = house.folder / "kluis-1.db"
    database.write_bytes(database.read_bytes()[:4096])
    before = contents(house.folder)
    came = come_back(path, house.folder, Typed(PASSWORD), clock=house.clock)
    assert came.aside is not None
    assert contents(came.aside) == before
    assert opens(house) == ["De reiger stond er weer."]


def test_what_cannot_be_opened_leaves_everything_as_it_was(copy):
    house, path = copy
    before, beside = contents(house.folder), names(house.folder)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    with pytest.raises(BackupError):
        come_back(path, house.folder, Typed(PASSWORD), clock=house.clock)
    with pytest.raises(KluisError):
        come_back(path, house.folder, Typed("een heel ander wachtwoord"), clock=house.clock)
    assert contents(house.folder) == before
    assert names(house.folder) == beside


def test_stopping_leaves_everything_as_it_was(copy):
    house, path = copy
    beside = names(house.folder)

    class StoppedError(Exception):
        pass

    def stop(share):
        if share >= 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        come_back(path, house.folder, Typed(PASSWORD), clock=house.clock, progress=stop)
    assert names(house.folder) == beside
    assert opens(house) == ["De reiger stond er weer."]


def test_a_vault_that_is_open_somewhere_is_left_alone(copy):
    house, path = copy
    writer = OneWriter(house.folder)
    try:
        with pytest.raises(VaultInUseError):
            come_back(path, house.folder, Typed(PASSWORD), clock=house.clock)
    finally:
        writer.release()


def test_twice_in_one_second_takes_two_names(copy):
    house, path = copy
    first = come_back(path, house.folder, Typed(PASSWORD), clock=house.clock)
    second = come_back(path, house.folder, Typed(PASSWORD), clock=house.clock)
    assert first.aside != second.aside
    assert first.aside.is_dir()
    assert second.aside.is_dir()


def test_killed_between_the_two_names_the_vault_that_came_stands_there_at_the_next_look(copy):
    house, path = copy
    (house.folder / "kluis-1.db").write_bytes(b"beschadigd")
    aside = come_back(path, house.folder, Typed(PASSWORD), clock=house.clock).aside
    stood = contents(aside)
    house.folder.rename(house.folder.with_name(aside.name.replace("opzij", "terug")))  # as it is between the two
    assert opens(house) == ["De reiger stond er weer."]
    assert contents(aside) == stood
    house.folder.rename(house.folder.with_name("elders"))  # what nobody put aside for it takes no place
    assert house.lifecycle().state is VaultState.MISSING


def test_who_opens_it_while_a_backup_comes_back_is_not_disturbed(copy):
    house, path = copy
    before, writers = names(house.folder), []

    def open_it(_share):
        writers[:] = writers or [OneWriter(house.folder)]

    with pytest.raises(VaultInUseError):
        come_back(path, house.folder, Typed(PASSWORD), clock=house.clock, progress=open_it)
    writers[0].release()
    assert names(house.folder) == before
    assert opens(house) == ["De reiger stond er weer."]
