"""The ring map: four rings, four quarters, me in the middle; and the shapes it shares with the ecogram."""

from __future__ import annotations

import math
from collections.abc import Iterator

from herstelkluis.i18n import _
from herstelkluis.model.pictures.around import DOT, SIZE, Ground, Placed, Rect, Spot, place_around
from herstelkluis.model.pictures.drawing import Anchor, Box, Circle, Dash, Drawing, Shape, Stroke, Words
from herstelkluis.model.pictures.network import QUARTERS, RINGS, Network, Person
from herstelkluis.model.pictures.word_width import width_of

ME = 23.0
PILL = 28.0
HELP = 15.0
QUARTER = math.tau / 4
GROUND = Ground(
    640, 580, ME + 4, (98.0, 158.0, 216.0, 272.0), tuple((n * QUARTER, (n + 1) * QUARTER) for n in range(4))
)
_LINES: dict[str, tuple[str, float, Dash]] = {"draagt": ("draw", 5, "solid"), "spanning": ("line", 2, "dashed")}
_ORDINARY: tuple[str, float, Dash] = ("line", 2, "dotted")
_FILLS = ("surface", "", "surface", "soft")  # from the outer ring to the inner one


def draw_rings(network: Network, chosen: str = "") -> tuple[Drawing, Ground]:
    """The map, and the ground on which someone can be put down. Who has no ring yet is not in it."""
    people = [one for one in network.people if one.ring in RINGS]
    spots = [
        Spot(
            one.key, said(one), RINGS.index(one.ring),
            QUARTERS.index(one.quarter) if one.quarter in QUARTERS else -1, one.turn,
        )
        for one in people
    ]  # fmt: skip
    ground, placed = place_around(spots, GROUND, lambda ground: [*_taken(network, ground)])
    cx, cy = ground.centre
    shapes: list[Shape] = [*_rings(ground), *_axes(ground)]
    for one, at in zip(people, placed, strict=True):
        shapes.append(tie(one, (cx, cy), at))
    shapes += [*_captions(network, ground), *me(cx, cy)]
    for one, at in zip(people, placed, strict=True):
        shapes += dot(one, at, is_chosen=one.key == chosen)
    return Drawing(ground.width, ground.height, tuple(shapes)), ground


def said(person: Person) -> str:
    """What stands beside the dot: the name, and the letters of the support."""
    return " · ".join(filter(None, (person.name, person.letters)))


def tie(person: Person, centre: tuple[float, float], at: Placed) -> Stroke:
    """The line between me and someone: thick, dotted or dashed."""
    look, thick, dash = _LINES.get(person.line, _ORDINARY)
    away = math.hypot(at.x - centre[0], at.y - centre[1]) or 1.0
    start, end = ME / away, 1 - DOT / away
    points = tuple(
        (centre[0] + (at.x - centre[0]) * part, centre[1] + (at.y - centre[1]) * part) for part in (start, end)
    )
    return Stroke(points, look, thick, dash)


def dot(person: Person, at: Placed, *, is_chosen: bool = False) -> Iterator[Shape]:
    """The dot and the name: filled is agreed to be named; where nothing is known of that, all are filled."""
    if is_chosen:
        yield Circle(at.x, at.y, DOT + 5, "primary", 2, fill="bg")
    yield Circle(at.x, at.y, DOT, "primary", 2, fill="bg" if person.agreed is False else "primary", key=person.key)
    if at.words:
        anchor: Anchor = "end" if at.is_left else "start"
        yield Words(at.words_at, at.y + 5, at.words, SIZE, anchor=anchor, own=True, halo=True, key=person.key)


def me(x: float, y: float) -> Iterator[Shape]:
    """Me, in the middle."""
    yield Circle(x, y, ME, "primary", 0, fill="primary")
    yield Words(x, y + 5, _("Me"), HELP, bold=True, anchor="middle", look="surface")


def pill(x: float, y: float, words: str) -> Iterator[Shape]:
    """Words in a rounded box around a point."""
    left, top, right, bottom = pill_rect(x, y, words)
    yield Box(left, top, right - left, bottom - top, PILL / 2, "hair", 1.5, fill="bg")
    yield Words(x, y + 5, words, HELP, anchor="middle", look="muted")


def pill_rect(x: float, y: float, words: str) -> Rect:
    """The room such a box takes."""
    half = width_of(words, HELP) / 2 + 11
    return x - half, y - PILL / 2, x + half, y + PILL / 2


def me_rect(ground: Ground) -> Rect:
    """The room I take."""
    cx, cy = ground.centre
    return cx - ME - 2, cy - ME - 2, cx + ME + 2, cy + ME + 2


def _rings(ground: Ground) -> Iterator[Shape]:
    cx, cy = ground.centre
    for radius, fill in zip(reversed(ground.rings), _FILLS, strict=True):
        yield Circle(cx, cy, radius, "hair", 1.5, fill=fill or "bg")


def _axes(ground: Ground) -> Iterator[Shape]:
    cx, cy = ground.centre
    edge = ground.rings[-1]
    yield Stroke(((cx, cy - edge), (cx, cy + edge)), "line", 1.2, "dotted")
    yield Stroke(((cx - edge, cy), (cx + edge, cy)), "line", 1.2, "dotted")


def _pills(network: Network, ground: Ground) -> Iterator[tuple[float, float, str]]:
    cx, cy = ground.centre
    for key, radius in zip(RINGS, ground.rings, strict=True):
        yield cx, cy - radius, network.label("ring", key)


def _corners(network: Network, ground: Ground) -> Iterator[Words]:
    for key, x, y in (
        ("familie", 0.0, 22.0), ("hulp", ground.width, 22.0),
        ("samenleving", 0.0, ground.height - 12), ("lotgenoten", ground.width, ground.height - 12),
    ):  # fmt: skip
        words = network.label("kwart", key)
        anchor: Anchor = "end" if x else "start"
        yield Words(x, y, words[:1].upper() + words[1:], HELP, bold=True, anchor=anchor, look="muted")


def _captions(network: Network, ground: Ground) -> Iterator[Shape]:
    for x, y, words in _pills(network, ground):
        yield from pill(x, y, words)
    yield from _corners(network, ground)


def _taken(network: Network, ground: Ground) -> Iterator[Rect]:
    yield me_rect(ground)
    for x, y, words in _pills(network, ground):
        yield pill_rect(x, y, words)
    for one in _corners(network, ground):
        wide = width_of(one.text, HELP, bold=True) + 6
        yield (one.x - wide if one.anchor == "end" else one.x), one.y - 16, one.x + wide, one.y + 6
