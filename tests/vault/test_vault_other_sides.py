"""Conflict copies, other folders, backups and exports can be laid beside the vault; they are only read."""

from __future__ import annotations

import shutil
import zipfile

import pytest

from herstelkluis.errors import (
    BackupOtherKeysError,
    OtherKeysError,
    VaultDamagedError,
    VaultInUseError,
)
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.exporting.writing import write_export
from herstelkluis.vault.merging.comparing import Where, compare
from herstelkluis.vault.merging.database_copy import copy_in_file, copy_in_folder
from herstelkluis.vault.merging.merge import merge
from herstelkluis.vault.merging.opening import other_in
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, rewrite, typed_words, write
from vault.two_sides import conflict_copy

NOTE = "notitie"


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
