"""What was tried and what it cost, one row per fault: fault -> rounds -> lost -> message."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

ROWS = "HERSTELKLUIS_TORTURE_ROWS"
"""Names the file that rows are added to; without it nothing is kept."""
HEAD = ("Fault", "Rounds", "Lost", "Message")


def tell(fault: str, rounds: int, lost: int, message: str = "") -> None:
    """Add a row. A test calls it before it asserts that nothing was lost, so that the table is honest."""
    if place := os.environ.get(ROWS):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(json.dumps([fault, rounds, lost, message], ensure_ascii=False) + "\n")


def table(lines: Iterable[str]) -> str:
    """The rows as a Markdown table, in the order in which they were told."""
    rows = [HEAD, *([f"{cell:,}" if isinstance(cell, int) else cell for cell in json.loads(one)] for one in lines)]
    widths = [max(3, *(len(row[at]) for row in rows)) for at in range(len(HEAD))]
    padded = ([cell.ljust(width) for cell, width in zip(row, widths, strict=True)] for row in rows)
    said = ["| " + " | ".join(row) + " |" for row in padded]
    said.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(said) + "\n"
