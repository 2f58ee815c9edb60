"""Making a vault whole again out of what was salvaged: every reference holds, and nothing points at nothing."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from herstelkluis.errors import BodyError
from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, File, Text
from herstelkluis.model.codec import decode_document
from herstelkluis.model.document import Document, Level, ShareState, new_id
from herstelkluis.model.text import Run, runs
from herstelkluis.store import attachments, documents, history, search
from herstelkluis.store.database import Database
from herstelkluis.vault.attachments import is_sound

_POINTS_AT_NOTHING = (
    "DELETE FROM versions WHERE document NOT IN (SELECT id FROM documents)",
    "DELETE FROM consents WHERE person NOT IN (SELECT id FROM documents)",
    "DELETE FROM chunks WHERE attachment NOT IN (SELECT id FROM attachments)",
    "DELETE FROM ledger_names WHERE n NOT IN (SELECT n FROM ledger)",
)
_NO_VERSION = "SELECT id FROM documents WHERE id NOT IN (SELECT document FROM versions)"
_NO_DOCUMENT = {
    "versions": "SELECT DISTINCT document FROM versions WHERE document NOT IN (SELECT id FROM documents)",
    "drafts": "SELECT DISTINCT document FROM drafts WHERE document NOT IN (SELECT id FROM documents)",
    "words": "SELECT DISTINCT document FROM passages WHERE document NOT IN (SELECT id FROM documents)",
    "files": "SELECT DISTINCT document FROM attachments WHERE document NOT IN (SELECT id FROM documents)",
}
_BODIES = {
    "versions": "SELECT body FROM versions WHERE document = ? ORDER BY revision DESC",
    "drafts": "SELECT body FROM drafts WHERE document = ?",
}


def mend(db: Database, now: datetime) -> int:
    """Bring back pieces without a row of their own, and drop what cannot be whole. Returns how many came back so."""
    with db.atomic():
        _drop_unsound_attachments(db)
        back = sum(_bring_back(db, source, now) for source in _NO_DOCUMENT)
        for statement in _POINTS_AT_NOTHING:
            db.write(statement)
        for (document_id,) in db.read(_NO_VERSION):
            document = documents.get(db, document_id)
            history.add_version(db, document, new_id(), document.changed_at or now)
        search.rebuild(db)
    return back


def _bring_back(db: Database, source: str, now: datetime) -> int:
    found = 0
    for (document_id,) in db.read(_NO_DOCUMENT[source]):
        if source in _BODIES:
            document = _newest(db, _BODIES[source], document_id)
        else:
            document = (_of_words if source == "words" else _of_files)(db, document_id, now)
        if document is not None:
            documents.put(db, document)
            found += 1
    return found


def _newest(db: Database, bodies: str, document_id: str) -> Document | None:
    for (body,) in db.read(bodies, (document_id,)):
        with suppress(BodyError):
            return decode_document(body)
    return None


def _of_words(db: Database, document_id: str, now: datetime) -> Document | None:
    """The words that search knew, as a note. Nobody knows any more which of them were private: all are."""
    rows = db.read("SELECT answer, words FROM passages WHERE document = ? ORDER BY id", (document_id,))
    said = [words for answer, words in rows if answer and words.strip()]
    title = next((words for answer, words in rows if not answer), "")
    if not said and not title:
        return None
    text = Answer(Text(runs(Run("\n\n".join(said), private=True))))
    return replace(_note(document_id, now), title=title, body={"notitie.tekst": text} if said else {})


def _of_files(db: Database, document_id: str, now: datetime) -> Document | None:
    files = tuple(File(one.id, one.name) for one in attachments.attachments(db, document_id))
    return replace(_note(document_id, now), title=_("Files that were found back"), files=files)


def _note(document_id: str, now: datetime) -> Document:
    return Document(
        document_id,
        "notitie",
        "",
        level=Level.SENSITIVE,
        share=ShareState.NEVER,
        revision=1,
        created_at=now,
        changed_at=now,
    )


def _drop_unsound_attachments(db: Database) -> None:
    """An attachment is whole or it is not there."""
    unsound: Iterable[str] = [one.id for one in attachments.attachments(db) if not is_sound(db, one)]
    for one in unsound:
        db.write("DELETE FROM attachments WHERE id = ?", (one,))
