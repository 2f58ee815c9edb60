"""What goes wrong with the place, and files that are no backup of ours: one clear sentence, and nothing half."""

from __future__ import annotations

import io
import os
import random
import resource
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pytest

from herstelkluis import errors
from herstelkluis.crypto.age_file import AgeReader, AgeWriter
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.found import FOLDER
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.backups.reading import identity_by_words, identity_of, open_backup
from herstelkluis.vault.exporting.saving import export_to, recovery_recipient
from torture import table
from vault.attaching import attached
from vault.backing_up import check_whole, filled, left_in, names
from vault.backup_children import said_by

FLIPS = int(os.environ.get("HERSTELKLUIS_FLIPS", "100"))


@pytest.fixture
def vault(opened):
    return filled(opened[2])


@pytest.fixture
def backup(vault, tmp_path):
    (tmp_path / "stick").mkdir()
    return make_backup(vault, tmp_path / "stick").backup


def test_a_place_that_is_not_there_is_said_to_be_gone_and_not_made(vault, tmp_path):
    with pytest.raises(errors.BackupPlaceGoneError):
        make_backup(vault, tmp_path / "stick")
    assert not (tmp_path / "stick").exists()


def test_a_file_where_the_folder_should_be_is_said(vault, tmp_path):
    (tmp_path / FOLDER).write_text("x")
    with pytest.raises(errors.BackupPlaceError):
        make_backup(vault, tmp_path)
    assert (tmp_path / FOLDER).read_text() == "x"


def test_a_place_that_goes_away_while_a_backup_is_made_is_said(vault, backup, tmp_path, house):
    stick, away = tmp_path / "stick", tmp_path / "weg"

    def pull_out(share):
        if share > 0.2 and stick.exists():
            stick.rename(away)

    with pytest.raises(errors.BackupPlaceGoneError):
        make_backup(vault, stick, pull_out)
    away.rename(stick)
    check_whole(backup.path, house.words, tmp_path)
    assert left_in(house.folder) == []
    assert [one.name for one in records.records(vault)] == [backup.path.name]


def test_a_place_that_goes_away_before_it_was_read_back_is_no_backup(vault, backup, tmp_path, house):
    stick, away = tmp_path / "stick", tmp_path / "weg"

    def pull_out(share):
        if share == 0.5 and len(names(stick)) == 4:
            stick.rename(away)

    with pytest.raises((errors.BackupPlaceGoneError, errors.BackupNotSoundError)):
        make_backup(vault, stick, pull_out)
    assert [one.name for one in records.records(vault)] == [backup.path.name]


def test_a_stick_that_takes_no_file_of_this_size_is_not_called_full(vault, backup, tmp_path, house):
    """A limit on the size of a file, as FAT32 has one: a backup is larger than the database."""
    attached(vault, "lang.bin", os.urandom(400_000))
    vault.database.read("PRAGMA wal_checkpoint(TRUNCATE)")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (vault.database.path.stat().st_size + 100_000, hard))
    try:
        with pytest.raises(errors.BackupTooLargeForPlaceError) as refused:
            make_backup(vault, tmp_path / "stick")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "4 GB" in refused.value.next_step
    assert names(tmp_path / "stick") == [backup.path.name, backup.keyfile.name]
    assert left_in(house.folder) == []
    check_whole(backup.path, house.words, tmp_path)
    make_backup(vault, tmp_path / "stick")


def test_a_stick_that_is_full_is_said(vault, house, tmp_path):
    """On a real file system of 400 kB, mounted for one process alone."""
    wrap = ("unshare", "-m" if os.getuid() == 0 else "-Urm", "sh", "-c")
    stick = tmp_path / "vol"
    stick.mkdir()
    mount = f"mount -t tmpfs -o size=400k,mode=700 none {stick} && exec "
    try:
        subprocess.run([*wrap, mount + "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine lets no process mount a file system of its own")
    attached(vault, "lang.bin", os.urandom(400_000))
    vault.close()
    shutil.copytree(house.folder, tmp_path / "kluis-2")
    said = said_by("make_once", tmp_path / "kluis-2", stick, wrap=(*wrap, mount + '"$0" "$@"'))
    assert said == ["BackupPlaceFullError", "left:"]


def test_a_place_for_reading_only_is_said(vault, house, tmp_path):
    """As an ordinary user: the administrator may write everywhere."""
    vault.close()
    folder = Path(tempfile.mkdtemp(prefix="kluis-"))
    try:
        shutil.copytree(house.folder, folder / "kluis")
        (folder / "stick").mkdir()
        for one in (folder, *folder.rglob("*")):
            shutil.chown(one, 65534, 65534) if os.getuid() == 0 else None
        (folder / "stick").chmod(0o500)
        assert said_by("make_as_nobody", folder / "kluis", folder / "stick") == ["BackupPlaceError", "left:"]
    finally:
        (folder / "stick").chmod(0o700)
        shutil.rmtree(folder)


def opened_by(path, identity):
    """What is wrong with a file, or "whole" when everything in it was read."""
    try:
        with open_backup(path, identity) as one:
            for name in one.archive.namelist():
                one.archive.read(name)
            return "whole"
    except errors.BackupError as error:
        return type(error).__name__


@table.counted("byte flips, backup", FLIPS, "(refused)")
def test_every_changed_byte_of_a_backup_is_seen(vault, backup, house):
    identity = identity_by_words(" ".join(house.words))
    whole = backup.path.read_bytes()
    chance = random.Random(5)
    refused = {"BackupError", "NotABackupError", "BackupOtherKeysError", "BackupTooNewError"}
    with backup.path.open("r+b") as file:
        for place in [*range(0, 4200, 150), *(chance.randrange(len(whole)) for _ in range(FLIPS))]:
            put(file, place, whole[place] ^ 1 << chance.randrange(8))
            assert opened_by(backup.path, identity) in refused, place
            put(file, place, whole[place])
    assert opened_by(backup.path, identity) == "whole"


def put(file, place, byte):
    file.seek(place)
    file.write(bytes([byte]))
    file.flush()


def test_a_backup_that_is_cut_off_is_damaged_or_none(vault, backup, house):
    identity = identity_by_words(" ".join(house.words))
    whole = backup.path.read_bytes()
    for size in [len(whole) - 1, *range(len(whole) // 4096 * 4096, 0, -4096), 100, 0]:
        os.truncate(backup.path, size)
        assert opened_by(backup.path, identity) in {"BackupError", "NotABackupError"}, size


def resealed(vault, backup, change):
    """The backup with other files in it, sealed with the right keys."""
    with backup.path.open("rb") as file, zipfile.ZipFile(AgeReader(file, identity_of(vault))) as old:
        members = {name: old.read(name) for name in ("kopie.json", "kluis.hdr", "kluis-1.db")}
    change(members)
    target = io.BytesIO()
    with AgeWriter(target, identity_of(vault).recipient) as sealed, zipfile.ZipFile(sealed, "w") as new:
        for name, data in members.items():
            new.writestr(name, data)
    backup.path.write_bytes(target.getvalue())
    return opened_by(backup.path, identity_of(vault))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (b'"version":1', b'"version":2', "BackupTooNewError"),
        (b'"version":1', b'"version":true', "BackupError"),
        (b'"generation":1', b'"generation":2', "BackupError"),
        (b'"vault_id":"', b'"vault_id":"ff', "BackupError"),
        (b"herstelkluis-backup", b"herstelkluis-bundle", "BackupError"),
        (b'"pieces":2', b'"pieces":-2', "BackupError"),
        (b"{", b"{ ", "BackupError"),
        (b'"in_bin":1,', b"", "BackupError"),
        (b"2026-11-17T", b"2026-13-17T", "BackupError"),
    ],
)
def test_what_a_backup_says_of_itself_is_read_strictly(vault, backup, old, new, expected):
    def change(members):
        assert old in members["kopie.json"]
        members["kopie.json"] = members["kopie.json"].replace(old, new, 1)

    assert resealed(vault, backup, change) == expected


@pytest.mark.parametrize("name", ["kopie.json", "kluis.hdr"])
def test_a_part_that_is_missing_is_refused(vault, backup, name):
    assert resealed(vault, backup, lambda members: members.pop(name)) == "BackupError"


@pytest.mark.parametrize("name", ["kopie.json", "kluis.hdr"])
def test_a_part_that_is_endless_or_strange_is_refused(vault, backup, name):
    for strange in (b" " * 70_000, b"", b"[]", b"\xff"):
        assert (
            resealed(vault, backup, lambda members, strange=strange: members.update({name: strange})) == "BackupError"
        )


def test_a_key_file_of_a_newer_program_is_said_to_be_so(vault, backup):
    def change(members):
        members["kluis.hdr"] = members["kluis.hdr"].replace(b'"version":1', b'"version":2')

    assert resealed(vault, backup, change) == "BackupTooNewError"


def test_other_files_are_said_to_be_no_backup(vault, backup, tmp_path):
    for content in (b"", b"brief", os.urandom(70_000)):
        (tmp_path / "x.age").write_bytes(content)
        assert opened_by(tmp_path / "x.age", identity_of(vault)) == "NotABackupError"
    (tmp_path / "x.age").write_bytes(b"age-encryption.org/v2\n")
    assert opened_by(tmp_path / "x.age", identity_of(vault)) == "BackupTooNewError"
    for place in (tmp_path, tmp_path / "weg.age"):
        with pytest.raises(errors.CannotReadError), open_backup(place, identity_of(vault)):
            pass


def test_an_export_that_is_locked_with_the_same_words_is_no_damaged_backup(vault, house, tmp_path):
    export_to(vault, tmp_path / "alles.age", recipients=[recovery_recipient(vault)])
    assert opened_by(tmp_path / "alles.age", identity_by_words(" ".join(house.words))) == "NotABackupError"


def test_a_database_is_taken_out_only_where_nothing_stands(vault, backup, tmp_path):
    with open_backup(backup.path, identity_of(vault)) as one:
        assert one.take_database(tmp_path).name == "kluis-1.db"
        with pytest.raises(errors.VaultExistsError):
            one.take_database(tmp_path)
        with pytest.raises(errors.FolderGoneError):
            one.take_database(tmp_path / "weg")


def test_a_key_file_of_another_generation_makes_no_backup(vault, house, tmp_path):
    (house.folder / "kluis.hdr").unlink()
    with pytest.raises(errors.VaultDamagedError):
        make_backup(vault, tmp_path)
    assert names(tmp_path) == []
