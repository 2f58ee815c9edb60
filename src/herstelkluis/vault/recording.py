"""One line in the ledger, told to whoever shows the list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from herstelkluis.model.ledger import LedgerEvent, LedgerKind, Told
from herstelkluis.store import ledger
from herstelkluis.vault.events import GivingRecorded
from herstelkluis.vault.vault import Vault

_STAMP = "%Y-%m-%dT%H:%M:%SZ"


def record(
    vault: Vault,
    package: str,
    kind: LedgerKind,
    facts: Mapping[str, str | int] | None = None,
    told: Told | None = None,
) -> None:
    """Write down what happened to a package now. `facts` can never be erased, so they name nobody."""
    ledger.append(vault.database, LedgerEvent(package, kind, vault.clock(), facts or {}), told)
    vault.events.emit(GivingRecorded(package))


def stamp(moment: datetime) -> str:
    """A moment as a fact holds it: UTC, whole seconds."""
    return moment.astimezone(UTC).strftime(_STAMP)


def moment_of(fact: object) -> datetime:
    """The moment that such a fact tells. Raises `ValueError`."""
    return datetime.strptime(str(fact), _STAMP).replace(tzinfo=UTC)
