"""The life route: a path with a marker for every chapter, in the person's order and not to scale, and events between.

Rows turn at the edge. Titles stand under their marker, what happened above the path at its diamond. Words never
overlap: they are broken over lines, then shortened in the drawing only, and the list says them whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import cos, pi, sin

from herstelkluis.i18n import _, ngettext
from herstelkluis.model.pictures.drawing import Drawing, Point, Shape, Stroke, Words, shifted
from herstelkluis.model.pictures.route_events import LANE, Label, Spot, draw_events, labels, lanes, spots_between
from herstelkluis.model.pictures.route_markers import legend, marker
from herstelkluis.model.pictures.word_lines import wrapped
from herstelkluis.model.pictures.word_width import shortened
from herstelkluis.model.sheet import Picture

MOST_IN_A_ROW, CLOSEST = 5, 118.0
SIDE, TURN = 78.0, 67.0  # from the edge to the first marker, and how far a turn goes past the last one
ABOVE = 33.0  # room above the first row
WAVE = 10.0  # every second marker stands so much lower
NEAR = 22.0  # from a marker at a turn to where the path may leave its height
TAIL = 46.0  # of the path, before the first and after the last marker
TITLE, WHEN, LINE = 16.0, 15.0, 24.0  # sizes of letters, and from line to line
TO_TITLE, TO_NEXT = 50.0, 44.0  # from the row to its titles, and from the last words to the next row
MOST_LINES = 3
LEGEND = 26.0  # between the last words and the legend


@dataclass(frozen=True, slots=True)
class Stop:
    """A chapter: `when` as the person said it, `state` of `ChapterState`, its word, and whether you were here."""

    key: str
    number: int
    title: str
    state: str
    said: str
    when: str = ""
    here: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """An event; `after` is how many chapters come before it."""

    key: str
    words: str
    after: int
    when: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row: its stops from left to right or back, and how many lines their words take."""

    stops: tuple[Stop, ...]
    xs: tuple[float, ...]
    titles: tuple[tuple[str, ...], ...]
    before: int  # stops in the rows above
    is_back: bool
    top: float = 0.0
    events: tuple[Label, ...] = ()

    @property
    def points(self) -> list[Point]:
        """Where the markers are."""
        return [(x, self.top + WAVE * (n % 2)) for n, x in enumerate(self.xs)]

    @property
    def bottom(self) -> float:
        """Below the lowest words."""
        lines = max(len(title) + bool(stop.when) for title, stop in zip(self.titles, self.stops, strict=True))
        return self.top + TO_TITLE + LINE * (max(lines, 3) - 1)

    @property
    def onward(self) -> int:
        """1 where the path goes to the right, -1 back."""
        return -1 if self.is_back else 1


def draw_route(stops: Sequence[Stop], events: Sequence[Happening], width: float) -> Drawing:
    """The route on a ground of this width, with its signs explained below."""
    rows = _rows(stops, events, width)
    shapes: list[Shape] = [Stroke(tuple(_path(rows, events)), "route", 6, curved=True)] if rows else []
    for above, below in pairwise(rows):
        x, y = above.xs[-1] + above.onward * TURN, (above.points[-1][1] + below.top) / 2
        shapes.append(Stroke(((x - 6, y - 3), (x, y + 4), (x + 6, y - 3)), "primary", 2.5))
    room = _room(width)
    for row in rows:
        for stop, point, title in zip(row.stops, row.points, row.titles, strict=True):
            shapes += marker(stop.state, stop.number, *point, here=stop.here, key=stop.key)
            shapes += _words(stop, title, point[0], row.top, room)
        shapes += draw_events(row.events, row.top)
    bottom = (rows[-1].bottom if rows else ABOVE) + LEGEND
    signs = legend(_signs(stops, has_events=bool(events)), width)
    return Drawing(width, bottom + signs.height, (*shapes, *(shifted(one, 0, bottom) for one in signs.shapes)))


def say_route(stops: Sequence[Stop], events: Sequence[Happening]) -> Picture:
    """The same in words: every chapter in its order with the events after it."""
    what = ngettext("Life route with {n} chapter", "Life route with {n} chapters", len(stops)).format(n=len(stops))
    if events:
        also = ngettext("{n} event", "{n} events", len(events)).format(n=len(events))
        what = _("{chapters} and {events}").format(chapters=what, events=also)
    lines = [_event_line(event) for event in events if event.after <= 0]
    for at, stop in enumerate(stops, 1):
        named = _("Chapter {n}: {title}").format(n=stop.number, title=stop.title)
        here = _("you were here") if stop.here else ""
        lines.append(", ".join(filter(None, (named, stop.when, stop.said, here))))
        is_last = at == len(stops)
        lines += [_event_line(one) for one in events if one.after == at or (is_last and one.after > at)]
    same = _("The list says the same.")
    return Picture(f"{what}. {same}", tuple(lines))


def _event_line(event: Happening) -> str:
    return ", ".join(filter(None, (_("Event: {words}").format(words=event.words), event.when)))


def _per_row(width: float) -> int:
    return max(1, min(MOST_IN_A_ROW, 1 + int((width - 2 * SIDE) / CLOSEST)))


def _spacing(width: float) -> float:
    many = _per_row(width)
    return (width - 2 * SIDE) / (many - 1) if many > 1 else max(width - 2 * TURN, 60.0)


def _room(width: float) -> float:
    """How wide words below a marker may be."""
    return min(_spacing(width) - 5, 2 * SIDE)


def _rows(stops: Sequence[Stop], events: Sequence[Happening], width: float) -> list[_Row]:
    many, spacing, room = _per_row(width), _spacing(width), _room(width)
    start = SIDE if many > 1 else width / 2
    gaps: dict[int, list[tuple[str, str]]] = {}
    for event in events:
        gaps.setdefault(min(max(event.after, 0), len(stops)), []).append((event.key, event.words))
    rows: list[_Row] = []
    bottom = ABOVE - TO_NEXT
    for n in range(0, len(stops), many):
        some, is_back = tuple(stops[n : n + many]), bool(n // many % 2)
        places = [start + spacing * at for at in range(many)]
        xs = tuple((places[::-1] if is_back else places)[: len(some)])
        titles = tuple(wrapped(stop.title, room, TITLE, most=MOST_LINES, own=True) for stop in some)
        row = _Row(some, xs, titles, n, is_back)
        found = _labels(row, gaps, width)
        row = replace(row, top=bottom + TO_NEXT + LANE * max(0, lanes(found) - 1))
        row = replace(row, events=_labels(row, gaps, width))
        bottom = row.bottom
        rows.append(row)
    return rows


def _labels(row: _Row, gaps: dict[int, list[tuple[str, str]]], width: float) -> tuple[Label, ...]:
    """The events on this row: before its first stop only on the first row, and after each of its stops."""
    spots: list[Spot] = []
    for at in range(0 if row.before == 0 else 1, len(row.stops) + 1):
        if found := gaps.get(row.before + at):
            spots += _spots(row, at, found)
    high = [(x, 22.0 if stop.here else 13.0) for x, stop in list(zip(row.xs, row.stops, strict=True))[::2]]
    return labels(spots, width, high)


def _spots(row: _Row, at: int, events: Sequence[tuple[str, str]]) -> tuple[Spot, ...]:
    """The diamonds before the first stop, between two, or after the last one of a row."""
    points = row.points
    if at in (0, len(points)):
        (x, y), away = points[max(at - 1, 0)], -34 if at == 0 else 36
        return spots_between(events, 1, lambda _share: (x + row.onward * away, y + abs(away) - 29))
    (ax, ay), (bx, by) = points[at - 1], points[at]
    room = max(1, int((abs(bx - ax) - 44) / 26))
    return spots_between(events, room, lambda share: (ax + (bx - ax) * share, ay + (by - ay) * _eased(share)))


def _eased(share: float) -> float:
    return share * share * (3 - 2 * share)


def _path(rows: Sequence[_Row], events: Sequence[Happening]) -> list[Point]:
    first, last = rows[0], rows[-1]
    path: list[Point] = [(first.points[0][0] - 50, first.points[0][1] + 6), (first.points[0][0] - 28, first.top + 4)]
    for row, below in zip(rows, [*rows[1:], None], strict=True):
        path += row.points[bool(row.before) :]
        if not row.before:
            path.insert(3, (row.points[0][0] + row.onward * NEAR, row.top + 0.5))
        if below is not None:
            (x, y), end = row.points[-1], below.top
            middle, half = (y + end) / 2, (end - y) / 2
            turns = [-pi / 2 + pi * n / 8 for n in range(1, 8)]
            path.insert(-1, (x - row.onward * NEAR, y))  # even steps, so that the line does not swing out
            path += [(x + row.onward * TURN * cos(turn), middle + half * sin(turn)) for turn in turns]
            path += [(x, end), (x - row.onward * NEAR, end)]
    if any(event.after >= last.before + len(last.stops) for event in events):
        x, y = last.points[-1]
        path.append((x + last.onward * TAIL, y + 10))
    return path


def _words(stop: Stop, title: tuple[str, ...], x: float, top: float, room: float) -> list[Shape]:
    base = top + TO_TITLE
    said: list[Shape] = [
        Words(x, base + LINE * n, line, TITLE, anchor="middle", own=True, key=stop.key) for n, line in enumerate(title)
    ]
    if stop.when:
        when = shortened(stop.when, room, WHEN)
        under = base + LINE * len(title) - 1
        said.append(Words(x, under, when, WHEN, anchor="middle", look="muted", key=stop.key))
    return said


def _signs(stops: Sequence[Stop], *, has_events: bool) -> tuple[tuple[str, str], ...]:
    """The words behind the signs that stand on this route."""
    said = {stop.state: stop.said for stop in stops}
    order = ("ready", "busy", "empty", "folded", "never")
    signs = tuple((state, said[state]) for state in order if state in said)
    return (*signs, ("event", _("event"))) if has_events else signs
