"""What a vault holds as lines of JSON, table by table: everything but keys and the words of packages.

Pieces go over as the bytes the vault keeps of them, so nothing of them can be lost on the way. Facts and names of the
ledger stay texts: its hashes are over these very signs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from herstelkluis.crypto.canonical import encode
from herstelkluis.errors import VaultDamagedError
from herstelkluis.store.database import Database
from herstelkluis.store.rows import walk
from herstelkluis.vault.exporting.form import MARKS
from herstelkluis.vault.of_one_vault import OF_ONE_VAULT

Records = Iterator[bytes]


def tables(database: Database, files: Mapping[str, str]) -> Iterator[tuple[str, Records]]:
    """The name and the lines of each table, in the order in which they can be taken in again.

    `files` maps the id of an attachment to where its content stands. Raises `VaultDamagedError` for what is no JSON.
    """
    yield "meta", _meta(database)
    yield "preferences", _preferences(database)
    yield "templates", _plain(database, "templates", "kind, version", "toml")
    yield "documents", (_json(body) for _id, body in walk(database, "documents", "id", "body"))
    yield "versions", _versions(database)
    yield "drafts", _drafts(database)
    yield "consents", _plain(database, "consents", "n", "person, scope, state, given_on, limits")
    yield "attachments", _attachments(database, files)
    yield "contacts", _contacts(database)
    yield "received", _plain(database, "received", "package, key", "supersedes, seen_at, expired_at")
    yield "withdrawals", _plain(database, "withdrawals", "package, key", "withdrawn_at")
    yield "ledger", _ledger(database)


def _plain(database: Database, table: str, keys: str, others: str) -> Records:
    names = f"{keys}, {others}".split(", ")
    for row in walk(database, table, keys, others):
        yield encode(dict(zip(names, row, strict=True)))


def _meta(database: Database) -> Records:
    for key, value in walk(database, "meta", "key", "value"):
        if key in MARKS:
            yield encode({"key": key, "value": value})


def _preferences(database: Database) -> Records:
    for key, value in walk(database, "preferences", "key", "value"):
        if key not in OF_ONE_VAULT:  # the order within a value has a meaning, so its text goes over as it is
            yield b'{"key":' + encode(key) + b',"value":' + _json(value.encode()) + b"}"


def _versions(database: Database) -> Records:
    for _id, _revision, spell, made_at, body in walk(
        database, "versions", "document, revision", "spell, made_at, body"
    ):
        yield _around(body, {"made_at": made_at, "spell": spell})


def _drafts(database: Database) -> Records:
    for _id, saved_at, body in walk(database, "drafts", "document", "saved_at, body"):
        yield _around(body, {"saved_at": saved_at})


def _attachments(database: Database, files: Mapping[str, str]) -> Records:
    for attachment, document, name, kind, size, digest in walk(
        database, "attachments", "id", "document, name, type, size, sha256"
    ):
        facts = {"id": attachment, "document": document, "name": name, "type": kind, "size": size}
        yield encode(facts | {"sha256": digest.hex(), "file": files[attachment]})


def _contacts(database: Database) -> Records:
    for contact, name, key, body in walk(database, "contacts", "id", "name, key, body"):
        yield encode({"id": contact, "name": name, "key": key, **json.loads(_json(body.encode()))})


def _ledger(database: Database) -> Records:
    told = "package, kind, at, facts, commitment, hash"
    names = {number: (salt, names) for number, salt, names in walk(database, "ledger_names", "n", "salt, names")}
    for number, package, kind, at, facts, commitment, link in walk(database, "ledger", "n", told):
        event: dict[str, Any] = {"n": number, "package": package, "kind": kind, "at": at, "facts": facts}
        event |= {"commitment": None if commitment is None else commitment.hex(), "hash": link.hex()}
        if number in names:
            salt, written = names[number]
            event |= {"salt": salt.hex(), "names": written}
        yield encode(event)


def _around(body: bytes, facts: Mapping[str, str]) -> bytes:
    """A piece, and what is known of this state of it: "document" comes first in the alphabet."""
    return b'{"document":' + _json(body) + b"," + encode(dict(facts))[1:]


def _json(text: bytes) -> bytes:
    try:
        json.loads(text)
    except ValueError:
        raise VaultDamagedError from None
    return text


def as_lines(found: Iterable[bytes]) -> Iterator[bytes]:
    """The records of a table as the lines of a JSON list, one line each."""
    before = b""
    for one in found:
        yield before + b"\n" + one
        before = b","
