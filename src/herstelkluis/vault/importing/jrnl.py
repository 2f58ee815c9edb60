"""jrnl: its own text file, and what `jrnl --export json` writes."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from herstelkluis.vault.importing.batch import Batch, Found, Gathering
from herstelkluis.vault.importing.plain import day_in

_TIME = r" (?:at )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[APap]\.?[Mm]\.?)?"
_ENTRY = re.compile(rf"^(?:\[(\d{{4}}-\d{{2}}-\d{{2}})(?:{_TIME})?\]|(\d{{4}}-\d{{2}}-\d{{2}}){_TIME})[ \t]+(.*)$")
"""A day between brackets; old versions wrote none, but always a time: a line of words may begin with a day."""
_TAG = re.compile(r"(?<![^\s(])@([\w-]+)")


def is_jrnl_text(text: str) -> bool:
    """Whether a text begins as a journal of jrnl does: with the day and time of an entry."""
    first = text.lstrip().split("\n", 1)[0]
    found = _ENTRY.match(first)
    return found is not None and ":" in first[:28] and _day(found) is not None


def is_jrnl_json(data: Any) -> bool:
    """Whether this is what jrnl exports."""
    entries = data.get("entries") if isinstance(data, dict) else None
    return isinstance(entries, list) and bool(entries) and all(_is_entry(one) for one in entries)


def _is_entry(one: Any) -> bool:
    return isinstance(one, dict) and isinstance(one.get("title"), str) and isinstance(one.get("date"), str)


def jrnl_text(text: str) -> Batch:
    """Every entry of a journal; a star at the end of a title stays a star."""
    gathering = Gathering()
    title, day, body = "", None, list[str]()

    def close() -> None:
        words = "\n".join(body).strip("\n")
        whole = "\n".join(part for part in (title, words) if part)
        gathering.add(Found(title, whole, day, _tags(whole)))

    for line in text.split("\n"):
        begins = _ENTRY.match(line)
        if begins and (found := _day(begins)):
            close()
            title, day, body = begins[3].strip(), found, []
        else:
            body.append(line)
    close()
    return gathering.batch(is_journal=True)


def jrnl_json(data: Any) -> Batch:
    """Every entry of an export."""
    gathering = Gathering()
    for one in data["entries"]:
        title, body = one["title"].strip(), one.get("body")
        words = "\n".join(part for part in (title, body.strip("\n") if isinstance(body, str) else "") if part)
        tags = one.get("tags")
        named = tuple(tag.lstrip("@#") for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else ()
        gathering.add(Found(title, words, day_in(one["date"]), named))
    return gathering.batch(is_journal=True)


def _day(begins: re.Match[str]) -> date | None:
    return day_in(begins[1] or begins[2])


def _tags(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_TAG.findall(text)))
