"""Passages that stay home: taken out wherever they stand, so that nothing shows that something was there.

A passage is an exact stretch of own words; capitals, accents and white space between its words make no difference, and
a word it touches goes as a whole. Only a short word alone is not looked for inside others: "en" is not in "mensen".
What is next to it closes (`model.closing`). It is done again until it stands nowhere, so twice is the same as once.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace

from herstelkluis.model.body import Answer, Cell, Choice, Line, Row, Rows, Text
from herstelkluis.model.closing import going_words, take_out
from herstelkluis.model.period import Period
from herstelkluis.model.text import Run
from herstelkluis.share.names import fold, places, stretch

SHORTEST_INSIDE = 5
"""From so many letters on a word is looked for inside other words too."""


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
