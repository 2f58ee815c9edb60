"""The web of areas: how life is, as the person placed it, now and at one moment before. To talk about, no measure.

Nothing is counted: the places are the person's own, a place that was not chosen is a gap in the line and never nought.
Any template with `role="area"` on a scale in each of its parts has this picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

from herstelkluis.i18n import _, say_day
from herstelkluis.model.body import Answer, Body, Line, Scale, Text
from herstelkluis.model.document import Document
from herstelkluis.model.pictures.drawing import Anchor, Circle, Dash, Drawing, Point, Shape, Stroke, Words
from herstelkluis.model.pictures.svg import svg
from herstelkluis.model.pictures.word_lines import wrapped
from herstelkluis.model.pictures.word_width import shortened, width_of
from herstelkluis.model.say import Names, cell_words
from herstelkluis.model.sheet import Picture
from herstelkluis.model.template import Field, Section, Template

AREA = "area"
HIGHEST = 10
WIDTH, REACH = 624.0, 186.0  # of the drawing, and from its middle to a corner
TOP, UNDER = 74.0, 96.0  # room above and below the web
NAME, OWN, LINE = 17.0, 16.0, 24.0  # sizes of letters, and from line to line
SIDE, MIDDLE = 136.0, 420.0  # room for words beside the web, and above or below it
MOST = {SIDE: 4, MIDDLE: 1}  # lines of own words


@dataclass(frozen=True, slots=True)
class Area:
    """One area: its own name, the person's words, place (0-10 or none), "wil ik over praten", strong point and step.

    `topics` are the sentences of this area the person wants to talk about.
    """

    key: str
    name: str
    words: str = ""
    value: int | None = None
    talk: bool = False
    strong: str = ""
    step: str = ""
    topics: tuple[str, ...] = ()

    def told(self) -> tuple[tuple[str, str], ...]:
        """What stands beside the web, each under its head."""
        told = ((_("Strong"), self.strong), (_("Step"), self.step), *((_("Talk about"), one) for one in self.topics))
        return tuple((head, words) for head, words in told if words)


@dataclass(frozen=True, slots=True)
class Moment:
    """The areas as they were at one moment: how it stands in the legend, and after "hoger dan"."""

    areas: tuple[Area, ...]
    label: str = ""
    then: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was placed."""
        return all(area.value is None for area in self.areas)


def areas_of(template: Template, document: Document | None, names: Names) -> tuple[Area, ...]:
    """The areas of a template with what a document says of each; without a document nothing is said."""
    return tuple(
        _area(section, document, names)
        for section in template.sections
        if any(field.role == AREA for field in section.fields)
    )


def _area(section: Section, document: Document | None, names: Names) -> Area:
    body = document.body if document is not None else {}
    by_role = {field.role: body.get(f"{section.key}.{field.key}", Answer()).value for field in section.fields}
    said = {
        role: " ".join(cell_words(value, None, names).split())
        for role, value in by_role.items()
        if role.startswith("area.") and isinstance(value, Line | Text)
    }
    placed = by_role[AREA]
    scale = placed if isinstance(placed, Scale) else Scale()
    return Area(
        section.key,
        section.title,
        said.get("area.words", ""),
        scale.value,
        scale.talk,
        said.get("area.strong", ""),
        said.get("area.step", ""),
        tuple(field.ask for field in section.fields if field.role != AREA and _is_talk(body, section, field)),
    )


def _is_talk(body: Body, section: Section, field: Field) -> bool:
    value = body.get(f"{section.key}.{field.key}", Answer()).value
    return isinstance(value, Scale) and value.talk


def picture(template: Template, document: Document, names: Names) -> Picture | None:
    """The web of one document, with its twin; nothing when no place was chosen, as in what leaves the vault."""
    now = Moment(areas_of(template, document, names), said_when(document))
    if now.is_empty:
        return None
    said = say_six_areas(now)
    return Picture(said.description, said.lines, svg(draw_six_areas(now)))


def said_when(document: Document) -> str:
    """The moment of a document: the period the person gave it, else the day it was begun."""
    if document.period is not None and document.period.words.strip():
        return document.period.words.strip()
    return say_day(document.created_at.astimezone().date()) if document.created_at is not None else ""


# --- drawing ------------------------------------------------------------------------------------------------------


def draw_six_areas(now: Moment, before: Moment | None = None) -> Drawing:
    """The web: now is a full line with dots, before a dashed one; the names stand around it, and below it when."""
    corners = [_at(n, len(now.areas), 1.0) for n in range(len(now.areas))]
    shapes: list[Shape] = [Stroke(tuple(corners), "hair", 1.2, closed=True, fill="surface")]
    shapes += [
        Stroke(tuple(_at(n, len(corners), part) for n in range(len(corners))), "hair", 1.2, closed=True)
        for part in (0.25, 0.5, 0.75)
    ]
    shapes += [Stroke((_middle(), corner), "hair", 1.2) for corner in corners]
    shapes += _line(now, "primary", 3.0)
    if before is not None:
        shapes += _line(before, "muted", 2.0, is_dashed=True)
    shapes += [Circle(*point, 6.5, "surface", 2, fill="primary") for point in _places(now) if point is not None]
    for n, area in enumerate(now.areas):
        shapes += _label(area, corners[n])
    shapes += _legend(now, before)
    return Drawing(WIDTH, TOP + 2 * REACH + UNDER, tuple(shapes))


def _middle() -> Point:
    return WIDTH / 2, TOP + REACH


def _at(n: int, total: int, part: float) -> Point:
    turn = 2 * pi * n / total
    x, y = _middle()
    return x + REACH * part * sin(turn), y - REACH * part * cos(turn)


def _places(moment: Moment) -> list[Point | None]:
    total = len(moment.areas)
    return [None if area.value is None else _at(n, total, area.value / HIGHEST) for n, area in enumerate(moment.areas)]


def _line(moment: Moment, look: str, thick: float, *, is_dashed: bool = False) -> list[Shape]:
    """The line through the places, with a gap where none was chosen; a place by itself is a ring."""
    points = _places(moment)
    dash: Dash = "dashed" if is_dashed else "solid"
    if all(points):
        return [Stroke(tuple(filter(None, points)), look, thick, dash, closed=True)]
    around = [*points, points[0]] if points else []
    pieces: list[Shape] = [Stroke((a, b), look, thick, dash) for a, b in pairwise(around) if a and b]
    if is_dashed:
        alone = (p for n, p in enumerate(points) if p and not (points[n - 1] or points[(n + 1) % len(points)]))
        pieces += [Circle(*point, 5, look, thick) for point in alone]
    return pieces


def _label(area: Area, corner: Point) -> list[Shape]:
    """Name and own words beside a corner; above the highest and below the lowest one they stand in the middle."""
    x, y = corner
    middle_x, middle_y = _middle()
    is_side = abs(x - middle_x) > 1
    room = SIDE if is_side else MIDDLE
    lines = wrapped(area.words, room, OWN, most=MOST[room], own=True)
    anchor: Anchor = "middle"
    if is_side:
        anchor, x = ("start", x + 13) if x > middle_x else ("end", x - 13)
        y += -6 if y < middle_y else -7
    else:
        y += 26 if y > middle_y else -12 - LINE * len(lines) - (4 if lines else 0)
    name = shortened(area.name, room, NAME, bold=True)
    shapes: list[Shape] = [Words(x, y, name, NAME, bold=True, anchor=anchor, key=area.key)]
    shapes += [
        Words(x, y + 2 + LINE * n, line, OWN, anchor=anchor, look="muted", own=True, key=area.key)
        for n, line in enumerate(lines, 1)
    ]
    return shapes


def _legend(now: Moment, before: Moment | None) -> list[Shape]:
    """What the lines stand for, on one line below the web."""
    signs = [(now, "primary"), *([(before, "muted")] if before is not None else [])]
    room = WIDTH / len(signs) - 70
    shown = [(shortened(moment.label, room, 15), look) for moment, look in signs if moment.label]
    wide = sum(46 + width_of(words, 15) for words, _look in shown) + 46 * (len(shown) - 1)
    x, y = (WIDTH - wide) / 2, TOP + 2 * REACH + UNDER - 18
    shapes: list[Shape] = []
    for words, look in shown:
        is_now = look == "primary"
        shapes.append(Stroke(((x, y), (x + 36, y)), look, 3 if is_now else 2, "solid" if is_now else "dashed"))
        if is_now:
            shapes.append(Circle(x + 18, y, 6.5, "surface", 2, fill="primary"))
        shapes.append(Words(x + 46, y + 5, words, 15))
        x += 46 + width_of(words, 15) + 46
    return shapes


# --- in words -----------------------------------------------------------------------------------------------------


def say_six_areas(now: Moment, before: Moment | None = None) -> Picture:
    """The same in words: one sentence or more for each area, in order."""
    then = {area.key: area for area in before.areas} if before is not None else {}
    lines = tuple(say_area(area, then.get(area.key), before.then if before else "") for area in now.areas)
    described = _("A web with a corner for every area. How far out a dot is, the person chose.")
    return Picture(described, lines)


def say_area(area: Area, before: Area | None = None, then: str = "") -> str:
    """One area: its own words, where it is, whether that is higher than then, and whether to talk about it."""
    compared = say_compared(area, before, then)
    parts = (
        area.words.rstrip("."),
        _place(area.value),
        compared[:1].upper() + compared[1:],
        _("I want to talk about this") if area.talk else "",
    )
    said = ". ".join(filter(None, parts))
    return f"{area.name}: {said}."


def say_compared(area: Area, before: Area | None, then: str) -> str:
    """Whether it is higher or lower than then, in small letters; nothing when one of both was not placed."""
    if before is None or area.value is None or before.value is None:
        return ""
    if area.value == before.value:
        return _("as high as {then}").format(then=then)
    words = _("higher than {then}") if area.value > before.value else _("lower than {then}")
    return words.format(then=then)


def _place(value: int | None) -> str:
    if value is None:
        return _("No place chosen")
    if value <= 1:
        return _("In the middle of the web")
    if value <= 4:
        return _("Near the middle of the web")
    if value <= 6:
        return _("Halfway in the web")
    return _("Near the edge of the web") if value <= 8 else _("At the edge of the web")
