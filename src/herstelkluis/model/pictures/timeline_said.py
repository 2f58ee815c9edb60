"""The timeline in words: the same moments in shelves of ten years, one year or one month, and as lines for paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from herstelkluis.errors import N_
from herstelkluis.i18n import _, ngettext, say_day
from herstelkluis.model.pictures.timeline import Moment, Stretch
from herstelkluis.model.sheet import Picture

KIND_WORDS = {
    "chapter": N_("chapter"),
    "event": N_("event"),
    "help": N_("step in help"),
    "crisis": N_("crisis"),
    "victory": N_("small victory"),
}
DECADE, YEAR = 3653, 366
LONG, SHORT = 15 * 366, 2 * 366  # above this: shelves of ten years; below: of a month


@dataclass(frozen=True, slots=True)
class Shelf:
    """Moments that begin in one decade, year or month, with its words and days; `first` 0: began earlier."""

    words: str
    first: int
    last: int
    moments: tuple[Moment, ...]


def shelves(moments: Iterable[Moment], stretch: Stretch) -> tuple[Shelf, ...]:
    """What is in view, by when it begins; what began before comes first, what has no known time last."""
    found: dict[int, list[Moment]] = {}
    unknown: list[Moment] = []
    for moment in moments:
        if not moment.is_known:
            unknown.append(moment)
        elif stretch.holds(moment):
            start = shelf_of(moment.begins, stretch)[0] if moment.begins >= stretch.start else 0
            found.setdefault(start, []).append(moment)
    made = [_shelf(start, found[start], stretch) for start in sorted(found)]
    if unknown:
        made.append(Shelf(_("I do not know when"), 0, 0, tuple(unknown)))
    return tuple(made)


def shelf_of(day: int, stretch: Stretch) -> tuple[int, int]:
    """The first and last day of the decade, year or month a day is in: as the length of the stretch asks."""
    one, length = date.fromordinal(day), stretch.end - stretch.start
    if length > LONG:
        return _years(one.year // 10 * 10, 10)
    if length > SHORT:
        return _years(one.year, 1)
    first = one.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    return first.toordinal(), following.toordinal() - 1


def say_timeline(moments: Sequence[Moment]) -> Picture:
    """All of it in words, in the order of time."""
    known = [one for one in moments if one.is_known]
    said = ngettext("A timeline with {n} moment.", "A timeline with {n} moments.", len(moments)).format(n=len(moments))
    if known:
        years = min(one.begins for one in known), max(one.last or one.begins for one in known)
        first, last = (date.fromordinal(day).year for day in years)
        span = _("From {first} to {last}.").format(first=first, last=last)
        said = f"{said} {span}"
    ordered = sorted(known, key=lambda one: (one.begins, one.key)) + [one for one in moments if not one.is_known]
    same = _("The list says the same.")
    return Picture(f"{said} {same}", tuple(map(say_moment, ordered)))


def say_moment(moment: Moment) -> str:
    """One moment: when, its words, and what kind it is."""
    when = moment.when or (_("I do not know when") if not moment.is_known else "")
    named = _("{words} ({kind})").format(words=moment.words, kind=_(KIND_WORDS[moment.band]))
    return f"{when}: {named}" if when else named


def _shelf(start: int, moments: list[Moment], stretch: Stretch) -> Shelf:
    ordered = tuple(sorted(moments, key=lambda one: (one.begins, one.key)))
    if not start:
        return Shelf(_("Began earlier"), 0, 0, ordered)
    first, last = shelf_of(start, stretch)
    day = date.fromordinal(first)
    words = str(day.year)
    if last - first > YEAR:
        words = _("{first} to {last}").format(first=day.year, last=day.year + 9)
    elif last - first < YEAR - 2:
        words = say_day(day).partition(" ")[2]
    return Shelf(words, first, last, ordered)


def _years(first: int, many: int) -> tuple[int, int]:
    return date(max(first, 1), 1, 1).toordinal(), date(first + many - 1, 12, 31).toordinal()
