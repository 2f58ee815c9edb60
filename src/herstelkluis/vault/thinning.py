"""Which earlier versions may go, so that a long history does not grow without end. Pure: moments in, numbers out.

Everything of the last 30 days stays. Of what is older the last version of each day stays, and past a year the last of
each month. The oldest and the newest version of a piece always stay.

A clock may jump, to 2099 and back. So two sources must agree on how old a version is: the calendar, and the time that
was lived since, which is the sum of the steps between one version of the vault and the next. A step of more than a week
is a jump, or an absence: it counts for nothing. Either way more stays, never less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

ALL_OF = timedelta(days=30)
DAILY_FOR = timedelta(days=365)
JUMP = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Kept:
    """One version: its number, whose it is, and when it was made."""

    number: int
    document: str
    made_at: datetime


def superfluous(kept: Sequence[Kept], now: datetime) -> list[Kept]:
    """What may go of all the versions of a vault, given in the order in which they were made."""
    ends = _ends(kept)
    last_of: dict[object, Kept] = {}
    old: list[Kept] = []
    for one, lived, stretch in zip(
        kept, lived_since([each.made_at for each in kept], now), _stretches(kept), strict=True
    ):
        age = min(now - one.made_at, lived)
        if age <= ALL_OF or one.number in ends:
            continue
        period = one.made_at.date() if age <= DAILY_FOR else (one.made_at.year, one.made_at.month)
        last_of[one.document, stretch, period] = one
        old.append(one)
    stay = {one.number for one in last_of.values()}
    return [one for one in old if one.number not in stay]


def lived_since(moments: Sequence[datetime], now: datetime) -> list[timedelta]:
    """How much time was lived between each of these moments and now, jumps left out; moments as they came."""
    since, found = timedelta(), []
    after = now
    for moment in reversed(moments):
        step = after - moment
        since += step if abs(step) <= JUMP else timedelta()
        found.append(since)
        after = moment
    return found[::-1]


def _stretches(kept: Sequence[Kept]) -> list[int]:
    """In which stretch without a jump each was made: a day that comes twice by a jump is two days."""
    at, found = 0, []
    for number, one in enumerate(kept):
        at += bool(number) and abs(one.made_at - kept[number - 1].made_at) > JUMP
        found.append(at)
    return found


def _ends(kept: Sequence[Kept]) -> set[int]:
    """The oldest and the newest version of each piece."""
    oldest: dict[str, int] = {}
    newest: dict[str, int] = {}
    for one in kept:
        oldest.setdefault(one.document, one.number)
        newest[one.document] = one.number
    return {*oldest.values(), *newest.values()}
