"""The genogram: a square, circle or diamond for everyone, level by level, with the lines of the family between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from herstelkluis.i18n import _
from herstelkluis.model.pictures.drawing import Box, Circle, Drawing, Point, Shape, Stroke, Words, diamond
from herstelkluis.model.pictures.family import ROUND, SQUARE, Family, Relative, Tie, TieKind
from herstelkluis.model.pictures.family_lines import ASIDE, bus_line, child_line, couple_line, mood_line, odd_line, stub
from herstelkluis.model.pictures.family_order import places
from herstelkluis.model.pictures.generations import Generations, generations
from herstelkluis.model.pictures.word_lines import wrapped
from herstelkluis.model.pictures.word_width import shortened

HALF = 20.0
PLACE, SIDE, TOP = 2 * ASIDE, 62.0, 64.0
WIDEST = 108.0
NAME, YEARS = 16.0, 16.0
_LINE = 20.0
_UNDER, _UNDER_SHAPES = 68.0, 34.0  # from the middle of a shape to below its words
_TRACK, _DROP = 10.0, 26.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where everyone stands, and the lines there is room for below each level."""

    at: dict[str, Point]
    level: dict[str, int]
    place: dict[str, float]
    row: tuple[tuple[str, ...], ...]
    width: float
    height: float
    track: dict[frozenset[str], float]
    bus: dict[frozenset[str], float]


def draw_genogram(family: Family, *, names: bool = True, chosen: str = "") -> Drawing:
    """The drawing; without names only the shapes and lines."""
    if not family.people:
        return _nobody()
    found = generations(family)
    stands = stand(family, found, names=names)
    shapes: list[Shape] = [*_ties(family, found, stands)]
    for one in family.people:
        shapes += _shape(one, *stands.at[one.key], is_chosen=one.key == chosen)
        if names:
            shapes += _words(one, *stands.at[one.key])
    return Drawing(stands.width, stands.height, tuple(shapes))


def _nobody() -> Drawing:
    """Nobody yet: me, and above me two layers as they might become."""
    me, line = (320.0, 300.0), "line"
    parents, above = ((210.0, 180.0), (430.0, 180.0)), ((150.0, 64.0), (270.0, 64.0), (370.0, 64.0), (490.0, 64.0))
    shapes: list[Shape] = []
    for (x, y), child in ((parents[0], me), (above[0], parents[0]), (above[2], parents[1])):
        wide = 220.0 if child is me else 120.0
        shapes.append(Stroke(((x, y), (x + wide, y)), line, 1.5, "dashed"))
        shapes.append(Stroke(((x + wide / 2, y), (x + wide / 2, (y + child[1]) / 2), child), line, 1.5, "dashed"))
    for n, (x, y) in enumerate((*parents, *above)):
        if n % 2:
            shapes.append(Circle(x, y, HALF, line, 1.5, "dashed", fill="bg"))
        else:
            shapes.append(Box(x - HALF, y - HALF, 2 * HALF, 2 * HALF, 0, line, 1.5, "dashed", fill="bg"))
    shapes.append(Stroke(diamond(*me, HALF + 2).points, "text", 5, closed=True, fill="surface"))
    shapes.append(Words(me[0], me[1] + HALF + 24, _("Me"), NAME, bold=True, anchor="middle"))
    return Drawing(640, 360, tuple(shapes))


def stand(family: Family, found: Generations, *, names: bool = True) -> Standing:
    """Where everyone stands, and where the lines between the levels run."""
    place = places(family, found)
    depth = max(found.level.values(), default=-1) + 1
    row = tuple(
        tuple(sorted((key for key, level in found.level.items() if level == n), key=place.__getitem__))
        for n in range(depth)
    )
    pairs, sets = _pairs(found), _sets(found)
    under = _under(family) if names else _UNDER_SHAPES
    track, bus, middle, y = dict[frozenset[str], float](), dict[frozenset[str], float](), list[float](), TOP
    for n in range(depth):
        middle.append(y)
        y += under
        for pair in (pair for pair in pairs if _level(pair, found) == n and not is_next(pair, row[n])):
            y += _TRACK
            track[pair] = y
        y += _TRACK if any(_level(one, found) == n for one in sets) else 0
        for parents in (one for one in sets if _level(one, found) == n):
            y += _TRACK
            bus[parents] = y
        y += _DROP + HALF
    width = 2 * SIDE + PLACE * max(place.values(), default=0.0)
    at = {key: (SIDE + PLACE * place[key], middle[level]) for key, level in found.level.items()}
    height = (middle[-1] if middle else TOP) + under + 8
    height = max([height, *(one + 12 for one in track.values())])
    return Standing(at, found.level, place, row, width, height, track, bus)


def is_next(pair: frozenset[str], row: tuple[str, ...]) -> bool:
    """Whether two people stand beside each other on their level."""
    places = sorted(row.index(key) for key in pair)
    return len(places) == 2 and places[1] - places[0] == 1


def parents_of(found: Generations) -> dict[tuple[str, bool], list[Tie]]:
    """The ties of a child to its own two parents (true), and to others one by one."""
    grouped = defaultdict[tuple[str, bool], list[Tie]](list)
    for tie in found.fitting:
        if tie.kind is TieKind.PARENT:
            grouped[tie.other, tie.is_first].append(tie)
    return grouped


def units(found: Generations) -> Iterator[tuple[frozenset[str], str, tuple[Tie, ...]]]:
    """Every child with the parents its line comes from: two together, or each of the others alone."""
    for (child, is_first), ties in parents_of(found).items():
        if is_first:
            yield frozenset(tie.one for tie in ties), child, tuple(ties)
        else:
            yield from ((frozenset((tie.one,)), child, (tie,)) for tie in ties)


def _pairs(found: Generations) -> list[frozenset[str]]:
    couples = [frozenset((tie.one, tie.other)) for tie in found.fitting if tie.kind is TieKind.COUPLE]
    return list(dict.fromkeys((*couples, *(one for one in _sets(found) if len(one) == 2))))


def _sets(found: Generations) -> list[frozenset[str]]:
    return list(dict.fromkeys(parents for parents, _child, _ties in units(found)))


def _level(keys: frozenset[str], found: Generations) -> int:
    return found.level[next(iter(keys))]


def _ties(family: Family, found: Generations, stands: Standing) -> Iterator[Shape]:
    couples = {frozenset((tie.one, tie.other)): tie for tie in found.fitting if tie.kind is TieKind.COUPLE}
    joins = dict[frozenset[str], Point]()
    for pair in _pairs(found):
        tie = couples.get(pair)
        one, other = sorted(pair, key=lambda key: stands.at[key][0])
        shapes, joins[pair] = couple_line(stands.at[one], stands.at[other], stands.track.get(pair), tie)
        yield from shapes
    below = defaultdict[frozenset[str], list[float]](list)
    for parents, child, ties in units(found):
        x, top = stands.at[child]
        x += 0 if ties[0].is_first else HALF / 2
        below[parents].append(x)
        yield from child_line(x, stands.bus[parents], top - HALF, ties)
    for parents, ends in below.items():
        if len(parents) == 1:
            line, joins[parents] = stub(stands.at[next(iter(parents))])
            yield line
        yield from bus_line(joins[parents], stands.bus[parents], ends)
    moods = [tie for tie in family.ties if tie.kind is TieKind.MOOD]
    for tie in moods:
        yield from mood_line(stands.at[tie.one], stands.at[tie.other], tie, HALF)
    for tie in found.odd:
        yield odd_line(stands.at[tie.one], stands.at[tie.other], tie)


def _shape(one: Relative, x: float, y: float, *, is_chosen: bool) -> Iterator[Shape]:
    thick = 5.0 if one.is_me else 2.0
    if is_chosen:
        yield Box(x - HALF - 7, y - HALF - 7, 2 * HALF + 14, 2 * HALF + 14, 8, "primary", 2, fill="soft")
    if one.shape == SQUARE:
        yield Box(x - HALF, y - HALF, 2 * HALF, 2 * HALF, 0, "text", thick, fill="surface", key=one.key)
    elif one.shape == ROUND:
        yield Circle(x, y, HALF, "text", thick, fill="surface", key=one.key)
    else:
        yield Stroke(diamond(x, y, HALF + 2).points, "text", thick, closed=True, fill="surface", key=one.key)
    if one.has_died:
        reach = HALF if one.shape == SQUARE else HALF * 0.72
        for side in (-1, 1):
            yield Stroke(((x - reach, y - side * reach), (x + reach, y + side * reach)), "text", 1.5)


def _lines(one: Relative) -> tuple[str, ...]:
    return wrapped(one.name, WIDEST, NAME, most=2, own=True)


def _under(family: Family) -> float:
    """The room below a shape: for a name of one line or of two, and for the years."""
    return _UNDER + (_LINE if any(len(_lines(one)) > 1 for one in family.people) else 0)


def _words(one: Relative, x: float, y: float) -> Iterator[Words]:
    lines = _lines(one)
    years = shortened("–".join(filter(None, (one.born, one.died))), WIDEST, YEARS, own=True)
    for n, line in enumerate(lines):
        yield Words(x, y + HALF + _LINE * (n + 1), line, NAME, anchor="middle", own=True, halo=True, key=one.key)
    if years:
        down = y + HALF + _LINE * len(lines) + 18
        yield Words(x, down, years, YEARS, anchor="middle", look="muted", own=True, halo=True, key=one.key)
