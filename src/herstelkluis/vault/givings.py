"""Who has what of mine: the events of the ledger folded into one line per package."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames
from herstelkluis.share.doors import Door
from herstelkluis.share.moment import read_moment
from herstelkluis.share.package_id import number
from herstelkluis.store import ledger
from herstelkluis.vault.extracting import PROFILE as EXTRACT
from herstelkluis.vault.vault import Vault

NEAR = timedelta(days=14)
NO_WORDS = ("key", "open")
"""Deliveries that need no words: given as soon as they are written."""


class State(StrEnum):
    """Where a package stands. An end date only hides; what was given stays given."""

    NOT_MADE = "not_made"
    MAYBE_LEFT = "maybe_left"  # a crash while it was written
    SHOWN = "shown"  # looked at together: nothing left
    READY = "ready"  # the file is there, the words were not given: it can still be taken back
    UNKNOWN = "unknown"  # the vault comes from a reserve copy: the words may have been given since
    GIVEN = "given"
    EXPIRED = "expired"
    TAKEN_BACK = "taken_back"  # before the words were given, and nothing on paper: nobody can open it
    ASKED_BACK = "asked_back"  # after, or on paper too: a request
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Giving:
    """One package. `names` is None when they were erased; `has_words`: they wait in the vault.

    `was_unread`: a newer one came in its place while its words were still here.
    """

    package: str
    number: str
    made_at: datetime
    expires_at: datetime | None
    state: State
    names: LedgerNames | None
    doors: tuple[Door, ...] = ()
    hashes: tuple[str, ...] = ()
    how: tuple[str, ...] = ()
    reaction: str = ""
    replaced_by: str = ""
    profile: str = ""
    has_words: bool = False
    was_unread: bool = False

    @property
    def is_extract(self) -> bool:
        """Whether it is an extract without names: a plain file for anyone, with no number, reader or end."""
        return self.profile == EXTRACT

    @property
    def is_out_of_reach(self) -> bool:
        """Whether nobody but the owner could ever read it: its words never left, and none of it went on paper."""
        return (self.has_words or self.was_unread) and Door.PAPER not in self.doors

    @property
    def expires_on(self) -> date | None:
        """The last valid day, where the owner lives."""
        return self.expires_at.astimezone().date() if self.expires_at else None


def givings(vault: Vault) -> list[Giving]:
    """Every package that was made, begun or shown, newest first: all that can be read (see `chain_is_sound`)."""
    by_package: dict[str, list[LedgerEvent]] = {}
    for event in ledger.events(vault.database):
        by_package.setdefault(event.package, []).append(event)
    now, with_words = vault.clock(), ledger.packages_with_words(vault.database)
    found = [
        _giving(vault, package, events, now, has_words=package in with_words) for package, events in by_package.items()
    ]
    found.reverse()  # of one moment the last one first
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def giving(vault: Vault, package: str) -> Giving | None:
    """One package, or None when the ledger does not know it."""
    events = ledger.events_of(vault.database, package)
    if not events:
        return None
    has_words = ledger.get_words(vault.database, package) is not None
    return _giving(vault, package, events, vault.clock(), has_words=has_words)


def chain_is_sound(vault: Vault) -> bool:
    """Whether every event is as it was written and none is missing. A damaged list is shown, and this is said."""
    return broken_packages(vault) is None


def broken_packages(vault: Vault) -> frozenset[str] | None:
    """The packages of which an event was changed, or stands where another is missing. None: all is sound.

    None of them, and yet not sound: what is missing leaves nothing to point at.
    """
    broken = ledger.broken_at(vault.database)
    return ledger.packages_at(vault.database, broken) if broken else None


def ending_soon(vault: Vault, now: datetime) -> list[Giving]:
    """The packages with a reader that end within two weeks or did in the last two, the first to end first."""
    with_a_reader = (State.READY, State.GIVEN, State.EXPIRED)
    near = [
        one
        for one in givings(vault)
        if one.state in with_a_reader and one.expires_at is not None and abs(one.expires_at - now) <= NEAR
    ]
    return sorted(near, key=lambda one: one.expires_at or now)


def expires_at(events: Sequence[LedgerEvent]) -> datetime | None:
    """The end date that was agreed last, from the event it was written in."""
    for event in reversed(events):
        if told := event.facts.get("expires_at"):
            try:
                return read_moment(told)
            except ValueError:
                continue
    return None


def state(events: Sequence[LedgerEvent], now: datetime, *, has_words: bool) -> State:
    """Where a package stands after these events. `has_words`: whether the vault still holds them."""
    kinds = {event.kind for event in events}
    if LedgerKind.WITHDRAWN in kinds:
        last = next(event for event in reversed(events) if event.kind is LedgerKind.WITHDRAWN)
        is_real = last.facts.get("before_words") and not _is_on_paper(events)
        return State.TAKEN_BACK if is_real else State.ASKED_BACK
    if LedgerKind.REPLACED in kinds:
        return State.REPLACED
    files, end = _files(events), expires_at(events)
    if files is State.MAYBE_LEFT and has_words and end is not None and now > end:
        return State.EXPIRED  # it makes no difference any more whether the file is there: it could not be opened
    if files is not State.READY and not _is_on_paper(events):
        return files
    if end is not None and now > end:
        return State.EXPIRED
    if files is not State.READY or LedgerKind.WORDS_GIVEN in kinds or _facts(events).get("delivery") in NO_WORDS:
        return State.GIVEN
    return State.READY if has_words else State.UNKNOWN


def _files(events: Sequence[LedgerEvent]) -> State:
    """How far the files came; READY when all of them lie there."""
    kinds = {event.kind for event in events}
    is_shown = LedgerKind.SHOWN in kinds
    if any(event.kind is LedgerKind.NOTE and event.facts.get("what") == "not_made" for event in events):
        return State.SHOWN if is_shown else State.NOT_MADE
    if LedgerKind.SEALED not in kinds:
        return State.SHOWN if is_shown else State.NOT_MADE
    sealed, written = (
        {event.facts.get("door") for event in events if event.kind is kind}
        for kind in (LedgerKind.SEALED, LedgerKind.WRITTEN)
    )
    return State.READY if sealed <= written or LedgerKind.WORDS_GIVEN in kinds else State.MAYBE_LEFT


def _is_on_paper(events: Sequence[LedgerEvent]) -> bool:
    return any(event.kind is LedgerKind.SHOWN and event.facts.get("door") == Door.PAPER for event in events)


def _facts(events: Sequence[LedgerEvent]) -> Mapping[str, str | int]:
    """What was written down when making began."""
    return next((event.facts for event in events if event.kind is LedgerKind.INTENDED), {})


def _giving(vault: Vault, package: str, events: Sequence[LedgerEvent], now: datetime, *, has_words: bool) -> Giving:
    replaced = next((event.facts for event in events if event.kind is LedgerKind.REPLACED), {})
    return Giving(
        package,
        number(package),
        events[0].at,
        expires_at(events),
        state(events, now, has_words=has_words),
        ledger.names(vault.database, package),
        doors=_doors(events),
        hashes=tuple(str(event.facts["sha256"]) for event in events if "sha256" in event.facts),
        how=tuple(dict.fromkeys(str(event.facts["how"]) for event in events if "how" in event.facts)),
        reaction=ledger.reaction(vault.database, package),
        replaced_by=str(replaced.get("by", "")),
        profile=next((str(event.facts["profile"]) for event in reversed(events) if "profile" in event.facts), ""),
        has_words=has_words,
        was_unread=bool(replaced.get("before_words")),
    )


def _doors(events: Sequence[LedgerEvent]) -> tuple[Door, ...]:
    """The ways it went, or may have gone. Before there were doors every package was an age file."""
    went = (LedgerKind.SEALED, LedgerKind.SHOWN)
    named = {str(event.facts.get("door", Door.FILE)) for event in events if event.kind in went}
    return tuple(door for door in Door if door in named)
