"""The words of a package: they wait in the vault, outside chain and copies, until they are given; then it forgets them.

Whoever is to show or print words asks for them here, and they count as given before anyone can see them. A program that
is killed in between has given too much away in its list, never too little.
"""

from __future__ import annotations

from herstelkluis.model.ledger import LedgerKind
from herstelkluis.share.package_id import control_words
from herstelkluis.store import ledger
from herstelkluis.vault.identity import public_keys
from herstelkluis.vault.recording import record
from herstelkluis.vault.vault import Vault


def words_of(vault: Vault, package: str) -> str | None:
    """The words of a package as long as they were not given. To show or print them, take those of `give_words`."""
    return ledger.get_words(vault.database, package)


def give_words(vault: Vault, package: str) -> str | None:
    """The words, now to be told: from here on the reader can open it, and the vault forgets them.

    None when they were given or destroyed before; then nothing is written down.
    """
    with vault.database.atomic():
        words = ledger.get_words(vault.database, package)
        if words is None:
            return None
        record(vault, package, LedgerKind.WORDS_GIVEN)
        ledger.destroy_words(vault.database, package)
    return words


def control_words_of(vault: Vault, package: str) -> tuple[str, ...] | None:
    """The eight words the owner reads out, so that the reader knows who signed; None when it was not signed."""
    for event in ledger.events_of(vault.database, package):
        if event.facts.get("signed"):
            return control_words(key_of(vault, event.facts.get("key")), package)
    return None


def key_of(vault: Vault, fact: object) -> str:
    """The public key a package was signed with. The first packages do not say so: there was one key only."""
    return str(fact) if fact else public_keys(vault)[0]
