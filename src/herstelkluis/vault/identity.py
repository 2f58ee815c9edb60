"""Who the owner of this vault is to others: the keys, the contact card made of them, and new keys in their place.

The signing key is made with the vault, the age identity when it is first needed; both are random and live in the
vault. A key that was replaced is kept: a signing key names the control words of what it signed, and signs notes that
take that back; an age identity opens what was sealed for it before.
"""

from __future__ import annotations

import secrets

from herstelkluis.crypto.age import HybridIdentity, identity_from_seed
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.share.contact import write_contact
from herstelkluis.store import keys
from herstelkluis.store.database import Database
from herstelkluis.vault.vault import Vault

_SEED = 32  # bytes


def signing_key(vault: Vault, public: str | None = None) -> SigningKey:
    """The key that signs now, or the own key of this public text. Raises `KeyError` for a key of someone else."""
    own = _signing_keys(vault.database)
    return own[-1] if public is None else {key.public: key for key in own}[public]


def public_keys(vault: Vault) -> tuple[str, ...]:
    """Every public key the owner ever signed with, oldest first; the last one signs now."""
    return tuple(key.public for key in _signing_keys(vault.database))


def age_identity(vault: Vault) -> HybridIdentity:
    """The key for which others seal now. It stays the same when only the signing key is replaced."""
    return age_identities(vault)[0]


def age_identities(vault: Vault) -> tuple[HybridIdentity, ...]:
    """Every key that opens what others sealed for the owner, newest first."""
    return tuple(identity_from_seed(seed) for seed in reversed(_seeds(vault.database, keys.AGE)))


def own_card(vault: Vault) -> bytes:
    """The contact card to give to others: the same bytes until the name or a key changes."""
    *earlier, present = _signing_keys(vault.database)
    recipient = str(age_identity(vault).recipient)
    return write_contact(str(vault.preference("owner", "")), present, recipient, earlier[-1] if earlier else None)


def rotate(vault: Vault) -> bytes:
    """Take a new signing key, and return the new card, which the key before it signed too.

    Who knows the old card sees the contact as unchecked until the words are compared again.
    """
    replace_key(vault.database, keys.SIGNING)
    return own_card(vault)


def replace_key(database: Database, name: str) -> None:
    """Draw a new key under this name (`keys.SIGNING`, `keys.AGE`); the one there was is kept behind it."""
    with database.atomic():
        seeds = _seeds(database, name)
        keys.put_key(database, f"{name}-{len(seeds)}", seeds[-1])
        keys.put_key(database, name, secrets.token_bytes(_SEED))


def _signing_keys(database: Database) -> list[SigningKey]:
    """Oldest first."""
    return [SigningKey.from_seed(seed) for seed in _seeds(database, keys.SIGNING)]


def _seeds(database: Database, name: str) -> list[bytes]:
    """Oldest first; the present one is drawn when there is none yet."""
    with database.atomic():
        seeds: list[bytes] = []
        while (earlier := keys.get_key(database, f"{name}-{len(seeds) + 1}")) is not None:
            seeds.append(earlier)
        present = keys.get_key(database, name)
        if present is None:
            present = secrets.token_bytes(_SEED)
            keys.put_key(database, name, present)
    return [*seeds, present]
