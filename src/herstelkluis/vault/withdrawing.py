"""Taking a package back: real as long as nobody has its words, a friendly request afterwards."""

from __future__ import annotations

from herstelkluis.model.ledger import LedgerKind
from herstelkluis.store import ledger
from herstelkluis.vault.recording import record
from herstelkluis.vault.vault import Vault


def withdraw(vault: Vault, package: str) -> None:
    """Take a package back. With the words still here nobody can open it any more; later it is only a request.

    What was taken back already stays as it is.
    """
    if any(event.kind is LedgerKind.WITHDRAWN for event in ledger.events_of(vault.database, package)):
        return
    with vault.database.atomic():
        before = 0 if ledger.get_words(vault.database, package) is None else 1
        record(vault, package, LedgerKind.WITHDRAWN, {"before_words": before})
        ledger.destroy_words(vault.database, package)
