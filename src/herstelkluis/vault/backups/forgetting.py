"""What goes for ever goes out of the backups as well, as far as they are in reach.

A backup is written anew without the pieces, read back, and only then takes the place of the old one. It is for the
recovery words of now: where these changed since it was made, it gets the key file of now too.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from herstelkluis.crypto.keyfile import parse_keyfile
from herstelkluis.crypto.slots import RECOVERY
from herstelkluis.errors import (
    BackupError,
    BackupNotSoundError,
    BackupOtherKeysError,
    BackupTooNewError,
    CannotReadError,
    CannotWriteError,
    KluisError,
    OpenKeyLostError,
    SheetWordsLostError,
    VaultDamagedError,
)
from herstelkluis.store import documents, migrations
from herstelkluis.store.database_file import place_for_copy
from herstelkluis.store.files import sync_folder, write_file
from herstelkluis.store.schema import SCHEMAS
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.found import KEY_ENDING, find_backups, has_folder
from herstelkluis.vault.backups.keeping import is_of
from herstelkluis.vault.backups.making import check_archive, keyfile_of, write_archive
from herstelkluis.vault.backups.place import clean, place_errors
from herstelkluis.vault.backups.reading import identity_of, open_backup
from herstelkluis.vault.counting import Counts, counts_of
from herstelkluis.vault.of_one_vault import OF_EARLIER_KEYS
from herstelkluis.vault.progress import Progress, nobody, part_of
from herstelkluis.vault.vault import Vault

_STAYS_SO = (BackupError, VaultDamagedError)
_NOT_NOW = (
    BackupNotSoundError,
    BackupTooNewError,
    CannotReadError,
    CannotWriteError,
    OpenKeyLostError,  # of the vault itself: the copy is sound
    SheetWordsLostError,
)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The backups that were written anew, and those that still hold the pieces, or may; newest first.

    `away` are not there now. `unwritable` are there, but cannot be written or read now: the place is full, or for
    reading only; or the key file of the vault itself does not fit. `damaged` will stay so. `other_keys` were locked
    before the vault got the keys of now, and these do not open them. Copies that someone made of a backup are known to
    nobody.
    """

    rewritten: tuple[Path, ...] = ()
    away: tuple[Path, ...] = ()
    unwritable: tuple[Path, ...] = ()
    damaged: tuple[Path, ...] = ()
    other_keys: tuple[Path, ...] = ()

    @property
    def waits(self) -> tuple[Path, ...]:
        """Those where it can go well another time."""
        return (*self.away, *self.unwritable)


def forget_in_backups(vault: Vault, document_ids: Collection[str], progress: Progress | None = None) -> Forgotten:
    """Take these pieces, with their versions, drafts and files, out of every backup of this vault in reach.

    May take long: each backup that holds one of them is written and read back whole. Runs in any thread, and may be
    done again later, when the stick is back. Raises what `progress` raises; what was written anew by then stays so.
    Where the folder of the vault has no room for the encrypted copy that lies there meanwhile, they are `unwritable`.
    Raises VaultLockedError.
    """
    tell = progress or nobody
    found: dict[str, list[Path]] = {}
    paths = _backups(vault)
    for folder in {path.parent for path in paths}:
        with suppress(OSError):
            clean(folder)  # what a kill left of a backup holds the pieces too
    for number, path in enumerate(paths):
        part = part_of(tell, number / len(paths), (number + 1) / len(paths))
        found.setdefault(_forget(vault, path, document_ids, part), []).append(path)
    found.pop(_NOT_IN_IT, None)
    found.setdefault("other_keys", []).extend(one for one in _of_earlier_keys(vault) if one not in paths)
    tell(1.0)
    return Forgotten(**{name: tuple(some) for name, some in found.items()})


def has_backups(vault: Vault) -> bool:
    """Whether there are copies of this vault that it knows of, or may be where they go to."""
    chosen = records.chosen_place(vault)
    return bool(_backups(vault) or _of_earlier_keys(vault)) or (chosen is not None and not has_folder(chosen))


_NOT_IN_IT = "not_in_it"


def _forget(vault: Vault, path: Path, document_ids: Collection[str], tell: Progress) -> str:
    """In which list of `Forgotten` this backup belongs."""
    try:
        counts = _rewrite(vault, path, document_ids, tell)
    except BackupOtherKeysError:
        return "other_keys"
    except (*_STAYS_SO, *_NOT_NOW) as error:
        if not os.path.lexists(path):
            return "away"
        return "unwritable" if isinstance(error, _NOT_NOW) else "damaged"
    if counts is None:
        return _NOT_IN_IT
    _keep(vault, path, counts)
    return "rewritten"


def _of_earlier_keys(vault: Vault) -> list[Path]:
    """Copies from before the vault got other keys; those that are gone from a folder that is there are no more."""
    kept = vault.preference(OF_EARLIER_KEYS, [])
    paths = [Path(str(one)) for one in kept] if isinstance(kept, list) else []
    return [one for one in paths if os.path.lexists(one) or not os.path.lexists(one.parent)]


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
