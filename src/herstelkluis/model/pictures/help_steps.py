"""Mijn hulp op een rij: steps in help beside each other in the order of time, on the parts of the way they belong to.

A path goes from step to step; below it stand what helped and what stood in the way. How well it went is never drawn:
that is in the words of the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from herstelkluis.errors import N_
from herstelkluis.i18n import _, ngettext
from herstelkluis.model.body import Cell, Choice, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.pictures.drawing import Circle, Drawing, Shape, Stroke, Words, shifted
from herstelkluis.model.pictures.svg import svg
from herstelkluis.model.pictures.word_lines import wrapped
from herstelkluis.model.say import Names, cell_words
from herstelkluis.model.sheet import Picture
from herstelkluis.model.template import Field, Template

PHASES = {
    "begin": N_("Where it began"),
    "zoeken": N_("Looking for help"),
    "eerste": N_("First contact"),
    "hulp": N_("Help and support"),
    "nazorg": N_("Aftercare"),
    "": N_("Not said"),
}
"""The parts of the way, in order; the last one is for steps that were given none."""

SIDE, CLOSEST, MOST = 128.0, 118.0, 8  # room for the names of the rows, least room for a step, most steps in a row
LINE, ROW, SIZE = 22.0, 40.0, 15.0
DOT = 12.0


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its name, time and parts of the way, and the person's words about it."""

    key: str
    name: str
    when: str = ""
    phases: tuple[str, ...] = ()
    helped: str = ""
    hindered: str = ""
    ended: str = ""
    tip: str = ""


def step_of(key: str, cells: Mapping[str, Cell], fields: Mapping[str, Field], names: Names, name: str = "") -> Step:
    """A step from its answers or its columns, by their keys; `hielp_woorden` goes with `hielp`."""
    said = {one: " ".join(cell_words(cell, fields.get(one), names).split()) for one, cell in cells.items()}
    phases = cells.get("fase")
    return Step(
        key,
        name or said.get("naam") or said.get("waar") or said.get("wie") or _("A step"),
        said.get("wanneer", ""),
        phases.chosen if isinstance(phases, Choice) else (),
        ": ".join(filter(None, (said.get("hielp"), said.get("hielp_woorden")))),
        ": ".join(filter(None, (said.get("belemmerde"), said.get("belemmerde_woorden")))),
        said.get("afloop", ""),
        said.get("tip", ""),
    )


def picture(template: Template, document: Document, names: Names) -> Picture | None:
    """The way of a piece that holds its steps as lines; these follow on the sheet and are its twin."""
    found: list[Step] = []
    for key, _section, field in template.fields():
        answer = document.body.get(key)
        if field.key == "stappen" and answer is not None and isinstance(answer.value, Rows):
            columns = {column.key: column for column in field.columns}
            found += [step_of(row.id, row.cells, columns, names) for row in answer.value.rows if _is_told(row)]
    if not found:
        return None
    return Picture(say_steps(found).description, (), svg(draw_steps(found, 674)))


def draw_steps(steps: Sequence[Step], width: float) -> Drawing:
    """The way on a ground of this width; what does not fit beside each other goes on below."""
    many = max(1, min(MOST, int((width - SIDE) / CLOSEST)))
    used = [one for one in PHASES if any(one in _phases(step) for step in steps)]
    shapes: list[Shape] = []
    top = 0.0
    for n in range(0, len(steps), many):
        block = _block(steps[n : n + many], n, used, width, min(many, max(len(steps), 1)))
        shapes += [shifted(one, 0, top) for one in block.shapes]
        top += block.height + 28
    return Drawing(width, max(top - 28, 1), tuple(shapes))


def say_steps(steps: Sequence[Step]) -> Picture:
    """The same in words, one line for each step."""
    many = len(steps)
    what = ngettext("My way through help, in {n} step.", "My way through help, in {n} steps.", many).format(n=many)
    same = _("The list says the same.")
    return Picture(f"{what} {same}", tuple(map(say_step, steps)))


def say_step(step: Step) -> str:
    """One step: when, its name, and all that was said of it."""
    return "; ".join([", ".join(filter(None, (step.when, step.name))), *said_of(step)])


def said_of(step: Step) -> list[str]:
    """What was said of a step, each with its head."""
    phases = ", ".join(_(PHASES[one]) for one in step.phases if one in PHASES)
    pairs = (
        (_("Part of the way"), phases),
        (_("What helped"), step.helped),
        (_("What stood in my way"), step.hindered),
        (_("How it ended"), step.ended),
        (_("Tip"), step.tip),
    )
    return [f"{head}: {words}" for head, words in pairs if words]


def _block(steps: Sequence[Step], before: int, used: Sequence[str], width: float, many: int) -> Drawing:
    """Some steps beside each other under their names, on a row for every part of the way that is used at all."""
    room = (width - SIDE) / many
    xs = [SIDE + room * (n + 0.5) for n in range(len(steps))]
    titles = [wrapped(step.name, room - 10, SIZE, most=3, own=True) for step in steps]
    whens = [wrapped(step.when, room - 8, SIZE, most=2) for step in steps]
    high = max(len(title) + len(when) for title, when in zip(titles, whens, strict=True)) * LINE
    ys = {phase: high + 14 + ROW * (n + 0.5) for n, phase in enumerate(used)}
    below = high + 14 + ROW * len(used)
    shapes: list[Shape] = []
    for x, step, title, when in zip(xs, steps, titles, whens, strict=True):
        shapes += _head(step.key, title, when, x)
    for phase, y in ys.items():
        shapes += _row(_(PHASES[phase]), y, width)
    path = [(x, ys[phase]) for x, step in zip(xs, steps, strict=True) for phase in _ordered(step, used)]
    shapes.append(Stroke(tuple(path), "route", 5))
    for n, (x, step) in enumerate(zip(xs, steps, strict=True), before + 1):
        shapes += _dots(n, x, [ys[phase] for phase in _ordered(step, used)], step.key)
    for head, y, mark in ((_("What helped"), below + 20, _check), (_("What stood in my way"), below + 60, _cross)):
        shapes += _row(head, y, width)
        told = [step.helped if mark is _check else step.hindered for step in steps]
        shapes += [one for x, words, step in zip(xs, told, steps, strict=True) if words for one in mark(x, y, step.key)]
    return Drawing(width, below + 84, tuple(shapes))


def _head(key: str, title: tuple[str, ...], when: tuple[str, ...], x: float) -> Iterator[Shape]:
    for n, line in enumerate((*title, *when)):
        is_own = n < len(title)
        look = "text" if is_own else "muted"
        yield Words(x, 16 + LINE * n, line, SIZE, anchor="middle", look=look, own=is_own, key=key)


def _row(head: str, y: float, width: float) -> Iterator[Shape]:
    yield Stroke(((SIDE, y), (width, y)), "hair", 1)
    lines = wrapped(head, SIDE - 12, SIZE, most=2)
    for n, line in enumerate(lines):
        yield Words(0, y + 5 + (n - (len(lines) - 1) / 2) * 18, line, SIZE, look="muted")


def _dots(number: int, x: float, ys: Sequence[float], key: str) -> Iterator[Shape]:
    for n, y in enumerate(ys):
        yield Circle(x, y, DOT, "primary", 2, fill="primary" if not n else "bg", key=key)
    yield Words(x, ys[0] + 5, str(number), SIZE, bold=True, anchor="middle", look="on_primary", key=key)


def _check(x: float, y: float, key: str) -> Iterator[Shape]:
    yield Circle(x, y, DOT, "primary", 2, fill="soft", key=key)
    yield Stroke(((x - 5, y), (x - 1.5, y + 4), (x + 5.5, y - 4.5)), "primary", 2.2, key=key)


def _cross(x: float, y: float, key: str) -> Iterator[Shape]:
    yield Circle(x, y, DOT, "line", 2, fill="bg", key=key)
    for points in (((x - 4, y - 4), (x + 4, y + 4)), ((x - 4, y + 4), (x + 4, y - 4))):
        yield Stroke(points, "text", 2, key=key)


def _phases(step: Step) -> tuple[str, ...]:
    return tuple(one for one in PHASES if one in step.phases) or ("",)


def _ordered(step: Step, used: Sequence[str]) -> list[str]:
    return [one for one in used if one in _phases(step)]


def _is_told(row: Row) -> bool:
    return any(cell_words(cell, None, Names({}, {})) for cell in row.cells.values())
