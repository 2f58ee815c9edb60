"""Lines in the ledger: what happened to a package, when, and the names that can be erased again."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress

from herstelkluis.errors import KluisError
from herstelkluis.model.ledger import LedgerEvent, LedgerKind, Told
from herstelkluis.share.doors import Door
from herstelkluis.store import ledger
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


def check_is_first(vault: Vault, package: str) -> None:
    """Raise `ValueError` when making this package was begun before: another try takes a fresh id."""
    if any(event.kind is LedgerKind.INTENDED for event in ledger.events_of(vault.database, package)):
        raise ValueError("a package is made once; another try takes a fresh id")


def record_file(vault: Vault, package: str, door: Door, data: bytes) -> None:
    """Write down the hash of a file, before its first byte is on its way."""
    record(vault, package, LedgerKind.SEALED, {"door": str(door), "sha256": hashlib.sha256(data).hexdigest()})


def record_not_made(vault: Vault, package: str) -> None:
    """Write down that it was not made, and destroy its words. Where the vault itself fails, `givings` still tells."""
    with suppress(KluisError), vault.database.atomic():
        record(vault, package, LedgerKind.NOTE, {"what": "not_made"})
        ledger.destroy_words(vault.database, package)
