"""Pieces as they stand: the whole document as canonical JSON, and beside it what lists show of it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from herstelkluis.errors import BodyError, DocumentMissingError
from herstelkluis.model.body_json import period_to_json
from herstelkluis.model.codec import decode_document, encode_document
from herstelkluis.model.document import Document, Done, Level, ShareState
from herstelkluis.model.period import Period
from herstelkluis.model.words import first_line
from herstelkluis.store import places, search
from herstelkluis.store.database import Database
from herstelkluis.store.times import as_period, from_column, to_column

_PUT = """
INSERT INTO documents (id, kind, section, template, title, first_line, period, level, folded, share, done, revision,
                       created_at, changed_at, deleted_at, body)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
  kind = excluded.kind, section = excluded.section, template = excluded.template, title = excluded.title,
  first_line = excluded.first_line, period = excluded.period, level = excluded.level, folded = excluded.folded,
  share = excluded.share, done = excluded.done, revision = excluded.revision, created_at = excluded.created_at,
  changed_at = excluded.changed_at, deleted_at = excluded.deleted_at, body = excluded.body
"""
_SUMMARY = """
SELECT id, kind, section, title, first_line, changed_at, created_at, folded, share, level, done, period, revision,
       deleted_at
FROM documents
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list shows of a piece, without its answers."""

    id: str
    kind: str
    section: str
    title: str
    first_line: str
    changed_at: datetime | None
    created_at: datetime | None
    folded: bool
    share: ShareState
    level: Level
    done: Done
    period: Period | None
    revision: int
    deleted_at: datetime | None = None


def put(db: Database, document: Document) -> None:
    """Keep this document, in place of what stood under its id. Its search rows and versions are separate calls."""
    db.write(_PUT, _columns(document))


def unfit(db: Database, document_ids: Sequence[str]) -> tuple[list[str], list[str]]:
    """Which of these pieces cannot be read, and beside which stands something else than the piece says of itself."""
    unreadable, other = [], []
    for document_id in document_ids:
        for row in db.read("SELECT * FROM documents WHERE id = ?", (document_id,)):
            try:
                columns = _columns(decode_document(row[-1]))
            except BodyError:
                unreadable.append(document_id)
            else:
                other += [document_id] if columns != row else []
    return unreadable, other


def ids(db: Database) -> list[str]:
    """Every piece, in the bin or not."""
    return [str(one) for (one,) in db.read("SELECT id FROM documents ORDER BY id")]


def _columns(one: Document) -> tuple[Any, ...]:
    return (
        one.id,
        one.kind,
        one.section,
        one.template,
        one.title,
        first_line(one),
        None if one.period is None else json.dumps(period_to_json(one.period), ensure_ascii=False),
        int(one.level),
        one.folded,
        str(one.share),
        str(one.done),
        one.revision,
        _column(one.created_at) or "",
        _column(one.changed_at or one.created_at) or "",
        _column(one.deleted_at),
        encode_document(one),
    )


def get(db: Database, document_id: str) -> Document:
    """The document with this id, in the bin or not. Raises `DocumentMissingError`, and `BodyError` when unreadable."""
    found = db.read("SELECT body FROM documents WHERE id = ?", (document_id,))
    if not found:
        raise DocumentMissingError
    return decode_document(found[0][0])


def is_stored(db: Database, document_id: str) -> bool:
    """Whether a document with this id is there, in the bin or not, readable or not."""
    return bool(db.read("SELECT 1 FROM documents WHERE id = ?", (document_id,)))


def is_same(db: Database, other: Database, document_id: str) -> bool:
    """Whether both hold this piece, and with the same words."""
    asked = "SELECT body FROM documents WHERE id = ?"
    here = db.read(asked, (document_id,))
    return bool(here) and here == other.read(asked, (document_id,))


def summaries(
    db: Database, *, kind: str | None = None, in_bin: bool = False, newest_first: bool = True, limit: int | None = None
) -> list[Summary]:
    """The pieces of one kind or all, by when they last changed; those in the bin by when they were thrown away.

    With a `limit` this costs the same in a large vault as in a small one.
    """
    order = "DESC" if newest_first else "ASC"
    time = "deleted_at" if in_bin else "changed_at"
    rows = db.read(
        f"{_SUMMARY} WHERE deleted_at IS {'NOT NULL' if in_bin else 'NULL'} {'' if kind is None else 'AND kind = ?'}"
        f" ORDER BY {time} {order}, id {order} LIMIT {-1 if limit is None else limit:d}",
        () if kind is None else (kind,),
    )
    return [_summary(row) for row in rows]


def throw_away(db: Database, document_id: str, at: datetime) -> None:
    """Put a piece in the bin: it stays whole, but no list and no search shows it. Raises `DocumentMissingError`."""
    with db.atomic():
        put(db, replace(get(db, document_id), deleted_at=at))


def take_back(db: Database, document_id: str) -> None:
    """Take a piece out of the bin, as it was. Raises `DocumentMissingError`."""
    with db.atomic():
        put(db, replace(get(db, document_id), deleted_at=None))


def delete_for_ever(db: Database, *document_ids: str) -> None:
    """Remove pieces with their versions, drafts, tags, attachments and search rows, from every file of the vault.

    Backups and packages are other files, and not reached. Takes about half a second in a vault of 10,000 pieces, for
    one or for many. Raises `DocumentMissingError`; then all of them stay.
    """
    with db.atomic():
        for document_id in document_ids:
            if not is_stored(db, document_id):
                raise DocumentMissingError
            search.remove(db, document_id)
            places.remove(db, document_id)
            db.write("DELETE FROM drafts WHERE document = ?", (document_id,))
            db.write("DELETE FROM documents WHERE id = ?", (document_id,))
        search.forget_removed(db)
        db.leave_no_trace()


def _column(moment: datetime | None) -> str | None:
    return None if moment is None else to_column(moment)


def _summary(row: tuple[Any, ...]) -> Summary:
    document_id, kind, section, title, line, changed_at, created_at, folded, share, level, done, period = row[:12]
    revision, deleted_at = row[12:]
    return Summary(
        id=document_id,
        kind=kind,
        section=section,
        title=title,
        first_line=line,
        changed_at=from_column(changed_at) if changed_at else None,
        created_at=from_column(created_at) if created_at else None,
        folded=bool(folded),
        share=ShareState(share),
        level=Level(level),
        done=Done(done),
        period=as_period(period),
        revision=revision,
        deleted_at=from_column(deleted_at) if deleted_at else None,
    )
