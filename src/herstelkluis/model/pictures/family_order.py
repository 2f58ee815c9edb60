"""Where everyone of a family stands on their level: couples beside each other, children below parents, oldest left.

Levels are ordered by barycentres, down and up; then each block of partners is moved as near as the others allow to the
middle of its parents and children (least squares with least distances: pool adjacent violators).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from herstelkluis.model.pictures.family import Family, TieKind
from herstelkluis.model.pictures.generations import Generations

Blocks = list[list[str]]
"""One level from left to right: partners who stand together are a block."""

_SWEEPS = 12
_APART = 1.12
"""Between two blocks, in places."""


def places(family: Family, generations: Generations) -> dict[str, float]:
    """How many places from the left everyone stands."""
    return _Order(family, generations).places() if family.people else {}


class _Order:
    def __init__(self, family: Family, generations: Generations) -> None:
        self._rank = {one.key: n for n, one in enumerate(family.people)}
        self._born = {one.key: one.born_at for one in family.people}
        self._parents, self._children = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        beside: dict[str, dict[str, None]] = {one.key: {} for one in family.people}
        for tie in generations.fitting:
            if tie.kind is TieKind.PARENT:
                self._parents[tie.other].append(tie.one)
                self._children[tie.one].append(tie.other)
            else:
                beside[tie.one][tie.other] = beside[tie.other][tie.one] = None
        for parents in list(self._parents.values()):
            for one, other in pairwise(parents):
                beside[one][other] = beside[other][one] = None
        depth = max(generations.level.values()) + 1
        self._levels: list[Blocks] = [[] for _level in range(depth)]
        seen = set[str]()
        for key in sorted(self._rank, key=lambda key: (len(beside[key]) != 1, self._rank[key])):
            if key not in seen:
                self._levels[generations.level[key]].append(_chain(key, beside, seen))
        self._at = dict[str, float]()
        for blocks in self._levels:
            blocks.sort(key=lambda block: min(self._rank[key] for key in block))
            self._put(blocks, _in_row(blocks))

    def places(self) -> dict[str, float]:
        for sweep in range(_SWEEPS):
            down = sweep % 2 == 0
            for blocks in self._levels if down else reversed(self._levels):
                self._sort(blocks, self._parents if down else self._children)
                self._put(blocks, _in_row(blocks))
        for blocks in self._levels:
            self._oldest_left(blocks)
            self._put(blocks, _in_row(blocks))
        for sweep in range(2 * _SWEEPS):
            for blocks in self._levels if sweep % 2 else reversed(self._levels):
                self._put(blocks, _spread(blocks, [self._wish(block) for block in blocks]))
        left = min(self._at.values())
        return {key: at - left for key, at in self._at.items()}

    def _put(self, blocks: Blocks, starts: Sequence[float]) -> None:
        for block, start in zip(blocks, starts, strict=True):
            self._at.update({key: start + n for n, key in enumerate(block)})

    def _sort(self, blocks: Blocks, others: Mapping[str, list[str]]) -> None:
        """By the middle of their parents or children; who has none stays about where they are."""
        for block in blocks:
            middles = [self._middle(key, others) for key in block]
            known = [middle for middle in middles if middle is not None]
            ends = [middle for middle in (middles[0], middles[-1]) if middle is not None]
            if len(known) > 1 and len(ends) == 2 and ends[0] > ends[1]:
                block.reverse()
        blocks.sort(key=lambda block: _mean([self._middle(key, others) for key in block], self._at[block[0]]))

    def _middle(self, key: str, others: Mapping[str, list[str]]) -> float | None:
        around = others.get(key, [])
        return sum(self._at[one] for one in around) / len(around) if around else None

    def _oldest_left(self, blocks: Blocks) -> None:
        """Brothers and sisters of whom the birth is known change places among each other."""
        where = {key: n for n, block in enumerate(blocks) for key in block}
        families = defaultdict[frozenset[str], list[str]](list)
        for key in where:
            if self._parents.get(key) and self._born[key]:
                families[frozenset(self._parents[key])].append(key)
        for children in families.values():
            where = {key: n for n, block in enumerate(blocks) for key in block}
            slots = sorted({where[key] for key in children})
            if len(slots) == len(children) > 1:
                ordered = sorted(children, key=lambda key: (self._born[key], self._rank[key]))
                moved = [blocks[where[key]] for key in ordered]
                for slot, block in zip(slots, moved, strict=True):
                    blocks[slot] = block

    def _wish(self, block: list[str]) -> float:
        """Where a block would like to begin: below its parents, and above its children."""
        wishes = []
        for n, key in enumerate(block):
            for others in (self._parents, self._children):
                middle = self._middle(key, others)
                if middle is not None:
                    wishes.append(middle - (n if others is self._parents else (len(block) - 1) / 2))
        return sum(wishes) / len(wishes) if wishes else self._at[block[0]]


def _chain(start: str, beside: Mapping[str, Mapping[str, None]], seen: set[str]) -> list[str]:
    """Everyone who hangs together on one level, partners as near to each other as can be."""
    block, waiting = list[str](), [start]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen.add(key)
            block.append(key)
            waiting += [other for other in reversed(list(beside[key])) if other not in seen]
    return block


def _in_row(blocks: Blocks) -> list[float]:
    starts, at = list[float](), 0.0
    for block in blocks:
        starts.append(at)
        at += len(block) - 1 + _APART
    return starts


def _spread(blocks: Blocks, wishes: Sequence[float]) -> list[float]:
    """The starts nearest to the wishes that keep the order and the least distances."""
    shifts = _in_row(blocks)
    pools: list[tuple[float, int]] = []  # mean of the wishes without the shift, and how many blocks stand on it
    for wish, shift in zip(wishes, shifts, strict=True):
        pools.append((wish - shift, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (mean, many), (last, few) = pools[-2], pools.pop()
            pools[-1] = ((mean * many + last * few) / (many + few), many + few)
    flat = [mean for mean, many in pools for _block in range(many)]
    return [mean + shift for mean, shift in zip(flat, shifts, strict=True)]


def _mean(found: Sequence[float | None], otherwise: float) -> float:
    known = [one for one in found if one is not None]
    return sum(known) / len(known) if known else otherwise
