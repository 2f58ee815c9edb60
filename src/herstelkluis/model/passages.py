"""Where the passage of a margin note stands while its text changes. Pure: two texts go in, the new places come out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from herstelkluis.model.body import Margin


@dataclass(frozen=True, slots=True)
class Tie:
    """A passage: its words now, where they begin (None: they are gone), and its words before its edges were cut off."""

    words: str
    at: int | None
    whole: str = ""

    @property
    def end(self) -> int:
        """Where the words end."""
        return (self.at or 0) + len(self.words)


@dataclass(frozen=True, slots=True)
class _Change:
    """Between `start` and `old_end` of the old text stands, up to `new_end`, something else in the new one."""

    start: int
    old_end: int
    new_end: int

    @property
    def shift(self) -> int:
        return self.new_end - self.old_end


def tie_of(margin: Margin, text: str) -> Tie:
    """Find a note's passage in a text: at its place, else where its words stand nearest to it."""
    if not margin.passage:
        return Tie("", None)
    at = margin.at if margin.at is not None else 0
    if text.startswith(margin.passage, at):
        return Tie(margin.passage, at, margin.passage)
    return Tie(margin.passage, _nearest(margin.passage, text, at, 0, len(text)), margin.passage)


def tied(margin: Margin, tie: Tie) -> Margin:
    """The note with the passage as it is now; of a passage that is gone the last words stay known."""
    words = tie.words if tie.at is not None else tie.whole or tie.words
    return replace(margin, passage=words, at=tie.at)


def follow(ties: tuple[Tie, ...], before: str, after: str) -> tuple[Tie, ...]:
    """Where the passages are after a change: moved along, grown and shrunk with what was typed and removed in them.

    A passage that was cut out is found again when its words come back: by undo, by pasting, by dragging.
    """
    if before == after:
        return ties
    change = _change(before, after)
    return tuple(_followed(one, change, after) for one in ties)


def _followed(tie: Tie, change: _Change, after: str) -> Tie:
    if not tie.words:
        return tie
    moved = _moved(tie, change, after)
    if moved.at is not None and moved.words == moved.whole:
        return moved
    whole = moved.whole or moved.words
    if moved.at is None:
        low, high, near = change.start - len(whole), change.new_end + len(whole), change.start
    else:
        low, high, near = moved.at - len(whole), moved.end + len(whole), moved.at
    found = _nearest(whole, after, near, low, high)
    return moved if found is None else Tie(whole, found, whole)


def _moved(tie: Tie, change: _Change, after: str) -> Tie:
    at, end = tie.at, tie.end
    if at is None or end <= change.start:
        return tie
    if at >= change.old_end:
        return replace(tie, at=at + change.shift)
    if change.start <= at and end <= change.old_end:
        return replace(tie, at=None)
    if at <= change.start and change.old_end <= end:  # inside: what was typed there belongs to it
        is_cut = change.new_end == change.start and (at == change.start or change.old_end == end)
        words = after[at : end + change.shift]
        return Tie(words, at, tie.whole if is_cut else words) if words.strip() else replace(tie, at=None)
    if at < change.start:
        words, place = after[at : change.start], at
    else:
        words, place = after[change.new_end : end + change.shift], change.new_end
    return replace(tie, words=words, at=place) if words.strip() else replace(tie, at=None)


def _change(before: str, after: str) -> _Change:
    least = min(len(before), len(after))
    start = _same(lambda n: before[:n] == after[:n], least)
    rest = _same(lambda n: before[len(before) - n :] == after[len(after) - n :], least - start)
    return _Change(start, len(before) - rest, len(after) - rest)


def _same(is_same: Callable[[int], bool], most: int) -> int:
    """How many characters are the same, by halving: quick in a long chapter."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        if is_same(middle):
            least = middle
        else:
            most = middle - 1
    return least


def _nearest(words: str, text: str, near: int, low: int, high: int) -> int | None:
    """Where these words begin between two places, closest to a third."""
    low = max(0, low)
    before = text.rfind(words, low, min(high, near + len(words)))
    behind = text.find(words, max(low, near), max(0, high))
    found = [at for at in (before, behind) if at >= 0]
    return min(found, key=lambda at: abs(at - near), default=None)
