"""Places around home: how far, when they are open, how to get there, and whether I have been there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Cell, Choice, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.pictures.around import DOT, SIZE, Ground, Placed, Rect, Spot, place_around
from herstelkluis.model.pictures.drawing import Anchor, Circle, Drawing, Shape, Stroke, Words
from herstelkluis.model.pictures.network_drawing import HELP, pill, pill_rect
from herstelkluis.model.say import Names, cell_words
from herstelkluis.model.template import Field, Template

LIST = "plekken.lijst"
FAR = ("hoek", "lopen", "fietsen", "reizen")
HOME = 26.0
GROUND = Ground(640, 520, HOME + 6, (88.0, 140.0, 190.0, 238.0), ())


@dataclass(frozen=True, slots=True)
class Spotted:
    """One place. `far` is a key of `FAR` or empty; `said` is all else that is known, each with its own head."""

    key: str
    name: str
    far: str
    been: bool
    open: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """All places, and how the template calls the distances."""

    places: tuple[Spotted, ...]
    labels: dict[str, str]


def around_of(template: Template, document: Document, names: Names) -> Around:
    """The places in a document."""
    field = next((field for key, _section, field in template.fields() if key == LIST), None)
    columns = {one.key: one for one in field.columns} if field else {}
    far = columns.get("afstand")
    value = document.body.get(LIST, Answer()).value
    rows = value.rows if isinstance(value, Rows) else ()
    places = (_place(row, columns, names) for row in rows if row.cells)
    return Around(tuple(places), {one.key: one.label for one in far.options} if far is not None else {})


def draw_places(around: Around, chosen: str = "") -> Drawing:
    """Home in the middle and the places around it; filled is where I have been. Without a distance: not in it yet."""
    places = [one for one in around.places if one.far in FAR]
    spots = [Spot(one.key, one.name, FAR.index(one.far), -1) for one in places]
    ground, placed = place_around(spots, GROUND, lambda ground: [*_taken(around, ground)])
    cx, cy = ground.centre
    shapes: list[Shape] = [
        Circle(cx, cy, radius, "hair", 1.5, fill="bg" if n % 2 else "surface")
        for n, radius in enumerate(reversed(ground.rings))
    ]
    shapes += [Stroke(((cx, cy), (at.x, at.y)), "line", 2, "dotted") for at in placed]
    for key, radius in zip(FAR, ground.rings, strict=True):
        shapes += pill(cx, cy - radius, around.labels.get(key, key))
    shapes += _home(cx, cy)
    for one, at in zip(places, placed, strict=True):
        shapes += _dot(one, at, is_chosen=one.key == chosen)
    return Drawing(ground.width, ground.height, tuple(shapes))


def say_places(around: Around) -> tuple[str, tuple[str, ...]]:
    """A description of the drawing, and its content as lines, from near to far."""
    description = _("A drawing of the places around my home. The lines below it say the same.")
    far = {key: n for n, key in enumerate(FAR)}
    ordered = sorted(around.places, key=lambda one: far.get(one.far, len(FAR)))
    return description, tuple(f"{one.name}: {'; '.join(one.said)}" if one.said else one.name for one in ordered)


def _place(row: Row, columns: dict[str, Field], names: Names) -> Spotted:
    def words(key: str) -> str:
        cell: Cell | None = row.cells.get(key)
        return " ".join(cell_words(cell, columns.get(key), names).split()) if cell is not None else ""

    headed = [(key, f"{columns[key].ask.rstrip('?')}: ") for key in ("open", "heen", "wie", "fijn") if key in columns]
    said = [words("afstand"), words("soort"), *(head + words(key).rstrip(".") for key, head in headed if words(key))]
    return Spotted(
        row.id,
        words("naam") or _("a place"),
        _chosen(row, "afstand"),
        _chosen(row, "geweest") == "ja",
        words("open"),
        tuple(filter(None, (*said, words("geweest")))),
    )


def _chosen(row: Row, key: str) -> str:
    cell = row.cells.get(key)
    return cell.chosen[0] if isinstance(cell, Choice) and cell.chosen else ""


def _home(x: float, y: float) -> Iterator[Shape]:
    roof = ((x - HOME, y - 4), (x, y - HOME), (x + HOME, y - 4), (x + HOME, y + HOME - 6), (x - HOME, y + HOME - 6))
    yield Stroke(roof, "primary", 2, closed=True, fill="primary")
    yield Words(x, y + 13, _("Home"), HELP, bold=True, anchor="middle", look="surface")


def _dot(place: Spotted, at: Placed, *, is_chosen: bool) -> Iterator[Shape]:
    if is_chosen:
        yield Circle(at.x, at.y, DOT + 5, "primary", 2, fill="bg")
    yield Circle(at.x, at.y, DOT, "primary", 2, fill="primary" if place.been else "bg", key=place.key)
    if at.words:
        anchor: Anchor = "end" if at.is_left else "start"
        yield Words(at.words_at, at.y + 5, at.words, SIZE, anchor=anchor, own=True, halo=True, key=place.key)


def _taken(around: Around, ground: Ground) -> Iterator[Rect]:
    cx, cy = ground.centre
    yield cx - HOME - 2, cy - HOME - 2, cx + HOME + 2, cy + HOME
    for key, radius in zip(FAR, ground.rings, strict=True):
        yield pill_rect(cx, cy - radius, around.labels.get(key, key))
