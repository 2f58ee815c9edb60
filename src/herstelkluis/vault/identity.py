"""Who the owner of this vault is to others: the keys, the contact card made of them, and new keys in their place.

The signing key is made with the vault, the age identity when it is first needed; both are random and live in the
vault. A key that was replaced is kept: it names the control words of what it signed, and signs notes that take that
back.
"""

from __future__ import annotations

import secrets

from herstelkluis.crypto.age import HybridIdentity, identity_from_seed
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.share.contact import read_contact, write_contact
from herstelkluis.store import keys
from herstelkluis.vault.vault import Vault

_SEED = 32  # bytes


def signing_key(vault: Vault, public: str | None = None) -> SigningKey:
    """The key that signs now, or the own key of this public text. Raises `KeyError` for a key of someone else."""
    own = _signing_keys(vault)
    return own[-1] if public is None else {key.public: key for key in own}[public]


def public_keys(vault: Vault) -> tuple[str, ...]:
    """Every public key the owner ever signed with, oldest first; the last one signs now."""
    return tuple(key.public for key in _signing_keys(vault))


def age_identity(vault: Vault) -> HybridIdentity:
    """The key that opens what others seal for the owner. It stays the same when the signing key is replaced."""
    return identity_from_seed(_seed(vault, keys.AGE))


def own_card(vault: Vault) -> bytes:
    """The contact card to give to others: the same bytes until the name or a key changes."""
    *earlier, present = _signing_keys(vault)
    recipient = str(age_identity(vault).recipient)
    return write_contact(str(vault.preference("owner", "")), present, recipient, earlier[-1] if earlier else None)


def fingerprint(vault: Vault) -> tuple[str, ...]:
    """The eight words of the own card, to read out to someone who has it."""
    return read_contact(own_card(vault)).words


def rotate(vault: Vault) -> bytes:
    """Take a new signing key, and return the new card, which the key before it signed too.

    Who knows the old card sees the contact as unchecked until the words are compared again.
    """
    with vault.database.atomic():
        keys.put_key(vault.database, _earlier(len(_signing_keys(vault))), _seed(vault, keys.SIGNING))
        with SigningKey.generate().seed() as seed:
            keys.put_key(vault.database, keys.SIGNING, seed.reveal())
    return own_card(vault)


def _signing_keys(vault: Vault) -> list[SigningKey]:
    """Oldest first."""
    seeds: list[bytes] = []
    while (seed := keys.get_key(vault.database, _earlier(len(seeds) + 1))) is not None:
        seeds.append(seed)
    return [SigningKey.from_seed(seed) for seed in (*seeds, _seed(vault, keys.SIGNING))]


def _earlier(number: int) -> str:
    return f"{keys.SIGNING}-{number}"


def _seed(vault: Vault, name: str) -> bytes:
    """A random key of the vault, drawn when it is not there yet."""
    with vault.database.atomic():
        seed = keys.get_key(vault.database, name)
        if seed is None:
            seed = secrets.token_bytes(_SEED)
            keys.put_key(vault.database, name, seed)
    return seed
