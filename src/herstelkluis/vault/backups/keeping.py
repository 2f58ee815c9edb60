"""Which backups stay: thirty at most, close together for the last days and ever wider apart before."""

from __future__ import annotations

from collections.abc import Collection, Hashable
from datetime import datetime, timedelta
from pathlib import Path

from herstelkluis.errors import KluisError
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.found import KEY_ENDING, Backup, find_backups
from herstelkluis.vault.backups.place import place_errors
from herstelkluis.vault.backups.place import remove as remove_files
from herstelkluis.vault.key_file import keyfile_at, read_keyfile
from herstelkluis.vault.thinning import lived_since
from herstelkluis.vault.vault import Vault

MOST = 30

_ALL, _DAILY, _WEEKLY = timedelta(days=2), timedelta(days=14), timedelta(days=60)


def kept(moments: Collection[datetime], now: datetime) -> set[datetime]:
    """The moments of the backups that stay: the newest, all of two days, then the last of each day, week and month.

    Where that is more than thirty, those go first that stand closest to the next in proportion to their age; the
    newest and the oldest never do. A clock that stands ahead makes nothing older than the time that was lived.
    """
    in_order, stay = sorted(moments), dict[Hashable, datetime]()
    ages = {one: min(now - one, lived) for one, lived in zip(in_order, lived_since(in_order, now), strict=True)}
    for moment in in_order:
        stay[_slot(moment, ages[moment])] = moment
    left = sorted(stay.values())
    while len(left) > MOST:
        left.remove(min(left[1:-1], key=lambda one: _gap(left, one) / max(now - one, timedelta(minutes=1))))
    return set(left)


def thin(vault: Vault, place: Path, now: datetime) -> list[Path]:
    """Remove the backups of this vault in a place that need not stay, and say which.

    Nothing goes when the newest one there is not the last that was checked: then it is not known what stays. Raises
    as `find_backups`; what cannot be removed stays, as does every backup of another vault.
    """
    own = [one for one in find_backups(place) if is_of(vault, one)]
    last = records.last_checked(vault)
    if not own or last is None or own[0].path.name != last.name:
        return []
    stay = kept([one.made_at for one in own], now)
    removed = [one.path for one in own if one.made_at not in stay and _is_gone(one)]
    if removed:
        records.forget(vault, removed)
    return removed


def remove(vault: Vault, record: records.Record) -> None:
    """Remove one backup and its key file, and forget it; one whose place is not there now is only forgotten.

    Raises as `place_errors`; then it is still there and known.
    """
    with place_errors():
        for path in (record.path, record.path.with_suffix(KEY_ENDING)):
            path.unlink(missing_ok=True)
    records.forget(vault, [record.path])


def _slot(moment: datetime, age: timedelta) -> Hashable:
    if age <= _ALL:
        return moment
    if age <= _DAILY:
        return moment.date()
    if age <= _WEEKLY:
        return moment.isocalendar()[:2]
    return moment.year, moment.month, "month"


def _gap(left: list[datetime], one: datetime) -> timedelta:
    at = left.index(one)
    return left[at + 1] - left[at - 1]


def is_of(vault: Vault, backup: Backup) -> bool:
    """Whether this one is of this vault, by the key file beside it; without one nobody can tell."""
    try:
        theirs = keyfile_at(backup.keyfile) if backup.keyfile else None
        return theirs is not None and theirs.vault_id == read_keyfile(vault.folder).vault_id
    except KluisError:
        return False


def _is_gone(backup: Backup) -> bool:
    remove_files(backup.path)
    return not backup.path.exists()
