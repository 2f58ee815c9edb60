"""What a person types into the search field, as a question to the index."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from herstelkluis.model.text import as_typed
from herstelkluis.store.marks import PIECE, Marks

_MOST = 16
_PART = re.compile(r'"([^"]*)"?|([^"\s]+)')


@dataclass(frozen=True, slots=True)
class Word:
    """Something that must be there: tokens (letters and digits) in a row. A prefix matches longer words too.

    Where one of the `marks` is there instead, that is as good.
    """

    tokens: tuple[str, ...]
    is_prefix: bool = False
    marks: Marks = ()


def parse_query(typed: str) -> tuple[Word, ...]:
    """What is looked for: every word must be there; "several words" between quotes in that order.

    The last word, unless quoted, matches the beginning of a word from two letters on. Anything may be typed: signs
    are skipped, and only the first 16 words count.
    """
    found = []
    for part in _PART.finditer(as_typed(typed)):
        quoted, bare = part.groups()
        tokens = _tokens(quoted or bare or "")
        if tokens:
            found.append((tokens, bare is not None))
        if len(found) == _MOST:
            break
    return tuple(
        Word(tokens, is_prefix=is_bare and number == len(found) and len(tokens[-1]) > 1)
        for number, (tokens, is_bare) in enumerate(found, 1)
    )


@dataclass(frozen=True, slots=True)
class Query:
    """All of these words, or one of the marks `instead` of them all; and of every group in `among` at least one mark.

    Without words it asks for whole pieces; so does what no word tells, but only marks.
    """

    words: tuple[Word, ...] = ()
    instead: Marks = ()
    among: tuple[Marks, ...] = ()


def to_match(query: Query) -> str:
    """The FTS5 expression of a query: quoted strings only, so nothing typed can be an operator."""
    said = " AND ".join(map(_word, query.words))
    if any(word.marks for word in query.words):  # what only marks tell is told of the whole piece, once
        own = " OR ".join(_own(word) for word in query.words)
        said = f"{said} AND ({own} OR {_any((PIECE,))})"
    if query.instead:
        marked = f"({_any(query.instead)} AND {_any((PIECE,))})"
        said = f"({said}) OR {marked}" if said else marked
    groups = list(query.among) if query.words or query.instead else [*query.among, (PIECE,)]
    return " AND ".join(filter(None, (said and f"({said})", *map(_any, groups))))


def _word(word: Word) -> str:
    return f"({_own(word)} OR {_any(word.marks)})" if word.marks else _own(word)


def _own(word: Word) -> str:
    return f'words : "{" ".join(word.tokens)}"{"*" if word.is_prefix else ""}'


def _any(marks: Marks) -> str:
    either = " OR ".join(f'"{mark}"' for mark in marks)
    return f"marks : ({either})"


def _tokens(text: str) -> tuple[str, ...]:
    """Letters and digits in a row, with the marks on them: what FTS5's unicode61 takes as tokens."""
    tokens = "".join(sign if _is_in_token(sign) else " " for sign in text).split()
    return tuple(token for token in tokens if any(unicodedata.category(sign) != "Mn" for sign in token))


def _is_in_token(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign) in ("Mn", "Co")
