"""What an open export is called, and where everything in it stands (`resources/schemas/kluis-1.schema.json`)."""

from __future__ import annotations

FORMAT, VERSION = "herstelkluis-kluis", 1

READ_ME = "lees-mij.txt"
SCHEMA = "kluis-1.schema.json"
EVERYTHING = "kluis.json"
PIECES, BIN, FILES, PDFS = "stukken", "stukken/prullenbak", "bijlagen", "pdf"

MARKS = ("clock_mark", "ledger_head")
"""What stands in `meta` and belongs to what was written, not to one file."""
