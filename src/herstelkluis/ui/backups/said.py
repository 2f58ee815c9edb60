"""How copies are called: when they were made, whether they were tried, what stood in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from herstelkluis.errors import (
    BackupNotSoundError,
    BackupPlaceError,
    BackupPlaceFullError,
    BackupPlaceGoneError,
    KluisError,
)
from herstelkluis.i18n import _, ngettext, say_date, say_error
from herstelkluis.vault.backups import found
from herstelkluis.vault.backups.records import Record
from herstelkluis.vault.counting import Counts


def day_of(at: datetime, today: date) -> str:
    """The day of a moment, as near as it is."""
    return say_date(at.astimezone().date(), today)


def moment_of(at: datetime, today: date) -> str:
    """The day and the time of a moment, to begin a line with."""
    said = _("{day} at {time}").format(day=day_of(at, today), time=f"{at.astimezone():%H:%M}")
    return said[:1].upper() + said[1:]


def on_day(at: datetime, today: date) -> str:
    """The day of a moment inside a sentence: "vandaag", "gisteren", "op zondag", "op 8 november"."""
    said = day_of(at, today)
    return said if (today - at.astimezone().date()).days in (0, 1) else _("on {day}").format(day=said)


def checked(record: Record, today: date) -> str:
    """When a copy was opened as a test, if that was here."""
    if record.checked_at is None:
        return _("found back, not checked yet")
    return _("checked {on_day}").format(on_day=on_day(record.checked_at, today))


def last_copy(record: Record, today: date) -> str:
    """The state of the row: when the last copy was made, and when it was opened as a test."""
    known = checked(record, today)
    return _("Last copy: {made}, {checked}").format(made=day_of(record.made_at, today), checked=known)


def what_is_in(counts: Counts) -> str:
    """What stood in a copy: "12 stukken en 3 bijlagen"."""
    pieces = ngettext("{n} piece", "{n} pieces", counts.pieces).format(n=counts.pieces)
    if not counts.attachments:
        return pieces
    files = ngettext("{n} attachment", "{n} attachments", counts.attachments).format(n=counts.attachments)
    return _("{pieces} and {attachments}").format(pieces=pieces, attachments=files)


def why_not(error: KluisError) -> tuple[str, str]:
    """Why making a copy did not work: what happened, and what is safe with the one next step."""
    if isinstance(error, BackupNotSoundError):
        return _("The copy in this place does not open."), _("Your vault is in order. Try another stick.")
    message, next_step = say_error(error)
    if isinstance(error, BackupPlaceError | BackupPlaceFullError | BackupPlaceGoneError):
        next_step = _("Your vault is in order. {next_step}").format(next_step=next_step)
    return message, next_step


def in_short(names: Sequence[str], most: int = 4) -> list[str]:
    """The first of many lines, and how many more there are."""
    if len(names) <= most:
        return list(names)
    more = len(names) - most + 1
    return [*names[: most - 1], ngettext("And {n} more copy.", "And {n} more copies.", more).format(n=more)]


def name_of_copy(path: Path, today: date) -> str:
    """Which copy this file is, and on which stick or in which folder."""
    moment = found.moment_of(path.name)
    where = path.parent.parent
    name = where.name or str(where)
    return _("The copy of {day} on {place}").format(day=say_date(moment.date(), today), place=name) if moment else name
