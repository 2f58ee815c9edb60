"""A picture as a value: lines, circles, boxes and words on a ground. `ui` paints it, `svg` writes it, paper sets it.

Lengths are logical pixels, x to the right and y downwards. `look` names a colour of the theme ("draw", "text",
"muted", "primary", "surface", "line", "route", "hair"); `fill` too, or nothing. `key` is the id of the thing a shape
stands for, the same as in the list beside the drawing; "" for what stands for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

Point = tuple[float, float]
Dash = Literal["solid", "dashed", "dotted"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `curved`: smooth through all of them; `closed`: back to the first."""

    points: tuple[Point, ...]
    look: str = "draw"
    thick: float = 2.0
    dash: Dash = "solid"
    closed: bool = False
    curved: bool = False
    fill: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around a point."""

    x: float
    y: float
    r: float
    look: str = "draw"
    thick: float = 2.0
    dash: Dash = "solid"
    fill: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from its upper left corner, with round corners if asked."""

    x: float
    y: float
    width: float
    height: float
    corner: float = 0.0
    look: str = "draw"
    thick: float = 2.0
    dash: Dash = "solid"
    fill: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words; `y` is the line they stand on. `own`: in the book letter, as everything the person wrote.

    `halo` draws them on a rim in the colour of the ground, so that lines below do not disturb reading.
    """

    x: float
    y: float
    text: str
    size: float = 15.0
    bold: bool = False
    anchor: Anchor = "start"
    look: str = "text"
    own: bool = False
    halo: bool = False
    key: str = ""


Shape = Stroke | Circle | Box | Words


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes in the order in which they are painted, on a ground of this size."""

    width: float
    height: float
    shapes: tuple[Shape, ...]


def diamond(x: float, y: float, r: float, *, look: str = "draw", fill: str = "", key: str = "") -> Stroke:
    """A diamond around a point."""
    return Stroke(((x, y - r), (x + r, y), (x, y + r), (x - r, y)), look, closed=True, fill=fill, key=key)


def smooth_through(points: tuple[Point, ...]) -> Iterator[tuple[Point, Point, Point]]:
    """The cubic pieces (two handles and an end) of a smooth line through points: Catmull-Rom, a sixth of each chord."""
    for n in range(len(points) - 1):
        (ax, ay), (bx, by) = points[max(n - 1, 0)], points[n]
        (cx, cy), (dx, dy) = points[n + 1], points[min(n + 2, len(points) - 1)]
        yield (bx + (cx - ax) / 6, by + (cy - ay) / 6), (cx - (dx - bx) / 6, cy - (dy - by) / 6), (cx, cy)


def shifted(shape: Shape, dx: float, dy: float) -> Shape:
    """The same shape somewhere else."""
    if isinstance(shape, Stroke):
        return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))
    return replace(shape, x=shape.x + dx, y=shape.y + dy)
