"""What an open export is called, and where everything in it stands (`resources/schemas/kluis-1.schema.json`)."""

from __future__ import annotations

FORMAT, VERSION = "herstelkluis-kluis", 1

READ_ME = "lees-mij.txt"
SCHEMA = "kluis-1.schema.json"
EVERYTHING = "kluis.json"
PIECES, BIN, FILES, PDFS = "stukken", "stukken/prullenbak", "bijlagen", "pdf"

OF_ONE_VAULT = frozenset({"backups", "backup_place", "sheet_practised_on", "sheet_asked_later"})
"""Preferences that tell about the keys and copies of one vault: untrue in any other."""
MARKS = ("clock_mark", "ledger_head")
"""What stands in `meta` and belongs to what was written, not to one file."""
