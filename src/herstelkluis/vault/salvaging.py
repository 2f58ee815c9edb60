"""Salvage: everything that can still be read of a damaged vault, in a new vault beside it.

The damaged folder is only read. Every page is judged by itself, so a row comes back as soon as its own pages are sound,
whatever became of the pages that lead to it. The new vault has the same key file: the same password and words open it.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from herstelkluis.crypto.keyfile import KeyFile, database_key, parse_keyfile
from herstelkluis.crypto.secret import Secret
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import CannotReadError, VaultDamagedError, VaultExistsError, VaultInUseError
from herstelkluis.store import files, keys
from herstelkluis.store.database import Database
from herstelkluis.store.raw_pages import RawPages
from herstelkluis.store.raw_rows import Row, rows
from herstelkluis.store.salvage_rows import SalvagedRows
from herstelkluis.vault.counting import counts_of
from herstelkluis.vault.key_file import MAX_KEY_FILE_BYTES, prove
from herstelkluis.vault.making import UNFINISHED
from herstelkluis.vault.one_writer import is_in_use
from herstelkluis.vault.open_page import FILE as OPEN_PAGE
from herstelkluis.vault.salvage_mending import mend
from herstelkluis.vault.state import KEY_FILE

_AT_ONCE = 200  # rows in one transaction
_READING = 0.9  # the share of the work that is reading pages

Progress = Callable[[float], None]


class Salvaged(NamedTuple):
    """What came back, in the bin or not, and of what there was only a trace.

    `older` pieces came back from a version, a draft or the words of search: their own row could not be read.
    """

    pieces: int
    in_bin: int
    versions: int
    attachments: int
    older: int
    lost_pieces: int
    lost_attachments: int


def salvage(
    folder: Path,
    new_folder: Path,
    *,
    password: str = "",
    recovery_text: str = "",
    key_file: Path | None = None,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
) -> Salvaged:
    """Put what can be read of the vault in `folder` in a new vault, which appears as a whole or not at all.

    `key_file` is another copy of the key file, when the one in the folder is damaged. What `progress` raises ends the
    work and leaves nothing. Raises as `Lifecycle.unlock`, `VaultExistsError` when something stands in `new_folder`,
    `VaultDamagedError` when not one piece can be read, `CannotReadError`, and as `disk_errors`.
    """
    if new_folder.exists() and (not new_folder.is_dir() or any(new_folder.iterdir())):
        raise VaultExistsError
    if is_in_use(folder):
        raise VaultInUseError
    keyfile = read_key_file(key_file or folder / KEY_FILE)
    with prove(keyfile, password=password, recovery_text=recovery_text) as vault_key:
        key, salt = database_key(vault_key, keyfile)
    with files.disk_errors():
        new_folder.parent.mkdir(parents=True, exist_ok=True)
        building = Path(tempfile.mkdtemp(prefix=f".{new_folder.name}-", suffix=UNFINISHED, dir=new_folder.parent))
    try:
        with key:
            salvaged = _build(folder, building, keyfile, key, salt, clock(), progress)
        files.write_file(building / KEY_FILE, keyfile.to_bytes())
        if (folder / OPEN_PAGE).is_file():
            files.copy_file(folder / OPEN_PAGE, building / OPEN_PAGE)
        with files.disk_errors():
            if new_folder.is_dir():
                new_folder.rmdir()
            building.rename(new_folder)
            files.sync_folder(new_folder.parent)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return salvaged


def read_key_file(path: Path) -> KeyFile:
    """A key file, wherever it lies. Raises `CannotReadError`, and as `parse_keyfile`."""
    try:
        return parse_keyfile(files.read_regular(path, MAX_KEY_FILE_BYTES + 1))
    except OSError:
        raise CannotReadError from None


def _build(
    folder: Path, building: Path, keyfile: KeyFile, key: Secret, salt: bytes, now: datetime, progress: Progress | None
) -> Salvaged:
    tell = progress or _nobody
    with Database.create(building / keyfile.database_name, key, salt) as db:
        db.read("PRAGMA foreign_keys = OFF")  # rows come in the order of the file; `mend` makes references whole
        found = SalvagedRows(db)
        with RawPages(folder / keyfile.database_name, key, salt) as pages:
            for some in _in_groups(rows(pages, lambda share: tell(share * _READING))):
                with db.atomic():
                    for row in some:
                        found.take(row)
        tell(_READING)
        older = mend(db, now)
        _give_identity(db)
        db.leave_no_trace()
        counts = counts_of(db)
        there = {one for (one,) in db.read("SELECT id FROM documents")}
        if not there or db.check():
            raise VaultDamagedError
    return Salvaged(
        *(counts.pieces, counts.in_bin, counts.versions, counts.attachments),
        older=older,
        lost_pieces=len(found.seen - there),
        lost_attachments=len(found.seen_attachments) - counts.attachments,
    )


def _give_identity(db: Database) -> None:
    """A vault signs what it gives. When its own key could not be read it gets another, and is a new sender."""
    if keys.get_key(db, keys.SIGNING) is None:
        with SigningKey.generate().seed() as seed:
            keys.put_key(db, keys.SIGNING, seed.reveal())


def _in_groups(found: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(found)
    while some := list(islice(rest, _AT_ONCE)):
        yield some


def _nobody(_share: float) -> None:
    """Nobody is told."""
