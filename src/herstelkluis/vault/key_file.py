"""The key file of a vault folder: read it, and put a changed one in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from herstelkluis.crypto.keyfile import KeyFile, parse_keyfile
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import (
    CannotReadError,
    CannotWriteError,
    DiskFullError,
    KeysDiskFullError,
    KeysNotWrittenError,
    KluisError,
    NotAVaultError,
    VaultDamagedError,
    VaultMissingError,
)
from herstelkluis.store import files
from herstelkluis.vault.state import KEY_FILE

MAX_KEY_FILE_BYTES = 64 * 1024


def read_keyfile(folder: Path) -> KeyFile:
    """The key file of this folder; only unlocking verifies it.

    Raises VaultMissingError, VaultDamagedError (also for a database without its key file), CannotReadError when one may
    not read it, NotAVaultError, VaultTooNewError, KeyLimitError.
    """
    try:
        unverified = files.read_regular(folder / KEY_FILE, MAX_KEY_FILE_BYTES + 1)
    except FileNotFoundError as error:
        if any(folder.glob("kluis-*.db")):
            raise VaultDamagedError from error
        raise VaultMissingError from error
    except PermissionError:
        raise CannotReadError from None
    except OSError as error:
        raise NotAVaultError from error
    return parse_keyfile(unverified)


def keyfile_at(path: Path) -> KeyFile:
    """A key file wherever it lies: beside a backup, or another copy of one. Raises CannotReadError, and as above."""
    try:
        return parse_keyfile(files.read_regular(path, MAX_KEY_FILE_BYTES + 1))
    except OSError:
        raise CannotReadError from None


def put_keyfile(folder: Path, changed: KeyFile, open_it: Callable[[KeyFile], Secret]) -> None:
    """Put a changed key file in its place: one rename, and from then on the new one opens the vault.

    It is read back and opened with `open_it` before the one it replaces is overwritten. What goes wrong after the
    rename is no error any more: unlocking overwrites what was left. Raises CannotWriteError, VaultDamagedError.
    """
    path = folder / KEY_FILE
    try:
        files.write_file(path, changed.to_bytes(), keep_previous=True)
    except KluisError:
        if not _is_there(path, changed):
            raise
    open_it(read_keyfile(folder)).close()
    with suppress(KluisError):
        files.overwrite_previous(path)


@contextmanager
def keys_unchanged() -> Iterator[None]:
    """Say that the old keys still hold when the disk takes no new ones.

    Raises KeysDiskFullError, KeysNotWrittenError.
    """
    try:
        yield
    except DiskFullError:
        raise KeysDiskFullError from None
    except CannotWriteError:
        raise KeysNotWrittenError from None


def _is_there(path: Path, changed: KeyFile) -> bool:
    try:
        return files.read_regular(path, MAX_KEY_FILE_BYTES + 1) == changed.to_bytes()
    except OSError:
        return False
