"""What goes for ever goes out of the backups as well, as far as they are in reach.

A backup is written anew without the pieces, read back, and only then takes the place of the old one. It is for the
recovery words of now: where these changed since it was made, it gets the key file of now too.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from herstelkluis.crypto.keyfile import parse_keyfile
from herstelkluis.crypto.slots import RECOVERY
from herstelkluis.errors import BackupError, CannotReadError, CannotWriteError, KluisError, VaultDamagedError
from herstelkluis.store import documents, migrations
from herstelkluis.store.database_file import place_for_copy
from herstelkluis.store.files import sync_folder, write_file
from herstelkluis.store.schema import SCHEMAS
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.found import KEY_ENDING, find_backups
from herstelkluis.vault.backups.keeping import is_of
from herstelkluis.vault.backups.making import check_archive, keyfile_of, write_archive
from herstelkluis.vault.backups.place import place_errors
from herstelkluis.vault.backups.reading import identity_of, open_backup
from herstelkluis.vault.counting import Counts, counts_of
from herstelkluis.vault.progress import Progress, nobody, part_of
from herstelkluis.vault.vault import Vault

_NOT_NOW = (BackupError, CannotReadError, CannotWriteError, VaultDamagedError)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The backups that were written anew, and those that still hold the pieces, or may.

    Out of reach is a backup on a stick that is not there, or cannot be written; one that is damaged; and one that was
    locked before the vault got other keys. Copies that someone made of a backup are known to nobody.
    """

    rewritten: tuple[Path, ...]
    out_of_reach: tuple[Path, ...]


def forget_in_backups(vault: Vault, document_ids: Collection[str], progress: Progress | None = None) -> Forgotten:
    """Take these pieces, with their versions, drafts and files, out of every backup of this vault in reach.

    May take long: each backup that holds one of them is written and read back whole. Runs in any thread, and may be
    done again later, when the stick is back. Raises what `progress` raises; what was written anew by then stays so.
    Raises `DiskFullError` or `FolderGoneError` of the folder of the vault, where an encrypted copy lies meanwhile.
    """
    tell = progress or nobody
    rewritten, out_of_reach = [], []
    paths = _backups(vault)
    for number, path in enumerate(paths):
        try:
            counts = _rewrite(vault, path, document_ids, part_of(tell, number / len(paths), (number + 1) / len(paths)))
        except _NOT_NOW:
            out_of_reach.append(path)
            continue
        if counts is not None:
            rewritten.append(path)
            _keep(vault, path, counts)
    tell(1.0)
    return Forgotten(tuple(rewritten), tuple(out_of_reach))


def _backups(vault: Vault) -> list[Path]:
    """Every backup that is known of, or lies where one was made, newest first."""
    known = records.records(vault)
    chosen = records.chosen_place(vault)
    found = {one.path: one.made_at for one in known}
    for place in {*(one.place for one in known), *([chosen] if chosen else [])}:
        with suppress(KluisError):
            found |= {one.path: one.made_at for one in find_backups(place) if one.path in found or is_of(vault, one)}
    return sorted(found, key=lambda path: found[path], reverse=True)


def _rewrite(vault: Vault, path: Path, document_ids: Collection[str], tell: Progress) -> Counts | None:
    """What a backup holds without these pieces; None when it did not hold any of them."""
    with place_for_copy(vault.folder) as copy:
        with open_backup(path, identity_of(vault)) as backup:
            about, keyfile = backup.about, backup.keyfile
            backup.take_database(copy.parent, copy.name)
        with vault.database.open_beside(copy) as database:
            there = [one for one in document_ids if documents.is_stored(database, one)]
            if not there:
                return None
            migrations.apply(database, SCHEMAS)
            documents.delete_for_ever(database, *there)
            about = replace(about, counts=counts_of(database))
        now = keyfile_of(vault)
        if _words_slot(keyfile) != _words_slot(now):
            keyfile = now
        part = path.with_name(f"{path.name}.{secrets.token_hex(8)}.part")
        try:
            write_archive(vault, part, about, keyfile, copy, tell)
            check_archive(vault, part, about, keyfile, tell)
            with place_errors():
                part.replace(path)
                sync_folder(path.parent)
                write_file(path.with_suffix(KEY_ENDING), keyfile)
        finally:
            with suppress(OSError):
                part.unlink()
    return about.counts


def _words_slot(keyfile: bytes) -> object:
    return next((slot for slot in parse_keyfile(keyfile).slots if slot.type == RECOVERY), None)


def _keep(vault: Vault, path: Path, counts: Counts) -> None:
    known = next((one for one in records.records(vault) if one.path == path), None)
    if known is not None:
        records.keep(vault, replace(known, counts=counts, checked_at=vault.clock()))
