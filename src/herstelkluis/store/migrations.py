"""Bringing an older vault to the newest schema: numbered steps, one transaction, a verified copy first.

The copy holds every word under the same key. It stands beside the vault until that is seen to be sound, and no longer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from herstelkluis.errors import VaultTooNewError
from herstelkluis.store.files import disk_errors, overwrite_file
from herstelkluis.store.schema import SCHEMAS

if TYPE_CHECKING:
    from herstelkluis.store.database import Database

NEWEST = len(SCHEMAS)
_ASKED = "SELECT 1 FROM meta WHERE key = 'rederive'"
_COPY = re.compile(r"\.?voor-bijwerken-\d+-\d{8}T\d{6}Z\.db[.0-9a-z-]*")  # whole, or as a kill left it


def place_of_copy(db: Database, at: datetime) -> Path:
    """Where the copy goes that is made at this moment (UTC) before an update."""
    return db.path.with_name(f"voor-bijwerken-{db.schema_version}-{at:%Y%m%dT%H%M%SZ}.db")


def copies_of_before(folder: Path) -> list[Path]:
    """What stands in this folder of copies from before an update, and of what a kill left of one."""
    with disk_errors():
        return [path for path in folder.iterdir() if _COPY.fullmatch(path.name)]


def overwrite_copies(folder: Path) -> None:
    """Remove those, overwritten. Raises as `disk_errors`."""
    for path in copies_of_before(folder):
        overwrite_file(path)


def migrate(db: Database, backup_to: Path, schemas: Sequence[str] = SCHEMAS) -> None:
    """Bring `db` to the newest schema, after a verified copy of it was put at `backup_to`.

    Nothing happens (and no copy is made) when it is the newest already. Raises `VaultTooNewError` for a schema of a
    newer program, `VaultDamagedError` when the copy does not verify, and what `disk_errors` raises; the vault then
    stays as it was.
    """
    if db.schema_version < len(schemas):
        db.copy_to(backup_to)
    apply(db, schemas)


def apply(db: Database, schemas: Sequence[str]) -> None:
    """Run the steps this database has not had yet, each with its number in one transaction.

    Raises `VaultTooNewError` when the database is past the last step; a failing step leaves nothing behind.
    """
    if db.schema_version > len(schemas):
        raise VaultTooNewError
    for number, step in enumerate(schemas[db.schema_version :], db.schema_version + 1):
        with db.atomic():
            for statement in filter(str.strip, step.split(";")):
                db.write(statement)
            db.write(f"PRAGMA user_version = {number}")
    _rederive(db)


def _rederive(db: Database) -> None:
    """Make anew what is derived from the documents, where a step asked for it; a kill in between asks again."""
    from herstelkluis.store import search

    if db.read("SELECT 1 FROM sqlite_master WHERE name = 'meta'") and db.read(_ASKED):
        with db.atomic():
            search.rebuild(db)
            db.write("DELETE FROM meta WHERE key = 'rederive'")
