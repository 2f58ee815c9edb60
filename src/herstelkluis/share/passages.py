"""Passages and private words that stay home: taken out so that nothing shows that something was there.

A passage is an exact stretch of own words; capitals, accents and white space between its words make no difference, and
a word it touches goes as a whole. Only a short word alone is not looked for inside others: "en" is not in "mensen".
What is next to it closes: one space, no lonely comma, a capital at the front. It is
done again until it stands nowhere, so twice is the same as once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace

from herstelkluis.model.body import Answer, Cell, Choice, Line, Row, Rows, Text
from herstelkluis.model.period import Period
from herstelkluis.model.text import Run, Runs, all_words
from herstelkluis.share.names import fold, places, stretch

_ENDS, _PAUSES, _BULLETS = ".!?…", ",;:", "-–—•*"
SHORTEST_INSIDE = 5
"""From so many letters on a word is looked for inside other words too."""
_PAIRS = frozenset({"()", "[]", "{}", "“”", "‘’", "«»", '""', "''"})


class Passages:
    """Some passages to take out."""

    def __init__(self, passages: Iterable[str] = ()) -> None:
        folded = {_pattern(fold(one).split()) for one in passages}
        longest_first = sorted(filter(None, folded), key=len, reverse=True)
        self._pattern = re.compile("|".join(longest_first)) if longest_first else None

    def cut(self, words: str) -> str:
        """The words without the passages; words without them stay exactly as typed."""
        while stretches := self.found(words):
            words = take_out(words, stretches)
        return words

    def cut_answer(self, answer: Answer) -> Answer:
        """The answer without the passages, in every cell with words; the same object when there are none."""
        value = answer.value
        if self._pattern is None or value is None:
            return answer
        if not isinstance(value, Rows):
            cut = _in_cell(value, self.cut)
            return answer if cut is value else replace(answer, value=cut)
        rows = tuple(self._cut_row(row) for row in value.rows)
        same = all(new is old for new, old in zip(rows, value.rows, strict=True))
        return answer if same else replace(answer, value=Rows(rows))

    def _cut_row(self, row: Row) -> Row:
        cells = {key: _in_cell(cell, self.cut) for key, cell in row.cells.items()}
        return row if all(cells[key] is row.cells[key] for key in cells) else replace(row, cells=cells)

    def found(self, words: str) -> list[tuple[int, int]]:
        """Where the passages stand, each with the whole words it touches."""
        if self._pattern is None:
            return []
        folded = fold(words)
        at = places(words)
        found: list[tuple[int, int]] = []
        for one in self._pattern.finditer(folded):
            start, end = one.span()
            while folded[start].isalnum() and start > 0 and folded[start - 1].isalnum():
                start -= 1
            while folded[end - 1].isalnum() and end < len(folded) and folded[end].isalnum():
                end += 1
            typed = stretch(at, start, end)
            if not found or typed[0] >= found[-1][1]:
                found.append(typed)
        return found


def _pattern(words: list[str]) -> str:
    pattern = r"\s+".join(map(re.escape, words))
    is_short = len(words) == 1 and words[0].isalnum() and len(words[0]) < SHORTEST_INSIDE
    return rf"(?<![^\W_]){pattern}(?![^\W_])" if is_short else pattern


def is_passage(words: str) -> bool:
    """Whether there is anything in it to take out: a letter, digit or sign, not only white space and points."""
    return any(unicodedata.category(letter)[0] in "LNS" for letter in fold(words))


def going_words(text: Runs) -> str:
    """The words of a text that may go along, closed around every private stretch."""
    private, at = [], 0
    for run in text:
        if run.private:
            private.append((at, at + len(run.words)))
        at += len(run.words)
    return take_out(all_words(text), private)


def take_out(words: str, stretches: Iterable[tuple[int, int]]) -> str:
    """The words without these stretches (in order, apart), closed around each."""
    left, done, last = "", 0, ""
    gaps = [*stretches, (len(words), len(words))]
    for n, (start, end) in enumerate(gaps):
        part = words[done:start]
        left = _closed(left, last, part) if n else part
        if n + 1 < len(gaps):
            last, done = words[start:end], end
    return left if words[done:].strip(_ENDS + _PAUSES + " \t\n") or len(gaps) == 1 else left.rstrip()


def _closed(left: str, removed: str, right: str) -> str:
    """What stood before and after something that was taken out, as if it had never been there."""
    before, after = left.rstrip(), right.lstrip()
    between: tuple[str, ...] = left[len(before) :], right[: len(right) - len(after)]
    is_open = removed.rstrip()[-1:] not in _ENDS and "\n" not in between[1]  # the sentence goes on
    while before and after and before[-1] + after[0] in _PAIRS:
        before, after = before[:-1].rstrip(), after[1:].lstrip()
        between = (*between, " ")
    line = before.rpartition("\n")[2] if "\n" not in between[0] else ""
    if line.strip() and not line.strip(_BULLETS + " \t") and (not after or "\n" in between[1]):
        before = before[: len(before) - len(line)].rstrip()  # a bullet with nothing behind it
    is_first = not before or "\n" in between[0]
    if is_first:
        after = after.lstrip(_ENDS + _PAUSES).lstrip() if after[:1] in (*_ENDS, *_PAUSES) else after
    elif after[:1] in (*_ENDS, *_PAUSES):
        before, after, between = _one_sign(before, after, between)
    gap = max((one for one in between if "\n" in one), key=lambda one: one.count("\n"), default="")
    gap = "\n" * min(gap.count("\n"), 2) if gap else " " if any(between) else ""
    begins = not before or is_first or before[-1] in _ENDS or "\n" in gap
    first = next((letter for letter in removed if letter.isalpha()), "")
    if begins and is_open and first.isupper() and after[:1].islower() and len(after[0].upper()) == 1:
        after = after[0].upper() + after[1:]
    return f"{before}{gap if before else ''}{after}"


def _one_sign(before: str, after: str, between: tuple[str, ...]) -> tuple[str, str, tuple[str, ...]]:
    """Of the signs on both sides the strongest stays, right behind the words."""
    if before[-1] in _PAUSES:
        return before.rstrip(_PAUSES + " "), after, ()
    if before[-1] not in _ENDS:
        return before, after, ()
    rest = after.lstrip(_ENDS + _PAUSES)
    return before, rest.lstrip(), (*between, rest[: len(rest) - len(rest.lstrip())])


def _in_cell(cell: Cell, change: Callable[[str], str]) -> Cell:
    match cell:
        case Text(runs):
            words = going_words(runs)
            cut = change(words)
            return cell if cut == words else Text((Run(cut),))
        case Line(words):
            cut = change(words)
            return cell if cut == words else Line(cut)
        case Choice(chosen, other):
            cut = change(other)
            return cell if cut == other else Choice(chosen, cut)
        case Period():
            cut = change(cell.words)
            return cell if cut == cell.words else Period(cut)  # the dates were read from the words
        case _:
            return cell
