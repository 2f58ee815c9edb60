"""The key file: the vault key, once under the password and once under the recovery words (FORMAT.md K1-K9).

Bytes in, bytes out; the files themselves are the store's.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from herstelkluis.crypto import canonical, strict
from herstelkluis.crypto.kdf import KEY_BYTES, Argon2Cost, derive_key, subkey
from herstelkluis.crypto.layouts import layout_guesses
from herstelkluis.crypto.secret import Secret
from herstelkluis.crypto.slots import (
    FORMAT,
    PASSWORD,
    RECOVERY,
    VERSION,
    Slot,
    parse_slots,
    password_slot,
    recovery_key,
    recovery_slot,
)
from herstelkluis.errors import (
    CanonicalJsonError,
    KeyboardLayoutError,
    KeyLimitError,
    NotAVaultError,
    VaultDamagedError,
    VaultTooNewError,
    WrongPasswordError,
    WrongWordsError,
)

_MAX_BYTES = 64 * 1024
_MAX_DEPTH = 8
_START = b'{"checksum"'
_ANY_VERSION = 2**53
_VAULT_ID_BYTES = 16
_HASH_BYTES = 32
_LAST_GENERATION = 999_999
_MOST_GUESSES = 3
_DATABASE_SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A key file that was read or made. `parse_keyfile` checked its form; only unlocking verifies its `mac`."""

    vault_id: str
    generation: int
    created_at: datetime
    slots: tuple[Slot, ...]
    mac: bytes = field(default=b"", repr=False)

    @property
    def database_name(self) -> str:
        """The file name of the database that belongs to this key file."""
        return f"kluis-{self.generation}.db"

    def unlock_with_password(self, password: str) -> Secret:
        """The vault key. Raises `WrongPasswordError`, and `VaultDamagedError` when the file was changed."""
        slot = self._slot(PASSWORD)
        if slot is None or slot.cost is None:
            raise WrongPasswordError
        with derive_key(password, slot.salt, slot.cost) as key:
            vault_key = slot.unwrap(key, self.vault_id)
        if vault_key is None:
            raise WrongPasswordError
        return self._verified(vault_key)

    def unlock_with_words(self, words: Sequence[str]) -> Secret:
        """The vault key. Raises `WrongWordsError`, and `VaultDamagedError` when the file was changed."""
        slot = self._slot(RECOVERY)
        if slot is None:
            raise WrongWordsError
        with recovery_key(words, slot.salt) as key:
            vault_key = slot.unwrap(key, self.vault_id)
        if vault_key is None:
            raise WrongWordsError
        return self._verified(vault_key)

    def with_password(self, vault_key: Secret, password: str, cost: Argon2Cost) -> KeyFile:
        """This key file with another password. Raises `VaultDamagedError` when it does not belong to this key."""
        return self._with_slot(vault_key, password_slot(self.vault_id, vault_key, password, cost))

    def with_words(self, vault_key: Secret, words: Sequence[str]) -> KeyFile:
        """This key file with other recovery words. Raises `VaultDamagedError` when it does not belong to this key."""
        return self._with_slot(vault_key, recovery_slot(self.vault_id, vault_key, words))

    def renewed(
        self, password: str, words: Sequence[str], cost: Argon2Cost, created_at: datetime, generation: int
    ) -> tuple[KeyFile, Secret]:
        """The key file of a later generation of this vault, and its new random vault key: nothing of the old opens it.

        Raises `WrongWordsError` for unsound words.
        """
        if not self.generation < generation <= _LAST_GENERATION:
            raise ValueError(generation)
        return _new_keyfile(self.vault_id, generation, password, words, cost, created_at)

    def sealed(self, vault_key: Secret) -> KeyFile:
        """This key file with the MAC that its content has under this vault key."""
        return replace(self, mac=self._mac(vault_key))

    def to_bytes(self) -> bytes:
        """The file, byte for byte."""
        value = self._authenticated() | {"mac": self.mac.hex()}
        return canonical.encode(value | {"checksum": _checksum(value)})

    def _slot(self, slot_type: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.type == slot_type), None)

    def _with_slot(self, vault_key: Secret, slot: Slot) -> KeyFile:
        self._check_mac(vault_key)
        slots = [*(other for other in self.slots if other.type != slot.type), slot]
        return replace(self, slots=tuple(sorted(slots, key=lambda each: each.type))).sealed(vault_key)

    def _verified(self, vault_key: Secret) -> Secret:
        try:
            self._check_mac(vault_key)
        except VaultDamagedError:
            vault_key.close()
            raise
        return vault_key

    def _check_mac(self, vault_key: Secret) -> None:
        if not hmac.compare_digest(self.mac, self._mac(vault_key)):
            raise VaultDamagedError

    def _mac(self, vault_key: Secret) -> bytes:
        with subkey(vault_key, "key-file-mac") as key:
            return hmac.digest(key.reveal(), canonical.encode(self._authenticated()), "sha256")

    def _authenticated(self) -> dict[str, Any]:
        return {
            "created_at": strict.moment_text(self.created_at),
            "format": FORMAT,
            "generation": self.generation,
            "slots": [slot.value() for slot in self.slots],
            "vault_id": self.vault_id,
            "version": VERSION,
        }


def create_keyfile(
    password: str, words: Sequence[str], cost: Argon2Cost, created_at: datetime
) -> tuple[KeyFile, Secret]:
    """A key file for a new vault, and its new random vault key. Raises `WrongWordsError` for unsound words."""
    return _new_keyfile(secrets.token_hex(_VAULT_ID_BYTES), 1, password, words, cost, created_at)


def parse_keyfile(unverified: bytes) -> KeyFile:
    """A key file from its bytes; cheap, whatever they are.

    Raises `NotAVaultError`, `VaultTooNewError`, `KeyLimitError` or `VaultDamagedError`, in the order of K1-K6.
    """
    if not _is_ours(unverified[:_MAX_BYTES]):
        raise NotAVaultError
    if len(unverified) > _MAX_BYTES:
        raise KeyLimitError
    try:
        value = canonical.decode(unverified, max_bytes=_MAX_BYTES, max_depth=_MAX_DEPTH)
    except CanonicalJsonError:
        raise VaultDamagedError from None
    _check_version(value)
    names = ("checksum", "created_at", "format", "generation", "mac", "slots", "vault_id", "version")
    read = strict.fields(value, *names)
    keyfile = KeyFile(
        vault_id=strict.octets(read["vault_id"], _VAULT_ID_BYTES).hex(),
        generation=strict.integer(read["generation"], 1, _LAST_GENERATION),
        created_at=strict.moment(read["created_at"]),
        slots=parse_slots(read["slots"]),
        mac=strict.octets(read["mac"], _HASH_BYTES),
    )
    # Written again it must be the same: so every field had its one form, and the checksum fits.
    if keyfile.to_bytes() != unverified:
        raise VaultDamagedError
    return keyfile


def database_key(vault_key: Secret, keyfile: KeyFile) -> tuple[Secret, bytes]:
    """The 32-byte raw key and the 16-byte salt of the database of this generation."""
    with subkey(vault_key, f"database/{keyfile.generation}", KEY_BYTES + _DATABASE_SALT_BYTES) as both:
        data = both.reveal()
    return Secret(data[:KEY_BYTES]), data[KEY_BYTES:]


def diagnose_password(keyfile: KeyFile, password: str) -> WrongPasswordError:
    """Why a refused password did not fit: `KeyboardLayoutError` when Caps Lock or another layout explains it.

    Costs up to three more tries and opens nothing. Raises `VaultDamagedError` as unlocking does.
    """
    for guess in layout_guesses(password)[:_MOST_GUESSES]:
        try:
            keyfile.unlock_with_password(guess).close()
        except WrongPasswordError:
            continue
        return KeyboardLayoutError()
    return WrongPasswordError()


def _new_keyfile(
    vault_id: str, generation: int, password: str, words: Sequence[str], cost: Argon2Cost, created_at: datetime
) -> tuple[KeyFile, Secret]:
    vault_key = Secret(bytearray(secrets.token_bytes(KEY_BYTES)))
    slots = (
        password_slot(vault_id, vault_key, password, cost),
        recovery_slot(vault_id, vault_key, words),
    )
    keyfile = KeyFile(vault_id, generation, created_at.replace(microsecond=0), slots)
    return keyfile.sealed(vault_key), vault_key


def _is_ours(unverified: bytes) -> bool:
    """Whether this is, or once was, a key file. A crash can leave one that is cut off, empty or all zeros."""
    return FORMAT.encode() in unverified or unverified.startswith(_START) or not unverified.strip(b"\0")


def _check_version(unverified: object) -> None:
    """A newer file is told apart before anything else in it is judged (K2)."""
    if not isinstance(unverified, dict) or unverified.get("format") != FORMAT:
        raise NotAVaultError
    version = unverified.get("version")
    if strict.integer(version, 1, _ANY_VERSION) > VERSION:
        raise VaultTooNewError


def _checksum(value: dict[str, Any]) -> str:
    return hashlib.sha256(canonical.encode(value)).hexdigest()
