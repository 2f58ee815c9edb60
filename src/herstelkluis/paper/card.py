"""The wallet card, set line by line: what stands where on each of the eight faces, and whether it fits.

Screen and paper draw the same `CardSetting`. All measures are points (1/72 inch) from the top left of a face, y
downwards; a face is a bank card, 85.60 × 53.98 mm (ISO/IEC 7810, ID-1). Letters never shrink: what does not fit is
counted and not set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.model.card import CrisisCard, Face, FaceBlock
from herstelkluis.paper.card_lines import Run, break_lines, run_width
from herstelkluis.paper.letters import Letter

MM = 72 / 25.4
WIDTH, HEIGHT = 85.60 * MM, 53.98 * MM
SIDE = 4.2 * MM
SIZE, LEADING = 8.5, 10.5
HEADING_SIZE, FOOT_SIZE, FOOT_LEADING = 10.0, 7.0, 8.5
_TITLE_BASELINE, _RULE, _FIRST_BASELINE, _LAST_BASELINE = 18.0, 23.5, 35.0, HEIGHT - 9.5
_BETWEEN_BLOCKS, _BETWEEN_COLUMNS, _MARK = 4.0, 14.0, 11.0
FOOT = {"R4": N_("Not an official Crisiskaart®. A crisis card consultant makes one together with you.")}


@dataclass(frozen=True, slots=True)
class SetWords:
    """Words in one letter; `x`, `y` is the start of their baseline, `letter` the font (`Letter`), `size` in points."""

    text: str
    x: float
    y: float
    letter: Letter
    size: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, `width` points thick: full ink, or `faint` for a dividing line."""

    points: tuple[tuple[float, float], ...]
    width: float = 0.9
    faint: bool = False


@dataclass(frozen=True, slots=True)
class FaceSetting:
    """One face as drawn. `too_many` lines did not fit (0: it fits).

    `first_left_out` counts the lines of all blocks in order, from 0, and names the first that does not fit whole;
    `free_lines` is how many more short lines would fit.
    """

    key: str
    heading: str
    words: tuple[SetWords, ...]
    strokes: tuple[Stroke, ...]
    too_many: int
    first_left_out: int | None
    free_lines: int
    is_empty: bool = False  # only a heading: shown on screen, left white on paper


@dataclass(frozen=True, slots=True)
class CardSetting:
    """All faces as drawn; a character no letter of ours draws is shown as U+FFFD."""

    faces: tuple[FaceSetting, ...]

    @property
    def fits(self) -> bool:
        """Whether every line of every face fits."""
        return not any(face.too_many for face in self.faces)


def set_card(card: CrisisCard) -> CardSetting:
    """Where every line of the card stands. Pure: the same card gives the same setting."""
    return CardSetting(tuple(_set_face(face) for face in card.faces))


@dataclass(slots=True)
class _Column:
    """A column being filled from the top; `y` is the baseline of the next line."""

    x: float
    width: float
    y: float
    last: float
    words: list[SetWords] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    too_many: int = 0
    first_left_out: int | None = None

    def add(self, runs: Sequence[Run], size: float, indent: float, leading: float = LEADING) -> bool:
        """Set one line, or count it when there is no room."""
        fits = self.y <= self.last + 0.01 and not self.too_many
        if fits:
            x = self.x + indent
            for run in runs:
                self.words.append(SetWords(run.text, x, self.y, run.letter, size))
                x += run_width(run, size)
            self.y += leading
        else:
            self.too_many += 1
        return fits

    def add_block(self, block: FaceBlock, first_line: int) -> None:
        """Set a block: its small heading, then each line with its sign before it."""
        for runs in break_lines(block.heading, Letter.PROGRAM_BOLD, SIZE, self.width):
            if not self.add(runs, SIZE, 0) and self.first_left_out is None:
                self.first_left_out = first_line
        letter = Letter.PERSON if block.own else Letter.PROGRAM
        indent = _MARK if block.mark in _SIGNS else 0.0
        for number, line in enumerate(block.lines, first_line):
            for part, runs in enumerate(break_lines(line, letter, SIZE, self.width - indent)):
                baseline = self.y
                fits = self.add(runs, SIZE, indent)
                if fits and part == 0:
                    self.strokes += _sign(block.mark, self.x, baseline)
                if not fits and self.first_left_out is None:
                    self.first_left_out = number

    def free_lines(self) -> int:
        """How many more lines fit."""
        return 0 if self.too_many else max(0, int((self.last - self.y + 0.01) // LEADING) + 1)


def _set_face(face: Face) -> FaceSetting:
    head = _Column(SIDE, WIDTH - 2 * SIDE, _TITLE_BASELINE, HEIGHT)
    for runs in break_lines(face.heading, Letter.PROGRAM_BOLD, HEADING_SIZE, head.width):
        head.add(runs, HEADING_SIZE, 0, 12.0)
    lower = max(0.0, head.y - _TITLE_BASELINE - 12.0)  # a heading of two lines pushes the rest down
    rule = Stroke(((SIDE, _RULE + lower), (WIDTH - SIDE, _RULE + lower)), 0.5, faint=True)
    foot = _foot(face.key)
    last = min((one.y for one in foot), default=_LAST_BASELINE + LEADING) - LEADING
    rows = _fill(face.blocks, _FIRST_BASELINE + lower, last)
    columns = [column for row in rows for column in row]
    return FaceSetting(
        key=face.key,
        heading=face.heading,
        words=(*head.words, *(one for column in columns for one in column.words), *foot),
        strokes=(rule, *(one for column in columns for one in column.strokes)),
        too_many=sum(column.too_many for column in columns),
        first_left_out=min((one.first_left_out for one in columns if one.first_left_out is not None), default=None),
        free_lines=min(column.free_lines() for column in rows[-1]),
        is_empty=not any(column.words or column.too_many for column in columns),
    )


def _fill(blocks: Sequence[FaceBlock], y: float, last: float) -> list[list[_Column]]:
    """The blocks under each other, but what to do and what not to do next to each other, with a thin line between."""
    full = WIDTH - 2 * SIDE
    half = (full - _BETWEEN_COLUMNS) / 2
    rows: list[list[_Column]] = []
    for group in _groups(blocks):
        wide = full if len(group) == 1 else half
        row = [_Column(SIDE + n * (half + _BETWEEN_COLUMNS), wide, y, last) for n in range(len(group))]
        for column, (block, first_line) in zip(row, group, strict=True):
            column.add_block(block, first_line)
        below = max(column.y for column in row)
        if len(row) == 2:
            middle = SIDE + half + _BETWEEN_COLUMNS / 2
            row[0].strokes.append(Stroke(((middle, y - 7), (middle, below - LEADING + 2)), 0.5, faint=True))
        y = below + _BETWEEN_BLOCKS
        rows.append(row)
    return rows or [[_Column(SIDE, full, y, last)]]


def _groups(blocks: Sequence[FaceBlock]) -> list[list[tuple[FaceBlock, int]]]:
    """Blocks that say something, each with the number of its first line; a check and the cross after it together."""
    groups: list[list[tuple[FaceBlock, int]]] = []
    first_line = 0
    for block in blocks:
        if any(line.strip() for line in block.lines):
            before = groups[-1] if groups else []
            if block.mark == "cross" and len(before) == 1 and before[0][0].mark == "check":
                before.append((block, first_line))
            else:
                groups.append([(block, first_line)])
        first_line += len(block.lines)
    return groups


def _foot(key: str) -> list[SetWords]:
    """The small line at the bottom that says what this card is not."""
    words = _(FOOT[key]) if key in FOOT else ""
    lines = break_lines(words, Letter.PROGRAM, FOOT_SIZE, WIDTH - 2 * SIDE)
    column = _Column(SIDE, 0, _LAST_BASELINE - (len(lines) - 1) * FOOT_LEADING, HEIGHT)
    for runs in lines:
        column.add(runs, FOOT_SIZE, 0, FOOT_LEADING)
    return column.words


_SIGNS = {
    "check": (((0.3, -3.0), (2.4, -0.8), (6.6, -5.4)),),
    "cross": (((0.6, -5.4), (5.6, -0.4)), ((0.6, -0.4), (5.6, -5.4))),
}


def _sign(mark: str, x: float, y: float) -> list[Stroke]:
    return [Stroke(tuple((x + dx, y + dy) for dx, dy in points)) for points in _SIGNS.get(mark, ())]
