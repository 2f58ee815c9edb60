"""What someone puts in the folder of a vault or on a stick reaches nothing outside, and nobody waits for it."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest

from herstelkluis.errors import BackupPlaceError, CannotReadError, KluisError
from herstelkluis.vault.backups.found import FOLDER
from herstelkluis.vault.backups.keeping import thin
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.backups.place import LAST_READER, SCRIPT
from herstelkluis.vault.merging.opening import other_in
from herstelkluis.vault.salvaging import salvage
from herstelkluis.vault.typed import Typed
from house import PASSWORD, rewrite, write
from vault.backing_up import check_whole

pytestmark = pytest.mark.timeout(30)  # who waits for a pipe waits for ever
NOT_OURS = b"niet van ons" * 100
LONG_AGO = 1_000_000_000
LEFT_OVERS = ("kluis-1.db.old", "kluis-9.db.old", "kluis.hdr.previous", "kluis-9.db")


@pytest.fixture
def of_another(tmp_path):
    """A file of the person that is no business of ours."""
    file = tmp_path / "scriptie.odt"
    file.write_bytes(NOT_OURS)
    os.utime(file, (LONG_AGO, LONG_AGO))
    return file


@pytest.fixture
def stick(tmp_path):
    """A stick with the folder for backups on it."""
    (tmp_path / "stick" / FOLDER).mkdir(parents=True)
    return tmp_path / "stick"


@pytest.mark.parametrize("name", LEFT_OVERS)
@pytest.mark.parametrize("point", [Path.symlink_to, Path.hardlink_to])
def test_another_name_for_a_file_never_reaches_what_it_names(opened, of_another, name, point):
    house, lifecycle, vault = opened
    note = write(vault, "notitie", "De reiger")
    lifecycle.lock()
    for target in (of_another, house.folder / "kluis-1.db", house.folder / "kluis.hdr"):
        place = house.folder / name
        place.unlink(missing_ok=True)
        point(place, target)
        again = house.lifecycle()
        assert again.unlock(PASSWORD).document(note.id) == note
        again.lock()
        assert of_another.read_bytes() == NOT_OURS


@pytest.mark.parametrize("name", [LAST_READER, SCRIPT])
def test_a_pipe_or_an_endless_file_on_a_stick_keeps_no_backup_waiting(opened, stick, house, tmp_path, name):
    vault = opened[2]
    os.mkfifo(stick / FOLDER / name)
    check_whole(make_backup(vault, stick).backup.path, house.words, tmp_path)
    with (stick / FOLDER / name).open("wb") as endless:
        endless.truncate(1 << 40)
    made = make_backup(vault, stick).backup
    assert (stick / FOLDER / name).stat().st_size < 100_000
    made.path.with_suffix(".hdr").unlink()
    os.mkfifo(made.path.with_suffix(".hdr"))
    assert thin(vault, stick, house.clock()) == []


def test_a_folder_for_backups_that_leads_elsewhere_is_refused(opened, tmp_path):
    elsewhere, stick = tmp_path / "downloads", tmp_path / "stick"
    elsewhere.mkdir()
    stick.mkdir()
    (stick / FOLDER).symlink_to(elsewhere)
    with pytest.raises(BackupPlaceError):
        make_backup(opened[2], stick)
    assert list(elsewhere.iterdir()) == []


def test_parts_of_other_programs_stay_in_the_folder_for_backups(opened, stick):
    part = stick / FOLDER / "film.mkv.part"
    part.write_bytes(NOT_OURS)
    os.utime(part, (LONG_AGO, LONG_AGO))
    make_backup(opened[2], stick)
    assert part.read_bytes() == NOT_OURS


def test_a_pipe_with_the_name_of_a_conflict_copy_is_not_waited_for(opened):
    house, _lifecycle, vault = opened
    pipe = house.folder / "kluis-1 (conflicted copy).db"
    os.mkfifo(pipe)
    with pytest.raises(CannotReadError), other_in(vault, pipe):
        pass


@pytest.mark.parametrize("record", [b"", b"\xff\xff\xff\xfe" + bytes(4100)])
def test_a_journal_that_tells_of_pages_without_end_does_not_hold_up_salvaging(opened, tmp_path, record):
    house, lifecycle, vault = opened
    note = write(vault, "notitie", "De reiger")
    lifecycle.lock()
    header = bytes.fromhex("d9d505f920a163d7") + struct.pack(">5I", bool(record), 0, 0xFFFFFFFF, 512, 4096)
    (house.folder / "kluis-1.db-journal").write_bytes(header.ljust(512, b"\0") + record)
    told: list[float] = []
    salvage(house.folder, tmp_path / "nieuw", Typed(PASSWORD), clock=house.clock, progress=told.append)
    assert len(told) < 1000
    house.folder = tmp_path / "nieuw"
    again = house.lifecycle()
    assert again.unlock(PASSWORD).document(note.id).body == note.body
    again.lock()


def test_a_pipe_as_key_file_is_no_vault_and_not_waited_for(opened):
    house, lifecycle, _vault = opened
    lifecycle.lock()
    (house.folder / "kluis.hdr").unlink()
    os.mkfifo(house.folder / "kluis.hdr")
    with pytest.raises(KluisError):
        house.lifecycle().unlock(PASSWORD)


def test_an_older_state_of_the_vault_that_is_put_back_opens(opened):
    house, lifecycle, vault = opened
    note = write(vault, "notitie", "Toen")
    lifecycle.lock()
    older = (house.folder / "kluis-1.db").read_bytes()
    again = house.lifecycle()
    rewrite(again.unlock(PASSWORD), note, "Nu")
    again.lock()
    (house.folder / "kluis-1.db").write_bytes(older)
    put_back = house.lifecycle()
    assert put_back.unlock(PASSWORD).document(note.id) == note
    assert put_back.vault.database.check() == []
    put_back.lock()
