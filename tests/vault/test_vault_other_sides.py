"""Conflict copies, other folders, backups and exports can be laid beside the vault; they are only read."""

from __future__ import annotations

import shutil
import zipfile

import pytest

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import (
    BackupOtherKeysError,
    OldKeysError,
    OtherKeysError,
    VaultDamagedError,
    VaultInUseError,
    WrongPasswordError,
    WrongWordsError,
)
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.conflict_copies import conflict_copies, take_away
from herstelkluis.vault.exporting.writing import write_export
from herstelkluis.vault.health import State, look_into
from herstelkluis.vault.merging.comparing import Where, compare
from herstelkluis.vault.merging.database_copy import copy_in_file, copy_in_folder
from herstelkluis.vault.merging.merge import merge
from herstelkluis.vault.merging.opening import other_in
from herstelkluis.vault.rekeying import rekey
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, rewrite, typed_words, write
from vault.two_sides import conflict_copy

NOTE = "notitie"
NEW_PASSWORD = "een heel nieuw wachtwoord"


def test_a_conflict_copy_is_read_and_stays_as_it_is(both):
    shared = write(both.ours, NOTE, "Begin")
    both.part()
    rewrite(both.theirs, shared, "Daar")
    path = conflict_copy(both)
    before = path.read_bytes()
    with copy_in_file(both.ours, path) as other:
        merge(both.ours, other, {shared.id: "theirs"})
    assert both.ours.summaries(NOTE)[0].first_line == "Daar"
    assert path.read_bytes() == before
    assert sorted(one.name for one in path.parent.iterdir()) == sorted([path.name, "kluis-1.db", "kluis-1.db-wal"])


def test_a_copy_that_was_made_while_it_was_written_is_refused_or_whole(both):
    both.part()
    write(both.theirs, NOTE, "Lang verhaal " * 4000)
    path = conflict_copy(both)
    data = path.read_bytes()
    for at in (len(data) // 3, len(data) // 2, len(data) - 5000):
        path.write_bytes(data[:at] + bytes(64) + data[at + 64 :])
        with pytest.raises(VaultDamagedError), copy_in_file(both.ours, path):
            pass
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(VaultDamagedError), copy_in_file(both.ours, path):
        pass


def test_the_open_vault_is_no_other_side(both):
    with pytest.raises(VaultInUseError), copy_in_file(both.ours, both.ours.database.path):
        pass


def test_a_file_with_other_keys_is_told_apart(both, tmp_path):
    other = House(tmp_path / "ander")
    other.make()[0].lock()
    with pytest.raises(OtherKeysError), copy_in_file(both.ours, other.folder / "kluis-1.db"):
        pass


def test_a_vault_in_another_folder_is_opened_by_its_own_password_or_words(opened, tmp_path):
    house, lifecycle, vault = opened
    write(vault, NOTE, "Begin")
    lifecycle.lock()
    moved = House(tmp_path / "andere computer", house.clock, house.words)
    shutil.copytree(house.folder, moved.folder)
    second = moved.lifecycle()
    write(second.unlock(PASSWORD), NOTE, "Daar")
    second.lock()
    vault = lifecycle.unlock(PASSWORD)
    for typed in (None, Typed(PASSWORD), typed_words(house.words)):
        with copy_in_folder(vault, moved.folder, typed) as other:
            assert {one.theirs.first_line for one in compare(vault, other)} == {"Daar"}
    stranger = House(tmp_path / "vreemd")
    stranger.make()[0].lock()
    with pytest.raises(OtherKeysError), copy_in_folder(vault, stranger.folder, Typed(PASSWORD)):
        pass


@pytest.mark.parametrize("by_words", [False, True])
def test_a_backup_can_be_the_other_side_of_a_merge(backed_up, by_words):
    house, _, vault, source = backed_up
    [piece] = vault.summaries("dagboek")
    house.clock.wait(3600)
    rewrite(vault, vault.document(piece.id), "Nu")
    gone = vault.summaries("notitie")[0]
    vault.throw_away(gone.id)
    vault.delete_for_ever(gone.id)
    with other_in(vault, source, typed_words(house.words) if by_words else None) as other:
        found = {one.id: one.state for one in compare(vault, other)}
        assert found == {piece.id: Where.BOTH, gone.id: Where.ONLY_THERE}
        merge(vault, other)
    assert {one.first_line for one in vault.summaries()} >= {"Nu", "brief.txt"}
    assert "Daarna" in [one.first_line for one in vault.versions(piece.id)]


def test_the_backup_of_someone_else_is_no_other_side(backed_up, tmp_path):
    _, _, vault, _ = backed_up
    stranger = House(tmp_path / "vreemd")
    lifecycle, theirs = stranger.make()
    (tmp_path / "hun stick").mkdir()
    source = make_backup(theirs, tmp_path / "hun stick").backup.path
    lifecycle.lock()
    with pytest.raises(BackupOtherKeysError), other_in(vault, source):
        pass
    with pytest.raises(OtherKeysError), other_in(vault, source, typed_words(stranger.words)):
        pass


def test_an_open_export_can_be_the_other_side_of_a_merge(backed_up, tmp_path):
    _, _, vault, _ = backed_up
    path = tmp_path / "alles.zip"
    with zipfile.ZipFile(path, "w") as archive:
        write_export(archive, vault.database)
    with other_in(vault, path) as other:
        assert compare(vault, other) == []


def wrote_on_while_the_keys_were_renewed(house, tmp_path):
    """Two computers and one folder: there someone wrote on, here all keys were renewed, and both came together."""
    lifecycle, vault = house.make()
    write(vault, NOTE, "Begin")
    lifecycle.lock()
    there = House(tmp_path / "andere computer", house.clock, house.words)
    shutil.copytree(house.folder, there.folder)
    second = there.lifecycle()
    write(second.unlock(PASSWORD), NOTE, "Daar")
    second.lock()
    rekey(house.folder, NEW_PASSWORD, new_recovery_words(), CHEAPEST, house.clock(), Typed(PASSWORD))
    shutil.copyfile(there.folder / "kluis-1.db", house.folder / "kluis-1.db")
    return lifecycle, there


def test_what_was_written_elsewhere_while_all_keys_were_renewed_is_found_and_opens_as_it_did(house, tmp_path):
    lifecycle, there = wrote_on_while_the_keys_were_renewed(house, tmp_path)
    key = house.folder / "kluis (conflicted copy 2026-11-22 143000).hdr"
    shutil.copyfile(there.folder / "kluis.hdr", key)
    vault = lifecycle.unlock(NEW_PASSWORD)
    (copy,) = conflict_copies(house.folder)
    assert copy == house.folder / "kluis-1.db"
    assert [one.code for one in look_into(vault) if one.state is State.LOOK] == ["backup", "copies"]
    with pytest.raises(OldKeysError), other_in(vault, copy):
        pass
    for wrong, error in (
        (Typed(NEW_PASSWORD), WrongPasswordError),
        (typed_words(reversed(house.words)), WrongWordsError),
    ):
        with pytest.raises(error), wrong, other_in(vault, copy, wrong):
            pass
    for typed in (Typed(PASSWORD), typed_words(house.words)):
        with typed, other_in(vault, copy, typed) as other:
            assert {one.theirs.first_line for one in compare(vault, other) if one.state is Where.ONLY_THERE} == {"Daar"}
    before = (house.folder / "kluis-2.db").stat().st_ino
    take_away(copy)
    assert conflict_copies(house.folder) == []
    assert not key.exists()
    assert (house.folder / "kluis-2.db").stat().st_ino == before
    lifecycle.lock()


def test_a_database_of_before_that_nothing_opens_is_not_offered(house, tmp_path):
    lifecycle, _there = wrote_on_while_the_keys_were_renewed(house, tmp_path)
    stranger = House(tmp_path / "vreemd")
    stranger.make()[0].lock()
    shutil.copyfile(stranger.folder / "kluis.hdr", house.folder / "kluis (1).hdr")
    vault = lifecycle.unlock(NEW_PASSWORD)
    assert conflict_copies(house.folder) == []
    with pytest.raises(OtherKeysError) as refused, other_in(vault, house.folder / "kluis-1.db", Typed(PASSWORD)):
        pass
    assert type(refused.value) is OtherKeysError
    lifecycle.lock()
