"""What happens to a package after it was given: how it went, what the reader said, and what may be forgotten again."""

from __future__ import annotations

from herstelkluis.model.ledger import LedgerKind, LedgerReaction
from herstelkluis.store import ledger
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.recording import record
from herstelkluis.vault.vault import Vault

HOW = ("stick", "mail", "portal", "by_hand")


def record_how(vault: Vault, package: str, how: str) -> None:
    """Write down how the owner brought it to the reader: "stick", "mail", "portal" or "by_hand"."""
    if how not in HOW:
        raise ValueError(how)
    record(vault, package, LedgerKind.NOTE, {"how": how})


def react(vault: Vault, package: str, text: str) -> None:
    """Keep what the reader said or did, in the words of the owner. It takes the place of what was kept before."""
    with vault.database.atomic():
        ledger.erase_reactions(vault.database, package)
        if text.strip():
            record(vault, package, LedgerKind.REACTION, told=LedgerReaction(text.strip()))


def erase_names(vault: Vault, package: str) -> None:
    """Forget whom a package was for, why, what was in it and what they said. That it was given, and when, stays."""
    ledger.erase_names(vault.database, package)


def mark_restored(vault: Vault) -> None:
    """This vault was put back from a reserve copy: which words were given since then, nobody knows.

    Every package that waits for its words becomes unknown, and what is left of words is destroyed.
    """
    waiting = (State.READY, State.MAYBE_LEFT, State.UNKNOWN)
    with vault.database.atomic():
        for one in givings(vault):
            if one.state in waiting:
                record(vault, one.package, LedgerKind.UNKNOWN)
        ledger.destroy_all_words(vault.database)
