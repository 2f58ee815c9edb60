"""What is known of a piece besides its words, as tokens of the search index: kind, tags, people, years and ages.

They stand in a column of their own, so "a note about 1994 with this tag" is one question to the index and as quick as
a question for words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from herstelkluis.model.document import Document
from herstelkluis.model.period import Period
from herstelkluis.model.words import mentions, periods

Marks = tuple[str, ...]

PIECE = "d"
"""On the one row that stands for the whole piece."""
_LONGEST = 120


def kind_mark(kind: str) -> str:
    """Pieces of this kind."""
    return "k" + _letters(kind)


def tag_mark(tag: str) -> str:
    """Pieces with this tag, however it is written."""
    return "t" + hashlib.blake2s(" ".join(tag.casefold().split()).encode(), digest_size=8).hexdigest()


def person_mark(person: str) -> str:
    """The person's own page, and answers that name this person."""
    return "p" + _letters(person)


def year_marks(first: int, last: int) -> Marks:
    """Pieces about one of these years, both included."""
    return tuple(f"y{year:04}" for year in range(first, min(last, first + _LONGEST) + 1))


def age_marks(first: int, last: int) -> Marks:
    """Pieces about one of these years of age, both included."""
    return tuple(f"a{age}" for age in range(max(0, first), min(last, _LONGEST) + 1))


def marks_of(document: Document, answers: Iterable[str]) -> dict[str, str]:
    """The marks of each of these rows of the index; row "" stands for the whole piece.

    A folded piece is marked by what stands on its outside alone.
    """
    everywhere = {kind_mark(document.kind), person_mark(document.id), *map(tag_mark, document.tags)}
    rows: dict[str, set[str]] = {key: set() for key in ("", *answers)}
    for key, period in periods(document):
        found = _years_and_ages(period, document)
        if not key:
            everywhere.update(found)
        elif key in rows:
            rows[key].update(found)
    for key, person in mentions(document):
        if key in rows:
            rows[key].add(person_mark(person))
    rows[""] = {PIECE}.union(*rows.values())
    return {key: " ".join(sorted(everywhere | own)) for key, own in rows.items()}


def _years_and_ages(period: Period, document: Document) -> Iterator[str]:
    first, last = _year(period.first), _year(period.last)
    if first and not last and document.created_at is not None:
        last = max(first, document.created_at.year)  # still going on when it was written
    if first or last:
        yield from year_marks(first or last, last or first)
    young, old = period.age_from, period.age_to
    if young is not None or old is not None:
        known = [age for age in (young, old) if age is not None]
        yield from age_marks(min(known), max(known))


def _year(partial: str) -> int:
    year = partial[:4]
    return int(year) if len(year) == 4 and year.isascii() and year.isdigit() else 0


def _letters(words: str) -> str:
    return "".join(sign for sign in words.lower() if sign.isascii() and sign.isalnum())
