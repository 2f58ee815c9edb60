"""Telephone numbers of any country: one spelling to keep them by, and a pattern that finds them in every other.

The same number is written with +31, 0031, 31 or (0), with 0 only, without either, and with any signs in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

HOME = "31"
FULL = 10
"""The digits of a number at home, with its 0."""

_GAP = r"[\W_]{0,8}"
_IN_CARD = r"[ \t\u00a0\-./()]{0,3}"
_ABROAD = re.compile(rf"(?<![\d+])(?:\+|00)(?!31)[1-9](?:{_IN_CARD}\d){{6,14}}(?!\d)")
_AT_HOME = re.compile(
    r"(?<![\d+])(?:(?:\+|00)31[\s\-./()]{0,5}(?:\(?0\)?[\s\-./()]{0,5})?|\(?0)\d(?:[\s\-./()]{0,5}\d){8}(?!\d)"
)
_BARE = re.compile(r"(?<![\d+])(?:31[ \-]?)?6(?:[ \-]?\d){8}(?!\d)")  # 31612345678 as in wa.me, 6 12345678
_IN_CARDS = (_ABROAD, _AT_HOME, _BARE)
_FROM_HERE = re.compile("00[1-9]")  # the way out of the country; no country begins with 0
_NO_DIGIT = re.compile(r"\D+")

# ITU-T E.164: 1 and 7 are countries, the others have two digits when they stand here and three when they do not.
_TWO = re.compile("2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]")


def phones_in(words: str) -> Iterator[str]:
    """Every number in the words of a card: "0612345678" when it is at home, "+32475123456" when it is not."""
    rest = words
    for pattern in _IN_CARDS:
        yield from (_kept(one[0]) for one in pattern.finditer(rest))
        rest = pattern.sub(" ", rest)


def without_phones(words: str) -> str:
    """The words with a space where a number of `phones_in` stood."""
    for pattern in _IN_CARDS:
        words = pattern.sub(" ", words)
    return words


def phone_places(words: str) -> Iterator[tuple[int, int]]:
    """Where a number stands that begins as one: with a 0 or a +."""
    for pattern in _IN_CARDS[:2]:
        yield from (one.span() for one in pattern.finditer(words))


def is_phone(number: str) -> bool:
    """Whether a number is a telephone number in the spelling of `phones_in`."""
    return number.startswith("+") or (number.isdigit() and number[0] == "0" and len(number) == FULL)


def core(number: str) -> str:
    """The digits that stand in every spelling: without country and without 0."""
    return _apart(number)[1]


def phone_pattern(number: str) -> str:
    """A pattern for a number of `phones_in` in folded words, however it is written."""
    country, rest = _apart(number)
    abroad = rf"(?:(?:\(?\+|00){_GAP})?{_GAP.join(country)}{_GAP}(?:\(?0\)?{_GAP})?"
    return rf"(?<!\d)(?:{abroad}|\(?0{_GAP})?\(?{_GAP.join(rest)}(?!\d)"


def _kept(typed: str) -> str:
    digits = _NO_DIGIT.sub("", typed.replace("(0)", ""))
    if "+" not in typed and not _FROM_HERE.match(digits):
        return f"0{digits[-9:]}"
    digits = digits.removeprefix("00")
    return f"0{digits[-9:]}" if digits.startswith(HOME) else f"+{digits}"


def _apart(number: str) -> tuple[str, str]:
    if number[0] == "0":
        return HOME, number[1:]
    digits = number[1:]
    length = 1 if digits[0] in "17" else 2 if _TWO.match(digits) else 3
    return digits[:length], digits[length:].removeprefix("0")
