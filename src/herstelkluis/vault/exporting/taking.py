"""The records of an export, each read strictly and put in its table. What does not fit raises `BodyError`."""

from __future__ import annotations

import hashlib
from typing import Any

from herstelkluis.crypto.chunks import new_chunk_key, seal_chunks
from herstelkluis.errors import BodyError
from herstelkluis.model.strict import items, members, whole, words
from herstelkluis.store import attachments, contacts, documents, drafts, history, preferences
from herstelkluis.store.attachments import Attachment
from herstelkluis.store.contacts import KnownContact
from herstelkluis.store.database import Database
from herstelkluis.store.rows import put_row
from herstelkluis.store.times import from_column
from herstelkluis.vault.attachments import CEILING_MIB, MIB
from herstelkluis.vault.exporting import fields
from herstelkluis.vault.exporting.files import ExportFiles, Member
from herstelkluis.vault.exporting.form import FILES

Key = tuple[Any, ...]
"""What tells a record from all others of its table; they stand in the order of their keys."""

_LARGEST = 2**53 - 1
_MARKS = {"clock_mark": fields.moment, "ledger_head": fields.ledger_head}


class Taking:
    """Puts records in a database, in the order of `TABLES`."""

    def __init__(self, database: Database, files: ExportFiles) -> None:
        self._database, self._files = database, files
        self._used: set[str] = set()

    def meta(self, record: Any) -> Key:
        one = members(record, need=("key", "value"))
        read = _MARKS.get(words(one["key"]))
        if read is None:
            raise BodyError
        put_row(self._database, "meta", {"key": one["key"], "value": read(one["value"])})
        return (one["key"],)

    def preferences(self, record: Any) -> Key:
        one = members(record, need=("key", "value"))
        preferences.put(self._database, *fields.preference(one["key"], one["value"]))
        return (one["key"],)

    def templates(self, record: Any) -> Key:
        one = members(record, need=("kind", "version", "toml"))
        put_row(self._database, "templates", {key: words(value) for key, value in one.items()})
        return one["kind"], one["version"]

    def documents(self, record: Any) -> Key:
        document = fields.piece(record)
        documents.put(self._database, document)
        return (document.id,)

    def versions(self, record: Any) -> Key:
        one = members(record, need=("document", "made_at", "spell"))
        document = fields.piece(one["document"])
        at = from_column(fields.moment(one["made_at"]))
        history.add_version(self._database, document, words(one["spell"]), at)
        return document.id, document.revision

    def drafts(self, record: Any) -> Key:
        one = members(record, need=("document", "saved_at"))
        document = fields.piece(one["document"])
        drafts.put_draft(self._database, document, from_column(fields.moment(one["saved_at"])))
        return (document.id,)

    def consents(self, record: Any) -> Key:
        one = members(record, need=("n", "person", "scope", "state", "given_on", "limits"))
        row = {key: words(value) for key, value in one.items() if key != "n"}
        put_row(self._database, "consents", {"n": whole(one["n"], 0, _LARGEST), **row})
        return (one["n"],)

    def attachments(self, record: Any) -> Key:
        about, place = attachment_of(record, self._used)
        with self._files.open(place) as member, new_chunk_key() as key:
            content = Checked(member, about)
            attachments.put_attachment(
                self._database, about.id, key, seal_chunks(content, key, about.id), content.checked
            )
        return (about.id,)

    def contacts(self, record: Any) -> Key:
        one = members(
            record,
            need=("id", "name", "card_name", "key", "age_recipient", "words", "added_at", "checked_at", "earlier"),
        )
        checked_at = fields.maybe_moment(one["checked_at"])
        contact = KnownContact(
            words(one["id"]),
            words(one["name"]),
            words(one["card_name"]),
            fields.public_key(one["key"]),
            fields.recipient(one["age_recipient"]),
            items(one["words"], words),
            from_column(fields.moment(one["added_at"])),
            None if checked_at is None else from_column(checked_at),
            items(one["earlier"], fields.public_key),
        )
        if contact.key in self._used:
            raise BodyError
        self._used.add(contact.key)
        contacts.put(self._database, contact)
        return (contact.id,)

    def received(self, record: Any) -> Key:
        one = members(record, need=("package", "key", "supersedes", "seen_at", "expired_at"))
        row: dict[str, object] = {name: words(one[name]) for name in ("package", "key", "supersedes")}
        row |= {name: fields.maybe_moment(one[name]) for name in ("seen_at", "expired_at")}
        put_row(self._database, "received", row)
        return one["package"], one["key"]

    def withdrawals(self, record: Any) -> Key:
        one = members(record, need=("package", "key", "withdrawn_at"))
        row = {"package": words(one["package"]), "key": words(one["key"])}
        put_row(self._database, "withdrawals", {**row, "withdrawn_at": fields.moment(one["withdrawn_at"])})
        return one["package"], one["key"]

    def ledger(self, record: Any) -> Key:
        need = ("n", "package", "kind", "at", "facts", "commitment", "hash")
        one = members(record, need=need, may=("salt", "names"))
        number, commitment = whole(one["n"], 1, _LARGEST), one["commitment"]
        row: dict[str, object] = {name: words(one[name]) for name in ("package", "kind", "facts")}
        row |= {"at": fields.moment(one["at"]), "commitment": None if commitment is None else fields.octets(commitment)}
        put_row(self._database, "ledger", {"n": number, **row, "hash": fields.octets(one["hash"])})
        if "salt" in one or "names" in one:
            told = members(one, need=(*need, "salt", "names"))
            names = {"n": number, "salt": fields.octets(told["salt"]), "names": words(told["names"])}
            put_row(self._database, "ledger_names", names)
        return (number,)


def attachment_of(record: Any, used: set[str]) -> tuple[Attachment, str]:
    """What is said of an attachment, and where it stands: a place that is not `used` yet. Raises `BodyError`."""
    one = members(record, need=("id", "document", "name", "type", "size", "sha256", "file"))
    place = words(one["file"])
    if not place.startswith(f"{FILES}/") or place in used:
        raise BodyError
    used.add(place)
    about = Attachment(
        fields.hex_id(one["id"]),
        words(one["document"]),
        words(one["name"]),
        words(one["type"]),
        whole(one["size"], 0, CEILING_MIB * MIB),
        fields.octets(one["sha256"]),
    )
    return about, place


class Checked:
    """The content of an attachment, counted and hashed while it is read."""

    def __init__(self, member: Member, about: Attachment) -> None:
        self._member, self._about = member, about
        self._size, self._hash = 0, hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        """The next bytes. Raises `BodyError` as soon as there are more than was said, `ExportDamagedError`."""
        part = self._member.read(size)
        self._size += len(part)
        self._hash.update(part)
        if self._size > self._about.size:
            raise BodyError
        return part

    def checked(self) -> Attachment:
        """What was said of it, now that it is proven. Raises `BodyError`."""
        if (self._size, self._hash.digest()) != (self._about.size, self._about.sha256):
            raise BodyError
        return self._about


TABLES = (
    "meta",
    "preferences",
    "templates",
    "documents",
    "versions",
    "drafts",
    "consents",
    "attachments",
    "contacts",
    "received",
    "withdrawals",
    "ledger",
)
