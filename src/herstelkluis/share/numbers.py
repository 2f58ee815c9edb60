"""Numbers and addresses that tell who someone is: found however they are spelled, and left out with the name.

A telephone number is the same in every spelling (`phone_numbers`), and so is a day (`birth_dates`). The rest are
numbers of six digits or more (such as a BSN), mail addresses, postcodes with the house number beside them, and a street
with its number, shortened or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from herstelkluis.share.birth_dates import day_pattern, day_sign, days_in, is_day, without_days
from herstelkluis.share.names import Mention, fold, known_words, places, stretch
from herstelkluis.share.phone_numbers import core, is_phone, phone_pattern, phone_places, phones_in, without_phones

_GAP = r"[\s\-./()_]{0,5}"
_DIGITS = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){5,14}(?!\d)")
_MAIL = re.compile(r"(?<![\w.+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_POSTCODE = re.compile(r"(?<!\d)([1-9]\d{3})[ \u00a0]?([A-Z]{2}|[a-z]{2})(?![^\W_])")
_HOUSE = r"\d{1,5}(?:[ -]?[a-z])?(?:-\d{1,4})?(?![^\W_])"
_AT = r"\s?(?:@|\(at\)|\[at\])\s?"
_NO_DIGIT = re.compile(r"\D+")
_WEB = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\w)@\w+|(?<![\w@.])[\w-]+\.(?:nl|com|org|net|be|eu)(?![\w@])", re.IGNORECASE
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){3,7}(?:[ ]?[A-Z0-9]{1,3})?\b")
_POSTCODE_HERE = re.compile(r"(?<!\d)[1-9]\d{3}[ ]?[A-Z]{2}(?![^\W_])(?:,?[ ]+[A-Z][\w'’-]+)?")
_LONG = re.compile(r"(?<![\w.,-])\d(?:[ .\-]?\d){4,14}(?![\d-])")


def numbers_in(words: str) -> tuple[str, ...]:
    """Every number and address in the words of a card, each once, in one spelling."""
    found = [*phones_in(words), *days_in(words)]
    found += [_digits(one[0]) for one in _DIGITS.finditer(without_phones(without_days(words)))]
    found += [fold(one[0]).strip(".") for one in _MAIL.finditer(words)]
    for one in _POSTCODE.finditer(words):
        if one[2].isupper() or len(one[0]) == len("3511ab"):  # "1994 en" is a year
            found.append(f"{one[1]} {one[2].lower()}")
    found += [fold(" ".join(one[0].split())) for one in _street().finditer(words)]
    return tuple(dict.fromkeys(found))


def telling_numbers(words: str) -> Iterator[tuple[int, int]]:
    """Where any number, mail address, web address, postcode or street with its number stands, with the "op" before it.

    In order and apart. Years and small numbers are left.
    """
    found = [
        one.span()
        for pattern in (_WEB, _MAIL, _POSTCODE_HERE, _street(), _IBAN, _LONG)
        for one in pattern.finditer(words)
    ]
    found += phone_places(words)
    start, done = 0, 0
    for first, end in sorted(found):
        if done and first > done and words[done:first].strip(" ,\n"):
            yield start, done
            done = 0
        if not done:
            start = _lead_in(words, first)
        done = max(done, end)
    if done:
        yield start, done


class NumberFinder:
    """Looks for the numbers of some people; made from pairs: a key for whose it is, and a number of `numbers_in`."""

    def __init__(self, numbers: Iterable[tuple[str, str]]) -> None:
        self._who: dict[str, set[str]] = {}
        for who, number in numbers:
            self._who.setdefault(number, set()).add(who)
        self._signs = {number: _sign(number) for number in self._who}

    def mentions(self, words: str) -> Iterator[Mention]:
        """Every place where one of the numbers stands, with the "op" or "tel." before it."""
        if not self._who or not _may_hold(words):
            return
        folded = fold(words)
        at: Sequence[int] = ()
        digits = _digits(folded)
        for number, sign in self._signs.items():
            if sign not in (folded if "@" in number else digits):
                continue
            for one in re.finditer(_pattern(number), folded):
                at = at or places(words)
                start, end = stretch(at, *one.span())
                who = frozenset(self._who[number])
                yield Mention(_lead_in(words, start), end, who, is_sure=True, is_possessive=False, is_number=True)


def _digits(words: str) -> str:
    return _NO_DIGIT.sub("", words)


def _sign(number: str) -> str:
    """What is surely there where the number stands: quick to look for."""
    if "@" in number:
        return number.partition("@")[0]
    if is_day(number):
        return day_sign(number)
    return core(number) if is_phone(number) else _digits(number)[1:]


def _pattern(number: str) -> str:
    if is_phone(number):
        return phone_pattern(number)
    if is_day(number):
        return day_pattern(number)
    if number.isdigit():
        return rf"(?<![\d+]){_GAP.join(number)}(?!\d)"
    if "@" in number:
        address = _AT.join(map(re.escape, number.split("@")))
        return rf"(?<![\w.+\-]){address}(?![\w\-])"
    if re.fullmatch(r"\d{4} [a-z]{2}", number):
        digits, letters = number.split()
        return rf"(?<![\w])(?:{_HOUSE}\s?,?\s)?(?<!\d){digits}\s?{letters}(?![^\W_])(?:\s?,?\s{_HOUSE})?"
    *before, street, house = re.sub(r"(\d) ?([a-z])$", r"\1\2", number).split()
    first = "".join(rf"{re.escape(word)}\s+" for word in before)
    short = re.sub(r"straat$", r"str(?:aat|\\.)?", re.escape(street))
    house = re.sub(r"([a-z])$", r"(?:[\\s-]?\1)?", house)  # without its letter it still tells where
    return rf"(?<![^\W\d_])(?:{first})?{short}[\s,]{{1,3}}(?:(?:nr|no)\b\.?\s*|nummer\s+|#\s*)?{house}(?![^\W_])"


@cache
def _street() -> re.Pattern[str]:
    endings = "|".join(sorted(known_words("streets")))
    between = "|".join(sorted(known_words("street_between")))
    capital = r"[A-Z][\w'’.-]*[ ]"
    before = rf"(?:(?!(?:In|Op|Bij|Aan|Naar|Te|Uit)\b){capital}(?:(?:{between})[ ]|{capital}){{0,3}})?"
    return re.compile(rf"{before}(?<![\w'’-])[^\W\d_][\w'’-]*(?:{endings})[ ]+\d{{1,5}}[ ]?[a-zA-Z]?(?![^\W_])")


def _may_hold(words: str) -> bool:
    return "@" in words or "(at)" in words or "[at]" in words or any(letter.isdigit() for letter in words)


def _lead_in(words: str, start: int) -> int:
    """Where "op nummer" before a number begins; else the number itself."""
    for _turn in range(3):
        found = re.search(r"([^\W\d_][\w-]*)\.?\s*[:=]?\s*\Z", words[max(start - 40, 0) : start])
        if found is None or fold(found[1]) not in known_words("lead_in"):
            break
        start -= len(found[0])
    return start
