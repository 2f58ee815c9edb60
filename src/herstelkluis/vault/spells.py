"""Spells of writing: everything written in a piece without half an hour of rest becomes one version.

Unless much of it goes: what stood there before is then a version of its own, so that words thrown away in a bad minute,
at once or bit by bit, do not go with the spell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from herstelkluis.model.body import Files
from herstelkluis.model.document import Document, new_id
from herstelkluis.model.words import cells_of, words_of

NEW_SPELL_AFTER_SECONDS = 30 * 60
MANY_WORDS, FEW_WORDS = 20, 3  # so many are much; so few are not, however short the piece


@dataclass(slots=True)
class _Spell:
    id: str
    last: float
    lost: int = 0


class Spells:
    """The running spell of each piece."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._now = monotonic
        self._running: dict[str, _Spell] = {}

    def of(self, document: Document, before: Document | None = None) -> str:
        """The id of the spell this piece is in: a new one after a rest, or where much is lost of what stood `before`.

        Much is twenty words, a third of them, or a file.
        """
        now = self._now()
        spell = self._running.get(document.id)
        lost = lost_words(before, document) if before is not None else 0
        if (
            spell is None
            or now - spell.last > NEW_SPELL_AFTER_SECONDS
            or (before is not None and _is_much(spell.lost + lost, before))
            or (before is not None and set(_files(before)) - set(_files(document)))
        ):
            spell = self._running[document.id] = _Spell(new_id(), now)
        else:
            spell.last, spell.lost = now, spell.lost + lost
        return spell.id

    def end(self, document_id: str) -> None:
        """What is written from now on is a version of its own."""
        self._running.pop(document_id, None)


def lost_words(before: Document, after: Document) -> int:
    """How many words stood in a piece and stand there no more; where they stand does not matter."""
    changed = {
        key for key in {*before.body, *after.body} if before.body.get(key) != after.body.get(key)
    }  # one long answer among many: only that one is counted
    return (_counted(before, changed) - _counted(after, changed)).total()


def _is_much(lost: int, before: Document) -> bool:
    if lost < FEW_WORDS:
        return False
    return lost >= MANY_WORDS or lost * 3 >= _counted(before, set(before.body)).total()


def _counted(document: Document, keys: set[str]) -> Counter[str]:
    words = Counter(document.title.split())
    for key in keys & document.body.keys():
        words.update(words_of(document.body[key]).split())
    return words


def _files(document: Document) -> Iterator[str]:
    yield from (one.id for one in document.files)
    for answer in document.body.values():
        yield from (one.id for cell in cells_of(answer) if isinstance(cell, Files) for one in cell.refs)
