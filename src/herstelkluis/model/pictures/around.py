"""Where people or places stand around one point: in a ring and a sector, with their names outward beside them.

Names never overlap: someone is shifted along the ring, then the name is shortened in the drawing only; when a picture
is so full that even that is not enough, the rings grow, and at last a name stands in the list alone.
Angles are radians, 0 at the right, growing clockwise as `y` grows downwards.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from herstelkluis.model.pictures.word_width import shortened, width_of

DOT, GAP, HALF_LINE = 8.0, 17.0, 11.0
SIZE = 16.0
SHORTEST = 46.0
"""Less room than this is no room for a name."""

_STEP = 15.0
_WHOLE, _SHORT, _SHORTER = math.inf, 100.0, 64.0
_NAMED = ((1.0, _WHOLE), (1.0, _SHORT), (1.0, _SHORTER), (1.2, _SHORT), (1.2, _SHORTER), (1.45, _SHORTER))
_NAMELESS = ((1.2, SHORTEST), (1.45, SHORTEST), (2.0, SHORTEST), (3.0, SHORTEST), (5.0, SHORTEST))
"""How much larger the rings become, and how wide a name may be: tried one after the other."""

_TRACKS = (0.0, 0.5, -0.5)

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Spot:
    """What wants a place: in which ring (0 is the inner one) and sector, and at which angle when that was chosen."""

    key: str
    words: str
    ring: int
    sector: int
    turn: float | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """Rings as the radii of their outer edges, sectors as pairs of angles, around a centre, in a size.

    `hole` is the radius of what stands in the middle.
    """

    width: float
    height: float
    hole: float
    rings: tuple[float, ...]
    sectors: tuple[tuple[float, float], ...]

    def grown(self, by: float) -> Ground:
        """The same ground with wider rings; what stands around the rings keeps its room."""
        side, above = self.width / 2 - self.rings[-1], self.height / 2 - self.rings[-1]
        rings = tuple(one * by for one in self.rings)
        return Ground(2 * (rings[-1] + side), 2 * (rings[-1] + above), self.hole, rings, self.sectors)

    @property
    def centre(self) -> tuple[float, float]:
        """The point in the middle."""
        return self.width / 2, self.height / 2

    def band(self, ring: int) -> tuple[float, float]:
        """From where to where a ring goes."""
        return (self.rings[ring - 1] if ring else self.hole), self.rings[ring]


TakenAt = Callable[[Ground], Iterable[Rect]]
"""The places on a ground where no name may come."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A place that was found; `words` as the drawing says them, at the left or right of the dot."""

    key: str
    x: float
    y: float
    words: str
    is_left: bool

    @property
    def words_at(self) -> float:
        """Where the words begin, or end when they stand at the left."""
        return self.x - GAP if self.is_left else self.x + GAP

    @property
    def rect(self) -> Rect:
        """The room it takes, dot and words."""
        wide = GAP + width_of(self.words, SIZE, own=True) + 2 if self.words else DOT + 2
        near = DOT + 2
        left, right = (wide, near) if self.is_left else (near, wide)
        return self.x - left, self.y - HALF_LINE, self.x + right, self.y + HALF_LINE


def place_around(spots: Sequence[Spot], ground: Ground, taken: TakenAt) -> tuple[Ground, tuple[Placed, ...]]:
    """A place for every spot, and the ground that was large enough for it."""
    for tries, may_be_nameless in ((_NAMED, False), (_NAMELESS, True)):
        for growth, widest in tries:
            grown = ground.grown(growth)
            placed = _place_all(spots, grown, tuple(taken(grown)), widest, may_be_nameless=may_be_nameless)
            if placed is not None:
                return grown, placed
    return grown, _piled(spots, grown)


def angle_of_clock(words: str) -> float | None:
    """The angle of a place on the clock: "10:30", "3"; nothing when that is not what it says."""
    hour, _colon, minute = words.strip().partition(":")
    if not (hour.isdecimal() and (minute.isdecimal() or not minute)) or len(hour) > 2 or len(minute) > 2:
        return None
    return math.radians(((int(hour) % 12) + int(minute or 0) / 60) * 30 - 90)


def clock_of(x: float, y: float) -> str:
    """The place on the clock of a point seen from the middle."""
    minutes = round(((math.degrees(math.atan2(y, x)) + 90) % 360) * 2) % 720
    return f"{minutes // 60 or 12}:{minutes % 60:02d}"


def ring_and_sector(ground: Ground, x: float, y: float) -> tuple[int, int]:
    """In which ring and sector a point lies; outside all rings is the last ring."""
    cx, cy = ground.centre
    away, turn = math.hypot(x - cx, y - cy), math.atan2(y - cy, x - cx) % math.tau
    ring = next((n for n, edge in enumerate(ground.rings) if away <= edge), len(ground.rings) - 1)
    sector = (n for n, (start, end) in enumerate(ground.sectors) if (turn - start) % math.tau <= (end - start))
    return ring, next(sector, 0)


def _place_all(
    spots: Sequence[Spot], ground: Ground, taken: Sequence[Rect], widest: float, *, may_be_nameless: bool
) -> tuple[Placed, ...] | None:
    full, found = list(taken), dict[str, Placed]()
    for spot, wish in _wishes(spots, ground):
        placed = _place(spot, wish, ground, full, widest, may_be_nameless=may_be_nameless)
        if placed is None:
            return None
        found[spot.key] = placed
        full.append(placed.rect)
    return _lengthened(spots, found, ground, taken)


def _lengthened(
    spots: Sequence[Spot], found: dict[str, Placed], ground: Ground, taken: Sequence[Rect]
) -> tuple[Placed, ...]:
    """Every name again as long as there is room for, now that everyone has a place."""
    for spot in spots:
        one = found[spot.key]
        full = [*taken, *(other.rect for key, other in found.items() if key != spot.key)]
        words = shortened(spot.words, _room(one.x, one.y, ground, full, is_left=one.is_left), SIZE, own=True)
        if len(words) > len(one.words) and words != "…":
            found[spot.key] = replace(one, words=words)
    return tuple(found[spot.key] for spot in spots)


def _wishes(spots: Sequence[Spot], ground: Ground) -> list[tuple[Spot, float]]:
    """Every spot with the angle it would like: chosen ones first, then the others spread over their sector.

    Of these the inner rings come first: there is the least room.
    """
    chosen = [(spot, spot.turn) for spot in spots if spot.turn is not None]
    others: list[tuple[Spot, float]] = []
    for sector in dict.fromkeys(spot.sector for spot in spots):
        here = [spot for spot in spots if spot.sector == sector and spot.turn is None]
        start, end = _sector(ground, sector)
        others += [(spot, start + (end - start) * (n + 0.5) / len(here)) for n, spot in enumerate(here)]
    return [*chosen, *sorted(others, key=lambda one: one[0].ring)]


def _sector(ground: Ground, sector: int) -> tuple[float, float]:
    return ground.sectors[sector] if 0 <= sector < len(ground.sectors) else (0.0, math.tau)


def _place(
    spot: Spot, wish: float, ground: Ground, full: list[Rect], widest: float, *, may_be_nameless: bool
) -> Placed | None:
    words = shortened(spot.words, widest, SIZE, own=True)
    wanted = width_of(words, SIZE, own=True)
    best, room = None, 0.0
    for x, y in _candidates(spot, wish, ground):
        is_left = x < ground.width / 2
        here = _room(x, y, ground, full, is_left=is_left)
        if here >= wanted:
            return Placed(spot.key, x, y, words, is_left)
        if here >= 0 and (best is None or here > room):
            best, room = (x, y, is_left), here
    if best is not None and room >= SHORTEST:
        return Placed(spot.key, best[0], best[1], shortened(spot.words, room, SIZE, own=True), best[2])
    return Placed(spot.key, best[0], best[1], "", best[2]) if best is not None and may_be_nameless else None


def _candidates(spot: Spot, wish: float, ground: Ground) -> Iterator[tuple[float, float]]:
    """Points on the ring, nearest to the wish first, on the middle of the ring before its sides."""
    cx, cy = ground.centre
    inner, outer = ground.band(spot.ring)
    start, end = _sector(ground, spot.sector)
    middle, reach = (inner + outer) / 2, max((outer - inner) / 2 - DOT - 4, 0.0)
    aside = (DOT + 4) / middle
    low, high = start + aside, end - aside
    wish = min(max(start + (wish - start) % math.tau if wish != end else end, low), high)
    steps = int((high - low) * outer / _STEP) + 1
    for n in range(2 * steps + 1):
        turn = wish + (n + 1) // 2 * (1 if n % 2 else -1) * _STEP / outer
        if low <= turn <= high:
            for track in _TRACKS:
                away = middle + track * reach
                yield cx + away * math.cos(turn), cy + away * math.sin(turn)


def _room(x: float, y: float, ground: Ground, full: list[Rect], *, is_left: bool) -> float:
    """How much room there is for words beside a dot here; below nought when there is none for the dot."""
    room = (x if is_left else ground.width - x) - GAP - 3
    for left, top, right, bottom in full:
        if y - HALF_LINE >= bottom or y + HALF_LINE <= top:
            continue
        if x - DOT - 2 < right and x + DOT + 2 > left:
            return -1.0
        if is_left and right <= x:
            room = min(room, x - GAP - 2 - right)
        elif not is_left and left >= x:
            room = min(room, left - x - GAP - 2)
    return max(room, 0.0)


def _piled(spots: Sequence[Spot], ground: Ground) -> tuple[Placed, ...]:
    """Where even the largest ground is too small: dots on their rings, all names in the list."""
    places = ((spot, next(_candidates(spot, wish, ground))) for spot, wish in _wishes(spots, ground))
    found = {spot.key: Placed(spot.key, x, y, "", x < ground.width / 2) for spot, (x, y) in places}
    return tuple(found[spot.key] for spot in spots)
