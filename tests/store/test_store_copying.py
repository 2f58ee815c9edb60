"""A copy of the database while others go on writing in it."""

from __future__ import annotations

import gc
import itertools
import os
import threading
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from herstelkluis.errors import CannotWriteError, VaultDamagedError, VaultLockedError
from herstelkluis.store import documents, history, preferences, search
from herstelkluis.store.database import Database
from store.store_children import run_child
from store.store_values import NOW, SALT, key, note

CHUNKS = 300  # of 64 KiB: a copy takes long enough for others to write


@pytest.fixture
def large(db):
    documents.put(db, note("x", id="a"))
    with db.atomic():
        facts = (1, "a", "f", "t", CHUNKS * 65536, b"", b"")
        db.write("INSERT INTO attachments (id, document, name, type, size, sha256, key) VALUES (?,?,?,?,?,?,?)", facts)
        for number in range(CHUNKS):
            row = (1, number, os.urandom(65536 + 16))
            db.write("INSERT INTO chunks (attachment, n, data) VALUES (?, ?, ?)", row)
    return db


@contextmanager
def writing(db, deed):
    """Another thread that goes on doing this, with the number of the round."""
    is_over, broken = threading.Event(), []

    def go_on():
        try:
            for number in itertools.count(1):
                deed(number)
                if is_over.is_set():
                    return
        except Exception as error:
            broken.append(error)

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
    assert broken == []


def both(db):
    return preferences.get(db, "een", 0), preferences.get(db, "twee", 0)


def test_others_write_on_while_a_copy_is_made_and_the_copy_is_of_one_moment(large, path, tmp_path):
    def write_both(number):
        with large.atomic():
            preferences.put(large, "een", number)
            preferences.put(large, "vulling", "x" * 20_000)
            preferences.put(large, "twee", number)

    with writing(large, write_both):
        before, _ = both(large)
        large.copy_to(tmp_path / "copy.db")
        after, _ = both(large)
    with Database.open(tmp_path / "copy.db", key(), SALT) as copy:
        first, second = both(copy)
        assert copy.check() == []
    assert before <= first == second < after
    assert large.check() == []
    large.close()
    with Database.open(path, key(), SALT) as again:
        assert both(again)[0] >= after


def test_two_copies_at_once_are_both_whole(large, tmp_path):
    with writing(large, lambda number: large.copy_to(tmp_path / f"other-{number}.db")):
        large.copy_to(tmp_path / "copy.db")
    for place in tmp_path.glob("*.db"):
        if place != large.path:
            with Database.open(place, key(), SALT) as copy:
                assert copy.check() == []


def test_what_was_removed_during_a_copy_is_swept_after_it(large, tmp_path):
    def remove(number):
        with large.atomic():
            preferences.put(large, "weg", "x" * 5000)
            large.leave_no_trace()

    with writing(large, remove):
        large.copy_to(tmp_path / "copy.db")
    assert large.path.with_name("kluis-1.db-wal").stat().st_size == 0
    large.write("DELETE FROM preferences")
    large.write("CREATE TABLE many (a)")
    for _ in range(40):  # the log is emptied by itself again, once it has grown
        large.write("INSERT INTO many VALUES (zeroblob(200000))")
    assert large.path.with_name("kluis-1.db-wal").stat().st_size < 40 * 200_000


def test_a_vault_that_is_closed_during_a_copy_leaves_no_copy(large, path, tmp_path):
    copies = tmp_path / "kopieën"
    copies.mkdir()
    closing = threading.Timer(0.02, large.close)

    def copy_for_ever():
        for number in itertools.count():
            large.copy_to(copies / f"{number % 2}.db")

    closing.start()
    with pytest.raises(VaultLockedError):
        copy_for_ever()
    closing.join()
    assert {one.suffix for one in copies.iterdir()} <= {".db"}
    with Database.open(path, key(), SALT) as again:
        assert again.check() == []


def test_reading_the_file_while_it_is_open_does_not_end_its_lock(db, path, tmp_path):
    assert db.start_of_file() == SALT
    db.copy_to(tmp_path / "copy.db")
    assert db.start_of_file() == SALT
    assert run_child("open_vault", path) == ["VaultInUseError"]


def test_a_search_index_that_is_wrong_keeps_nobody_from_a_copy(db, tmp_path):
    documents.put(db, note("vogels", id="a"))
    db.write("INSERT INTO passages (document, answer, words) VALUES ('a', 'note.text', 'iets anders')")
    assert db.check() == ["search"]
    db.copy_to(tmp_path / "copy.db")
    with Database.open(tmp_path / "copy.db", key(), SALT) as copy:
        assert copy.check() == []
        assert len(search.find(copy, "vogels")) == 1


def test_what_does_not_fit_together_is_not_copied(db, tmp_path):
    db.read("PRAGMA foreign_keys = OFF")
    history.add_version(db, note("x"), "s", NOW)
    with pytest.raises(VaultDamagedError):
        db.copy_to(tmp_path / "copy.db")
    assert [one.name for one in tmp_path.iterdir() if "copy" in one.name] == []


def test_a_copy_to_a_place_that_is_not_there_leaves_a_vault_that_works(db, tmp_path):
    with pytest.raises(CannotWriteError):
        db.copy_to(tmp_path / "weg" / "copy.db")
    preferences.put(db, "gaat", "door")
    db.copy_to(tmp_path / "copy.db")


@pytest.mark.parametrize("journal", ["DELETE", "TRUNCATE"])
def test_without_a_log_everything_stands_in_the_one_file(path, tmp_path, journal):
    Database.create(path, key(), SALT).close()
    with Database.open(path, key(), SALT, journal=journal) as db:
        preferences.put(db, "taal", "nl")
        assert not path.with_name("kluis-1.db-wal").exists()
        with writing(db, lambda number: preferences.put(db, "teller", number)):
            db.copy_to(tmp_path / "copy.db")
        assert db.read("PRAGMA journal_mode") == [(journal.lower(),)]
    with Database.open(tmp_path / "copy.db", key(), SALT) as copy:
        assert (preferences.get(copy, "taal"), copy.check()) == ("nl", [])
    with Database.open(path, key(), SALT) as with_log:
        assert with_log.read("PRAGMA journal_mode") == [("wal",)]


def open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir())


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="this system has no /proc")
def test_a_database_that_is_only_dropped_leaves_no_file_open(path):
    Database.create(path, key(), SALT).close()
    gc.collect()  # what earlier tests dropped
    before = open_files()
    dropped = Database.open(path, key(), SALT)
    assert open_files() > before
    del dropped
    gc.collect()
    assert open_files() == before


def test_what_a_broken_off_block_would_have_removed_stays_in_the_copy_from_an_update(db):
    before = db.path.with_name("voor-bijwerken-2-20260101T000000Z.db")
    before.write_bytes(b"x" * 1000)
    with suppress(ZeroDivisionError), db.atomic():
        db.leave_no_trace()
        raise ZeroDivisionError
    with db.atomic(), suppress(ZeroDivisionError), db.atomic():
        db.leave_no_trace()
        raise ZeroDivisionError
    with db.atomic():
        preferences.put(db, "gewoon", 1)
        db.leave_no_trace(in_copies=False)
    assert before.exists()
    with db.atomic():
        db.leave_no_trace()
    assert not before.exists()
