"""What was tried and what it cost, one row per fault: fault -> rounds -> lost -> message."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path

ROWS = "HERSTELKLUIS_TORTURE_ROWS"
"""Names the file that rows are added to; without it nothing is kept."""
Test = Callable[..., None]


def tell(fault: str, rounds: int, lost: int, message: str = "") -> None:
    """Add a row. A test calls it before it asserts that nothing was lost, so that the table is honest."""
    if place := os.environ.get(ROWS):
        with Path(place).open("a", encoding="utf-8") as file:
            file.write(json.dumps([fault, rounds, lost, message], ensure_ascii=False) + "\n")


def counted(fault: str, rounds: int, message: str = "") -> Callable[[Test], Test]:
    """A test as one row: nothing is lost when it passes, and something when it fails."""

    def told(test: Test) -> Test:
        @wraps(test)
        def run(*what: object, **more: object) -> None:
            lost = 1
            try:
                test(*what, **more)
                lost = 0
            finally:
                tell(fault, rounds, lost, message)

        return run

    return told


def table(lines: Iterable[str]) -> str:
    """The rows as a Markdown table, by fault."""
    rows = sorted(json.loads(one) for one in lines)
    said = ["| Fault | Rounds | Lost | Message |", "|---|---:|---:|---|"]
    said += [f"| {fault} | {rounds:,} | {lost:,} | {message} |" for fault, rounds, lost, message in rows]
    return "\n".join(said) + "\n"
