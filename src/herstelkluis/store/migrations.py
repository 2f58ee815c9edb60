"""Bringing an older vault to the newest schema: numbered steps, one transaction, a verified copy first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from herstelkluis.errors import VaultTooNewError
from herstelkluis.store.schema import SCHEMAS

if TYPE_CHECKING:
    from herstelkluis.store.database import Database

NEWEST = len(SCHEMAS)
_ASKED = "SELECT 1 FROM meta WHERE key = 'rederive'"


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
