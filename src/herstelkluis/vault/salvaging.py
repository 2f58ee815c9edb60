"""Salvage: everything that can still be read of a damaged vault, in a new vault beside it.

The damaged folder is only read. Every page is judged by itself, so a row comes back as soon as its own pages are sound,
whatever became of the pages that lead to it. The new vault has the same key file: the same password and words open it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from herstelkluis.crypto.kdf import subkey
from herstelkluis.crypto.keyfile import KeyFile, database_key
from herstelkluis.crypto.recovery import WORDS, recovery_entropy
from herstelkluis.crypto.secret import Secret
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.crypto.words import parse_words
from herstelkluis.errors import VaultDamagedError, VaultInUseError
from herstelkluis.store import documents, files, keys
from herstelkluis.store.database import Database
from herstelkluis.store.raw_pages import RawPages
from herstelkluis.store.raw_rows import Row, rows
from herstelkluis.store.salvage_rows import SalvagedRows
from herstelkluis.vault.after_giving import mark_restored
from herstelkluis.vault.appearing import appearing
from herstelkluis.vault.coming_back import in_place_of
from herstelkluis.vault.counting import Counts, counts_of
from herstelkluis.vault.key_file import keyfile_at
from herstelkluis.vault.one_writer import is_in_use
from herstelkluis.vault.open_page import FILE as OPEN_PAGE
from herstelkluis.vault.progress import Progress, nobody
from herstelkluis.vault.salvage_mending import mend
from herstelkluis.vault.state import KEY_FILE
from herstelkluis.vault.typed import Typed
from herstelkluis.vault.vault import Vault

_AT_ONCE = 200  # rows in one transaction
_READING = 0.5  # the share of the work that is reading pages


class Salvaged(NamedTuple):
    """What came back, in the bin or not, and of what there was only a trace.

    `older` pieces came back from a version, a draft or the words of search: their own row could not be read.
    """

    counts: Counts
    older: int
    lost_pieces: int
    lost_attachments: int


def salvage(
    folder: Path,
    new_folder: Path,
    typed: Typed,
    *,
    key_file: Path | None = None,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
) -> Salvaged:
    """Put what can be read of the vault in `folder` in a new vault, which appears as a whole or not at all.

    A vault whose recovery words could not be read, and were not typed, says so until new ones are made. `key_file` is
    another copy of the key file, when the one in the folder is damaged. What `progress` raises ends the work and
    leaves nothing. Raises as `Lifecycle.unlock`, `VaultExistsError` when something stands in `new_folder`,
    `VaultDamagedError` when not one piece can be read, `CannotReadError`, and as `disk_errors`.
    """
    if is_in_use(folder):
        raise VaultInUseError
    keyfile = keyfile_at(key_file or folder / KEY_FILE)
    with typed, typed.vault_key(keyfile) as vault_key, appearing(new_folder) as building:
        salvaged = _build(folder, building, keyfile, vault_key, typed, clock, progress or nobody)
        files.write_file(building / KEY_FILE, keyfile.to_bytes())
        if (folder / OPEN_PAGE).is_file():
            files.copy_file(folder / OPEN_PAGE, building / OPEN_PAGE)
    return salvaged


def salvage_in_place(
    folder: Path,
    typed: Typed,
    *,
    key_file: Path | None = None,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
) -> tuple[Salvaged, Path | None]:
    """The same, and the new vault stands at `folder`. Also says where the damaged one lies now, under another name.

    Nothing is written into the damaged one or removed from it. Raises as `salvage`; then all is as it was.
    """

    def salvage_to(place: Path) -> Salvaged:
        return salvage(folder, place, typed, key_file=key_file, clock=clock, progress=progress)

    return in_place_of(folder, salvage_to, clock)


def _build(
    folder: Path,
    building: Path,
    keyfile: KeyFile,
    vault_key: Secret,
    typed: Typed,
    clock: Callable[[], datetime],
    tell: Progress,
) -> Salvaged:
    key, salt = database_key(vault_key, keyfile)
    with key, Database.create(building / keyfile.database_name, key, salt) as db:
        db.read("PRAGMA foreign_keys = OFF")  # rows come in the order of the file; `mend` makes references whole
        found = SalvagedRows(db)
        with RawPages(folder / keyfile.database_name, key, salt) as pages:
            for some in _in_groups(rows(pages, lambda share: tell(share * _READING))):
                with db.atomic():
                    for row in some:
                        found.take(row)
        tell(_READING)
        older = mend(db, clock())
        _give_identity(db)
        _give_words(db, typed)
        vault = Vault(db, subkey(vault_key, "backup-age"), clock)  # makes drafts part of it
        mark_restored(vault)
        db.leave_no_trace()
        counts = counts_of(db)
        there = set(documents.ids(db))
        if not there or db.check():
            raise VaultDamagedError
        vault.close()
    return Salvaged(
        counts,
        older=older,
        lost_pieces=len(found.seen - there),
        lost_attachments=len(found.seen_attachments) - counts.attachments,
    )


def _give_identity(db: Database) -> None:
    """A vault signs what it gives. When its own key could not be read it gets another, and is a new sender."""
    if keys.get_key(db, keys.SIGNING) is None:
        with SigningKey.generate().seed() as seed:
            keys.put_key(db, keys.SIGNING, seed.reveal())


def _give_words(db: Database, typed: Typed) -> None:
    """A backup is sealed for the words of the recovery sheet. When they could not be read they may just be typed."""
    if typed.is_words and keys.get_key(db, keys.RECOVERY) is None:
        with recovery_entropy(parse_words(typed.text, WORDS)) as entropy:
            keys.put_key(db, keys.RECOVERY, entropy.reveal())


def _in_groups(found: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(found)
    while some := list(islice(rest, _AT_ONCE)):
        yield some
