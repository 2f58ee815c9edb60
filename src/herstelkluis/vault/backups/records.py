"""What the vault knows of its backups: where they go, which were made and checked, and whether one is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from herstelkluis.store.database import Database
from herstelkluis.vault.backups.found import folder_of, has_file, has_folder
from herstelkluis.vault.counting import Counts
from herstelkluis.vault.of_one_vault import PLACE, RECORDS
from herstelkluis.vault.vault import Vault

EVERY = timedelta(hours=1)
MOST = 100  # known of at once

# Changes with everything that is written, but for choices: a backup is itself written down as one.
_MARK = """
SELECT (SELECT max(changed_at) FROM documents WHERE deleted_at IS NULL),
       (SELECT max(deleted_at) FROM documents WHERE deleted_at IS NOT NULL),
       (SELECT count(*) FROM documents),
       (SELECT count(*) FROM documents WHERE deleted_at IS NOT NULL),
       (SELECT count(*) FROM versions),
       (SELECT count(*) FROM attachments),
       (SELECT max(n) FROM ledger),
       (SELECT count(*) FROM ledger_names),
       (SELECT count(*) FROM contacts),
       (SELECT count(*) FROM received),
       (SELECT count(*) FROM templates)
"""


@dataclass(frozen=True, slots=True)
class Record:
    """One backup that was made: its file name, the chosen folder it went to, and what is known of it.

    It was read back and counted at `checked_at`; one that was only found back has none. `mark` says what the vault was
    like. A loose one lies in the chosen folder itself.
    """

    name: str
    place: Path
    made_at: datetime
    checked_at: datetime | None
    counts: Counts
    mark: str
    drilled_on: date | None = None
    is_loose: bool = False

    @property
    def path(self) -> Path:
        """Where its file was put."""
        return (self.place if self.is_loose else folder_of(self.place)) / self.name


def records(vault: Vault) -> list[Record]:
    """The backups that were made of this vault, newest first; whether they are still there is another question."""
    return written_down(vault.preference(RECORDS, []))


def written_down(kept: Any) -> list[Record]:
    """What a preference holds of backups; what cannot be read of it is left out."""
    return [one for one in map(_read, kept if isinstance(kept, list) else []) if one is not None]


def last_checked(vault: Vault) -> Record | None:
    """The newest backup that was read back and counted."""
    return next((one for one in records(vault) if one.checked_at is not None), None)


def keep(vault: Vault, record: Record) -> None:
    """Write down a backup that was just checked."""
    _change(vault, lambda known: [record, *(one for one in known if one.path != record.path)])


def know_again(vault: Vault, found: Iterable[Record]) -> None:
    """Write down backups that were found back.

    One that was known and is gone from where it was lies where it was found; the rest that is known of it stays.
    """
    there = {one.name: one for one in found}

    def together(known: list[Record]) -> list[Record]:
        names = {one.name for one in known}
        return [
            *(_moved(one, there[one.name]) if one.name in there else one for one in known),
            *(one for one in there.values() if one.name not in names),
        ]

    _change(vault, together)


def _moved(known: Record, found: Record) -> Record:
    checked_at = found.checked_at or known.checked_at
    if has_file(known.path):
        return replace(known, checked_at=checked_at)
    return replace(known, checked_at=checked_at, place=found.place, is_loose=found.is_loose)


def keep_drilled(vault: Vault, path: Path, day: date) -> None:
    """Write down that this backup was opened with the words on this day; one that is not known here stays so."""
    _change(vault, lambda known: [replace(one, drilled_on=day) if one.path == path else one for one in known])


def forget(vault: Vault, paths: Iterable[Path]) -> None:
    """These backups are no longer there."""
    gone = set(paths)
    _change(vault, lambda known: [one for one in known if one.path not in gone])


def chosen_place(vault: Vault) -> Path | None:
    """The folder the person chose; it may be on a stick that is not there now."""
    kept = vault.preference(PLACE)
    return Path(kept) if isinstance(kept, str) and kept else None


def choose_place(vault: Vault, place: Path | None) -> None:
    """Let backups go to this folder from now on, or nowhere by themselves."""
    vault.prefer(PLACE, str(place) if place else "")


def is_due(vault: Vault, now: datetime) -> bool:
    """Whether a backup can and should be made now: the place is there, and something changed an hour ago or more.

    Also when the last one is gone or cannot be opened any more. Reads a little of it. Raises VaultLockedError.
    """
    place = chosen_place(vault)
    if place is None or not has_folder(place):
        return False
    # One that says it was made later comes from a clock that was wrong then: it must not end all backups.
    last = next((one for one in records(vault) if one.made_at <= now), None)
    if last is None or last.path.parent != folder_of(place):
        return True
    from herstelkluis.vault.backups.holding import is_there  # it knows records

    if not is_there(vault, last.path):  # gone, or another file in its place
        return True
    return now - last.made_at >= EVERY and mark_of(vault.database) != last.mark


def mark_of(database: Database) -> str:
    """Another text after everything that was written, without reading a piece."""
    return " ".join(str(value) for value in database.read(_MARK)[0])


def _change(vault: Vault, change: Callable[[list[Record]], list[Record]]) -> None:
    with vault.database.atomic():
        newest = sorted(change(records(vault)), key=lambda one: one.made_at, reverse=True)[:MOST]
        vault.prefer(RECORDS, [_written(one) for one in newest])


def _written(one: Record) -> dict[str, Any]:
    return {
        "name": one.name,
        "place": str(one.place),
        "made_at": one.made_at.isoformat(),
        "checked_at": one.checked_at.isoformat() if one.checked_at else "",
        "counts": list(astuple(one.counts)),
        "mark": one.mark,
        "drilled_on": one.drilled_on.isoformat() if one.drilled_on else "",
        "is_loose": one.is_loose,
    }


def _read(kept: Any) -> Record | None:
    """None for what a later version wrote otherwise: it then counts as not made."""
    try:
        return Record(
            str(kept["name"]),
            Path(kept["place"]),
            datetime.fromisoformat(kept["made_at"]),
            datetime.fromisoformat(kept["checked_at"]) if kept["checked_at"] else None,
            Counts(*map(int, kept["counts"])),
            str(kept["mark"]),
            date.fromisoformat(kept["drilled_on"]) if kept["drilled_on"] else None,
            bool(kept.get("is_loose")),
        )
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
