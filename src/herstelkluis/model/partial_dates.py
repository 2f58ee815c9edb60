"""Partial ISO dates (YYYY, YYYY-MM or YYYY-MM-DD): made with care, in words, and as the days they begin and end."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from herstelkluis.i18n import say_day
from herstelkluis.model.period import Period

EARLIEST, LATEST = 1800, 2199


def one_day(year: int, month: int, day: int) -> Period | None:
    """One day, or nothing when the calendar has no such day."""
    if not (EARLIEST <= year <= LATEST and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    said = date(year, month, day).isoformat()
    return Period("", said, said)


def some_months(year: int, first: int, last: int) -> Period | None:
    """From the first to the last month of a year; the whole year is said by the year alone."""
    if not (EARLIEST <= year <= LATEST and 1 <= first <= last <= 12):
        return None
    if (first, last) == (1, 12):
        return Period("", str(year), str(year))
    return Period("", f"{year}-{first:02}", f"{year}-{last:02}")


def begins(partial: str) -> date | None:
    """The first day of a partial date; nothing when it is none."""
    parts = _parts(partial)
    return _day(parts, 1, 1) if parts else None


def ends(partial: str) -> date | None:
    """The last day of a partial date; nothing when it is none."""
    parts = _parts(partial)
    if not parts:
        return None
    month = parts[1] if len(parts) > 1 else 12
    return _day(parts, month, monthrange(parts[0], month)[1]) if 1 <= month <= 12 else None


def is_forward(period: Period) -> bool:
    """Whether a period does not end before it begins."""
    first, last = begins(period.first), ends(period.last)
    is_dated = first is None or last is None or first <= last
    youngest, oldest = period.age_from, period.age_to
    return is_dated and (youngest is None or oldest is None or youngest <= oldest)


def span(period: Period, birth_year: int | None = None) -> tuple[date | None, date | None]:
    """The first and last day it may be about; nothing at an open end. Bare ages need a year of birth."""
    if period.first or period.last or birth_year is None:
        return begins(period.first), ends(period.last)
    return _of_age(birth_year, period.age_from, first=True), _of_age(birth_year, period.age_to, first=False)


def say_partial(partial: str) -> str:
    """A partial date in words: "1994", "maart 1994", "12 maart 1994"."""
    day = begins(partial)
    if day is None or len(partial) == 4:
        return partial
    said = say_day(day)
    return said if len(partial) > 7 else said.partition(" ")[2]


def _of_age(birth_year: int, age: int | None, *, first: bool) -> date | None:
    if age is None or not 1 <= birth_year + age <= 9999:
        return None
    return date(birth_year + age, 1, 1) if first else date(birth_year + age, 12, 31)


def _parts(partial: str) -> list[int]:
    parts = partial.split("-")
    if not (len(parts) <= 3 and all(part.isascii() and part.isdigit() for part in parts) and len(parts[0]) == 4):
        return []
    return [int(part) for part in parts] if parts[0] != "0000" else []


def _day(parts: list[int], month: int, day: int) -> date | None:
    year, *rest = parts
    try:
        return date(year, rest[0] if rest else month, rest[1] if len(rest) > 1 else day)
    except ValueError:
        return None
