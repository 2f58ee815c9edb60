"""What a person looks for: words, and whatever those words may stand for: a tag, a kind, someone, a time of life."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.period import Period
from herstelkluis.store.marks import Marks, age_marks, kind_mark, person_mark, tag_mark, year_marks
from herstelkluis.store.query import Query, Word, parse_query

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Asked:
    """Words, and only among: parts of the program, a kind, a tag, someone (id), a moment or period as typed."""

    words: str = ""
    parts: tuple[str, ...] = ()
    kind: str = ""
    tag: str = ""
    person: str = ""
    when: str = ""


def query_of(vault: Vault, asked: Asked) -> Query:
    """The question to the index. A time that is not understood finds nothing, rather than everything."""
    stands_for = _Knowledge(vault).stands_for
    words = tuple(_with_marks(word, stands_for) for word in parse_query(asked.words))
    among: list[Marks] = []
    if asked.parts:
        kinds = [kind for kind, template in vault.templates.items() if template.part in asked.parts]
        among.append(tuple(map(kind_mark, kinds)))
    if asked.kind:
        among.append((kind_mark(asked.kind),))
    if asked.tag:
        among.append((tag_mark(asked.tag),))
    if asked.person:
        among.append((person_mark(asked.person),))
    if asked.when.strip():
        among.append(time_marks(vault, parse_period(asked.when)) or ("nothing",))
    return Query(words, stands_for(asked.words) if len(words) > 1 else (), tuple(among))


def time_marks(vault: Vault, period: Period) -> Marks:
    """The years and ages this period is about; with a year of birth, the one also means the other."""
    years = _bounds(_year(period.first), _year(period.last), vault.clock().year)
    ages = _bounds(period.age_from, period.age_to, None)
    if years is None and ages is None:
        return ()
    from herstelkluis.vault.life import birth_year

    born = birth_year(vault)
    if born is not None and years is None and ages is not None:
        years = (ages[0] + born, ages[1] + born)
    elif born is not None and ages is None and years is not None:
        ages = (years[0] - born, years[1] - born)
    return (*(year_marks(*years) if years else ()), *(age_marks(*ages) if ages else ()))


def is_understood(vault: Vault, when: str) -> bool:
    """Whether a time as typed says which years, or which age."""
    return bool(time_marks(vault, parse_period(when)))


class _Knowledge:
    """What words may stand for in this vault; each thing is looked up once."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._named: dict[str, list[str]] = {}
        for kind, template in vault.templates.items():
            self._named.setdefault(_plain(template.title), []).append(kind_mark(kind))
        for person, name in vault.people().items():
            self._named.setdefault(_plain(name), []).append(person_mark(person))

    def stands_for(self, words: str) -> Marks:
        """The marks of what is called like this."""
        plain = _plain(words)
        if not plain:
            return ()
        return (tag_mark(plain), *self._named.get(plain, ()), *time_marks(self._vault, parse_period(plain)))


def _with_marks(word: Word, stands_for: Callable[[str], Marks]) -> Word:
    return replace(word, marks=stands_for(" ".join(word.tokens)))


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace('"', " ").split())


def _year(partial: str) -> int | None:
    return int(partial[:4]) if partial[:4].isascii() and partial[:4].isdigit() and len(partial) >= 4 else None


def _bounds(first: int | None, last: int | None, open_end: int | None) -> tuple[int, int] | None:
    """Both ends; an open end goes on until now, an open beginning is the end alone."""
    if first is None:
        return None if last is None else (last, last)
    if last is None:
        return first, max(first, open_end if open_end is not None else first)
    return (first, last) if first <= last else None
