"""Everything of an open vault into one file of the person's own: readable by everyone, or sealed."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from herstelkluis.crypto.age import HybridRecipient, Passphrase, Recipient
from herstelkluis.crypto.age_file import AgeWriter
from herstelkluis.crypto.recovery import recovery_identity
from herstelkluis.errors import (
    CannotWriteError,
    DiskFullError,
    ExportPlaceError,
    ExportPlaceFullError,
    TooLargeForDiskError,
)
from herstelkluis.store.database_file import place_for_copy
from herstelkluis.store.files import disk_errors
from herstelkluis.store.unnamed_file import appearing_whole
from herstelkluis.vault.counting import Counts
from herstelkluis.vault.exporting.writing import write_export
from herstelkluis.vault.outside import check_outside
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.recovery_sheet import sheet_words

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault


def export_to(
    vault: Vault,
    path: Path,
    *,
    recipients: Sequence[Recipient] = (),
    pdfs: bool = False,
    progress: Progress | None = None,
) -> Counts:
    """Write everything to `path`, whole or not at all, and say how much it is. May run in any thread.

    With `recipients` it is an age file, else everyone can read it. Settle first: what is not settled goes along as a
    draft. Others may write in the vault meanwhile: it is of one moment. Raises `InsideVaultError`, `ExportPlaceError`,
    `ExportPlaceFullError`, `TooLargeForDiskError`, `VaultDamagedError`, and `VaultLockedError` when the vault is locked
    meanwhile; then what stood at `path` is still there.
    """

    def tell(share: float) -> None:
        vault.database.read("SELECT 1")  # a vault that was locked meanwhile is written nowhere
        if progress is not None:
            progress(share)

    check_outside(vault.folder, path)
    try:
        with place_for_copy(vault.folder) as copy_path:
            vault.database.copy_to(copy_path)
            with vault.database.open_beside(copy_path) as copy, disk_errors(), appearing_whole(path) as file:
                with _sealed(file, recipients) as target, zipfile.ZipFile(target, "w") as archive:
                    counts = write_export(archive, copy, pdfs=pdfs, progress=tell)
                file.flush()
                os.fsync(file.fileno())
                tell(1.0)  # the last moment to stop: a slow stick is done by now
                return counts
    except TooLargeForDiskError:
        raise
    except DiskFullError:
        raise ExportPlaceFullError from None
    except (CannotWriteError, OSError):
        raise ExportPlaceError from None


def file_name(day: date, *, is_sealed: bool) -> str:
    """What such a file is called: it tells a day, and nothing of who or what."""
    return f"alles-meegenomen-{day.isoformat()}.zip" + (".age" if is_sealed else "")


def recovery_recipient(vault: Vault) -> HybridRecipient:
    """Sealed for this, the twelve recovery words of the vault open it. Raises `VaultDamagedError`."""
    return recovery_identity(sheet_words(vault)).recipient


def words_recipient(words: str) -> Recipient:
    """Sealed for this, these words open it."""
    return Passphrase(words)


@contextmanager
def _sealed(file: BinaryIO, recipients: Sequence[Recipient]) -> Iterator[IO[bytes]]:
    if not recipients:
        yield file
        return
    with AgeWriter(file, *recipients) as sealed:
        yield cast("IO[bytes]", sealed)
