"""National help lines for the help page (also of a locked vault), plans and the card; no network, no pydantic."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date

from herstelkluis import resources


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line: what the person recognises (`ask`), one sentence (`say`), the number as it is dialled.

    `shown` is page, more or no; `danger` its place when there is danger now (0: not for that). `checked_on` is the date
    of the source of the number; `unverified` names what was not checked, and the page must say so.
    """

    key: str
    name: str
    ask: str
    say: str
    number: str
    also: str = ""
    cost: str = ""
    shown: str = "no"
    danger: int = 0
    checked_on: date | None = None
    unverified: tuple[str, ...] = ()


def helplines() -> tuple[Helpline, ...]:
    """Every line, in the order of the help page. Raises `OSError` when the installation is incomplete."""
    read = tomllib.loads(resources.read_text("helplines.toml"))["line"]
    return tuple(Helpline(**{**one, "unverified": tuple(one.get("unverified", ()))}) for one in read)


def page_lines() -> tuple[Helpline, ...]:
    """What the help page always shows: few, so that it never scrolls."""
    return tuple(one for one in helplines() if one.shown == "page")


def page_numbers() -> tuple[str, ...]:
    """What the help page always shows, as lines of a note: the name and the number, once where they are the same."""
    return tuple(f"{one.name}: {one.number}" if one.name != one.number else one.name for one in page_lines())


def danger_lines() -> tuple[Helpline, ...]:
    """What to show when there is danger now: 112 first, then 113."""
    return tuple(sorted((one for one in helplines() if one.danger), key=lambda one: one.danger))
