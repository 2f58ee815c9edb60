from __future__ import annotations

import sqlite3
import stat
import threading

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import (
    EncryptionMissingError,
    FolderGoneError,
    NotAVaultError,
    VaultDamagedError,
    VaultExistsError,
    VaultInUseError,
    VaultLockedError,
    VaultMissingError,
    VaultTooNewError,
)
from herstelkluis.store import documents, drafts, history, ledger, preferences, search
from herstelkluis.store.database import Database
from herstelkluis.store.files import disk_errors
from store.store_children import run_child
from store.store_values import KEY, NOW, SALT, key, note

SENTENCE = "Vannacht hoorde ik qxvogels zingen onder het raam"


class Pretender(sqlite3.Connection):
    """A library that says it encrypts and does not."""

    def execute(self, sql, *values):
        return super().execute("SELECT '4.19.0'" if sql == "PRAGMA cipher_version" else sql, *values)

    def enable_load_extension(self, _enabled):
        pass


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


def test_without_encryption_nothing_is_made(path):
    with pytest.raises(EncryptionMissingError):
        Database.create(path, key(), SALT, connect=sqlite3.connect)
    assert not path.exists()


def test_without_encryption_nothing_is_opened_or_changed(db, path):
    db.close()
    before = path.read_bytes()
    with pytest.raises(EncryptionMissingError):
        Database.open(path, key(), SALT, connect=sqlite3.connect)
    assert path.read_bytes() == before


def test_a_library_that_only_says_it_encrypts_is_found_out(path):
    def pretend(place, **options):
        return sqlite3.connect(place, factory=Pretender, **options)

    with pytest.raises(EncryptionMissingError):
        Database.create(path, key(), SALT, connect=pretend)
    assert not path.exists()


def test_the_file_starts_with_the_derived_salt_and_is_what_the_format_says(db, path):
    """Read with AES-256-CBC of another library, page by page, as the SQLCipher design page says."""
    documents.put(db, note(SENTENCE))
    db.close()
    assert path.read_bytes()[:16] == SALT
    assert b"CREATE TABLE documents" in decrypted(path.read_bytes())
    assert SENTENCE.encode() in decrypted(path.read_bytes())


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


def test_no_file_of_the_vault_holds_a_word_that_was_written(db, tmp_path):
    one = note(SENTENCE, title=SENTENCE)
    documents.put(db, one)
    history.add_version(db, one, "s", NOW)
    search.index_document(db, one)
    drafts.put_draft(db, one, NOW)
    ledger.put_words(db, "p", SENTENCE)
    preferences.put(db, "zin", SENTENCE)
    search.find(db, "qxvogels")
    assert found_in(tmp_path) == []  # with the write-ahead log full
    db.copy_to(tmp_path / "backup.db")
    db.close()
    assert found_in(tmp_path) == []
    (tmp_path / "plain").write_text(SENTENCE, encoding="utf-16-le")
    assert found_in(tmp_path) == ["plain"]


def test_deleted_for_ever_is_gone_from_every_file_for_who_has_the_key_too(db, path, tmp_path):
    stays = note("Dit blijft staan", title="Blijft")
    goes = note(SENTENCE + " en oude7zin", title="qxtitel")
    for one in (stays, goes):
        documents.put(db, one)
        history.add_version(db, one, "s", NOW)
        search.index_document(db, one)
    changed = note(SENTENCE, title="qxtitel", id=goes.id, revision=1)
    documents.put(db, changed)
    search.index_document(db, changed)
    history.add_version(db, changed, "t", NOW)
    drafts.put_draft(db, changed, NOW)
    db.copy_to(tmp_path / "before.db")
    traces = (b"vogels", b"titel", b"7zin", goes.id.encode())
    assert all(trace in decrypted((tmp_path / "before.db").read_bytes()) for trace in traces)
    (tmp_path / "before.db").unlink()

    documents.delete_for_ever(db, goes.id)
    left = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert left["kluis-1.db-wal"] == b""
    assert not [trace for trace in traces if trace in decrypted(left["kluis-1.db"])]
    assert documents.get(db, stays.id) == stays
    assert [hit.document for hit in search.find(db, "blijft")] == [stays.id, stays.id]


def test_a_message_of_the_system_never_comes_along():
    with pytest.raises(NotAVaultError) as caught, disk_errors():
        raise NotAVaultError
    assert caught.value.__cause__ is None
    with pytest.raises(FolderGoneError) as caught, disk_errors():
        raise FileNotFoundError(2, "weg", "/home/anna/mijn kluis")
    assert caught.value.__suppress_context__
    assert "anna" not in f"{caught.value!r} {caught.value}"


def decrypted(data):
    """The pages of a SQLCipher 4 file: 4096 bytes, the last 80 of them the IV (16) and the HMAC (64)."""
    clear = b""
    for start in range(0, len(data), 4096):
        page = data[start : start + 4096]
        reader = Cipher(algorithms.AES(KEY), modes.CBC(page[-80:-64])).decryptor()
        clear += reader.update(page[16 if start == 0 else 0 : -80])
    return clear


def found_in(folder):
    wanted = [
        word.encode(coding)
        for word in (SENTENCE, "qxvogels", "zingen")
        for coding in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    return [file.name for file in folder.rglob("*") if any(word in file.read_bytes() for word in wanted)]
