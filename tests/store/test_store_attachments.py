"""Attachments in the database: all of one or nothing, and gone for ever is gone from every page."""

from __future__ import annotations

import io
import os

import pytest

from herstelkluis.crypto.chunks import CHUNK, ChunkCipher, new_chunk_key, seal_chunks
from herstelkluis.errors import AttachmentDamagedError, AttachmentMissingError
from herstelkluis.model.document import new_id
from herstelkluis.store import attachments as store
from herstelkluis.store import documents
from store.store_values import note
from store.test_store_secrecy import decrypted

CONTENT = b"qxkanarie" * 30_000


def put(db, document_id, content=CONTENT):
    attachment_id, key = new_id(), new_chunk_key()
    facts = store.Attachment(attachment_id, document_id, "qxnaam.txt", "text/plain", len(content), bytes(32))
    store.put_attachment(db, attachment_id, key, seal_chunks(io.BytesIO(content), key, attachment_id), lambda: facts)
    return facts


def test_what_was_put_is_there_with_a_key_of_its_own(db):
    one = note("x")
    documents.put(db, one)
    facts = [put(db, one.id) for _ in range(2)]
    assert sorted(store.attachments(db, one.id), key=lambda each: each.id) == sorted(facts, key=lambda each: each.id)
    first = facts[0]
    assert store.get_attachment(db, first.id) == first
    with store.attachment_key(db, first.id) as key, store.attachment_key(db, facts[1].id) as other:
        assert key != other
        opened = ChunkCipher(key, first.id).open(1, store.sealed_chunk(db, first.id, 1), is_last=False)
    assert opened == CONTENT[CHUNK : 2 * CHUNK]
    assert db.check() == []


def test_an_attachment_of_no_piece_is_not_kept(db):
    with pytest.raises(Exception, match="FOREIGN KEY"):
        put(db, "nergens")
    assert db.read("SELECT 1 FROM chunks") == []


def test_what_is_not_there_is_said_to_be_missing(db):
    for ask in (store.get_attachment, store.attachment_key):
        with pytest.raises(AttachmentMissingError):
            ask(db, "weg")
    with pytest.raises(AttachmentDamagedError):
        store.sealed_chunk(db, "weg", 0)


def test_check_finds_chunks_that_are_missing_or_too_many(db):
    one = note("x")
    documents.put(db, one)
    facts = put(db, one.id)
    put(db, one.id, b"")
    assert db.check() == []
    db.write("DELETE FROM chunks WHERE attachment = ? AND n = 2", (facts.id,))
    assert db.check() == ["attachments"]
    db.write("INSERT INTO chunks (attachment, n, data) VALUES (?, 2, ?)", (facts.id, bytes(CHUNK + 17)))
    assert db.check() == ["attachments"]


def test_nothing_of_an_attachment_can_be_read_from_the_file_and_even_its_pages_hold_only_sealed_chunks(db, path):
    one = note("x")
    documents.put(db, one)
    put(db, one.id)
    db.close()
    assert b"qxkanarie" not in path.read_bytes()
    assert b"qxnaam" not in path.read_bytes()
    assert b"qxkanarie" not in decrypted(path.read_bytes())
    assert b"qxnaam" in decrypted(path.read_bytes())


@pytest.mark.parametrize("how", ["piece", "attachment"])
def test_an_attachment_deleted_for_ever_is_gone_from_every_page_for_who_has_the_key_too(db, path, tmp_path, how):
    stays, goes = note("blijft"), note("gaat")
    documents.put(db, stays)
    documents.put(db, goes)
    kept, lost = put(db, stays.id, os.urandom(3 * CHUNK)), put(db, goes.id, os.urandom(5 * CHUNK + 9))
    with store.attachment_key(db, lost.id) as key:
        secret = key.reveal()
    samples = [
        store.sealed_chunk(db, lost.id, n)[at : at + 24] for n in range(6) for at in (0, 30_000) if n < 5 or not at
    ]
    traces = [lost.id.encode(), secret, *samples]
    db.copy_to(tmp_path / "before.db")
    before = decrypted((tmp_path / "before.db").read_bytes())
    assert [trace in before for trace in traces] == [True] * len(traces)
    (tmp_path / "before.db").unlink()
    if how == "piece":
        documents.delete_for_ever(db, goes.id)
    else:
        store.remove_attachments(db, lost.id)
    left = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert left.pop("kluis-1.db-wal") == b""
    after = decrypted(left.pop("kluis-1.db"))
    assert left == {}
    assert [trace for trace in traces if trace in after] == []
    assert store.attachments(db) == [kept]
    assert db.check() == []
