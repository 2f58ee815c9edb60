"""A life to scale: where everything stands on a stretch of time, in lanes, with nothing over anything else.

Days are ordinals (`date.toordinal`). What finds no free lane is gathered in groups that say how many there are; what
has no known time has a place of its own. Only what falls in the stretch is laid out, so a long life costs no more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from herstelkluis.model.pictures.word_width import shortened, width_of

BANDS = ("chapter", "event", "help", "crisis", "victory")
MOST_LANES = {"chapter": 6, "event": 5, "help": 5, "crisis": 4, "victory": 4}
SIZE, GAP, WIDEST = 15.0, 14.0, 230.0
SIGN, SOFT = 9.0, 18.0  # how far a sign and a soft end reach
FEWEST_DAYS = 31  # no closer than a month
GROUP = 132.0  # the least width of one group of what found no lane


@dataclass(frozen=True, slots=True)
class Moment:
    """Something with a time: `first` and `last` day as ordinals, None at an open or unknown end.

    `is_span`: it lasted that long, else it happened once, somewhere in that time. `about`: not sure.
    """

    key: str
    band: str
    words: str
    when: str = ""
    first: int | None = None
    last: int | None = None
    is_span: bool = False
    about: bool = False

    @property
    def is_known(self) -> bool:
        """Whether it has a place in time."""
        return self.first is not None or self.last is not None

    @property
    def begins(self) -> int:
        """The day it begins; of what is only known by its end that day, and 0 of what is not known at all."""
        return self.first if self.first is not None else self.last or 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """What is in view: from the first to the last day, on a ground this wide. What goes on, goes on until `today`."""

    start: int
    end: int
    width: float
    today: int

    def x(self, day: int) -> float:
        """Where a day begins."""
        return (day - self.start) * self.width / (self.end + 1 - self.start)

    def last_of(self, moment: Moment) -> int:
        """The last day of a moment."""
        return moment.last if moment.last is not None else max(self.today, moment.begins)

    @property
    def days(self) -> int:
        """How many days are in view."""
        return self.end + 1 - self.start

    def within(self, start: int, days: int) -> Stretch:
        """A stretch of so many days from a day on, kept inside this one."""
        days = max(min(days, self.days), FEWEST_DAYS)
        start = max(min(start, self.end + 1 - days), self.start)
        return replace(self, start=start, end=start + days - 1)

    def holds(self, moment: Moment) -> bool:
        """Whether any of it is in view."""
        return moment.is_known and moment.begins <= self.end and self.last_of(moment) >= self.start


@dataclass(frozen=True, slots=True)
class Placed:
    """A moment in a lane: its time from `left` to `right` in the stretch, its words as drawn from `at`."""

    moment: Moment
    lane: int
    left: float
    right: float
    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """Moments that found no lane, gathered at this place."""

    moments: tuple[Moment, ...]
    left: float


@dataclass(frozen=True, slots=True)
class Band:
    """All of one kind in view."""

    key: str
    placed: tuple[Placed, ...]
    groups: tuple[Group, ...]

    @property
    def lanes(self) -> int:
        """How many lanes are used."""
        return max((one.lane + 1 for one in self.placed), default=0)


class Measured:
    """Words as they fit in a drawing and how wide they are, measured once; goes with the screen that holds it."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, float], tuple[str, float]] = {}

    def __call__(self, words: str, room: float) -> tuple[str, float]:
        """The words for so much room, and their width."""
        if (found := self._known.get((words, room))) is None:
            text = shortened(words, room, SIZE, own=True)
            found = self._known[words, room] = text, width_of(text, SIZE, own=True)
        return found


def bands_of(moments: Iterable[Moment], stretch: Stretch, measure: Measured) -> tuple[Band, ...]:
    """Everything in view, by kind, in the order of `BANDS`."""
    seen: dict[str, list[Moment]] = {}
    for moment in moments:
        if stretch.holds(moment):
            seen.setdefault(moment.band, []).append(moment)
    return tuple(_band(key, seen[key], stretch, measure) for key in BANDS if key in seen)


def _band(key: str, moments: Sequence[Moment], stretch: Stretch, measure: Measured) -> Band:
    ends = [-GAP] * MOST_LANES[key]
    placed, left_over = list[Placed](), list[tuple[float, Moment]]()
    room = min(WIDEST, stretch.width)
    for begin, end, moment, left, right in sorted(_reaches(moments, stretch), key=lambda one: (one[:2], one[2].key)):
        lane = None
        if min(ends) + GAP <= begin:  # else no lane is free, and its words need not be measured
            text, wide = measure(moment.words, room)
            at = max(min(begin, stretch.width - wide), 0.0)
            lane = next((n for n, last in enumerate(ends) if last + GAP <= min(at, begin)), None)
        if lane is None:
            left_over.append((begin, moment))
        else:
            ends[lane] = max(end, at + wide)
            placed.append(Placed(moment, lane, left, right, at, text))
    return Band(key, tuple(placed), tuple(_groups(left_over, stretch)))


def _reaches(moments: Iterable[Moment], stretch: Stretch) -> Iterator[tuple[float, float, Moment, float, float]]:
    """How far each mark reaches with its sign or soft ends, then the time itself; both inside the stretch."""
    for moment in moments:
        left = max(stretch.x(moment.begins), 0.0)
        right = min(stretch.x(stretch.last_of(moment) + 1), stretch.width)
        middle = (left + right) / 2
        soft = SOFT if moment.about or (moment.is_span and moment.first is None) else 0.0
        sign = 0.0 if moment.is_span else SIGN
        begin, end = min(left - soft, middle - sign), max(right + soft, middle + sign)
        yield max(begin, 0.0), min(end, stretch.width), moment, left, right


def _groups(left_over: Iterable[tuple[float, Moment]], stretch: Stretch) -> Iterator[Group]:
    many = max(1, int(stretch.width / GROUP))
    wide = stretch.width / many
    found: dict[int, list[Moment]] = {}
    for begin, moment in left_over:
        found.setdefault(min(int(begin / wide), many - 1), []).append(moment)
    for n in sorted(found):
        yield Group(tuple(found[n]), n * wide)
