"""The ecogram: me in the middle, seven groups around me, and what goes between us as lines, arrows and letters."""

from __future__ import annotations

import math
from collections.abc import Iterator

from herstelkluis.model.pictures.around import Ground, Rect, Spot, place_around
from herstelkluis.model.pictures.drawing import Circle, Drawing, Shape, Stroke, Words
from herstelkluis.model.pictures.network import GROUPS, RINGS, Network, Person
from herstelkluis.model.pictures.network_drawing import HELP, ME, dot, me, me_rect, said, tie
from herstelkluis.model.pictures.word_width import width_of

_SHARE = math.tau / len(GROUPS)
_FIRST = -_SHARE / 2  # the first group stands at the right
GROUND = Ground(
    640, 580, ME + 4, (92.0, 146.0, 194.0, 236.0),
    tuple((_FIRST + n * _SHARE, _FIRST + (n + 1) * _SHARE) for n in range(len(GROUPS))),
)  # fmt: skip
_UNKNOWN = RINGS.index("bekenden")
_WISHES = {"meer": "+", "minder": "−"}
_BACK = 9.0


def draw_ecogram(network: Network, chosen: str = "") -> tuple[Drawing, Ground]:
    """The ecogram, and its ground. Who is in no group yet is not in it; without a distance someone stands midway."""
    people = [one for one in network.people if one.group in GROUPS]
    spots = [
        Spot(one.key, _said(one), RINGS.index(one.ring) if one.ring in RINGS else _UNKNOWN, GROUPS.index(one.group))
        for one in people
    ]
    ground, placed = place_around(spots, GROUND, lambda ground: [me_rect(ground), *_caption_rects(network, ground)])
    cx, cy = ground.centre
    shapes: list[Shape] = [Circle(cx, cy, radius, "hair", 1.5) for radius in ground.rings]
    for start, _end in ground.sectors:
        inner, outer = ground.rings[0] * 0.5, ground.rings[-1]
        points = tuple((cx + away * math.cos(start), cy + away * math.sin(start)) for away in (inner, outer))
        shapes.append(Stroke(points, "hair", 1.2))
    for one, at in zip(people, placed, strict=True):
        line = tie(one, (cx, cy), at)
        shapes += [line, *_arrows(one, line), *_crossed(one, line)]
    shapes += [*_captions(network, ground), *me(cx, cy)]
    for one, at in zip(people, placed, strict=True):
        shapes += dot(one, at, is_chosen=one.key == chosen)
    return Drawing(ground.width, ground.height, tuple(shapes)), ground


def _said(person: Person) -> str:
    return " ".join(filter(None, (said(person), _WISHES.get(person.contact, ""))))


def _arrows(person: Person, line: Stroke) -> Iterator[Shape]:
    """A head where something arrives: at the other when I give, at me when I get."""
    start, end = line.points
    if person.direction in ("geeft", "beide"):
        yield _head(start, end, line.look)
    if person.direction in ("krijgt", "beide"):
        yield _head(end, start, line.look)


def _head(start: tuple[float, float], end: tuple[float, float], look: str) -> Stroke:
    turn = math.atan2(end[1] - start[1], end[0] - start[0])
    wings = [
        (end[0] - 1.4 * _BACK * math.cos(turn + side), end[1] - 1.4 * _BACK * math.sin(turn + side))
        for side in (0.45, -0.45)
    ]
    return Stroke((wings[0], end, wings[1]), look, 2, closed=True, fill=look)


def _crossed(person: Person, line: Stroke) -> Iterator[Shape]:
    """Tension: two short lines across the middle, so that it is not told by dashes alone."""
    if person.line != "spanning":
        return
    (ax, ay), (bx, by) = line.points
    turn = math.atan2(by - ay, bx - ax)
    for part in (0.46, 0.54):
        x, y = ax + (bx - ax) * part, ay + (by - ay) * part
        dx, dy = 6 * math.cos(turn + 1.1), 6 * math.sin(turn + 1.1)
        yield Stroke(((x - dx, y - dy), (x + dx, y + dy)), line.look, 2)


def _captions(network: Network, ground: Ground) -> Iterator[Words]:
    """The names of the groups, outside the rings."""
    cx, cy = ground.centre
    for key, (start, end) in zip(GROUPS, ground.sectors, strict=True):
        turn = (start + end) / 2
        across = math.cos(turn)
        x = cx + (ground.rings[-1] + 10) * across
        y = cy + (ground.rings[-1] + 18) * math.sin(turn) + 5
        label = network.label("groep", key)
        words = label[:1].upper() + label[1:]
        half = width_of(words, HELP, bold=True) / 2
        x = min(max(x, half), ground.width - half)
        yield Words(x, y, words, HELP, bold=True, anchor="middle", look="muted", halo=True)


def _caption_rects(network: Network, ground: Ground) -> Iterator[Rect]:
    for one in _captions(network, ground):
        half = width_of(one.text, HELP, bold=True) / 2 + 4
        yield one.x - half, one.y - 16, one.x + half, one.y + 6
