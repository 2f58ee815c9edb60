"""The lines of a genogram. Every tie has its own key, and tells what it is by its shape, never by colour alone."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from herstelkluis.model.pictures.drawing import Dash, Point, Shape, Stroke, Words
from herstelkluis.model.pictures.family import BROKEN, Tie

LINE, THIN = "text", 1.6
ASIDE = 63.0
"""Half a place: where there is room between the words of two people."""

_DASHES: dict[str, Dash] = {"adoptie": "dashed", "pleeg": "dotted", "stief": "dashed"}
_LETTERS = {"adoptie": "A", "pleeg": "P", "stief": "S"}
_MOODS: dict[str, tuple[str, float, Dash]] = {
    "hecht": ("draw", 4.5, "solid"),
    "afstand": ("line", 2, "dotted"),
    "spanning": ("line", 2, "dashed"),
}


def couple_line(left: Point, right: Point, track: float | None, tie: Tie | None) -> tuple[list[Shape], Point]:
    """The line of a couple and the point where children hang. Who do not stand side by side are joined by a track."""
    key = tie.key if tie is not None else ""
    if track is None:
        points: tuple[Point, ...] = (left, right)
        join = ((left[0] + right[0]) / 2, left[1])
        cut = left[0] + (right[0] - left[0]) * 0.33, left[1]
    else:
        start, end = left[0] + ASIDE - 5, right[0] - ASIDE + 5
        down = left[1] + 7
        points = (left[0], down), (start, down), (start, track), (end, track), (end, down), (right[0], down)
        join = ((start + end) / 2, track)
        cut = (start * 3 + end) / 4, track
    dash: Dash = "dashed" if tie is not None and tie.sort in ("samen", "uit_elkaar") else "solid"
    shapes: list[Shape] = [Stroke(points, LINE, THIN, dash, key=key)]
    if tie is not None and tie.sort in BROKEN:
        x, y = cut
        shapes.append(Stroke(((x - 5, y), (x + 5, y)), "bg", 5))
        shapes += [Stroke(((x + side - 4, y + 9), (x + side + 4, y - 9)), LINE, 2) for side in (-4, 4)]
    return shapes, join


def stub(at: Point) -> tuple[Stroke, Point]:
    """The line of one parent to where there is room to go down."""
    down = (at[0] + ASIDE - 11, at[1] + 12)
    return Stroke(((at[0], at[1] + 12), down), LINE, THIN), down


def bus_line(join: Point, bus: float, ends: Sequence[float]) -> Iterator[Shape]:
    """From where the parents join, down and along to all their children."""
    yield Stroke((join, (join[0], bus)), LINE, THIN)
    yield Stroke(((min(*ends, join[0]), bus), (max(*ends, join[0]), bus)), LINE, THIN)


def child_line(x: float, bus: float, top: float, ties: Sequence[Tie]) -> Iterator[Shape]:
    """The last part of the line to a child: it tells how it is a child of these parents."""
    sort = ties[0].sort
    key = " ".join(tie.key for tie in ties)
    yield Stroke(((x, bus), (x, top)), LINE, THIN, _DASHES.get(sort, "solid"), key=key)
    if sort in _LETTERS:
        yield Words(x + 6, top - 5, _LETTERS[sort], 15, bold=True, look="muted", halo=True)


def mood_line(one: Point, other: Point, tie: Tie, half: float) -> Iterator[Shape]:
    """How it is between two people: a bow past what stands between them."""
    look, thick, dash = _MOODS.get(tie.sort, ("line", 2, "solid"))
    dx, dy = other[0] - one[0], other[1] - one[1]
    away = math.hypot(dx, dy) or 1.0
    bow = min(half + 12 + away / 24, 52.0)
    side = -1 if dx >= 0 else 1
    middle = ((one[0] + other[0]) / 2 - side * dy / away * bow, (one[1] + other[1]) / 2 + side * dx / away * bow)
    turn = math.atan2(dy, dx)
    if tie.sort == "verbroken":
        gap = (math.cos(turn) * 9, math.sin(turn) * 9)
        ends = [(middle[0] - gap[0], middle[1] - gap[1]), (middle[0] + gap[0], middle[1] + gap[1])]
        yield Stroke((one, ends[0]), look, thick, key=tie.key)
        yield Stroke((ends[1], other), look, thick, key=tie.key)
        yield from (_across(end, turn, 8) for end in ends)
        return
    yield Stroke((one, middle, other), look, thick, dash, curved=True, key=tie.key)
    if tie.sort == "spanning":
        yield from (_across((middle[0] + far, middle[1]), turn + 0.5, 6) for far in (-5, 5))


def odd_line(one: Point, other: Point, tie: Tie) -> Stroke:
    """A tie that does not fit the levels: it is there, straight from one to the other."""
    return Stroke((one, other), "line", THIN, "dashed", key=tie.key)


def _across(at: Point, turn: float, half: float) -> Stroke:
    dx, dy = -math.sin(turn) * half, math.cos(turn) * half
    return Stroke(((at[0] - dx, at[1] - dy), (at[0] + dx, at[1] + dy)), "line", 2)
