"""Mending what can be mended in the vault itself: what is derived, and the key file from another copy of it.

The rest is `salvaging`: a new vault beside the damaged one.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from herstelkluis.crypto.keyfile import KeyFile, database_key
from herstelkluis.errors import (
    BodyError,
    CannotReadError,
    KeyFileDamagedError,
    KluisError,
    NotAVaultError,
    VaultDamagedError,
)
from herstelkluis.store import documents, files, search
from herstelkluis.vault.conflict_copies import key_copies
from herstelkluis.vault.key_file import keyfile_at
from herstelkluis.vault.one_writer import OneWriter
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.state import KEY_FILE
from herstelkluis.vault.typed import Typed

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault

DAMAGED_KEY_FILE = f"{KEY_FILE}.beschadigd"
_AT_ONCE = 100


def rederive(vault: Vault, progress: Progress | None = None) -> None:
    """Make everything derived anew from the pieces: what lists show, lines, mentions, tags and search.

    A piece that cannot be read stays as it is. Runs in any thread. Raises as `Database.atomic`.
    """
    vault.settle()
    db, everything = vault.database, documents.ids(vault.database)
    for at in range(0, len(everything), _AT_ONCE):
        if progress is not None:
            progress(at / len(everything))
        with db.atomic():
            for document_id in everything[at : at + _AT_ONCE]:
                with suppress(BodyError):
                    documents.put(db, documents.get(db, document_id))
    search.rebuild(db)


def key_files(folder: Path, *places: Path) -> list[Path]:
    """Key files that can be read and name a database of this folder: its own, copies beside it, those in `places`."""
    own = folder / KEY_FILE
    beside = [path for path in _glob(folder, f"{KEY_FILE}*") if path != own]
    beside += [path for path in key_copies(folder) if path not in beside]
    elsewhere = [path for place in places for path in reversed(_glob(place, "*.hdr"))]
    return [path for path in (own, *beside, *elsewhere) if _names_a_database(path, folder)]


def key_file_for(folder: Path) -> Path:
    """The key file this folder can be read with: its own, or else a copy beside it.

    Raises `KeyFileDamagedError` when there is none, `VaultDamagedError` when the database is not there, and
    `VaultTooNewError`.
    """
    if found := key_files(folder):
        return found[0]
    try:
        keyfile_at(folder / KEY_FILE)
    except (CannotReadError, NotAVaultError, VaultDamagedError):
        raise KeyFileDamagedError from None
    raise VaultDamagedError


def take_key_file(folder: Path, source: Path, typed: Typed) -> None:
    """Put another copy of the key file in the place of a damaged one, which stays beside it under another name.

    First it must open the database, with its own password or words. Raises as `Lifecycle.unlock`, `VaultDamagedError`
    when it is the key of another vault, `CannotReadError`, `CannotWriteError`.
    """
    keyfile, own = keyfile_at(source), folder / KEY_FILE
    with typed, OneWriter(folder):
        _check_opens(folder, keyfile, typed)
        if own.exists() and own != source:
            with files.disk_errors():
                own.rename(_free(folder / DAMAGED_KEY_FILE))
        files.write_file(own, keyfile.to_bytes())


def _check_opens(folder: Path, keyfile: KeyFile, typed: Typed) -> None:
    from herstelkluis.store.raw_pages import RawPages

    with typed.vault_key(keyfile) as vault_key:
        key, salt = database_key(vault_key, keyfile)
    with key, RawPages(folder / keyfile.database_name, key, salt) as pages:
        if not any(pages.get(number) for number in range(1, pages.count + 1)):
            raise VaultDamagedError


def _free(path: Path) -> Path:
    """This name, or the next one that nothing has: what was put aside before may be the only key that opens."""
    names = chain((path,), (path.with_name(f"{path.name}-{number}") for number in count(2)))
    return next(name for name in names if not name.exists())


def _names_a_database(path: Path, folder: Path) -> bool:
    try:
        return (folder / keyfile_at(path).database_name).is_file()
    except KluisError:
        return False


def _glob(place: Path, pattern: str) -> list[Path]:
    try:
        return sorted(path for path in place.glob(pattern) if path.is_file())
    except OSError:
        return []
