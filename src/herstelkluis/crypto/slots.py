"""A slot of the key file: the vault key, encrypted under a key that only a password or the recovery words give."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from herstelkluis.crypto import canonical, strict
from herstelkluis.crypto.kdf import KEY_BYTES, SALT_BYTES, Argon2Cost, check_cost, derive_key, subkey
from herstelkluis.crypto.recovery import recovery_entropy
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import KeyLimitError, VaultDamagedError

FORMAT = "herstelkluis-key-file"
VERSION = 1
PASSWORD = "password"  # noqa: S105 (the name of a slot type)
RECOVERY = "recovery"

_NONCE = bytes(12)  # sound because every write draws a fresh salt, so a key encrypts once (K7)
_WRAPPED_BYTES = KEY_BYTES + 16
_MOST_SLOTS = 16
_ANY = 2**53


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in. Recovery words have no `cost`: they are 128 random bits and need no slow function."""

    salt: bytes
    cost: Argon2Cost | None
    wrapped_key: bytes = field(repr=False)

    @property
    def type(self) -> str:
        """Which way in this is."""
        return RECOVERY if self.cost is None else PASSWORD

    def unwrap(self, key: Secret, vault_id: str) -> Secret | None:
        """The vault key, or None when this is not the key of this slot or the slot was changed."""
        try:
            return Secret(ChaCha20Poly1305(key.reveal()).decrypt(_NONCE, self.wrapped_key, self._context(vault_id)))
        except InvalidTag:
            return None

    def value(self) -> dict[str, Any]:
        """The slot as it stands in the key file."""
        return self._parameters() | {"wrapped_key": self.wrapped_key.hex()}

    def wrap(self, key: Secret, vault_id: str, vault_key: Secret) -> Slot:
        """This slot with the vault key in it."""
        wrapped = ChaCha20Poly1305(key.reveal()).encrypt(_NONCE, vault_key.reveal(), self._context(vault_id))
        return Slot(self.salt, self.cost, wrapped)

    def _context(self, vault_id: str) -> bytes:
        return canonical.encode(
            {"format": FORMAT, "slot": self._parameters(), "vault_id": vault_id, "version": VERSION}
        )

    def _parameters(self) -> dict[str, Any]:
        kdf: dict[str, Any] = {"name": "hkdf-sha256"}
        if self.cost is not None:
            cost = self.cost
            kdf = {
                "iterations": cost.iterations,
                "lanes": cost.lanes,
                "memory_kib": cost.memory_kib,
                "name": "argon2id",
            }
        return {"kdf": kdf, "salt": self.salt.hex(), "type": self.type}


def password_slot(vault_id: str, vault_key: Secret, password: str, cost: Argon2Cost) -> Slot:
    """A slot that this password opens, with a fresh salt."""
    salt = secrets.token_bytes(SALT_BYTES)
    with derive_key(password, salt, cost) as key:
        return Slot(salt, cost, b"").wrap(key, vault_id, vault_key)


def recovery_slot(vault_id: str, vault_key: Secret, words: Sequence[str]) -> Slot:
    """A slot that these twelve words open, with a fresh salt. Raises `WrongWordsError` when their check fails."""
    salt = secrets.token_bytes(SALT_BYTES)
    with recovery_key(words, salt) as key:
        return Slot(salt, None, b"").wrap(key, vault_id, vault_key)


def recovery_key(words: Sequence[str], salt: bytes) -> Secret:
    """The key that twelve words give for a slot with this salt. Raises `WrongWordsError` when their check fails."""
    with recovery_entropy(words) as entropy:
        return subkey(entropy, "recovery-slot", salt=salt)


def parse_slots(unverified: object) -> tuple[Slot, ...]:
    """The slots of a key file, limits checked (K3-K5). Raises `KeyLimitError` or `VaultDamagedError`."""
    if not isinstance(unverified, list) or not unverified:
        raise VaultDamagedError
    if len(unverified) > _MOST_SLOTS:
        raise KeyLimitError
    slots = tuple(_parse_slot(slot) for slot in unverified)
    types = [slot.type for slot in slots]
    if types != sorted(set(types)):
        raise VaultDamagedError
    return slots


def _parse_slot(unverified: object) -> Slot:
    slot = strict.fields(unverified, "kdf", "salt", "type", "wrapped_key")
    salt = strict.octets(slot["salt"], SALT_BYTES)
    wrapped_key = strict.octets(slot["wrapped_key"], _WRAPPED_BYTES)
    if slot["type"] == PASSWORD:
        return Slot(salt, _parse_cost(slot["kdf"]), wrapped_key)
    if slot["type"] == RECOVERY and slot["kdf"] == {"name": "hkdf-sha256"}:
        return Slot(salt, None, wrapped_key)
    raise VaultDamagedError


def _parse_cost(unverified: object) -> Argon2Cost:
    kdf = strict.fields(unverified, "iterations", "lanes", "memory_kib", "name")
    if kdf["name"] != "argon2id":
        raise VaultDamagedError
    names = ("memory_kib", "iterations", "lanes")
    cost = Argon2Cost(*(strict.integer(kdf[name], -_ANY, _ANY) for name in names))
    check_cost(cost)
    return cost
