"""Names in own words: found however they are written, and left out.

Names are looked for on a folded copy: compatibility forms and capitals made alike, accents and invisible characters
dropped. A name ends where no letter follows; "s", "'s" and "'" after it belong to it (Noors, Noor's, Max'); a hyphen
may be missing, or be a space, and a full name may be run together. So Zoë is found in "zoe", "ＺＯＥ" and "Zoë_2", Noor
Jansen in "@noorjansen", and Björn in "Bjoern".

Pet names belong to a name: Noortje to Noor (`pet_names`), and, never for sure, Hans to Johannes and Vries to Vries-Bos.

A name that is also an ordinary word (Wil, Roos, Bos; `resources/names.toml`, and the plain words of the word list) is
only looked for with a capital: in "ik wil" nobody is named. As the first word of a sentence, or all in capitals, it may
be either: then it is a doubt, and to be asked about. Where it is all that was written, it is a name. Of people who must
stay out it is asked about without a capital too: "met roos naar de dokter".
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from herstelkluis import resources
from herstelkluis.crypto.words import word_list
from herstelkluis.share import pet_names
from herstelkluis.share.name_leads import Leads

SHORTEST_PART = 2
_LETTER = r"[^\W\d_]"
_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = rf"(?:'?s(?!{_LETTER})|(?<=[sxz])'(?=\s+{_LETTER}))?"
_AROUND = " \t\"'“”‘’«»()[]{}-–—•*_,;:.!?"
_OPENS = " \t\"'“”‘’«([{-–—•*_"
_FIRST = re.compile(  # after "N." comes no new sentence; after "foto's." one does
    r"(?:^|[!?…:\n]|(?:(?<!\b[^\W\d_])|(?<=['’][^\W\d_]))\.)\Z"
)
_LETTERED = re.compile(r"([^\W\d_]+)\s+[^\W\d_]\Z")
_DROPPED = frozenset({"Mn", "Me", "Cf"})
_ALIKE = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"}
_ALIKE |= dict.fromkeys("‐‑‒–—−", "-")
_SPELLED_OUT = str.maketrans(
    dict(zip("äöüåøÄÖÜÅØ", ("ae", "oe", "ue", "aa", "oe", "Ae", "Oe", "Ue", "Aa", "Oe"), strict=True))
)
_RUN_TOGETHER = 7
"""From so many letters on a name of several words is one without the spaces too."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where someone is named: from `start` up to `end` in the words as typed. Not `is_sure`: perhaps a plain word.

    `is_number`: not by a name but by a telephone number, an address or the like.
    """

    start: int
    end: int
    who: frozenset[str]
    is_sure: bool
    is_possessive: bool
    is_number: bool = False

    def is_part_of(self, other: Mention) -> bool:
        """Whether this is a piece of a longer name of the same person."""
        return other.start <= self.start and self.end <= other.end and self.who <= other.who


class Finder:
    """Looks for all names of some people in one go. Made from pairs: a key for whose it is, and a name.

    `careful`: keys of those whose names are asked about also where they are most likely ordinary words.
    """

    def __init__(self, names: Iterable[tuple[str, str]], careful: Set[str] = frozenset()) -> None:
        self._careful = careful
        self._who: dict[str, set[str]] = {}  # by the letters and digits of a name alone
        self._short: dict[str, set[str]] = {}  # the same for names that are perhaps theirs
        self._single: dict[str, set[str]] = {}  # the same for names of one word, that may have pet names
        self._plain = set[str]()  # names with a capital that are plain words without it
        titles = known_words("titles") | known_words("roles")
        self._leads = Leads(known_words("between"), known_words("before_someone"), titles)
        of_words, of_signs = set[str](), set[str]()
        for who, name in names:
            for folded in _spellings(name):
                self._who.setdefault(_bare(folded), set()).add(who)
                (of_words if _WORD.search(folded) else of_signs).add(folded)
                self._leads.add(folded)
                if folded.isalpha():
                    self._single.setdefault(folded, set()).add(who)
                if name[:1].isupper() and folded in _plain_words():
                    self._plain.add(folded)
                for short in (*short_names().get(folded, ()), *_halves(folded)):
                    self._short.setdefault(short, set()).add(who)
                    of_words.add(short)
        self._have_pets = self._single.keys() | self._short.keys()
        patterns = []
        if of_words:
            longest_first = "|".join(map(_pattern, sorted(of_words, key=len, reverse=True)))
            patterns.append(rf"(?<!{_LETTER})(?:{longest_first}){_POSSESSIVE}(?!{_LETTER})")
        patterns += map(re.escape, sorted(of_signs, key=len, reverse=True))
        self._pattern = re.compile("|".join(patterns)) if patterns else None

    def mentions(self, words: str) -> Iterator[Mention]:
        """Everyone who is named in the words; a name inside a longer name counts too."""
        found = list(self._found(words))
        sure = [one for one in found if one.is_sure]
        yield from (one for one in found if one.is_sure or not any(one.is_part_of(other) for other in sure))

    def _found(self, words: str) -> Iterator[Mention]:
        if self._pattern is None:
            return
        folded = fold(words)
        found = self._pattern.search(folded)
        pets = list(pet_names.found_in(folded, self._have_pets))
        at = places(words) if found or pets else ()
        while found:
            inside = [found.start() + word.start() for word in _WORD.finditer(found[0])][1:]
            shorter = (self._pattern.match(folded, found.start(), end) for end in inside)
            for one in filter(None, (found, *shorter)):
                start, end = stretch(at, one.start(), one.end())
                led = self._leads.before(_bare(one[0]), folded[: one.start()], words[:start])
                yield from self._who_is(one[0], words, at[one.start() - len(led)], start, end)
            found = self._pattern.search(folded, found.start() + 1)
        for pet in pets:
            start, end = stretch(at, pet.start, pet.end)
            is_ordinary = pet.is_loose or not known_words("ordinary").isdisjoint((pet.base, pet.form))
            is_sure = _is_surely_a_name(words, start, end) if is_ordinary else True
            if is_sure is not None:
                of_name = self._single.get(pet.base)
                is_sure = is_sure and not pet.is_loose and of_name is not None
                who = frozenset(of_name or self._short[pet.base])
                yield Mention(start, end, who, is_sure, pet.is_possessive)

    def _who_is(self, found: str, words: str, lead: int, start: int, end: int) -> Iterator[Mention]:
        bare = _bare(found)
        if found.endswith("'") and words[lead - 1 : lead] in ("'", "‘", "’", "‚"):
            found, end = found[:-1], end - 1  # it closes what was opened before the name
        for name in sorted({bare, bare.removesuffix("s")}):
            is_possessive = name != bare or found.endswith("'")
            is_surely = _is_surely_a_name(words, start, end)
            if name in self._who:
                is_ordinary = name in known_words("ordinary") or name in self._plain
                is_sure = is_surely if is_ordinary else True
                who = self._who[name] if is_sure is not None else self._who[name] & self._careful
                if who:
                    yield Mention(lead, end, frozenset(who), bool(is_sure), is_possessive)
            may_be = is_surely is not None or not (name in known_words("ordinary") or name in _plain_words())
            if may_be and (others := self._short.get(name, set()) - self._who.get(name, set())):
                yield Mention(lead, end, frozenset(others), is_sure=False, is_possessive=is_possessive)


def _spellings(name: str) -> Iterator[str]:
    """A name, folded, and with its umlauts written as two letters; nothing when it is empty."""
    spelled_out = unicodedata.normalize("NFC", name).translate(_SPELLED_OUT)
    yield from filter(None, dict.fromkeys(fold(one).strip() for one in (name, spelled_out)))


def _halves(folded: str) -> Iterator[str]:
    """What stands between the hyphens of one word, where that may be a name alone: Vries and Smit for Vries-Smit."""
    if "-" in folded and not re.search(r"\s", folded):
        yield from (one for one in folded.split("-") if _is_part(one, is_first=True))


def names_of(name: str) -> tuple[str, ...]:
    """A name as a whole, and every part of it that is a name of its own.

    "Noor van der Berg" is also Noor and Berg, "mijn zus Noor" is also Noor; "mijn moeder" describes someone and is only
    looked for as a whole.
    """
    words = [word for one in name.split() if (word := one.strip(_AROUND))]
    about = _description(words)
    parts = (
        word
        for n, word in enumerate(words)
        if _is_part(word, is_first=n == 0) and not (0 < about < n and word[:1].islower())
    )
    return tuple(dict.fromkeys((name, *parts)))


def _description(words: Sequence[str]) -> int:
    """Where it goes on, in small letters, after only saying who someone is: at "met" in "mijn buurman met het busje".

    0 when it does not: "mijn zus noor van dijk" is a name that was typed without capitals, and so is "de vries".
    """
    at = next((n for n, word in enumerate(words) if n and fold(word) in known_words("between")), 0)
    is_about = at > 1 and fold(words[0]) in known_words("own") | known_words("article")
    return at if is_about and known_words("describing").issuperset(map(fold, words[:at])) else 0


def fold(words: str) -> str:
    """The words as names are looked for: without capitals, accents, invisible characters or other ways to write."""
    return words.lower() if words.isascii() else "".join(map(_fold, words))


@cache
def known_words(which: str) -> frozenset[str]:
    """A list of `resources/names.toml`, folded; "describing" is all that says who someone is without a name."""
    if which == "describing":
        return frozenset().union(*map(known_words, ("own", "article", "roles", "titles", "which", "since")))
    return frozenset(fold(word_lists()[which]).split())


@cache
def short_names() -> dict[str, frozenset[str]]:
    """For a full name the short ones, and for a short name the full ones; folded."""
    short: dict[str, set[str]] = {}
    for line in word_lists()["short"]:
        full, *others = fold(line).split()
        short.setdefault(full, set()).update(others)
        for one in others:
            short.setdefault(one, set()).add(full)
    return {name: frozenset(others) for name, others in short.items()}


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(map(fold, word_list())) - known_words("describing")


@cache
def word_lists() -> dict[str, Any]:
    """`resources/names.toml` as it is."""
    return tomllib.loads(resources.read_text("names.toml"))


@cache
def _fold(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", _ALIKE.get(letter, letter)).casefold()
    kept = (one for one in unicodedata.normalize("NFKD", plain) if unicodedata.category(one) not in _DROPPED)
    return "".join(_ALIKE.get(one, one) for one in kept)


def places(words: str) -> Sequence[int]:
    """For every folded letter the place of the letter it comes from, and the end."""
    if words.isascii():
        return range(len(words) + 1)
    return [*(place for place, letter in enumerate(words) for _folded in _fold(letter)), len(words)]


def stretch(at: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """A stretch of folded words as it was typed (`at` from `places`).

    A letter that folds to several, and the accents after it, go as a whole.
    """
    return at[start], at[bisect_right(at, at[end - 1])]


def is_at_the_front(before: str) -> bool:
    """Whether a sentence begins after these words."""
    left = before.rstrip(_OPENS)
    return _FIRST.search(left, max(len(left) - 3, 0)) is not None or is_lettered(left.removesuffix("."))


def is_lettered(words: str) -> bool:
    """Whether the words end with a letter that is no initial: "vitamine C", "plan B"."""
    last = _LETTERED.search(words, max(len(words) - 40, 0))
    return last is not None and fold(last[1]) in known_words("lettered")


def _bare(folded: str) -> str:
    return "".join(_WORD.findall(folded)) or "".join(folded.split())


def _pattern(folded: str) -> str:
    """A name of words as a pattern: between them any white space, hyphens, and the signs that stand there."""
    words = list(_WORD.finditer(folded))
    may_be_run_together = len(_bare(folded)) >= _RUN_TOGETHER and all(len(word[0]) > 1 for word in words)
    parts = [r"(?<!\d)" if words[0][0][0].isdigit() else "", re.escape(words[0][0])]
    for before, word in pairwise(words):
        gap = folded[before.end() : word.start()]
        least = 0 if may_be_run_together or "-" in gap or "'" in gap else 1  # Anne-Marie may be Annemarie
        parts += [rf"[\s\-_{re.escape(gap)}]{{{least},6}}", re.escape(word[0])]
    if folded[-1].isdigit():
        parts.append(r"(?!\d)")
    elif tail := folded[words[-1].end() :]:
        parts.append(f"(?:{re.escape(tail)})?")
    return "".join(parts)


def _is_part(word: str, *, is_first: bool) -> bool:
    folded = fold(word)
    if folded in known_words("between") or len(_bare(folded)) < SHORTEST_PART or not re.search(_LETTER, folded):
        return False
    is_surname = word[0].isupper() and not is_first and folded in known_words("ordinary")  # de Jonge
    return is_surname or folded not in known_words("describing")


def _is_surely_a_name(words: str, start: int, end: int) -> bool | None:
    """Whether an ordinary word is a name here; None: it is not."""
    typed = words[start:end]
    if typed.strip(_AROUND) == words.strip().strip(_AROUND):
        return True
    if not typed[:1].isupper():
        return None
    return not (typed.isupper() or is_at_the_front(words[max(start - 40, 0) : start]))
