"""A backup is whole, opens in three ways, and was read back before it counts."""

from __future__ import annotations

import itertools
import json
import os
import stat
import threading
import tracemalloc
from datetime import date, timedelta

import pytest

from herstelkluis import errors
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.store import documents
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.found import FOLDER, find_backups
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.backups.place import LAST_READER, SCRIPT, shipped
from herstelkluis.vault.backups.reading import identity_by, identity_by_words, identity_of, open_backup
from herstelkluis.vault.counting import Counts
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, write
from vault.attaching import attached
from vault.backing_up import CANARY, by_words, check_whole, filled, left_in, names


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def vault(opened):
    return filled(opened[2])


def test_a_backup_holds_the_database_and_an_open_part_of_the_same_moment(vault, house, place, tmp_path):
    made = make_backup(vault, place)
    assert made.counts == Counts(pieces=2, in_bin=1, versions=3, attachments=0)
    assert made.backup.made_at == house.clock()
    with by_words(made.backup.path, house.words, tmp_path) as (backup, database):
        assert backup.about.counts == made.counts
        assert documents.summaries(database) == documents.summaries(vault.database)
        told = json.loads(backup.archive.read("open/kluis.json"))
        assert CANARY in json.dumps(told)
        assert {"kopie.json", "kluis.hdr", "kluis-1.db", "open/lees-mij.txt"} <= set(backup.archive.namelist())
        assert backup.keyfile == (house.folder / "kluis.hdr").read_bytes()
    check_whole(made.backup.path, house.words, tmp_path)
    assert left_in(house.folder) == []


def test_words_password_and_vault_each_open_it_and_others_do_not(vault, place, house, tmp_path):
    path = make_backup(vault, place).backup.path
    typed = "\n".join(f"{n}. {word.upper()}" for n, word in enumerate(house.words, 1))
    by_words, by_password = Typed(typed, is_words=True), Typed(PASSWORD)
    for identity in (identity_by(by_words, path), identity_by(by_password, path), identity_of(vault)):
        with open_backup(path, identity) as backup:
            assert backup.about.counts.pieces == 2
    with pytest.raises(errors.WrongPasswordError):
        identity_by(Typed("een ander wachtwoord"), path)
    with pytest.raises(errors.BackupOtherKeysError), open_backup(path, identity_by_words(_other_words())):
        pass
    other, there = House(tmp_path / "ander").make()
    with pytest.raises(errors.BackupOtherKeysError), open_backup(path, identity_of(there)):
        pass
    other.lock()
    with pytest.raises(errors.VaultLockedError):
        identity_of(there)
    path.with_suffix(".hdr").unlink()
    with pytest.raises(errors.BackupKeyFileMissingError):
        identity_by(by_password, path)


def _other_words():
    return " ".join(new_recovery_words())


def test_what_lies_in_the_folder_is_for_the_owner_alone_and_tells_a_moment_only(vault, place):
    make_backup(vault, place)
    assert names(place) == ["kluis-2026-11-17-130500.age", "kluis-2026-11-17-130500.hdr"]
    for one in (place / FOLDER).iterdir():
        assert stat.S_IMODE(one.stat().st_mode) == 0o600
        assert CANARY.encode() not in one.read_bytes()
    assert {name: (place / FOLDER / name).read_bytes() for name in (SCRIPT, LAST_READER)} == shipped()


def test_what_explains_a_backup_is_brought_up_to_date(vault, place):
    make_backup(vault, place)
    (place / FOLDER / SCRIPT).write_text("oud")
    make_backup(vault, place)
    assert (place / FOLDER / SCRIPT).read_bytes() == shipped()[SCRIPT]


def test_no_word_lies_open_on_the_disk_at_any_moment(vault, house, place):
    looked_at = set()

    def look(_share):
        for folder in (house.folder, place / FOLDER):
            for one in folder.iterdir():
                looked_at.add(one.name.partition("-")[0])
                assert CANARY.encode() not in one.read_bytes()

    make_backup(vault, place, look)
    assert {".kopie", "kluis", "woorden"} <= looked_at


def test_backups_of_one_second_do_not_overwrite_each_other(vault, house, place, tmp_path):
    threads = [threading.Thread(target=make_backup, args=(vault, place)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    make_backup(vault, place / FOLDER)
    assert [one.made_at.second for one in find_backups(place)] == [3, 2, 1, 0]
    for one in find_backups(place):
        check_whole(one.path, house.words, tmp_path)
    assert {one.name for one in records.records(vault)} == {one.path.name for one in find_backups(place)}
    assert not (place / FOLDER / FOLDER).exists()


def test_a_name_whose_key_file_was_lost_is_not_taken_again(vault, place):
    first = make_backup(vault, place).backup.path
    before = first.read_bytes()
    first.with_suffix(".hdr").unlink()
    assert make_backup(vault, place).backup.path.name == "kluis-2026-11-17-130501.age"
    assert (first.read_bytes(), first.with_suffix(".hdr").exists()) == (before, False)


def test_someone_may_write_on_while_a_backup_is_made(vault, house, place, tmp_path):
    is_over, numbers = threading.Event(), itertools.count()

    def write_on():
        while not is_over.is_set():
            write(vault, "notitie", f"erbij {next(numbers)}")

    thread = threading.Thread(target=write_on)
    thread.start()
    try:
        made = make_backup(vault, place)
    finally:
        is_over.set()
        thread.join()
    assert made.counts.pieces == made.counts.versions - 1 < next(numbers) + 2
    check_whole(made.backup.path, house.words, tmp_path)


class StoppedError(Exception):
    """The person does not want to wait any longer."""


@pytest.mark.parametrize("share", [0.05, 0.2, 0.45, 0.6, 0.79, 1.0])
def test_a_backup_that_is_stopped_leaves_nothing(vault, house, place, share):
    def stop(done):
        if done >= share:
            raise StoppedError

    with pytest.raises(StoppedError):
        make_backup(vault, place, stop)
    assert (names(place), left_in(house.folder), records.records(vault)) == ([], [], [])


def test_a_vault_that_is_locked_meanwhile_leaves_nothing(opened, vault, house, place):
    _, lifecycle, _ = opened
    with pytest.raises(errors.VaultLockedError):
        make_backup(vault, place, lambda _share: lifecycle.lock())
    assert (names(place), left_in(house.folder)) == ([], [])


def test_a_vault_in_a_synced_folder_can_be_backed_up_too(tmp_path, place):
    house = House(tmp_path / "Dropbox" / "kluis")
    lifecycle, vault = house.make()
    made = make_backup(filled(vault), place)
    assert not (house.folder / "kluis-1.db-wal").exists()
    check_whole(made.backup.path, house.words, tmp_path)
    lifecycle.lock()


def test_progress_goes_up_to_the_end(vault, place):
    shares = []
    make_backup(vault, place, shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert len(shares) > 5


def test_a_backup_that_changed_on_the_disk_is_removed_and_not_believed(vault, house, place, tmp_path):
    earlier = make_backup(vault, place).backup.path
    size = earlier.stat().st_size
    for at in [5, 300, 3000, 4500, size // 3, size // 2, 2 * size // 3, size - 40]:
        changed = []

        def change(_share, at=at, changed=changed):
            newest = find_backups(place)[0].path
            if newest != earlier and not changed:
                data = bytearray(newest.read_bytes())
                data[at] ^= 1
                newest.write_bytes(data)
                changed.append(at)

        with pytest.raises(errors.BackupNotSoundError):
            make_backup(vault, place, change)
        assert changed
        assert names(place) == [earlier.name, earlier.with_suffix(".hdr").name]
    assert [one.name for one in records.records(vault)] == [earlier.name]
    assert left_in(house.folder) == []
    check_whole(earlier, house.words, tmp_path)


def test_a_large_attachment_never_lies_in_memory_as_a_whole(vault, house, place, tmp_path):
    for number in range(2):
        attached(vault, f"lang-{number}.bin", os.urandom(1 << 20) * 12)
    tracemalloc.start()
    try:
        made = make_backup(vault, place)
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
    assert made.backup.path.stat().st_size > 48_000_000
    assert made.counts.attachments == 2


def test_what_is_known_of_a_backup_stays_known_and_is_in_no_backup(opened, place, tmp_path):
    house, lifecycle, vault = opened
    records.choose_place(vault, place)
    make_backup(filled(vault), place)
    house.clock.wait(3600)
    made = make_backup(vault, place)
    newest = records.last_checked(vault)
    assert newest.path == made.backup.path
    assert (newest.made_at, newest.checked_at, newest.counts) == (house.clock(), house.clock(), made.counts)
    assert newest.drilled_on is None
    records.keep_drilled(vault, newest.path, date(2026, 11, 18))
    lifecycle.lock()
    again = lifecycle.unlock(PASSWORD)
    first, second = records.records(again)
    assert (first.drilled_on, second.drilled_on) == (date(2026, 11, 18), None)
    assert records.chosen_place(again) == place
    records.forget(again, [second.path])
    assert records.records(again) == [first]
    with by_words(made.backup.path, house.words, tmp_path) as (backup, _database):
        assert str(place) not in backup.archive.read("open/kluis.json").decode()


def test_a_backup_is_due_after_an_hour_with_something_new_and_a_place_that_is_there(vault, house, place):
    now = house.clock()
    assert not records.is_due(vault, now)
    records.choose_place(vault, place / "weg")
    assert not records.is_due(vault, now)
    records.choose_place(vault, place)
    assert records.is_due(vault, now)
    made = make_backup(vault, place)
    assert not records.is_due(vault, now + timedelta(hours=1))
    for change in (
        lambda: write(vault, "notitie", "nieuw"),
        lambda: vault.throw_away(vault.summaries()[0].id),
        lambda: vault.take_back(vault.bin()[0].id),
        lambda: vault.delete_for_ever(vault.bin()[0].id),
    ):
        later = house.clock() + timedelta(hours=1)
        change()
        assert not records.is_due(vault, later - timedelta(minutes=1))
        assert records.is_due(vault, later)
        house.clock.wait(1)
        made = make_backup(vault, place)
        assert not records.is_due(vault, house.clock() + timedelta(hours=1))
    made.backup.path.unlink()
    assert records.is_due(vault, house.clock())
    records.choose_place(vault, None)
    assert records.chosen_place(vault) is None


def test_a_backup_of_a_clock_that_was_wrong_does_not_end_backups(vault, house, place):
    records.choose_place(vault, place)
    house.clock.wait(73 * 365 * 86400)
    make_backup(vault, place)
    house.clock.seconds = 0
    assert records.is_due(vault, house.clock())
    make_backup(vault, place)
    write(vault, "notitie", "nieuw")
    assert not records.is_due(vault, house.clock())
    assert records.is_due(vault, house.clock() + timedelta(hours=1))
