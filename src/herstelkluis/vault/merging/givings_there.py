"""What the ledger of the other side tells. Ledgers are never merged: each is a chain of what was done in one place."""

from __future__ import annotations

from herstelkluis.model.ledger import LedgerEvent, LedgerKind
from herstelkluis.store import ledger
from herstelkluis.vault.merging.other import Other
from herstelkluis.vault.vault import Vault


def givings_only_there(vault: Vault, other: Other) -> int:
    """How many packages only the ledger of the other side knows: the person must be told."""
    return len(other.packages() - {event.package for event in ledger.events(vault.database)})


def mark_given_there(vault: Vault, other: Other) -> None:
    """A package that waits here while its words were told there can no longer be taken back: it becomes unknown.

    Its words here are destroyed. Tells no listener.
    """
    told = other.words_given() & ledger.packages_with_words(vault.database)
    with vault.database.atomic():
        for package in sorted(told):
            ledger.append(vault.database, LedgerEvent(package, LedgerKind.UNKNOWN, vault.clock()))
            ledger.destroy_words(vault.database, package)
