"""Opening a backup: by the vault it is of, by the twelve words, or by the password and the key file beside it.

Nothing of it is ever on a disk unlocked: the archive is read in the age file, the database leaves it encrypted.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from herstelkluis.crypto import words
from herstelkluis.crypto.age import HybridIdentity, identity_from_seed
from herstelkluis.crypto.age_file import AgeReader
from herstelkluis.crypto.age_header import MAGIC
from herstelkluis.crypto.kdf import subkey
from herstelkluis.crypto.keyfile import parse_keyfile
from herstelkluis.crypto.recovery import WORDS, recovery_identity
from herstelkluis.errors import (
    AgeError,
    AgeHeaderError,
    AgeNoMatchError,
    AgeVersionError,
    BackupError,
    BackupKeyFileDamagedError,
    BackupKeyFileMissingError,
    BackupOtherKeysError,
    BackupTooNewError,
    CannotReadError,
    NotABackupError,
    NotAVaultError,
    VaultDamagedError,
    VaultExistsError,
    VaultLockedError,
    VaultTooNewError,
)
from herstelkluis.store import files
from herstelkluis.vault.backups.about import ABOUT, MOST_BYTES, About, parse_about
from herstelkluis.vault.backups.found import key_beside
from herstelkluis.vault.key_file import keyfile_at
from herstelkluis.vault.state import KEY_FILE
from herstelkluis.vault.typed import Typed
from herstelkluis.vault.vault import Vault

PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class OpenBackup:
    """An opened backup. The archive holds the open export under `open/`; reading it raises what `open_backup` says."""

    about: About
    keyfile: bytes
    archive: zipfile.ZipFile

    def take_database(self, folder: Path, name: str = "") -> Path:
        """Put the encrypted database in a folder, under its own or another name, for the owner alone (0600).

        Raises VaultExistsError when something stands there, what `disk_errors` raises, and as `open_backup`.
        """
        path = folder / (name or self.about.database_name)
        if path.exists():
            raise VaultExistsError
        with self.archive.open(self.about.database_name) as member:
            files.write_pieces(path, iter(lambda: member.read(PIECE), b""))
        return path


@contextmanager
def open_backup(path: Path, *identities: HybridIdentity) -> Iterator[OpenBackup]:
    """Open a backup with the first identity that fits.

    Raises NotABackupError, BackupTooNewError, BackupOtherKeysError, CannotReadError, and BackupError for what is
    damaged, also when that shows only while the archive is read in the block.
    """
    try:
        with _File(path) as file, AgeReader(file, *identities) as content, zipfile.ZipFile(content) as archive:
            if {ABOUT, KEY_FILE}.isdisjoint(archive.namelist()):  # sealed and whole, but else: a locked export
                raise NotABackupError
            about = parse_about(_small(archive, ABOUT))
            keyfile = _small(archive, KEY_FILE)
            _check_belongs(about, keyfile)
            yield OpenBackup(about, keyfile, archive)
    except AgeVersionError:
        raise BackupTooNewError from None
    except AgeHeaderError:
        raise NotABackupError from None
    except AgeNoMatchError:
        raise BackupOtherKeysError from None
    except (AgeError, zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError):
        raise BackupError from None


def identity_of(vault: Vault) -> HybridIdentity:
    """What opens the backups of this vault since it has its present keys. Raises VaultLockedError."""
    if vault.backup_seed.is_closed:
        raise VaultLockedError
    return identity_from_seed(vault.backup_seed.reveal())


def identity_by_words(text: str) -> HybridIdentity:
    """What opens a backup by the twelve words, typed in any spacing and case.

    Raises UnknownWordError, WrongWordsError.
    """
    return recovery_identity(words.parse_words(text, WORDS))


def identity_by(typed: Typed, path: Path, key_file: Path | None = None) -> HybridIdentity:
    """What opens a backup by the words, or by the password of that moment through the key file beside it or another.

    Raises as `identity_by_words`; NotABackupError, CannotReadError, BackupKeyFileMissingError,
    BackupKeyFileDamagedError, BackupTooNewError, WrongPasswordError.
    """
    if typed.is_words:
        return identity_by_words(typed.text)
    _check_is_sealed(path)  # first: what is no backup at all misses no key file
    beside = key_file or key_beside(path)
    if beside is None:
        raise BackupKeyFileMissingError
    try:
        keyfile = keyfile_at(beside)
    except VaultTooNewError:
        raise BackupTooNewError from None
    except (VaultDamagedError, NotAVaultError):
        raise BackupKeyFileDamagedError from None
    with typed.vault_key(keyfile) as key, subkey(key, "backup-age") as seed:
        return identity_from_seed(seed.reveal())


def _check_is_sealed(path: Path) -> None:
    if path.is_dir():
        raise NotABackupError
    with _File(path) as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise NotABackupError


class _File(io.FileIO):
    """A file to read whose troubles are said in words a person can act on: also when a stick is pulled out."""

    def __init__(self, path: Path) -> None:
        try:
            super().__init__(path)
        except OSError:
            raise CannotReadError from None

    def read(self, size: int | None = -1, /) -> bytes:
        try:
            return super().read(size) or b""
        except OSError:
            raise CannotReadError from None


def _small(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as member:
        return member.read(MOST_BYTES + 1)


def _check_belongs(about: About, unverified: bytes) -> None:
    """Raise BackupError, BackupTooNewError unless the key file is sound in form and of this vault and generation."""
    try:
        keyfile = parse_keyfile(unverified)
    except VaultTooNewError:
        raise BackupTooNewError from None
    except (VaultDamagedError, NotAVaultError):
        raise BackupError from None
    if (keyfile.vault_id, keyfile.generation) != (about.vault_id, about.generation):
        raise BackupError
