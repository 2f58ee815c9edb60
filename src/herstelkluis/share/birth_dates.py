"""Days that tell who someone is: found as 12-03-1985, 12/3/85, 1985-03-12, 12 maart 1985 and "12 mrt. '85"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache

from herstelkluis import resources

_FORM = re.compile(r"\d{4}-\d\d-\d\d")
_GAP = r"\s{0,2}[-/. ]\s{0,2}"


def days_in(words: str) -> Iterator[str]:
    """Every day of a card that is written in full, as "1985-03-12"."""
    for found in _written().finditer(words.lower()):
        day, month, named, year = found["day"], found["month"], found["named"], found["year"]
        if found["iso"]:
            year, month, day = found["iso"].split("-")
        try:
            yield date(int(year), int(month or _months()[named]), int(day)).isoformat()
        except ValueError:
            continue


def without_days(words: str) -> str:
    """The words with a space where a day stood."""
    return _written().sub(" ", words)


def is_day(number: str) -> bool:
    """Whether a number of a card is a day in the spelling of `days_in`."""
    return _FORM.fullmatch(number) is not None


def day_sign(number: str) -> str:
    """Digits that are surely there where the day stands."""
    return number[2:4]


def day_pattern(number: str) -> str:
    """A pattern for a day of `days_in` in folded words, however it is written."""
    on = date.fromisoformat(number)
    year = rf"(?:'?{number[2:4]}|{number[:4]})"
    day, month = (rf"0?{part}" for part in (on.day, on.month))
    names = "|".join(re.escape(name) for name, which in _months().items() if which == on.month)
    named = rf"{day}(?:e|de|ste)?\s{{1,3}}(?:{names})\.?\s{{1,3}}{year}"
    return rf"(?<![\d])(?:{day}{_GAP}{month}{_GAP}{year}|{number[:4]}{_GAP}{month}{_GAP}{day}|{named})(?!\d)"


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = tomllib.loads(resources.read_text("periods.toml"))["months"]
    return months


@cache
def _written() -> re.Pattern[str]:
    names = "|".join(sorted(_months(), key=len, reverse=True))
    numbers = r"(?P<month>\d{1,2})[-/. ]"
    return re.compile(
        r"(?<![\d+])(?:(?P<iso>\d{4}-\d\d-\d\d)|"
        rf"(?P<day>\d{{1,2}})(?:[-/. ]{numbers}|\s(?P<named>{names})\.?\s)(?P<year>(?:19|20)\d\d))(?!\d)",
        re.IGNORECASE,
    )
