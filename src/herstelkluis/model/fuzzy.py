"""From "rond mijn 12e" to a `Period`: what a time line can make of the words, while the words stay as they were typed.

The Dutch words stand in resources/periods.toml. Nothing is ever refused; what is not understood is only words. There is
no clock here, so "vorig jaar" and "gisteren" are words too.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache
from typing import Any

from herstelkluis import resources
from herstelkluis.model.partial_dates import is_forward, one_day, say_partial, some_months
from herstelkluis.model.period import Period

LONGEST = 100
"""Characters that are looked at; a longer text is a story and no moment."""

_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{1,2})[-/](\d{4})")
_DECADE = re.compile(r"['’‘]?(\d\d)?(\d0)(?:['’]?s)?")
_YEAR = re.compile(r"\d{4}|['’‘]\d\d")
_SHORT_END = re.compile(r"['’‘]?(\d\d)")
_THIS_CENTURY = 30  # '29 is in this century and '30 in the last one; the words stay anyway

Words = dict[str, Any]
Found = Period | None


def parse_period(words: str) -> Period:
    """The period in these words; `Period.words` is exactly what was typed. Never raises."""
    text = " ".join(words.casefold().replace(", ", " ").split()).strip(".,;!? ")
    found = _period(text, _known()) if 0 < len(text) <= LONGEST else None
    return replace(found, words=words) if found else Period(words)


def format_period(period: Period) -> str:
    """The words as typed; a period without words is said by its dates."""
    if period.words.strip() or not (period.first or period.last):
        return period.words
    ends = [say_partial(one) for one in dict.fromkeys((period.first, period.last)) if one]
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


@cache
def _known() -> Words:
    return tomllib.loads(resources.read_text("periods.toml"))


def _period(text: str, known: Words) -> Found:
    """One moment, a range, a choice of two, or an open end; words for "about" may stand anywhere."""
    sure = _without_about(text, known)
    found = _moment(sure, known) or _range(sure, known) or _open(sure, known)
    return replace(found, about=True) if found and sure != text else found


def _without_about(text: str, known: Words) -> str:
    text = f" {text} ".replace(f" {known['about_age']}", " jaar ")
    for word in known["about"]:
        text = text.replace(f" {word} ", " ")
    return " ".join(text.split())


def _after(text: str, word: str) -> str:
    """What follows this word at the start of the text; empty when it does not stand there."""
    return text.removeprefix(f"{word} ").strip() if text.startswith(f"{word} ") else ""


def _range(text: str, known: Words) -> Found:
    for kind in ("between", "range", "either"):
        for opening in known[kind]["open"]:
            rest = _after(text, opening) if opening else text
            for closing in known[kind]["close"]:
                before, between, after = rest.partition(closing)
                if between and (found := _joined(before.strip(), after.strip(), text, known)):
                    return replace(found, about=True) if kind == "either" else found
    return None


def _joined(before: str, after: str, text: str, known: Words) -> Found:
    start = _moment(before, known, text)
    if start is None:
        return None
    if after in known["now"]:
        return replace(start, last="", age_to=None)
    if len(start.first) == 4 and (short := _SHORT_END.fullmatch(after)):  # 1994-95
        after = start.first[:2] + short[1]
    end = _moment(after, known, text)
    if end is None or bool(start.first) != bool(end.first):
        return None
    joined = replace(start, last=end.last, age_to=end.age_to)
    return joined if is_forward(joined) else None


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
    for read in (_date, _decade, _in_year, _life):
        if found := read(tokens, text, known):
            return found
    return _age(tokens, known, is_age=is_age)


def _date(tokens: list[str], text: str, known: Words) -> Found:
    if match := _DAY.fullmatch(text):
        return one_day(int(match[3]), int(match[2]), int(match[1]))
    if match := _ISO.fullmatch(text):
        return one_day(int(match[1]), int(match[2]), int(match[3]))
    if match := _MONTH.fullmatch(text):
        return some_months(int(match[2]), int(match[1]), int(match[1]))
    if len(tokens) == 3 and tokens[1].rstrip(".") in known["months"] and _YEAR.fullmatch(tokens[2]):
        day = _number(tokens[0], known)
        return one_day(_year(tokens[2]), known["months"][tokens[1].rstrip(".")], day) if day else None
    return None


def _in_year(tokens: list[str], _text: str, known: Words) -> Found:
    """A year, or a month, season or part of it; "begin mei 1994" is that month."""
    if not tokens or not _YEAR.fullmatch(tokens[-1]):
        return None
    year, *named = _year(tokens[-1]), *(one.rstrip(".") for one in tokens[:-1])
    if not named:
        return some_months(year, 1, 12)
    if len(named) == 2 and named[0] in known["parts"] and named[1] in known["months"]:
        del named[0]
    if len(named) > 1:
        return None
    month = known["months"].get(named[0])
    months = [month, month] if month else known["seasons"].get(named[0]) or _part(named[0], known).get("months")
    return some_months(year, *months) if months else None


def _part(word: str, known: Words) -> Words:
    return dict(known["parts"].get(word, {}))


def _year(token: str) -> int:
    """A year of four digits, or of two behind an apostrophe."""
    if len(token) == 4:
        return int(token)
    short = int(token[1:])
    return (2000 if short < _THIS_CENTURY else 1900) + short


def _decade(tokens: list[str], text: str, known: Words) -> Found:
    if not tokens or len(tokens) > 2 or not any(word in text.split() for word in known["decade"]):
        return None
    match = _DECADE.fullmatch(tokens[-1])
    tens = int(match[2]) if match else known["decades"].get(tokens[-1])
    years = _part(tokens[0], known).get("years") if len(tokens) == 2 else [0, 9]
    if tens is None or years is None:
        return None
    # The years nought are this century, and the tens too; twenty may be either and is the one just gone.
    century = int(match[1]) * 100 if match and match[1] else 2000 if tens < 20 else 1900
    start = century + tens
    return Period("", str(start + years[0]), str(start + years[1]))


def _life(_tokens: list[str], text: str, known: Words) -> Found:
    bare = [one for one in text.split() if one not in known["fill"]]
    ages = known["ages"].get(" ".join(bare))
    tens = known["decades"].get(bare[0]) if len(bare) == 1 and f"in de {bare[0]}" in text else None
    if tens:  # "toen ik in de twintig was"
        ages = [tens, tens + 9]
    return Period("", age_from=ages[0], age_to=ages[1]) if ages else None


def _age(tokens: list[str], known: Words, *, is_age: bool) -> Found:
    if len(tokens) != 1:
        return None
    if not is_age and (tokens[0].isdigit() or _spelled(tokens[0], known["cardinals"]) is not None):
        return None
    age = _number(tokens[0], known)
    return Period("", age_from=age, age_to=age) if age is not None and age <= 120 else None


def _number(token: str, known: Words) -> int | None:
    """A whole number as "12", "12e", "twaalf" or "twaalfde"."""
    if token in known["ordinals"]:
        return int(known["ordinals"][token])
    if (spelled := _spelled(token, known["cardinals"])) is not None:
        return spelled
    for ending in ("", *known["day_endings"]):
        digits = token.removesuffix(ending) if ending else token
        if digits.isascii() and digits.isdigit() and len(digits) <= 3:
            return int(digits)
    return None


def _spelled(token: str, cardinals: Words) -> int | None:
    """A number in words; above twenty the units stand in front: "achtentwintig"."""
    if token in cardinals:
        return int(cardinals[token])
    for word, tens in cardinals.items():
        for between in ("en", "ën"):
            unit = token.removesuffix(between + word) if token.endswith(between + word) else ""
            if tens >= 20 and cardinals.get(unit, 20) < 10:
                return int(tens) + int(cardinals[unit])
    return None
