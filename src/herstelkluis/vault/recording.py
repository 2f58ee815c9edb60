"""One line in the ledger, told to whoever shows the list."""

from __future__ import annotations

from collections.abc import Mapping

from herstelkluis.model.ledger import LedgerEvent, LedgerKind, Told
from herstelkluis.store import ledger
from herstelkluis.vault.events import GivingRecorded
from herstelkluis.vault.vault import Vault


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
