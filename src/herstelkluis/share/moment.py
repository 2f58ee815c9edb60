"""Moments as packages and notes write them (M6): in UTC, in whole seconds, in one way."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

_FORM = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def moment_text(moment: datetime) -> str:
    """A moment as it is written. Raises `ValueError` for one without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment has a time zone")
    return moment.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def read_moment(unverified: object) -> datetime:
    """The moment of such a text. Raises `ValueError` for anything else."""
    if type(unverified) is not str or not _FORM.fullmatch(unverified):
        raise ValueError
    moment = datetime.fromisoformat(unverified)
    if moment_text(moment) != unverified:  # 24:00:00, where Python takes it
        raise ValueError
    return moment


def end_of_day(now: datetime, days: int) -> datetime:
    """The last second of the day `days` from now, in the time zone of the owner, as UTC."""
    local = now.astimezone()
    last = datetime.combine(local.date() + timedelta(days=days), time(23, 59, 59))
    return last.astimezone().astimezone(UTC)
