"""How much a vault holds: what a copy, a restored vault and an export are compared by."""

from __future__ import annotations

from dataclasses import dataclass, fields

from herstelkluis.store.database import Database

_COUNTS = """
SELECT (SELECT COUNT(*) FROM documents WHERE deleted_at IS NULL),
       (SELECT COUNT(*) FROM documents WHERE deleted_at IS NOT NULL),
       (SELECT COUNT(*) FROM versions),
       (SELECT COUNT(*) FROM attachments)
"""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many pieces, pieces in the bin, versions and attachments there are."""

    pieces: int
    in_bin: int
    versions: int
    attachments: int


NAMES = tuple(one.name for one in fields(Counts))
"""What they are called in a backup and an export."""


def counts_of(database: Database) -> Counts:
    """How much this database holds now, without reading a piece."""
    return Counts(*database.read(_COUNTS)[0])
