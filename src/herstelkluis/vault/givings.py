"""Who has what of mine: the events of the ledger folded into one line per package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from herstelkluis.model.ledger import LedgerEvent, LedgerKind, LedgerNames
from herstelkluis.share.package_id import number
from herstelkluis.store import ledger
from herstelkluis.vault.vault import Vault


class State(StrEnum):
    """Where a package stands. An end date only hides; what was given stays given."""

    NOT_MADE = "not_made"
    MAYBE_LEFT = "maybe_left"  # a crash while it was written
    READY = "ready"  # the file is there, the words were not given: it can still be taken back
    GIVEN = "given"
    EXPIRED = "expired"
    TAKEN_BACK = "taken_back"  # before the words were given: nobody can open it
    ASKED_BACK = "asked_back"  # after: a request
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Giving:
    """One package. `names` is None when they were erased."""

    package: str
    number: str
    made_at: datetime
    expires_at: datetime | None
    state: State
    names: LedgerNames | None

    @property
    def expires_on(self) -> date | None:
        """The last valid day, where the owner lives."""
        return self.expires_at.astimezone().date() if self.expires_at else None


def givings(vault: Vault) -> list[Giving]:
    """Every package that was made or begun, newest first."""
    by_package: dict[str, list[LedgerEvent]] = {}
    for event in ledger.events(vault.database):
        by_package.setdefault(event.package, []).append(event)
    now = vault.clock()
    found = [
        Giving(
            package,
            number(package),
            events[0].at,
            expires_at(events),
            state(events, now),
            ledger.names(vault.database, package),
        )
        for package, events in by_package.items()
    ]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def expires_at(events: list[LedgerEvent]) -> datetime | None:
    """The end date that was agreed, from the event it was written in."""
    for event in events:
        if stamp := event.facts.get("expires_at"):
            return datetime.strptime(str(stamp), "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return None


def state(events: list[LedgerEvent], now: datetime) -> State:
    """Where a package stands after these events."""
    kinds = {event.kind for event in events}
    if LedgerKind.WITHDRAWN in kinds:
        last = next(event for event in reversed(events) if event.kind is LedgerKind.WITHDRAWN)
        return State.TAKEN_BACK if last.facts.get("before_words") else State.ASKED_BACK
    if LedgerKind.REPLACED in kinds:
        return State.REPLACED
    if any(event.kind is LedgerKind.NOTE and event.facts.get("what") == "not_made" for event in events):
        return State.NOT_MADE
    if LedgerKind.WRITTEN not in kinds:
        return State.MAYBE_LEFT if LedgerKind.SEALED in kinds else State.NOT_MADE
    end = expires_at(events)
    if end is not None and now > end:
        return State.EXPIRED
    return State.GIVEN if LedgerKind.WORDS_GIVEN in kinds else State.READY
