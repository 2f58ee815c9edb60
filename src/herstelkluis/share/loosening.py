"""A sentence without what points to someone: names, places, organisations, days, years, ages and numbers made loose.

Rules of thumb over own words, with the words of `resources/loosened.toml`; they take too much rather than too little,
and the person judges every line. Twice is the same as once. Source: domain reference 3.1 ("data-free" fragments).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Set
from functools import cache
from typing import Any

from herstelkluis import resources
from herstelkluis.crypto.words import word_list
from herstelkluis.model.closing import take_out
from herstelkluis.share.names import fold, is_at_the_front, is_lettered, known_words
from herstelkluis.share.numbers import telling_numbers
from herstelkluis.share.role_words import Stretch, put_instead

TURNS = 20
_NAME = r"[^\W\d_][\w'’.&-]*[\w]|[^\W\d_]"
_TOKEN = re.compile(rf"(?<![\w])(?:{_NAME})")


def loosened(sentence: str, common: Set[str] = frozenset()) -> str:
    """One sentence made loose. `common`: words (folded) that are surely no names at the front of a sentence."""
    for _turn in range(TURNS):
        before = sentence
        sentence = _ages(_moments(sentence))
        if numbers := list(telling_numbers(sentence)):
            sentence = take_out(sentence, numbers)
        sentence = _names(sentence, common)
        if sentence == before:
            break
    return sentence


@cache
def loose_words(which: str) -> frozenset[str]:
    """A list of `resources/loosened.toml`, folded."""
    return frozenset(fold(_lists()["words"][which]).split())


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(resources.read_text("loosened.toml"))


@cache
def _plain_words() -> frozenset[str]:
    return frozenset(word_list())


def _say(which: str, **facts: str) -> str:
    return str(_lists()["say"][which]).format(**facts)


@cache
def _pairs(which: str) -> dict[str, str]:
    return dict(one.split("=") for one in _lists()["words"][which].split())


def _any(which: str) -> str:
    return "|".join(sorted(map(re.escape, loose_words(which)), key=len, reverse=True))


@cache
def _number() -> str:
    """A number up to 99 in words."""
    known = sorted(_pairs("numbers"), key=len, reverse=True)
    units = "|".join(one for one in known if int(_pairs("numbers")[one]) < 10)
    return rf"(?:(?:(?:{units})(?:en|ën))?(?:{'|'.join(known)}))"


def _figure(words: str) -> int:
    """The number in figures or words."""
    if words.isdigit():
        return int(words)
    known, folded = _pairs("numbers"), words.lower()
    if folded in known:
        return int(known[folded])
    tens = next(one for one in known if folded.endswith(one) and int(known[one]) > 19)
    return int(known[tens]) + int(known.get(re.split("en|ën", folded.removesuffix(tens))[0], "0"))


@cache
def _moment() -> re.Pattern[str]:
    numbered = rf"(?:\d{{1,2}}(?:e|ste|de)?|{_number()}|(?:de\s+)?(?:{_any('ordinals')})(?:\s+van)?)"
    day = rf"(?:(?:{_any('weekdays')})\s+)?(?:{numbered}\s+)"
    month = rf"(?:{_any('months')})\b(?:\.(?=\s*\w))?"
    year = r"(?<![\w.,€$-])(?P<year>(?:19|20)\d\d)(?![\w%])(?![.,-]\d)"
    short = r"(?<![\w'’])['’](?P<short>\d\d)(?!\w)"
    spelled = rf"(?:{day})?{month}\s+(?P<long>(?:19|20)\d\d)\b|{day}{month}"
    through = r"\s*(?:-|–|t/m|tot)\s*"
    years = rf"(?<![\w.,€$-])(?P<from>(?:19|20)\d\d){through}(?:19|20)?\d\d(?!\w)(?![.,-]\d)"
    short_years = rf"(?<![\w'’])['’](?P<short_from>\d\d){through}['’]?\d\d(?!\w)"
    decade = r"(?:(?:begin|midden|eind|einde)\s+)?(?:de\s+)?jaren\s+['’]?(?P<tens>(?:19)?\d0)(?!\w)"
    between = rf"(?:(?<!\w)(?:in|van|tussen)\s+)?(?:{years}|{short_years}|{decade})"
    no_year = r"(?<=\bop )\d{1,2}/\d{1,2}(?![\w/])"
    digits = r"(?<!\w)\d{1,2}[-/.]\d{1,2}[-/.](?P<digits>(?:\d{4}|\d\d))(?!\w)|(?<!\w)(?P<iso>\d{4})-\d\d-\d\d(?!\w)"
    before = rf"(?P<on>(?:(?<!\w)(?:{_any('on')})\s+)+)?(?P<since>(?<!\w)(?:{_any('since')})\s+)?"
    own = _say("later", year="").strip()
    units = rf"(?!\s+(?:{_any('units')})\b)"
    single = rf"{before}(?<!{re.escape(own)} )(?:{digits}|{spelled}|{year}{units}|{short}|{no_year})"
    return re.compile(rf"{between}|{single}", re.IGNORECASE)


def _moments(sentence: str) -> str:
    def loose(found: re.Match[str]) -> str:
        if first := found["from"] or found["short_from"] or found["tens"]:
            return _with_capital(_say("in", time=_decade(first)), found[0], sentence[: found.start()])
        year = found["year"] or found["long"] or found["iso"] or found["digits"] or found["short"] or ""
        if not year:
            said = f"{found['since']}{_say('day')}" if found["since"] else _say("day")
        else:
            time = _decade(year)
            said = f"{found['since']}{time}" if found["since"] else _say("in", time=time)
        return _with_capital(said, found[0], sentence[: found.start()])

    return _moment().sub(loose, sentence)


def _decade(year: str) -> str:
    full = int(year) if len(year) > 2 else int(year) + (2000 if int(year) < 40 else 1900)
    decade = str(full // 10 * 10)
    if decade in _pairs("decades"):
        return _say("decade", decade=_pairs("decades")[decade])
    return _say("later", year=decade)


@cache
def _age() -> re.Pattern[str]:
    years, old = rf"(?:\s+(?:{_any('years')}))", rf"(?:\s+(?:{_any('old')}))"
    on = rf"(?=\s+(?!(?:{_any('units')}|weken|maanden)\b)[^\W\d_])"
    number = rf"(?:\d{{1,2}}|(?!(?:een|één)\b){_number()})"
    relative = rf"(?:{_any('relatives')})"
    who = "(?:" + "|".join(rf"(?<=\b{re.escape(one)} )" for one in sorted(loose_words("age_of"))) + ")"
    stop = r"(?=\s*[.,;:!?)\n]|\s*\Z|\s+(?:en|toen|maar|of)\b)"
    return re.compile(
        rf"\b(?P<is>(?:{_any('is_age')})\s+)(?P<a>{number}){years}?{old}?{stop}"
        rf"|(?<![\w.,-])(?P<b>{number}){years}{old}\b"
        rf"|(?<![\w.,-])(?P<c>\d{{1,2}}|{who}{number}){years}?(?=\s+(?:{_any('age_after')})\b)"
        rf"|(?<!\w){relative}(?P<behind>\s+van\s+{number}{years}?|\s*\(\d{{1,2}}{years}?\)|\s+\d{{1,2}})(?:{stop}|{on})"
        rf"|(?<!\w)(?P<nth>\d{{1,2}}(?:e|ste|de)\s+)(?=verjaardag)",
        re.IGNORECASE,
    )


def _ages(sentence: str) -> str:
    def loose(found: re.Match[str]) -> str:
        if gone := found["behind"] or found["nth"]:  # the words before say enough
            return found[0].removesuffix(gone) if found["behind"] else ""
        return (found["is"] or "") + _about_age(_figure(found["a"] or found["b"] or found["c"]))

    return _age().sub(loose, sentence)


def _about_age(age: int) -> str:
    if age < 13:
        return _say("child")
    if age < 20:
        return _say("teenager")
    return _say("age", decade=_pairs("tens")[str(age // 10 * 10)])


def _names(sentence: str, common: Set[str]) -> str:
    """The sentence with every word that looks like a proper name replaced, one after the other."""
    at = 0
    while (found := _next_name(sentence, at, common)) is not None:
        start, end = found
        sentence, at = _without_name(sentence, start, end)
    return sentence


def _next_name(sentence: str, at: int, common: Set[str]) -> tuple[int, int] | None:
    """The next words from `at` that look like one proper name."""
    tokens = [one for one in _TOKEN.finditer(sentence) if one.start() >= at]
    for n, token in enumerate(tokens):
        if not _looks_like_a_name(sentence, token, common):
            continue
        last = n
        for further in range(n + 1, len(tokens)):
            gap = sentence[tokens[further - 1].end() : tokens[further].start()]
            initials = r"|\.[ \t]*" if len(tokens[further - 1][0]) == 1 else ""
            if not re.fullmatch(rf"[ \t]+|[ \t]?&[ \t]?|-{initials}", gap):
                break
            word = tokens[further][0]
            if word[0].isupper() and fold(word) not in loose_words("kept"):
                last = further
            elif fold(word) not in loose_words("particles"):
                break
        return token.start(), tokens[last].end()
    return None


def _looks_like_a_name(sentence: str, token: re.Match[str], common: Set[str]) -> bool:
    word, folded = token[0], fold(token[0])
    bare = folded.strip(".'")
    if not word[0].isupper() or bare in loose_words("kept"):
        return False
    if len(word) == 1 and not _is_initial(sentence, token):
        return False
    before = sentence[: token.start()].removesuffix("'s ").removesuffix("’s ")
    if not (sentence.isupper() or is_at_the_front(before)):
        return True
    lists = (loose_words("starts"), common, known_words("roles"), loose_words("organisations"), _plain_words())
    return not any(bare in one for one in lists)


def _is_initial(sentence: str, letter: re.Match[str]) -> bool:
    """Whether a letter by itself begins a name: "J. de Boer", and not "vitamine C."."""
    rest = sentence[letter.end() :]
    name = re.match(rf"\.\s*(?:(?:{_any('particles')})\s+)*(?=[^\W\d_])", rest, re.IGNORECASE)
    return name is not None and rest[name.end()].isupper() and not is_lettered(sentence[: letter.end()])


def _without_name(sentence: str, start: int, end: int) -> tuple[str, int]:
    """The sentence with other words in the place of this name, and where to look on."""
    before, name = sentence[:start], sentence[start:end]
    first, _space, _rest = name.partition(" ")
    if fold(first) in loose_words("organisations"):
        said = first.lower() if _follows(before, "determiners") else _say("one", what=first.lower())
        return _said(sentence, before, start, end, said)
    word = re.search(r"([^\W\d_][\w'’-]*)\s+(?:(de|het|'t)\s+)?\Z", before, re.IGNORECASE)
    if word and fold(word[1]) in loose_words("organisations") and not word[2]:
        return _said(sentence, before.rstrip(), start, end, "")
    if word and (said := _lists()["place"].get(fold(word[1]))):
        return _said(sentence, before[: word.start()], word.start(), end, said)
    title = re.search(r"([^\W\d_]+)\.?\s+((?:(?:de|van|den|der|ten|ter)\s+)+)\Z", before, re.IGNORECASE)
    if title and fold(title[1]) in known_words("titles"):  # dr. De Vries
        start = title.start(2)
    elif re.search(r"(?<!\w)(?:de|het|'t)\s+\Z", before, re.IGNORECASE):
        cut = re.sub(r"(?:de|het|'t)\s+\Z", "", before, flags=re.IGNORECASE)
        return _said(sentence, cut, len(cut), end, _say("organisation"))
    is_possessive = bool(re.search(r"['’]s\Z", name))
    put = put_instead(sentence, [Stretch(start, end, frozenset({""}), is_possessive)], {})
    return put, max(len(put) - len(sentence[end:]), 0)


def _follows(before: str, which: str) -> bool:
    return bool(before.split()) and fold(before.split()[-1]) in loose_words(which)


def _said(sentence: str, before: str, start: int, end: int, said: str) -> tuple[str, int]:
    said = _with_capital(said, sentence[start:end], before)
    return before + said + sentence[end:], len(before) + len(said)


def _with_capital(said: str, typed: str, before: str) -> str:
    """With a capital where a sentence begins with what is replaced."""
    begins = not before.strip() or (is_at_the_front(before) and not before.rstrip().endswith(":"))
    return said[:1].upper() + said[1:] if begins and _begins(typed) else said


def _begins(typed: str) -> bool:
    first = typed.lstrip("'’")[:1]
    return first.isupper() or first.isdigit()
