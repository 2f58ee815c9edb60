"""Making a backup: written whole beside its place, then opened again from the disk and counted.

Only what was read back is written down as a backup. Runs in any thread; the vault can be used meanwhile.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from herstelkluis.crypto.age_file import AgeWriter
from herstelkluis.crypto.keyfile import parse_keyfile
from herstelkluis.crypto.recovery import recovery_identity
from herstelkluis.errors import (
    BackupError,
    BackupNotSoundError,
    CannotReadError,
    ExportError,
    NotAVaultError,
    OpenKeyLostError,
    VaultDamagedError,
)
from herstelkluis.store.database import Database
from herstelkluis.store.database_file import place_for_copy
from herstelkluis.store.files import read_regular, replacing
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.about import ABOUT, EXPORT, MOST_BYTES, About
from herstelkluis.vault.backups.found import Backup, key_beside
from herstelkluis.vault.backups.place import place_errors, prepare, remove, reserve
from herstelkluis.vault.backups.reading import PIECE, OpenBackup, identity_of, open_backup
from herstelkluis.vault.counting import Counts, counts_of
from herstelkluis.vault.exporting.form import FILES
from herstelkluis.vault.exporting.reading import check_export
from herstelkluis.vault.exporting.writing import write_export
from herstelkluis.vault.outside import check_outside
from herstelkluis.vault.progress import Progress, nobody, part_of
from herstelkluis.vault.recovery_sheet import check_opens, sheet_words
from herstelkluis.vault.state import KEY_FILE
from herstelkluis.vault.vault import Vault

_COPY, _EXPORT, _DATABASE, _READ = 0.1, 0.4, 0.5, 0.8  # where each part ends


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was read back, and how much it holds."""

    backup: Backup
    counts: Counts


def make_backup(vault: Vault, place: Path, progress: Progress | None = None) -> Made:
    """Make a backup of the vault as it is now in a folder, read it back, and write down that it is sound.

    Raises InsideVaultError, BackupPlaceGoneError, BackupPlaceFullError, BackupPlaceError, BackupNotSoundError (the file
    was removed), VaultDamagedError, VaultLockedError when the vault is closed meanwhile, and CannotWriteError
    (DiskFullError, FolderGoneError) of the vault's own folder, where an encrypted copy lies for as long as it takes.
    """
    tell = progress or nobody
    check_outside(vault.folder, place)
    vault.settle()
    folder = prepare(place)
    with place_for_copy(vault.folder) as copy_path:
        made_at = vault.clock()
        vault.database.copy_to(copy_path)
        tell(_COPY)
        keyfile = keyfile_of(vault)
        with vault.database.open_beside(copy_path) as copy:
            counts, mark = counts_of(copy), records.mark_of(copy)
        path, made_at = reserve(folder, made_at, keyfile)
        try:
            about = About(parse_keyfile(keyfile).vault_id, parse_keyfile(keyfile).generation, made_at, counts)
            write_archive(vault, path, about, keyfile, copy_path, tell)
            tell(_DATABASE)
            check_archive(vault, path, about, keyfile, tell)
            _check_keyfile(path, keyfile)
            checked_at = vault.clock()
            records.keep(vault, records.Record(path.name, folder.parent, made_at, checked_at, counts, mark))
        except BaseException:
            remove(path)
            raise
    return Made(Backup(path, made_at, key_beside(path)), counts)


def keyfile_of(vault: Vault) -> bytes:
    """The key file that opens this very database. Raises OpenKeyLostError, SheetWordsLostError."""
    try:
        data = read_regular(vault.folder / KEY_FILE, MOST_BYTES)
        keyfile = parse_keyfile(data)
    except (OSError, VaultDamagedError, NotAVaultError):
        raise OpenKeyLostError from None
    check_opens(vault, keyfile)
    return data


def write_archive(vault: Vault, path: Path, about: About, keyfile: bytes, copy_path: Path, tell: Progress) -> None:
    """Put a backup of this encrypted copy at `path`, whole or not at all, for the present words and this vault."""
    recipients = recovery_identity(sheet_words(vault)).recipient, identity_of(vault).recipient
    with (
        place_errors(),
        replacing(path) as file,
        AgeWriter(file, *recipients) as sealed,
        zipfile.ZipFile(sealed, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        archive.writestr(ABOUT, about.to_bytes())
        archive.writestr(KEY_FILE, keyfile)
        with vault.database.open_beside(copy_path) as copy:
            write_export(archive, copy, under=EXPORT, progress=part_of(tell, _COPY, _EXPORT))
        database = zipfile.ZipInfo(about.database_name)  # stored: what is encrypted cannot be pressed together
        with copy_path.open("rb") as source, archive.open(database, "w", force_zip64=True) as member:
            for done in _pieces(source.read, copy_path.stat().st_size, member.write):
                part_of(tell, _EXPORT, _DATABASE)(done)


def check_archive(vault: Vault, path: Path, about: About, keyfile: bytes, tell: Progress) -> None:
    """Read a backup back from the disk. Raises BackupNotSoundError, and as `make_backup`."""
    _drop_from_memory(path)
    try:
        with open_backup(path, identity_of(vault)) as backup, place_for_copy(vault.folder) as taken:
            if (backup.about, backup.keyfile) != (about, keyfile):
                raise BackupNotSoundError
            _check_export(backup, about.counts, part_of(tell, _DATABASE, _READ))
            backup.take_database(taken.parent, taken.name)
            with vault.database.open_beside(taken) as database:
                _check_database(database, about.counts)
            tell(1.0)
    except (BackupError, ExportError, CannotReadError, VaultDamagedError):
        raise BackupNotSoundError from None


def _check_keyfile(path: Path, keyfile: bytes) -> None:
    beside = key_beside(path)
    if beside is None:
        raise BackupNotSoundError
    _drop_from_memory(beside)
    with place_errors():
        if read_regular(beside, MOST_BYTES) != keyfile:
            raise BackupNotSoundError


def _check_database(database: Database, counts: Counts) -> None:
    if database.check() or counts_of(database) != counts:
        raise BackupNotSoundError


def _check_export(backup: OpenBackup, counts: Counts, tell: Progress) -> None:
    """Read the open part to its end: what it says of pieces and files, and the texts, by their checksums."""
    if check_export(backup.archive, tell) != counts:
        raise BackupNotSoundError
    for one in backup.archive.infolist():
        if one.filename.startswith(EXPORT) and not one.filename.startswith(EXPORT + FILES):
            with backup.archive.open(one) as member:
                while member.read(PIECE):
                    pass


def _pieces(read: Callable[[int], bytes], size: int, write: Callable[[bytes], object]) -> Iterator[float]:
    done = 0
    while part := read(PIECE):
        write(part)
        done += len(part)
        yield done / max(size, 1)


def _drop_from_memory(path: Path) -> None:
    """Let what is read next come from the disk, where a system can be asked for that."""
    if not hasattr(os, "posix_fadvise"):
        return
    with place_errors(), path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
