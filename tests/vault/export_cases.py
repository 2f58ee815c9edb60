"""Whole vaults of any content, written straight into a database, and the bytes of their export."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import strategies as st

from herstelkluis.crypto.age import generate_identity
from herstelkluis.crypto.chunks import new_chunk_key, seal_chunks
from herstelkluis.crypto.secret import Secret
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.model.document import Document
from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames, LedgerReaction
from herstelkluis.store import attachments, contacts, documents, drafts, history, ledger, preferences, received
from herstelkluis.store.attachments import Attachment
from herstelkluis.store.database import Database
from herstelkluis.store.rows import put_row
from herstelkluis.vault.exporting.files import ExportFiles
from herstelkluis.vault.exporting.writing import write_export
from model import model_values as values

__all__ = [
    "NOW",
    "Document",
    "attach",
    "changed",
    "documents",
    "empty",
    "exported",
    "files_of",
    "fill",
    "history",
    "states",
]

NOW = datetime(2026, 2, 3, 14, 5, tzinfo=UTC)
SIGNERS = [SigningKey.generate().public for _ in range(3)]
CANARY = "qxkanarie zingt vannacht"
RECIPIENT = str(generate_identity().recipient)

moments = st.datetimes(timezones=st.just(UTC)).filter(lambda at: 1 < at.year < 9999)
names = st.text("abcdefghij", min_size=1, max_size=5)
json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | values.typed,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(values.typed, inner, max_size=3),
    max_leaves=5,
)
ids = st.uuids().map(lambda one: one.hex)
events = st.tuples(
    names,
    st.sampled_from(LedgerKind),
    moments,
    st.dictionaries(names, names | st.integers(0, 2**53 - 1), max_size=2),
    st.none()
    | st.builds(LedgerReaction, values.typed)
    | st.builds(LedgerNames, values.typed, values.typed, values.typed, values.many(values.typed), names),
)
states = st.fixed_dictionaries(
    {
        "documents": st.lists(
            st.tuples(values.documents, st.lists(st.tuples(values.bodies, moments), max_size=2)), max_size=3
        ),
        "drafts": st.lists(st.tuples(values.documents, moments), max_size=2),
        "preferences": st.dictionaries(values.typed, json_values, max_size=3),
        "templates": st.lists(st.tuples(names, names, values.typed), max_size=2),
        "attachments": st.lists(st.tuples(ids, values.typed, values.typed, st.binary(max_size=200)), max_size=2),
        "contacts": st.lists(
            st.tuples(names, values.typed, values.many(values.typed), moments, st.none() | moments), max_size=3
        ),
        "received": st.lists(st.tuples(names, names, names, st.none() | moments, st.none() | moments), max_size=2),
        "withdrawals": st.lists(st.tuples(names, names, moments), max_size=2),
        "ledger": st.lists(events, max_size=4),
        "erased": st.none() | names,
        "mark": st.none() | moments,
        "consents": st.integers(0, 2),
    }
)


def fill(db: Database, state: dict) -> None:
    """Write such a vault into an empty database."""
    with db.atomic():
        for key, value in state["preferences"].items():
            preferences.put(db, key, value)
        for kind, version, toml in state["templates"]:
            put_row(db, "templates", {"kind": kind, "version": version, "toml": toml})
        _pieces(db, state)
        for name, called, words, added_at, checked_at in state["contacts"]:
            _contact(db, name, called, words, added_at, checked_at)
        for one in state["received"]:
            received.put_reception(db, received.Reception(*one))
        for one in state["withdrawals"]:
            received.put_withdrawal(db, *one)
        for package, kind, at, facts, told in state["ledger"]:
            ledger.append(db, LedgerEvent(package, kind, at, facts), told)
        if state["erased"]:
            ledger.erase_names(db, state["erased"])
        if state["mark"]:
            received.raise_clock_mark(db, state["mark"])


def _pieces(db: Database, state: dict) -> None:
    for document, earlier in state["documents"]:
        documents.put(db, document)
        for number, (body, made_at) in enumerate(earlier):
            history.add_version(db, replace(document, body=body, revision=number), f"spell-{number}", made_at)
    for document, saved_at in state["drafts"]:
        drafts.put_draft(db, document, saved_at)
    kept = db.read("SELECT id FROM documents ORDER BY id LIMIT 1")
    for attachment, name, kind, content in state["attachments"] if kept else ():
        attach(db, attachment, kept[0][0], name, kind, content)
    for number in range(state["consents"] if kept else 0):
        row = {"person": kept[0][0], "scope": "naam", "state": "agreed", "given_on": "2024-01-02", "limits": ""}
        put_row(db, "consents", {"n": number, **row})


def attach(db: Database, attachment: str, document: str, name: str, kind: str, content: bytes) -> None:
    """Keep an attachment, without looking at what it is."""
    about = Attachment(attachment, document, name, kind, len(content), hashlib.sha256(content).digest())
    with new_chunk_key() as key:
        sealed = seal_chunks(io.BytesIO(content), key, attachment)
        attachments.put_attachment(db, attachment, key, sealed, lambda: about)


def _contact(db: Database, name: str, called: str, words, added_at, checked_at) -> None:
    taken = {one.key for one in contacts.contacts(db) if one.id != name}
    key = next((one for one in SIGNERS if one not in taken), None)
    if key is not None:
        contacts.put(
            db, contacts.KnownContact(name, called, called, key, RECIPIENT, words, added_at, checked_at, (SIGNERS[0],))
        )


def empty(folder: Path, name: str) -> Database:
    """An empty database with a key of its own."""
    return Database.create(
        folder / f"{name}.db", Secret(hashlib.sha256(name.encode()).digest()), name.encode()[:1] * 16
    )


def exported(db: Database, **how) -> bytes:
    """The bytes of the export of a database."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        write_export(archive, db, **how)
    return target.getvalue()


def files_of(data: bytes) -> ExportFiles:
    """The export, opened."""
    return ExportFiles(zipfile.ZipFile(io.BytesIO(data)))


def texts(path: Path) -> dict[str, str]:
    """Everything to read in an export that is not sealed."""
    with zipfile.ZipFile(path) as archive:
        return {one: archive.read(one).decode() for one in archive.namelist() if one.endswith((".txt", ".json"))}


def changed(data: bytes, edit) -> bytes:
    """The same export after `edit` was done to its files, a dict of name to content."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {one.filename: archive.read(one) for one in archive.infolist()}
    files = edit(files) or files
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()
