"""What the owner calls each piece that could go along."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from textwrap import shorten

from herstelkluis.i18n import say_day
from herstelkluis.model.body import Answer, Line, Text
from herstelkluis.model.document import Level, ShareState
from herstelkluis.model.levels import level_of
from herstelkluis.model.text import public_words
from herstelkluis.share.selection import Offer, Piece

LONGEST = 60


def name_of(offer: Offer) -> str:
    """Its title, or its first words where there are many of its kind and it has no title.

    Words that are private, very sensitive, locked or folded never stand in a name.
    """
    piece, document = offer.piece, offer.piece.document
    is_closed = document.folded or document.share is ShareState.NEVER
    if document.title.strip() or is_closed or not piece.template.many:
        return piece.title
    return replace(piece, document=replace(document, title=_first_words(piece))).title


def names_of(offers: Iterable[Offer]) -> dict[str, str]:
    """What every piece is called here, by its key; pieces with the same name also say when they were written."""
    called = [(offer.piece, name_of(offer)) for offer in offers]
    often = Counter(name for _piece, name in called)
    names: dict[str, str] = {}
    taken: Counter[str] = Counter()
    for piece, name in called:
        at = piece.document.changed_at
        said = f"{name}, {say_day(at.astimezone().date())}" if often[name] > 1 and at is not None else name
        taken[said] += 1
        names[piece.key] = f"{said} ({taken[said]})" if taken[said] > 1 else said
    return names


def _first_words(piece: Piece) -> str:
    document = piece.document
    asked = ((field, document.body.get(key)) for key, _section, field in piece.template.fields())
    said = (
        _public_words(answer)
        for field, answer in asked
        if answer is not None and level_of(answer, field, document) < Level.SENSITIVE
    )
    first = next(filter(None, said), "")
    return shorten(first.split("\n", 1)[0], LONGEST, placeholder=" …")


def _public_words(answer: Answer) -> str:
    match answer.value:
        case Text(runs):
            return public_words(runs).strip()
        case Line(words):
            return words.strip()
        case _:
            return ""
