"""The circle of influence: what is in my hand, where I have influence, and what I only worry about.

Any template with a list that has a choice of `role="influence.ring"` among its columns has this picture; the options
of that choice are the rings from the middle outwards, the first column holds the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Choice, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.pictures.drawing import Anchor, Box, Circle, Drawing, Point, Shape, Words
from herstelkluis.model.pictures.svg import svg
from herstelkluis.model.pictures.word_width import shortened, width_of
from herstelkluis.model.say import Names, cell_words
from herstelkluis.model.sheet import Picture
from herstelkluis.model.template import Field, Template

RING = "influence.ring"
WIDTH, HEIGHT = 640.0, 520.0  # at least
DOT, LETTERS, LINE = 7.0, 16.0, 26.0
BESIDE = DOT + 8  # from the middle of a dot to its words
AXIS = 72.0  # dots of a ring keep this far from the middle line: there stand the names of the rings
CORE, BAND = 112.0, 62.0  # radius of the middle and width of a ring, at least
STEEP = 0.88  # how high a thing stands on its ring when there is room


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that keeps the person busy: id of its line, words, and the key of its ring (empty: not chosen yet)."""

    id: str
    words: str
    ring: str = ""


@dataclass(frozen=True, slots=True)
class Rings:
    """The rings from the middle outwards, as (key, name), and the things with a place in one of them or none yet."""

    names: tuple[tuple[str, str], ...]
    things: tuple[Thing, ...] = ()

    def within(self, ring: str) -> tuple[Thing, ...]:
        """What stands in one ring, in the order of the list."""
        return tuple(thing for thing in self.things if thing.ring == ring)


def list_of(template: Template) -> tuple[str, Field] | None:
    """The list of a template that has this picture, with its key."""
    found = (
        (key, field) for key, _section, field in template.fields() if any(one.role == RING for one in field.columns)
    )
    return next(found, None)


def rings_of(template: Template, document: Document, names: Names) -> Rings:
    """What a document says; a line without words has no place in the drawing."""
    found = list_of(template)
    if found is None:
        return Rings(())
    key, field = found
    column = next(one for one in field.columns if one.role == RING)
    value = document.body.get(key, Answer()).value
    things = []
    for row in value.rows if isinstance(value, Rows) else ():
        cell, place = row.cells.get(field.columns[0].key), row.cells.get(column.key)
        words = " ".join(cell_words(cell, None, names).split()) if cell is not None else ""
        chosen = place.chosen[0] if isinstance(place, Choice) and place.chosen else ""
        if words:
            things.append(Thing(row.id, words, chosen))
    return Rings(tuple((option.key, option.label) for option in column.options), tuple(things))


def picture(template: Template, document: Document, names: Names) -> Picture | None:
    """The rings of one document, with their twin; nothing when nothing has a place in them."""
    rings = rings_of(template, document, names)
    if not any(rings.within(key) for key, _name in rings.names):
        return None
    said = say_influence(rings)
    return Picture(said.description, said.lines, svg(draw_influence(rings)))


def say_influence(rings: Rings) -> Picture:
    """The same in words: every ring from the middle outwards with what stands in it, then what has no place yet."""
    named = [*rings.names, ("", _("no place yet"))]
    lines = tuple(
        f"{name[:1].upper()}{name[1:]}: {'; '.join(thing.words for thing in within)}"
        for key, name in named
        if (within := rings.within(key))
    )
    return Picture(_("Three rings around me: from what I hold in my hand to what I only worry about."), lines)


# --- drawing ------------------------------------------------------------------------------------------------------


def draw_influence(rings: Rings) -> Drawing:
    """Rings around the middle. Every thing has a height of its own at its side, so that no words ever meet."""
    spots, radii = _spots(rings)
    height = max(HEIGHT, 2 * radii[-1] + 34) if radii else HEIGHT
    width = max(WIDTH, 2 * max((abs(x) for x, _y in spots.values()), default=0) + 340)
    middle = width / 2, height / 2 + 6
    fills = ("soft", "surface", "")
    shapes: list[Shape] = [
        Circle(*middle, radius, "line", 1.5, "dashed" if n == len(radii) - 1 else "solid", fill=fills[min(n, 2)])
        for n, radius in reversed(list(enumerate(radii)))
    ]
    for (_key, name), radius in zip(rings.names, radii, strict=True):
        shapes += _tag(middle[0], middle[1] - radius, name)
    for thing in rings.things:
        if thing.id in spots:
            shapes += _thing(thing, spots[thing.id], middle, width, radii[0])
    return Drawing(width, height, tuple(shapes))


def ring_at(rings: Rings, drawing: Drawing, x: float, y: float) -> str:
    """The ring in which a point of the drawing lies; outside all of them it is the outermost."""
    radii = _spots(rings)[1]
    far = hypot(x - drawing.width / 2, y - drawing.height / 2 - 6)
    found = (key for (key, _name), radius in zip(rings.names, radii, strict=True) if far <= radius)
    return next(found, rings.names[-1][0] if rings.names else "")


def _spots(rings: Rings) -> tuple[dict[str, Point], list[float]]:
    """Where every thing stands, seen from the middle, and how large each ring is: it grows with what is in it.

    In the middle one under another. In the rings around it each in a row of its own, so that its words may run outwards
    through the rings there: a ring has its rows above and below those of the ring inside it.
    """
    first = rings.within(rings.names[0][0]) if rings.names else ()
    spots = {thing.id: (0.0, LINE * (n - (len(first) - 1) / 2)) for n, thing in enumerate(first)}
    radii = [max(CORE, hypot(AXIS + 30, LINE * (len(first) + 1) / 2))][: len(rings.names)]
    used = -LINE / 2
    for key, _name in rings.names[1:]:
        things = rings.within(key)
        needed = used + LINE * max((len(things) + 3) // 4, 1)
        far = max(radii[-1] + BAND / 2, hypot(AXIS, needed))
        highest = max(needed, STEEP * far) if needed < STEEP * far else sqrt(far**2 - AXIS**2)
        for thing, (side, height) in zip(things, _heights(len(things), highest, used), strict=False):
            spots[thing.id] = side * sqrt(far**2 - height**2), height
        used = highest if things else used
        radii.append(far + BAND / 2)
    return spots, radii


def _heights(count: int, highest: float, used: float) -> Iterator[tuple[int, float]]:
    """Sides (-1 left, 1 right) and heights for so many things: above and below in turn, from the outside inwards."""
    room = (highest - used) / max(1, (count + 3) // 4)
    for n in range(count):
        quarter, step = n % 4, n // 4
        height = highest - step * min(room, LINE * 1.6)
        yield (1 if quarter in (0, 3) else -1), height if quarter >= 2 else -height


def _tag(x: float, y: float, name: str) -> Sequence[Shape]:
    words = shortened(name, 2 * AXIS - 34, 15)
    wide = width_of(words, 15) + 20
    return (
        Box(x - wide / 2, y - 13, wide, 26, 13, "line", 1.2, fill="bg"),
        Words(x, y + 5, words, 15, anchor="middle", look="muted"),
    )


def _thing(thing: Thing, spot: Point, middle: Point, width: float, core: float) -> Sequence[Shape]:
    """A dot with its words: in the middle behind the dot, elsewhere running outwards."""
    x, y = middle[0] + spot[0], middle[1] + spot[1]
    anchor: Anchor = "start" if spot[0] >= 0 else "end"
    if spot[0]:
        room = (width - x if anchor == "start" else x) - BESIDE
        words = shortened(thing.words, room, LETTERS, own=True)
    else:
        words = shortened(thing.words, 2 * (sqrt(core**2 - spot[1] ** 2) - BESIDE - DOT), LETTERS, own=True)
        x -= (width_of(words, LETTERS, own=True) + DOT) / 2
    at = x + BESIDE if anchor == "start" else x - BESIDE
    return (
        Circle(x, y, DOT, "surface", 2, fill="primary", key=thing.id),
        Words(at, y + 5.5, words, LETTERS, anchor=anchor, own=True, halo=bool(spot[0]), key=thing.id),
    )
