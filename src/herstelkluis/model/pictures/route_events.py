"""What happened on the life route: diamonds on the path, and their words above it in lanes, never over each other.

More than fit between two chapters stand as one diamond that says how many there are; the list names each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from herstelkluis.i18n import ngettext
from herstelkluis.model.pictures.drawing import Point, Shape, Stroke, Words
from herstelkluis.model.pictures.route_markers import EVENT, event_mark
from herstelkluis.model.pictures.word_width import shortened, width_of

SIZE, LANE = 15.0, 19.0
_TO_WORDS = 20.0  # from the path to the line of the lowest words
_GAP = 8.0  # between words beside each other
_WIDEST = 150.0


@dataclass(frozen=True, slots=True)
class Spot:
    """One diamond: the events it stands for, its words, and where on the path it is."""

    keys: tuple[str, ...]
    words: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a place: from `left`, so many lanes above the path."""

    spot: Spot
    text: str
    left: float
    lane: int

    @property
    def right(self) -> float:
        """Where the words end."""
        return self.left + width_of(self.text, SIZE)


def spots_between(events: Sequence[tuple[str, str]], room: int, place: Callable[[float], Point]) -> tuple[Spot, ...]:
    """Events (key, words) in order, spread over a stretch with room for so many; more than that is one spot."""
    many = len(events)
    if many <= room:
        places = [place((n + 1) / (many + 1)) for n in range(many)]
        return tuple(Spot((key,), words, *at) for (key, words), at in zip(events, places, strict=True))
    said = ngettext("{n} event", "{n} events", many).format(n=many)
    return (Spot(tuple(key for key, _words in events), said, *place(0.5)),)


def labels(spots: Iterable[Spot], width: float, markers: Sequence[tuple[float, float]]) -> tuple[Label, ...]:
    """Words for every diamond of one row, each in the lowest lane where they and the line down to it have room.

    `markers` (middle, half width) reach into the lowest lane; words move aside for them as far as their diamond goes.
    """
    done: list[Label] = []
    ordered = sorted(spots, key=lambda spot: -spot.x)
    for n, spot in enumerate(ordered):
        text = shortened(spot.words, min(_WIDEST, width), SIZE)
        wide = width_of(text, SIZE)
        # Keep clear of the line down from the words of the diamond before this one.
        least = ordered[n + 1].x + 4 if n + 1 < len(ordered) else 0.0
        least, most = max(0.0, min(least, spot.x - 6)), width - wide
        places = [min(max(left, least), most) for left in _lefts(spot.x, wide, markers)]
        found = next((left for left in places if _is_clear(left, wide, markers, done)), None)
        left, lane = (found, 0) if found is not None else (places[0], 1)
        while not _is_free(left, left + wide, lane, done):
            lane += 1
        done.append(Label(spot, text, left, lane))
    return tuple(done)


def _lefts(x: float, wide: float, markers: Sequence[tuple[float, float]]) -> Iterator[float]:
    """Where words may begin in the lowest lane: over their diamond, or moved to the side of a marker."""
    yield x - wide / 2
    for marker, half in markers:
        aside = marker + half + 1 if marker < x else marker - half - 1 - wide
        if aside < x - 3 and x + 3 < aside + wide:
            yield aside


def _is_clear(left: float, wide: float, markers: Sequence[tuple[float, float]], done: Iterable[Label]) -> bool:
    meets = any(left < x + half and x - half < left + wide for x, half in markers)
    return not meets and _is_free(left, left + wide, 0, done)


def lanes(found: Iterable[Label]) -> int:
    """How many lanes of words there are above a row."""
    return max((label.lane + 1 for label in found), default=0)


def draw_events(found: Iterable[Label], top: float) -> list[Shape]:
    """Diamonds and words of one row, whose path is at `top`."""
    shapes: list[Shape] = []
    for label in found:
        spot, base = label.spot, top - _TO_WORDS - label.lane * LANE + 5
        if label.lane:
            shapes.append(Stroke(((spot.x, spot.y - EVENT), (spot.x, base + 4)), "line", 1))
        shapes += [event_mark(spot.x, spot.y, key) for key in reversed(spot.keys)]
        shapes.append(Words(label.left, base, label.text, SIZE, look="muted", key=spot.keys[0]))
    return shapes


def _is_free(left: float, right: float, lane: int, done: Iterable[Label]) -> bool:
    return not any(
        (other.lane == lane and left < other.right + _GAP and other.left < right + _GAP)
        or (other.lane > lane and left - 3 < other.spot.x < right + 3)  # the line down from words above
        for other in done
    )
