"""Where in a template file something stands, found by counting its headers."""

from __future__ import annotations

import re
from itertools import pairwise

Place = tuple[str | int, ...]
"""As pydantic says it: ("section", 2, "field", 0, "columns", 1, "ask")."""

_HEADER = re.compile(r"^\s*\[\[\s*section\s*(\.\s*field\s*)?\]\]")
_COLUMN = re.compile(r"^\s*(columns\s*=\s*\[\s*)?\{")


def line_of(text: str, place: Place) -> int:
    """The line (from 1) where a place of a template stands, or the header of the nearest thing around it."""
    lines = text.split("\n")
    start, end = _block(lines, place)
    rest = [part for part in place if part not in ("section", "field") and not isinstance(part, int)]
    if not rest:
        return start + 1
    attribute = re.compile(
        rf"^\s*\[*\s*(section\s*\.\s*(field\s*\.\s*)?)?[\"']?{re.escape(str(rest[0]))}[\"']?\s*[=.\]]"
    )
    at = next((n for n in range(start, end) if attribute.match(lines[n])), start)
    if rest[0] == "columns" and len(number := [part for part in place if isinstance(part, int)]) == 3:
        columns = [n for n in range(at, end) if _COLUMN.match(lines[n])]
        at = columns[number[2]] if number[2] < len(columns) else at
    return at + 1


def _block(lines: list[str], place: Place) -> tuple[int, int]:
    """The first line of the section or field that is meant, and the line after its last one."""
    numbers = [part for part in place if isinstance(part, int)]
    wanted = (numbers[0], numbers[1] if "field" in place and len(numbers) > 1 else -1) if numbers else (-1, -1)
    starts = [0, *(n for n, line in enumerate(lines) if _HEADER.match(line)), len(lines)]
    section = field = -1
    for start, end in pairwise(starts):
        found = _HEADER.match(lines[start]) if start < len(lines) else None
        if found:
            section, field = (section, field + 1) if found[1] else (section + 1, -1)
        if (section, field) == wanted and (found or wanted == (-1, -1)):
            return start, end
    return 0, len(lines)
