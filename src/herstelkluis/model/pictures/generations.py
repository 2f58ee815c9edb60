"""Who stands on which level: a child below its parents, a couple beside each other.

Every tie asks for a difference of level, nought or one. Those that agree are kept; a tie that contradicts those
before it (someone as the own grandparent, a partner of another level) is set aside: it is drawn, and moves nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from herstelkluis.model.pictures.family import OWN, Family, Tie, TieKind


@dataclass(frozen=True, slots=True)
class Generations:
    """The level of everyone, 0 on top; `fitting` ties agree with it, `odd` ones do not."""

    level: dict[str, int]
    fitting: tuple[Tie, ...]
    odd: tuple[Tie, ...]


class _Levels:
    """Groups of people whose levels hang together, each with its height above the first of the group."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._head = {key: key for key in keys}
        self._below = dict.fromkeys(keys, 0)

    def find(self, key: str) -> tuple[str, int]:
        """The head of the group, and how far below it someone stands."""
        way = []
        while self._head[key] != key:
            way.append(key)
            key = self._head[key]
        below = 0
        for one in reversed(way):
            below += self._below[one]
            self._head[one], self._below[one] = key, below
        return (key, below) if way else (key, 0)

    def join(self, one: str, other: str, lower: int) -> bool:
        """Put `other` so many levels lower than `one`; false when it already stands elsewhere."""
        (first, at), (second, there) = self.find(one), self.find(other)
        if first == second:
            return there - at == lower
        self._head[second], self._below[second] = first, at + lower - there
        return True


def generations(family: Family) -> Generations:
    """The levels of a family. Own parents are looked at first, then other parents, then couples."""
    levels = _Levels([one.key for one in family.people])
    asking = sorted((tie for tie in family.ties if tie.kind is not TieKind.MOOD), key=_rank)
    fitting, odd = list[Tie](), list[Tie]()
    for tie in asking:
        agrees = levels.join(tie.one, tie.other, 1 if tie.kind is TieKind.PARENT else 0)
        (fitting if agrees else odd).append(tie)
    found = {one.key: levels.find(one.key) for one in family.people}
    top, size = dict[str, int](), Counter(head for head, _below in found.values())
    for head, below in found.values():
        top[head] = min(top.get(head, below), below)
    level = {key: below - top[head] for key, (head, below) in found.items()}
    mine = next((level[one.key] for one in family.people if one.is_me), 0)
    for key, (head, _below) in found.items():
        if size[head] == 1:  # nothing is known of the level: beside me
            level[key] = mine
    return Generations(level, tuple(fitting), tuple(odd))


def _rank(tie: Tie) -> int:
    if tie.kind is TieKind.COUPLE:
        return 2
    return 0 if tie.is_first and tie.sort == OWN else 1
