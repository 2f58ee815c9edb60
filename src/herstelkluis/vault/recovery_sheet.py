"""The recovery sheet of an open vault: its words, to practise with, and when that was done."""

from __future__ import annotations

from datetime import date

from herstelkluis.crypto.recovery import words_of_entropy
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import VaultDamagedError
from herstelkluis.store import keys
from herstelkluis.vault.vault import Vault

PRACTISED_ON = "sheet_practised_on"


def sheet_words(vault: Vault) -> tuple[str, ...]:
    """The twelve words that open this vault. Raises VaultDamagedError when the vault does not hold them."""
    kept = keys.get_key(vault.database, keys.RECOVERY)
    if kept is None:
        raise VaultDamagedError
    with Secret(bytearray(kept)) as entropy:
        return words_of_entropy(entropy)


def practised_on(vault: Vault) -> date | None:
    """The day the sheet was last tried out, if ever."""
    kept = vault.preference(PRACTISED_ON)
    try:
        return date.fromisoformat(kept) if isinstance(kept, str) else None
    except ValueError:
        return None


def keep_practised(vault: Vault) -> None:
    """Remember that the sheet was tried out today. Raises CannotWriteError."""
    vault.prefer(PRACTISED_ON, vault.clock().astimezone().date().isoformat())
