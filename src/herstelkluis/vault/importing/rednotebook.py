"""RedNotebook: a folder with a YAML file per month, in it a text per day and words under categories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from herstelkluis.errors import UnreadableSourceError
from herstelkluis.model.text import as_typed
from herstelkluis.vault.importing.batch import Found
from herstelkluis.vault.importing.yaml_facts import read_yaml

MONTH = re.compile(r"(\d{4})-(\d{2})\.txt")
_TAG = re.compile(r"(?<![\w#&])#([^\W\d_][\w-]+)")
_DEEPEST = 5


def month_pieces(text: str, name: str) -> Iterator[Found]:
    """The days of one month file, in order. Raises `UnreadableSourceError`."""
    days = read_yaml(text)
    month = MONTH.fullmatch(name)
    if month is None or not (isinstance(days, dict) or days is None):
        raise UnreadableSourceError
    days = days or {}
    for number in sorted(number for number in days if isinstance(number, int)):
        day = _day(int(month[1]), int(month[2]), number)
        content = days[number]
        if isinstance(content, dict):
            words = _words(content)
            yield Found("", words, day, tuple(dict.fromkeys(_TAG.findall(words))), place=name)


def _words(content: dict[Any, Any]) -> str:
    """The text of a day, then each category with its entries."""
    text = content.get("text")
    parts = [as_typed(text).strip("\n")] if isinstance(text, str) and text.strip() else []
    for category, entries in content.items():
        if category == "text" or not isinstance(category, str):
            continue
        parts.append("\n".join([f"{category}:", *_entries(entries, 1)]))
    return "\n\n".join(parts)


def _entries(entries: object, depth: int) -> Iterator[str]:
    if not isinstance(entries, dict) or depth > _DEEPEST:
        return
    for entry, below in entries.items():
        yield f"{'  ' * (depth - 1)}- {as_typed(str(entry))}"
        yield from _entries(below, depth + 1)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None
