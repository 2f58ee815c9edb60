"""Attachments: what is known about each, and its sealed chunks, numbered from 0. This room opens no chunk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import AttachmentDamagedError, AttachmentMissingError
from herstelkluis.store.database import Database


@dataclass(frozen=True, slots=True)
class Attachment:
    """One attachment without its content. `size` is in bytes, `sha256` is of the content; `type` is a media type."""

    id: str
    document: str
    name: str
    type: str
    size: int
    sha256: bytes


def put_attachment(
    db: Database, attachment_id: str, key: Secret, sealed: Iterable[bytes], facts: Callable[[], Attachment]
) -> None:
    """Keep an attachment whole, or nothing of it. What is known about it is asked for after its last chunk."""
    with db.atomic():
        for number, chunk in enumerate(sealed):
            db.write("INSERT INTO chunks (attachment, n, data) VALUES (?, ?, ?)", (attachment_id, number, chunk))
        one = facts()
        db.write(
            "INSERT INTO attachments (id, document, name, type, size, sha256, key) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (attachment_id, one.document, one.name, one.type, one.size, one.sha256, key.reveal()),
        )


def get_attachment(db: Database, attachment_id: str) -> Attachment:
    """What is known about an attachment. Raises `AttachmentMissingError`."""
    found = db.read(f"{_FACTS} WHERE id = ?", (attachment_id,))
    if not found:
        raise AttachmentMissingError
    return Attachment(*found[0])


def attachments(db: Database, document_id: str | None = None) -> list[Attachment]:
    """The attachments of one piece, or all; those that no piece points at any more too."""
    where, values = ("", ()) if document_id is None else (" WHERE document = ?", (document_id,))
    return [Attachment(*row) for row in db.read(f"{_FACTS}{where} ORDER BY id", values)]


def attachment_key(db: Database, attachment_id: str) -> Secret:
    """The key of an attachment. Raises `AttachmentMissingError`."""
    found = db.read("SELECT key FROM attachments WHERE id = ?", (attachment_id,))
    if not found:
        raise AttachmentMissingError
    return Secret(bytearray(found[0][0]))


def sealed_chunk(db: Database, attachment_id: str, number: int) -> bytes:
    """One sealed chunk. Raises `AttachmentDamagedError` when it is not there."""
    found = db.read("SELECT data FROM chunks WHERE attachment = ? AND n = ?", (attachment_id, number))
    if not found:
        raise AttachmentDamagedError
    return bytes(found[0][0])


def remove_attachments(db: Database, *attachment_ids: str) -> None:
    """Remove attachments with every chunk, from every file of the vault; ids that are not there are passed over."""
    with db.atomic():
        for attachment_id in attachment_ids:
            db.write("DELETE FROM attachments WHERE id = ?", (attachment_id,))
        db.leave_no_trace()


def missing_attachments(db: Database) -> list[str]:
    """The ids of attachments that a piece names, as it is now, and that are not kept."""
    return [row[0] for row in db.read(_MISSING)]


def unused_attachments(db: Database) -> list[str]:
    """The ids of attachments that neither their piece, nor a version or draft of it names any more."""
    return [row[0] for row in db.read(_UNUSED)]


_FACTS = "SELECT id, document, name, type, size, sha256 FROM attachments"
_MISSING = """
SELECT DISTINCT json_extract(file.value, '$.id')
FROM documents, json_tree(CAST(documents.body AS TEXT)) AS part, json_each(part.value) AS file
WHERE instr(documents.body, CAST('"files"' AS BLOB)) AND part.key = 'files' AND part.type = 'array'
  AND NOT EXISTS (SELECT 1 FROM attachments WHERE id = json_extract(file.value, '$.id'))
"""
_UNUSED = """
SELECT a.id FROM attachments a WHERE NOT EXISTS (
  SELECT 1 FROM documents WHERE id = a.document AND instr(body, CAST(a.id AS BLOB))
  UNION ALL SELECT 1 FROM drafts WHERE document = a.document AND instr(body, CAST(a.id AS BLOB))
  UNION ALL SELECT 1 FROM versions WHERE document = a.document AND instr(body, CAST(a.id AS BLOB))
)
"""
