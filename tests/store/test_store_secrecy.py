from __future__ import annotations

import sqlite3

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from herstelkluis.errors import (
    EncryptionMissingError,
    FolderGoneError,
    NotAVaultError,
)
from herstelkluis.store import documents, drafts, history, ledger, preferences, search
from herstelkluis.store.database import Database
from herstelkluis.store.files import disk_errors
from store.store_values import KEY, NOW, SALT, key, note

SENTENCE = "Vannacht hoorde ik qxvogels zingen onder het raam"


class Pretender(sqlite3.Connection):
    """A library that says it encrypts and does not."""

    def execute(self, sql, *values):
        return super().execute("SELECT '4.19.0'" if sql == "PRAGMA cipher_version" else sql, *values)

    def enable_load_extension(self, _enabled):
        pass


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
        raise FileNotFoundError(2, "weg", "/srv/elders/mijn kluis")
    assert caught.value.__suppress_context__
    assert "elders" not in f"{caught.value!r} {caught.value}"


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
