from __future__ import annotations

import sqlite3
import stat
import threading

import pytest

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import (
    NotAVaultError,
    VaultDamagedError,
    VaultExistsError,
    VaultInUseError,
    VaultLockedError,
    VaultMissingError,
    VaultTooNewError,
)
from herstelkluis.store import documents, history, preferences, search
from herstelkluis.store.database import Database
from store.store_children import run_child
from store.store_values import NOW, SALT, key, note

SENTENCE = "Vannacht hoorde ik qxvogels zingen onder het raam"


def test_a_new_vault_is_empty_whole_and_for_its_owner_alone(db, path):
    assert db.check() == []
    assert documents.summaries(db) == []
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.with_name("kluis-1.db-wal").stat().st_mode) == 0o600


def test_what_was_written_is_there_after_opening_again(db, path):
    preferences.put(db, "taal", "nl")
    db.close()
    with Database.open(path, key(), SALT) as again:
        assert preferences.get(again, "taal") == "nl"


def test_every_protection_is_on(db):
    asked = {
        "cipher_memory_security": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
        "mmap_size": 0,
        "foreign_keys": 1,
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
    }
    found = {name: db.read(f"PRAGMA {name}")[0][0] for name in asked}
    assert found | {"cipher_memory_security": int(found["cipher_memory_security"])} == asked
    with pytest.raises(Exception, match="not authorized"):
        db.read("SELECT load_extension('libm.so.6')")


def test_a_plain_database_of_another_program_is_not_a_vault(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (a)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotAVaultError):
        Database.open(path, key(), SALT)
    assert path.read_bytes() == before


def test_a_folder_is_not_a_vault(tmp_path):
    with pytest.raises(NotAVaultError):
        Database.open(tmp_path, key(), SALT)


def test_a_missing_file_is_said_to_be_missing_and_not_made(path):
    with pytest.raises(VaultMissingError):
        Database.open(path, key(), SALT)
    assert not path.exists()


def test_a_new_vault_never_stands_on_top_of_something(path):
    path.write_bytes(b"iets anders")
    with pytest.raises(VaultExistsError):
        Database.create(path, key(), SALT)
    assert path.read_bytes() == b"iets anders"


@pytest.mark.parametrize("size", [0, 15, 16, 100, 4095, 4096, 8192])
def test_a_cut_off_file_is_damaged(db, path, size):
    db.close()
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(VaultDamagedError):
        Database.open(path, key(), SALT)


def test_another_key_opens_nothing(db, path):
    db.close()
    with pytest.raises(VaultDamagedError):
        Database.open(path, Secret(bytes(32)), SALT)


def test_a_vault_of_a_newer_program_is_refused_and_left_alone(db, path):
    db.write("PRAGMA user_version = 99")
    db.close()
    before = path.read_bytes()
    with pytest.raises(VaultTooNewError):
        Database.open(path, key(), SALT)
    assert path.read_bytes() == before


def test_a_vault_that_is_open_here_cannot_be_opened_twice(db, path):
    with pytest.raises(VaultInUseError):
        Database.open(path, key(), SALT)
    preferences.put(db, "gaat", "door")


def test_a_vault_that_is_open_here_cannot_be_opened_by_another_program(db, path):
    assert run_child("open_vault", path) == ["VaultInUseError"]
    db.close()
    assert run_child("open_vault", path) == ["open"]


def test_after_closing_everything_says_locked(db):
    db.close()
    db.close()
    with pytest.raises(VaultLockedError):
        preferences.get(db, "taal")
    with pytest.raises(VaultLockedError), db.atomic():
        pass


def test_an_exception_leaves_nothing_of_a_block(db):
    one = note(SENTENCE)

    def settle():
        with db.atomic():
            documents.put(db, one)
            history.add_version(db, one, "s", NOW)
            search.index_document(db, one)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        settle()
    assert documents.summaries(db) == []
    assert history.versions(db, one.id) == []
    assert search.find(db, "qxvogels") == []
    assert db.check() == []


def test_an_inner_block_that_fails_takes_only_itself_back(db):
    def fail():
        with db.atomic():
            preferences.put(db, "binnen", 2)
            raise RuntimeError

    with db.atomic():
        preferences.put(db, "buiten", 1)
        with pytest.raises(RuntimeError):
            fail()
        preferences.put(db, "daarna", 3)
    assert [preferences.get(db, name) for name in ("buiten", "binnen", "daarna")] == [1, None, 3]


def test_a_version_without_its_document_is_taken_back_whole(db):
    def settle():
        with db.atomic():
            preferences.put(db, "erbij", 1)
            history.add_version(db, note("x"), "s", NOW)

    with pytest.raises(Exception, match="FOREIGN KEY"):
        settle()
    assert preferences.get(db, "erbij") is None


def test_two_threads_writing_both_keep_everything(db):
    def write(name):
        for number in range(60):
            with db.atomic():
                had = preferences.get(db, "teller", 0)
                preferences.put(db, f"{name}-{number}", number)
                preferences.put(db, "teller", had + 1)

    threads = [threading.Thread(target=write, args=(name,)) for name in "ab"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert preferences.get(db, "teller") == 120
    assert all(preferences.get(db, f"{name}-{number}") == number for name in "ab" for number in range(60))


def test_check_names_what_is_wrong_and_derived_things_can_be_rebuilt(db):
    documents.put(db, note(SENTENCE))
    search.rebuild(db)
    db.write("UPDATE passages SET words = 'iets anders' WHERE answer = 'note.text'")
    assert db.check() == ["search"]
    search.rebuild(db)
    assert db.check() == []
    db.read("PRAGMA foreign_keys = OFF")
    history.add_version(db, note("x"), "s", NOW)
    assert db.check() == ["references"]


def test_a_copy_is_a_whole_vault_of_this_moment(db, tmp_path):
    preferences.put(db, "taal", "nl")
    db.copy_to(tmp_path / "copy.db")
    preferences.put(db, "taal", "en")
    with Database.open(tmp_path / "copy.db", key(), SALT) as copy:
        assert preferences.get(copy, "taal") == "nl"
    assert preferences.get(db, "taal") == "en"
