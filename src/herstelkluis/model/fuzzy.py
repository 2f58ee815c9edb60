"""From "rond mijn 12e" to a `Period`: what a time line can make of the words, while the words stay as they were typed.

The Dutch words stand in resources/periods.toml. Nothing is ever refused; what is not understood is only words. There is
no clock here, so "vorig jaar" and "gisteren" are words too.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from dataclasses import replace
from datetime import date
from typing import Any

from herstelkluis import resources
from herstelkluis.i18n import say_day
from herstelkluis.model.period import Period

EARLIEST, LATEST = 1800, 2199
LONGEST = 100
"""Characters that are looked at; a longer text is a story and no moment."""

_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{1,2})[-/](\d{4})")
_DECADE = re.compile(r"['’‘]?(\d0)(?:['’]?s)?")
_YEAR = re.compile(r"\d{4}")

Words = dict[str, Any]
Found = Period | None


def parse_period(words: str) -> Period:
    """The period in these words; `Period.words` is exactly what was typed. Never raises."""
    known = tomllib.loads(resources.read_text("periods.toml"))
    text = " ".join(words.casefold().split()).strip(".,;!? ")
    found = _period(text, known) if 0 < len(text) <= LONGEST else None
    return replace(found, words=words) if found else Period(words)


def format_period(period: Period) -> str:
    """The words as typed; a period without words is said by its dates."""
    if period.words.strip() or not (period.first or period.last):
        return period.words
    ends = [_said(one) for one in dict.fromkeys((period.first, period.last)) if one]
    return " – ".join(ends)


def sort_key(period: Period | None, birth_year: int | None = None) -> tuple[int, str]:
    """The place in the order of a life: dates (and ages, with a birth year) first, then bare ages, then the rest."""
    if period is None:
        return 2, ""
    if start := period.first or period.last:
        return 0, start
    age = period.age_from if period.age_from is not None else period.age_to
    if age is None:
        return 2, ""
    return (1, f"{age:03}") if birth_year is None else (0, f"{birth_year + age:04}")


def _period(text: str, known: Words) -> Found:
    """Words for "about", then one moment, a range, or an open end."""
    for word in known["about"]:
        if rest := _after(text, word):
            found = _period(rest, known)
            return replace(found, about=True) if found else None
    return _moment(text, known) or _range(text, known) or _open(text, known)


def _after(text: str, word: str) -> str:
    """What follows this word at the start of the text; empty when it does not stand there."""
    return text.removeprefix(f"{word} ").strip() if text.startswith(f"{word} ") else ""


def _range(text: str, known: Words) -> Found:
    for kind in ("between", "range"):
        for opening in known[kind]["open"]:
            rest = _after(text, opening) if opening else text
            for closing in known[kind]["close"]:
                before, between, after = rest.partition(closing)
                if between and (found := _joined(before.strip(), after.strip(), text, known)):
                    return found
    return None


def _joined(before: str, after: str, text: str, known: Words) -> Found:
    start = _moment(before, known, text)
    if start is None:
        return None
    if after in known["now"]:
        return replace(start, last="", age_to=None)
    end = _moment(after, known, text)
    if end is None or bool(start.first) != bool(end.first):
        return None
    joined = replace(start, last=end.last, age_to=end.age_to)
    backwards = joined.first[:4] > joined.last[:4] or (joined.age_from or 0) > (joined.age_to or 0)
    return None if backwards else joined


def _open(text: str, known: Words) -> Found:
    for word in known["open_from"]:
        if (rest := _after(text, word)) and (found := _moment(rest, known)):
            return replace(found, last="", age_to=None)
    for word in known["open_to"]:
        if (rest := _after(text, word)) and (found := _moment(rest, known)):
            return replace(found, first="", age_from=None)
    return None


def _moment(text: str, known: Words, around: str = "") -> Found:
    """One moment. `around` is the whole text, where "mijn" may stand that makes a number an age."""
    tokens = [one for one in text.split() if one not in known["fill"]]
    is_age = any(word in (around or text).split() for word in known["age"])
    for read in (_date, _in_year, _decade, _life):
        if found := read(tokens, text, known):
            return found
    return _age(tokens, known, is_age=is_age)


def _date(tokens: list[str], text: str, known: Words) -> Found:
    if match := _DAY.fullmatch(text):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if match := _ISO.fullmatch(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH.fullmatch(text):
        return _months(int(match[2]), int(match[1]), int(match[1]))
    if len(tokens) == 3 and tokens[1].rstrip(".") in known["months"] and _YEAR.fullmatch(tokens[2]):
        day = _number(tokens[0], known)
        return _day(int(tokens[2]), known["months"][tokens[1].rstrip(".")], day) if day else None
    return None


def _in_year(tokens: list[str], _text: str, known: Words) -> Found:
    """A year, or a month, season or part of it."""
    if not tokens or len(tokens) > 2 or not _YEAR.fullmatch(tokens[-1]):
        return None
    year, what = int(tokens[-1]), tokens[0].rstrip(".")
    if len(tokens) == 1:
        return _months(year, 1, 12)
    if what in known["months"]:
        return _months(year, known["months"][what], known["months"][what])
    months = known["seasons"].get(what) or known["parts"].get(what, {}).get("months")
    return _months(year, *months) if months else None


def _decade(tokens: list[str], text: str, known: Words) -> Found:
    if not tokens or len(tokens) > 2 or not any(word in text.split() for word in known["decade"]):
        return None
    match = _DECADE.fullmatch(tokens[-1])
    tens = int(match[1]) if match else known["decades"].get(tokens[-1])
    part = known["parts"].get(tokens[0]) if len(tokens) == 2 else {"years": [0, 9]}
    if tens is None or part is None:
        return None
    # The years nought are this century, and the tens too; twenty may be either and is the one just gone.
    start = (2000 if tens < 20 else 1900) + tens
    first, last = (start + one for one in part["years"])
    return Period("", str(first), str(last))


def _life(_tokens: list[str], text: str, known: Words) -> Found:
    bare = [one for one in text.split() if one not in known["fill"]]
    ages = known["ages"].get(" ".join(bare))
    return Period("", age_from=ages[0], age_to=ages[1]) if ages else None


def _age(tokens: list[str], known: Words, *, is_age: bool) -> Found:
    if len(tokens) != 1 or not (is_age or not tokens[0].isdigit()):
        return None
    age = _number(tokens[0], known)
    return Period("", age_from=age, age_to=age) if age is not None and age <= 120 else None


def _number(token: str, known: Words) -> int | None:
    """A whole number as "12", "12e" or "twaalfde"."""
    if token in known["ordinals"]:
        return int(known["ordinals"][token])
    for ending in ("", *known["day_endings"]):
        digits = token.removesuffix(ending) if ending else token
        if digits.isascii() and digits.isdigit() and len(digits) <= 3:
            return int(digits)
    return None


def _day(year: int, month: int, day: int) -> Found:
    if not (EARLIEST <= year <= LATEST and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    one = date(year, month, day).isoformat()
    return Period("", one, one)


def _months(year: int, first: int, last: int) -> Found:
    if not (EARLIEST <= year <= LATEST and 1 <= first <= last <= 12):
        return None
    if (first, last) == (1, 12):
        return Period("", str(year), str(year))
    return Period("", f"{year}-{first:02}", f"{year}-{last:02}")


def _said(partial: str) -> str:
    year, *rest = partial.split("-")
    try:
        if len(rest) == 2:
            return say_day(date.fromisoformat(partial))
        if len(rest) == 1:
            return say_day(date(int(year), int(rest[0]), 1)).partition(" ")[2]
    except ValueError:
        return partial
    return partial
