"""A vault that comes back knows the backup it came from, and the others of it that lie beside that one."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from herstelkluis.errors import KluisError
from herstelkluis.vault.backups.about import About
from herstelkluis.vault.backups.found import FOLDER, Backup, find_backups
from herstelkluis.vault.backups.records import Record
from herstelkluis.vault.counting import Counts
from herstelkluis.vault.key_file import keyfile_at


def around(source: Path, about: About, checked_at: datetime, mark: str) -> list[Record]:
    """The backup `source`, which was just opened and counted, and those of the same vault in its folder.

    `mark` is that of the vault as it holds it. What is not of this vault, or cannot be read, is left out.
    """
    folder = source.absolute().parent
    is_loose = folder.name != FOLDER
    place = folder if is_loose else folder.parent

    def record(name: str, made_at: datetime, *, is_source: bool) -> Record:
        counts, known = (about.counts, mark) if is_source else (Counts(0, 0, 0, 0), "")
        return Record(name, place, made_at, checked_at if is_source else None, counts, known, is_loose=is_loose)

    others: list[Backup] = []
    with suppress(KluisError):
        others = [one for one in find_backups(folder) if one.path.parent == folder and _is_of(about.vault_id, one)]
    found = {one.path.name: record(one.path.name, one.made_at, is_source=False) for one in others}
    found[source.name] = record(source.name, about.made_at, is_source=True)
    return list(found.values())


def _is_of(vault_id: str, backup: Backup) -> bool:
    with suppress(KluisError):
        return backup.keyfile is not None and keyfile_at(backup.keyfile).vault_id == vault_id
    return False
