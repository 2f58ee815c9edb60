"""What an open export is called, and where everything in it stands (`resources/schemas/kluis-1.schema.json`)."""

from __future__ import annotations

FORMAT, VERSION = "herstelkluis-kluis", 1

READ_ME = "lees-mij.txt"
SCHEMA = "kluis-1.schema.json"
EVERYTHING = "kluis.json"
PIECES, BIN, FILES, PDFS = "stukken", "stukken/prullenbak", "bijlagen", "pdf"

OF_ONE_VAULT = frozenset(
    {
        "away_from_backups",
        "backup_place",
        "backup_trouble",
        "backups",
        "health",
        "made_from",
        "made_into",
        "sheet_asked_later",
        "sheet_practised_on",
        "versions_brought_together",
    }
)
"""Preferences that tell about the keys, the copies and the state of one vault: untrue in any other."""
MARKS = ("clock_mark", "ledger_head")
"""What stands in `meta` and belongs to what was written, not to one file."""
