"""What the backups really hold: each is opened, its database taken out and looked through. A name proves nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from herstelkluis.errors import KluisError, VaultLockedError
from herstelkluis.store import documents, migrations
from herstelkluis.store.database_file import place_for_copy
from herstelkluis.store.schema import SCHEMAS
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.reading import identity_of, open_backup
from herstelkluis.vault.vault import Vault


def held(vault: Vault, thrown: Iterable[tuple[str, datetime]], now: datetime) -> list[str]:
    """Which of these pieces, thrown away at these moments, stand as they are now in a sound backup made since then.

    The newest backup is looked into first, and none more than is needed. One that is not there, is damaged, or does not
    open with the keys of now holds nothing, and neither does one from the future. Takes as long as reading a backup,
    and room for an encrypted copy of it meanwhile. Raises VaultLockedError.
    """
    sought = dict(thrown)
    found: list[str] = []
    for record in records.records(vault):
        made_since = {one: at for one, at in sought.items() if one not in found and at < record.made_at <= now}
        if made_since:
            found += _held_by(vault, record.path, made_since, now)
    return found


def is_there(vault: Vault, path: Path) -> bool:
    """Whether a backup that this vault can open lies there; only its beginning and its list are read."""
    try:
        with open_backup(path, identity_of(vault)):
            return True
    except VaultLockedError:
        raise
    except KluisError:
        return False


def _held_by(vault: Vault, path: Path, thrown: Mapping[str, datetime], now: datetime) -> list[str]:
    try:
        with place_for_copy(vault.folder) as copy:
            with open_backup(path, identity_of(vault)) as backup:
                made_at = backup.about.made_at
                backup.take_database(copy.parent, copy.name)
            with vault.database.open_beside(copy) as database:
                migrations.apply(database, SCHEMAS)
                if set(database.check()) - {"search"}:  # that is derived, and made anew when it comes back
                    return []
                made_since = [one for one, at in thrown.items() if at < made_at <= now]
                return [one for one in made_since if documents.is_same(vault.database, database, one)]
    except VaultLockedError:
        raise
    except KluisError:  # whatever it is that keeps it from being read: in doubt it holds nothing
        return []
