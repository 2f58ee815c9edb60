"""The timeline as shapes: years or months above, then a band of lanes for each kind, and what has no known time below.

Every sign stands under its words. A bar lasted so long; a diamond, disc or square happened once; dots are time that is
not sure. The same in words is in `timeline_said`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from herstelkluis.errors import N_
from herstelkluis.i18n import _, ngettext, say_day
from herstelkluis.model.pictures.drawing import Box, Circle, Drawing, Shape, Stroke, Words, diamond
from herstelkluis.model.pictures.timeline import SIZE, SOFT, Group, Measured, Moment, Placed, Stretch, bands_of
from herstelkluis.model.pictures.word_width import width_of

BAND_WORDS = {
    "chapter": N_("Chapters"),
    "event": N_("Events"),
    "help": N_("Steps in help"),
    "crisis": N_("Crises"),
    "victory": N_("Small victories"),
}
AXIS, HEAD, LANE, MORE = 44.0, 30.0, 38.0, 28.0
_WORDS, _MARK = 15.0, 26.0  # in a lane: the line the words stand on, and the middle of the sign
_TICK = 58.0  # the least room for one year
GROUP_KEY = "group:"
_UNKNOWN_ROWS = 3


def draw_timeline(moments: Sequence[Moment], stretch: Stretch, measure: Measured) -> Drawing:
    """What is in view of a life, to scale."""
    bands = bands_of(moments, stretch, measure)
    shapes: list[Shape] = []
    y = AXIS
    for band in bands:
        shapes.append(Words(0, y + 20, _(BAND_WORDS[band.key]), SIZE, bold=True, look="muted"))
        y += HEAD
        for placed in band.placed:
            shapes += _placed(placed, y + placed.lane * LANE, band.key, stretch)
        y += band.lanes * LANE
        if band.groups:
            shapes += [_group(group, y, stretch) for group in band.groups]
            y += MORE
    high = y + 6
    shapes = [*_axis(stretch, high), *shapes]
    unknown, high = _unknown([one for one in moments if not one.is_known], high, stretch.width, measure)
    return Drawing(stretch.width, high, (*shapes, *unknown))


def days_of(key: str) -> tuple[int, int] | None:
    """The first and last day of a group by its key in the drawing."""
    if not key.startswith(GROUP_KEY):
        return None
    first, _colon, last = key.removeprefix(GROUP_KEY).partition(":")
    return int(first), int(last)


def _placed(placed: Placed, top: float, band: str, stretch: Stretch) -> Iterator[Shape]:
    moment, y, key = placed.moment, top + _MARK, placed.moment.key
    yield Words(placed.at, top + _WORDS, placed.text, SIZE, own=True, key=key)
    if moment.is_span:
        yield from _bar(placed, y, band, stretch)
        return
    soft = SOFT if moment.about else 0.0
    if placed.right - placed.left + soft > SOFT:  # somewhere in this time
        ends = max(placed.left - soft, 0), min(placed.right + soft, stretch.width)
        yield Stroke(((ends[0], y), (ends[1], y)), "draw", 3, "dotted", key=key)
    yield sign(band, (placed.left + placed.right) / 2, y, key)


def _bar(placed: Placed, y: float, band: str, stretch: Stretch) -> Iterator[Shape]:
    moment, left, right, key = placed.moment, placed.left, placed.right, placed.moment.key
    if moment.about or moment.first is None:
        yield Stroke(((max(left - SOFT, 0), y), (left, y)), "draw", 3, "dotted", key=key)
        yield Stroke(((right, y), (min(right + SOFT, stretch.width), y)), "draw", 3, "dotted", key=key)
    look = "primary" if band == "crisis" else "draw"
    yield Box(left, y - 4, max(right - left, 3), 8, 3, look, 2, fill=look if band != "help" else "soft", key=key)
    if moment.last is None and right < stretch.width:  # it goes on
        yield Stroke(((right + 3, y - 6), (right + 9, y), (right + 3, y + 6)), "draw", 2.5, key=key)


def sign(band: str, x: float, y: float, key: str = "") -> Shape:
    """The sign of one moment of a kind."""
    match band:
        case "victory":
            return Circle(x, y, 6.5, "primary", 2, fill="primary", key=key)
        case "crisis":
            return Box(x - 6, y - 6, 12, 12, 0, "primary", 2, fill="primary", key=key)
        case "event":
            return diamond(x, y, 8, look="primary", fill="bg", key=key)
        case _:
            return Box(x - 6, y - 4, 12, 8, 3, "draw", 2, fill="draw" if band == "chapter" else "soft", key=key)


def _group(group: Group, y: float, stretch: Stretch) -> Shape:
    many = len(group.moments)
    said = ngettext("{n} more here", "{n} more here", many).format(n=many)
    first = max(min(one.begins for one in group.moments), stretch.start)
    last = min(max(max(one.begins for one in group.moments), first), stretch.end)
    return Words(group.left, y + 18, said, SIZE, bold=True, look="primary", key=f"{GROUP_KEY}{first}:{last}")


def _axis(stretch: Stretch, high: float) -> Iterator[Shape]:
    if stretch.start < stretch.today <= stretch.end:
        x, now = stretch.x(stretch.today), _("now")
        wide = width_of(now, SIZE)
        yield Stroke(((x, 16), (x, high)), "line", 1.2, "dashed")
        yield Words(min(x - wide / 2, stretch.width - wide), 12, now, SIZE, look="muted")
    yield Stroke(((0, AXIS), (stretch.width, AXIS)), "line", 1)
    for x, room, said in ticks(stretch):
        yield Stroke(((x, AXIS - 8), (x, high)), "hair", 1, "dotted")
        if width_of(said, SIZE) <= room - 6:
            yield Words(x + 4, AXIS - 10, said, SIZE, look="muted")


def ticks(stretch: Stretch) -> Iterator[tuple[float, float, str]]:
    """Years, or months of a short stretch, as (x, room, words): as many as can be read."""
    first, last = date.fromordinal(stretch.start), date.fromordinal(stretch.end)
    years = last.year - first.year + 1
    if years <= 2:
        days = [date(first.year + n // 12, n % 12 + 1, 1) for n in range(12 * years)]
        said = [say_day(day).split()[1] if years == 1 else f"{day.month}-{day.year}" for day in days]
    else:
        step = next(n for n in (1, 2, 5, 10, 20, 50, 100, 500) if stretch.width / years * n >= _TICK)
        days = [date(year, 1, 1) for year in range(first.year, last.year + 1) if year % step == 0]
        said = [str(day.year) for day in days]
    places = [stretch.x(day.toordinal()) for day in days]
    for x, following, words in zip(places, [*places[1:], stretch.width], said, strict=True):
        if 0 <= x < stretch.width - 12:
            yield x, min(following, stretch.width) - x, words


def _unknown(moments: Iterable[Moment], top: float, width: float, measure: Measured) -> tuple[list[Shape], float]:
    """What has no known time: in a place of its own, from left to right, without scale."""
    waiting = list(moments)
    if not waiting:
        return [], top
    shapes: list[Shape] = [
        Stroke(((0, top), (width, top)), "hair", 1),
        Words(0, top + 24, _("I do not know when"), SIZE, bold=True, look="muted"),
    ]
    x, y, row = 0.0, top + HEAD + 4, 0
    for n, moment in enumerate(waiting):
        text, wide = measure(moment.words, min(190.0, width - 30))
        if x and x + 24 + wide > width:
            x, y, row = 0.0, y + MORE, row + 1
        if row == _UNKNOWN_ROWS:
            many = len(waiting) - n
            said = ngettext("{n} more in the list", "{n} more in the list", many).format(n=many)
            shapes.append(Words(0, y + 18, said, SIZE, look="muted"))
            return shapes, y + MORE
        shapes.append(sign(moment.band, x + 9, y + 13, moment.key))
        shapes.append(Words(x + 22, y + 18, text, SIZE, own=True, key=moment.key))
        x += 24 + wide + 22
    return shapes, y + MORE + 4
