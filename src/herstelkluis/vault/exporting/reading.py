"""An open export becomes a vault again: all of it or nothing, and equal to what was taken along but for its keys."""

from __future__ import annotations

import secrets
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import (
    BodyError,
    CanonicalJsonError,
    ExportDamagedError,
    ExportTooNewError,
    NotAnExportError,
    VaultExistsError,
)
from herstelkluis.model.document import Document
from herstelkluis.model.strict import members, whole
from herstelkluis.store import documents, drafts, search
from herstelkluis.store.database import Database
from herstelkluis.vault import own_templates
from herstelkluis.vault.after_giving import mark_restored
from herstelkluis.vault.counting import NAMES, Counts, counts_of
from herstelkluis.vault.exporting.files import ExportFiles
from herstelkluis.vault.exporting.form import EVERYTHING, FORMAT, VERSION
from herstelkluis.vault.exporting.json_stream import JsonStream
from herstelkluis.vault.exporting.looking import Looking
from herstelkluis.vault.exporting.taking import TABLES, Key, Taking
from herstelkluis.vault.merging.database_copy import DatabaseCopy
from herstelkluis.vault.progress import Progress, nobody, part_of

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault


_TAKING = 0.6
"""How much of the work taking in is; the rest is making it findable."""
_NOT_OURS = (BodyError, CanonicalJsonError, ValueError, RecursionError)
_MOST = 10**9
_HOLDS = "SELECT 1 FROM {table} LIMIT 1"
_NEVER_EMPTY = {"meta", "preferences"}


def bring_back(vault: Vault, files: ExportFiles, progress: Progress | None = None) -> Counts:
    """Put everything of an export in a new vault, in which nobody wrote yet; it keeps its own keys.

    Words that were typed and not settled are settled, as when a vault is opened, and packages that waited for their
    words become unknown: those are in no export. May run in any thread, and so tells no
    listener: let `DocumentsChanged` be told after it. Raises `VaultExistsError` when something was written here, an
    `ExportError`, an `AgeError` of a sealed export, what `Database.atomic` and what `progress` raises; then nothing was
    taken in.
    """
    vault.settle()
    with vault.database.atomic():
        counts = bring_into(vault.database, files, progress)
        vault.templates, vault.left_out = own_templates.all_templates(vault.database)
        for typed, _saved_at in drafts.drafts(vault.database):
            _settle(vault, typed)
        mark_restored(vault)
    return counts


def _settle(vault: Vault, typed: Document) -> None:
    """Words that were typed and not settled become part of the vault; writing never takes a piece out of the bin."""
    stored = documents.get(vault.database, typed.id) if documents.is_stored(vault.database, typed.id) else None
    vault.put(replace(typed, deleted_at=stored.deleted_at if stored else None), stored)


def bring_into(database: Database, files: ExportFiles, progress: Progress | None = None) -> Counts:
    """Put everything of an export in an empty database. Raises as `bring_back`."""
    if any(database.read(_HOLDS.format(table=table)) for table in TABLES if table not in _NEVER_EMPTY):
        raise VaultExistsError
    tell = progress or nobody
    with database.atomic():
        with files.open(EVERYTHING) as member:
            told = _take_all(JsonStream(member), Taking(database, files), part_of(tell, 0, _TAKING))
        _make_findable(database, part_of(tell, _TAKING, 1))
        if counts_of(database) != told or database.read("PRAGMA foreign_key_check"):
            raise ExportDamagedError
    return told


def check_export(archive: zipfile.ZipFile, progress: Progress | None = None) -> Counts:
    """Read every piece, version and attachment of an export, also of one in a backup, and say how much it holds.

    Nothing of it is kept. Raises an `ExportError` when anything is missing, changed or more than was said.
    """
    return check_files(ExportFiles(archive), progress)


def check_files(files: ExportFiles, progress: Progress | None = None) -> Counts:
    """The same for files that were opened already."""
    looking = Looking(files)
    with files.open(EVERYTHING) as member:
        told = _take_all(JsonStream(member), looking, progress or nobody)
    if looking.counts() != told:
        raise ExportDamagedError
    return told


@contextmanager
def export_copy(files: ExportFiles, progress: Progress | None = None) -> Iterator[DatabaseCopy]:
    """An export as the other side of a merge (see `Other`). Raises as `bring_into`.

    Its words lie on the disk meanwhile, locked with a key that nobody keeps.
    """
    with (
        tempfile.TemporaryDirectory(prefix="herstelkluis-") as place,
        Secret(bytearray(secrets.token_bytes(32))) as key,
        Database.create(Path(place) / "kopie.db", key, secrets.token_bytes(16)) as database,
    ):
        bring_into(database, files, progress)
        yield DatabaseCopy(database)


def _make_findable(database: Database, progress: Progress) -> None:
    """In the order the pieces changed, so that the newest is found first."""
    found = database.read("SELECT id FROM documents ORDER BY changed_at, id")
    for number, (document_id,) in enumerate(found, 1):
        search.index_document(database, documents.get(database, document_id))
        progress(number / len(found))


def _take_all(stream: JsonStream, taking: Taking | Looking, progress: Progress) -> Counts:
    told = _beginning(stream)
    pieces = told.pieces + told.in_bin
    all_of_it, done = max(pieces + told.versions + told.attachments, 1), 0
    taken: dict[str, int] = {}
    for table in TABLES:
        if stream.member() != table:
            raise ExportDamagedError
        before: Key = ()
        for record in stream.items():
            key = _taken(getattr(taking, table), record)
            del record  # of two large ones only one is in memory
            if before and key <= before:
                raise ExportDamagedError
            before, taken[table] = key, taken.get(table, 0) + 1
            done += 1
            progress(min(done / all_of_it, 1.0))
    stream.take("}")
    counted = tuple(taken.get(table, 0) for table in ("documents", "versions", "attachments"))
    if stream.sign() or counted != (pieces, told.versions, told.attachments):
        raise ExportDamagedError
    return told


def _taken(take: Callable[[Any], Key], record: Any) -> Key:
    try:
        return take(record)
    except _NOT_OURS:
        raise ExportDamagedError from None


def _beginning(stream: JsonStream) -> Counts:
    """What the text says it is, and how much there must be."""
    stream.take("{")
    if stream.member(is_first=True) != "format" or stream.value() != FORMAT:
        raise NotAnExportError
    version = stream.value() if stream.member() == "version" else None
    if type(version) is not int or version < 1:
        raise ExportDamagedError
    if version > VERSION:
        raise ExportTooNewError
    if stream.member() != "counts":
        raise ExportDamagedError
    try:
        told = members(stream.value(), need=NAMES)
        return Counts(*(whole(told[name], 0, _MOST) for name in NAMES))
    except BodyError:
        raise ExportDamagedError from None
