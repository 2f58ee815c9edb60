"""The folder backups lie in: names that are taken once, files that explain themselves, and what a kill left there."""

from __future__ import annotations

import os
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from herstelkluis import resources
from herstelkluis.crypto.words import word_list
from herstelkluis.errors import (
    BackupPlaceError,
    BackupPlaceFullError,
    BackupPlaceGoneError,
    BackupTooLargeForPlaceError,
    CannotWriteError,
    DiskFullError,
    FolderGoneError,
    ProgramDamagedError,
    TooLargeForDiskError,
)
from herstelkluis.store import files
from herstelkluis.store.files import disk_errors, sync_folder
from herstelkluis.vault.backups.found import ENDING, KEY_ENDING, folder_of, name_of

SCRIPT, LAST_READER = "woorden-naar-sleutel.py", "De laatste lezer.txt"
_WORDS = "@WOORDEN@"  # where the word list goes in the script: it works without any other file
_PART = f"*.{'[0-9a-f]' * 16}.part"  # as `files.replacing` calls them: other parts are not ours


@contextmanager
def place_errors() -> Iterator[None]:
    """Say what goes wrong in the place for backups, which is another one than that of the vault.

    Raises BackupPlaceFullError (also as BackupTooLargeForPlaceError), BackupPlaceGoneError and BackupPlaceError.
    """
    try:
        with disk_errors():
            yield
    except (BackupPlaceFullError, BackupPlaceGoneError, BackupPlaceError):
        raise
    except TooLargeForDiskError:
        raise BackupTooLargeForPlaceError from None
    except DiskFullError:
        raise BackupPlaceFullError from None
    except FolderGoneError:
        raise BackupPlaceGoneError from None
    except CannotWriteError:
        raise BackupPlaceError from None


def prepare(place: Path) -> Path:
    """Make the subfolder for backups in a chosen folder, with what explains them, and clean what a kill left there.

    Raises BackupPlaceGoneError when the chosen folder itself is not there (a stick), and as `place_errors`.
    """
    folder = folder_of(place)
    with place_errors():
        if not folder.parent.is_dir():
            raise BackupPlaceGoneError
        if folder != place and folder.is_symlink():  # it leads to a folder that nobody chose
            raise BackupPlaceError
        folder.mkdir(mode=0o700, exist_ok=True)
        clean(folder)
        for name, text in shipped().items():
            if not _is(folder / name, text):
                with suppress(FolderGoneError):  # another is just putting the same there; else the next step says it
                    files.write_file(folder / name, text)
    return folder


def shipped() -> dict[str, bytes]:
    """What lies beside the backups: the script with its words in it, and how to use it. Raises ProgramDamagedError."""
    try:
        script, text = (resources.read_text("backup", name) for name in (SCRIPT, LAST_READER))
    except OSError:
        raise ProgramDamagedError from None
    words = textwrap.fill(" ".join(word_list()), 118)
    return {SCRIPT: script.replace(_WORDS, words).encode(), LAST_READER: text.encode()}


def reserve(folder: Path, made_at: datetime, keyfile: bytes) -> tuple[Path, datetime]:
    """Take a name for a backup by putting its key file there; the place of its age file and the moment it tells.

    A name is never taken twice: the next free second is. Raises as `place_errors`.
    """
    moment = made_at.replace(microsecond=0)
    with place_errors():
        while True:
            beside = folder / (name_of(moment) + KEY_ENDING)
            with suppress(FileExistsError):
                handle = os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
                if not beside.with_suffix(ENDING).exists():
                    break
                os.close(handle)  # someone lost the key file of that one; this one is not its own
                beside.unlink()
            moment += timedelta(seconds=1)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(keyfile)
                file.flush()
                os.fsync(file.fileno())
            sync_folder(folder)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
    return beside.with_suffix(ENDING), moment


def remove(path: Path) -> None:
    """Remove a backup and its key file, as far as that goes."""
    for one in (path, path.with_suffix(KEY_ENDING)):
        with suppress(OSError):
            one.unlink()


def clean(folder: Path) -> None:
    """Remove what nobody can be writing any more: parts, which hold what a backup does, and key files without one."""
    for left_over in (*folder.glob(_PART), *folder.glob(f"kluis-*{KEY_ENDING}")):
        backup = left_over.with_suffix(ENDING)
        is_part = left_over.suffix == ".part"
        is_busy = not is_part and (backup.exists() or any(folder.glob(f"{backup.name}.*.part")))
        with suppress(OSError):
            if not is_busy and abs(time.time() - left_over.stat().st_mtime) > files.LONGEST:
                left_over.unlink()


def _is(path: Path, text: bytes) -> bool:
    try:
        return files.read_regular(path, len(text) + 1) == text
    except OSError:  # not there, or no file at all: then the right one takes its place
        return False
