"""The other side of a merge, read from a vault database in another file.

The file itself is never opened for writing: a copy of it, as encrypted as it is, lies in a folder of the system for
temporary files while it is looked at. What is in a log beside it (a copy of a vault that was open) is read as well.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from herstelkluis.crypto.keyfile import KeyFile, database_key, parse_keyfile
from herstelkluis.errors import (
    BodyError,
    DocumentMissingError,
    OldKeysError,
    OtherKeysError,
    VaultDamagedError,
    VaultInUseError,
)
from herstelkluis.model.document import Document
from herstelkluis.model.ledger import LedgerKind
from herstelkluis.store import attachments, contacts, documents, drafts, history, ledger, migrations, preferences
from herstelkluis.store.attachments import Attachment
from herstelkluis.store.connection import first_bytes
from herstelkluis.store.contacts import KnownContact
from herstelkluis.store.database import Database
from herstelkluis.store.files import copy_file
from herstelkluis.store.schema import SCHEMAS
from herstelkluis.vault.attachment_reader import Reader
from herstelkluis.vault.backups.reading import identity_by, identity_of, open_backup
from herstelkluis.vault.conflict_copies import of_other_keys
from herstelkluis.vault.key_file import keyfile_at, read_keyfile
from herstelkluis.vault.merging.other import Earlier, KeptTemplate
from herstelkluis.vault.own_templates import OWN
from herstelkluis.vault.typed import Typed
from herstelkluis.vault.vault import Vault

_BESIDE = ("-wal", "-journal")


class DatabaseCopy:
    """A vault database as the other side of a merge (see `Other`)."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._drafts = {one.id: one for one, _saved_at in drafts.drafts(database)}

    def documents(self) -> Iterator[Document]:
        ids = [one for (one,) in self.database.read("SELECT id FROM documents ORDER BY created_at, id")]
        for one in dict.fromkeys((*ids, *self._drafts)):
            with suppress(BodyError):
                yield self.document(one)

    def document(self, document_id: str) -> Document:
        return self._drafts.get(document_id) or documents.get(self.database, document_id)

    def versions(self, document_id: str) -> Sequence[Earlier]:
        found = []
        for one in reversed(history.versions(self.database, document_id)):
            with suppress(BodyError):
                found.append(Earlier(one.made_at, one.spell, history.version(self.database, document_id, one.revision)))
        if document_id in self._drafts:  # then the settled piece is an earlier state too
            with suppress(BodyError, DocumentMissingError):
                settled = documents.get(self.database, document_id)
                found += [Earlier(settled.changed_at, "", settled)] if settled.changed_at else []
        return found

    def attachments(self, document_id: str) -> Sequence[Attachment]:
        return attachments.attachments(self.database, document_id)

    def open_attachment(self, attachment_id: str) -> Reader:
        return Reader(self.database, attachments.get_attachment(self.database, attachment_id))

    def templates(self) -> Iterator[KeptTemplate]:
        for kind, version, toml in self.database.read("SELECT kind, version, toml FROM templates ORDER BY rowid"):
            yield KeptTemplate(kind, version, toml)

    def own_kinds(self) -> Mapping[str, str]:
        offered: dict[str, str] = preferences.get(self.database, OWN, {})
        return offered

    def contacts(self) -> Sequence[KnownContact]:
        return contacts.contacts(self.database)

    def packages(self) -> frozenset[str]:
        return frozenset(event.package for event in ledger.events(self.database))

    def words_given(self) -> frozenset[str]:
        events = ledger.events(self.database)
        return frozenset(event.package for event in events if event.kind is LedgerKind.WORDS_GIVEN)


@contextmanager
def copy_in_file(vault: Vault, path: Path, typed: Typed | None = None) -> Iterator[DatabaseCopy]:
    """A database with the keys of this vault, such as a conflict copy, or of before its keys were renewed.

    Of before, the password or words of that time open it. Raises `OldKeysError` when they are asked for,
    `WrongPasswordError`, `WrongWordsError`, `OtherKeysError` when it was locked with other keys, `VaultInUseError` for
    the very file that is open, `VaultMissingError`, `NotAVaultError`, `VaultTooNewError`, and `VaultDamagedError` when
    it is cut off or changed, also by copying it while it was written.
    """
    check_not_open(vault, path)
    if first_bytes(path) == vault.database.start_of_file():
        with _looked_at(path, vault.database.open_beside) as copy:
            yield copy
    elif (key := of_other_keys(vault.folder).get(path)) is None:
        raise OtherKeysError
    elif typed is None:
        raise OldKeysError
    else:
        with _unlocked(path, keyfile_at(key), typed) as copy:
            yield copy


@contextmanager
def copy_in_folder(vault: Vault, folder: Path, typed: Typed | None = None) -> Iterator[DatabaseCopy]:
    """A vault in another folder: a copy that was restored, moved, or changed on another computer.

    Its own password or words open it; without them the keys of this vault must. Raises as `copy_in_file`,
    `OtherKeysError` also for the vault of someone else, `WrongPasswordError`, `WrongWordsError`.
    """
    keyfile = read_keyfile(folder)
    if keyfile.vault_id != read_keyfile(vault.folder).vault_id:
        raise OtherKeysError
    path = folder / keyfile.database_name
    check_not_open(vault, path)
    if typed:
        with _unlocked(path, keyfile, typed) as copy:
            yield copy
    else:
        with copy_in_file(vault, path) as copy:
            yield copy


@contextmanager
def copy_in_backup(vault: Vault, path: Path, typed: Typed | None = None) -> Iterator[DatabaseCopy]:
    """A backup of this vault: opened with its present keys, or with the password or words of that moment.

    Raises as `open_backup` and `copy_in_file`; `OtherKeysError` for the vault of someone else.
    """
    identity = identity_by(typed, path) if typed else identity_of(vault)
    with tempfile.TemporaryDirectory(prefix="herstelkluis-") as place, open_backup(path, identity) as backup:
        keyfile = parse_keyfile(backup.keyfile)
        if keyfile.vault_id != read_keyfile(vault.folder).vault_id:
            raise OtherKeysError
        taken = backup.take_database(Path(place))
        if typed:
            with _unlocked(taken, keyfile, typed) as copy:
                yield copy
        else:
            with _looked_at(taken, vault.database.open_beside) as copy:
                yield copy


def check_not_open(vault: Vault, path: Path) -> None:
    """Raise `VaultInUseError` for the very file that is open: closing another handle on it would end its lock."""
    if path.exists() and path.samefile(vault.database.path):
        raise VaultInUseError


@contextmanager
def _unlocked(path: Path, keyfile: KeyFile, typed: Typed) -> Iterator[DatabaseCopy]:
    with typed.vault_key(keyfile) as vault_key:
        key, salt = database_key(vault_key, keyfile)
    with key, _looked_at(path, lambda there: Database.open(there, key, salt)) as copy:
        yield copy


@contextmanager
def _looked_at(path: Path, open_it: Callable[[Path], Database]) -> Iterator[DatabaseCopy]:
    with tempfile.TemporaryDirectory(prefix="herstelkluis-") as place:
        there = Path(place) / "kopie.db"
        copy_file(path, there)
        for ending in _BESIDE:
            beside = path.with_name(path.name + ending)
            if beside.is_file():
                copy_file(beside, there.with_name(there.name + ending))
        with open_it(there) as database:
            migrations.apply(database, SCHEMAS)
            if set(database.check()) - {"search"}:  # which is made anew anyway
                raise VaultDamagedError
            yield DatabaseCopy(database)
