"""One page of an encrypted database by itself: whether it is authentic, and what it holds.

For looking after a file of which pages are damaged: the library itself gives up at the first one. Source: SQLCipher 4,
"SQLCipher Design" (zetetic.net/sqlcipher/design), with a raw key and salt: AES-256-CBC with a random IV, then
HMAC-SHA512 over ciphertext, IV and page number, its key by two rounds of PBKDF2 with the salt xor 0x3a.
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import VaultDamagedError

PAGE = 4096
USABLE = PAGE - 80
"""Bytes of a page before IV (16) and HMAC (64)."""
_SALT, _IV = 16, 16
_PLAIN_START = b"SQLite format 3\0"


class PageCipher:
    """Checks and opens pages of the database with this raw key (32 bytes) and salt (16)."""

    def __init__(self, key: Secret, salt: bytes) -> None:
        self._key = key.reveal()
        self._mac_key = hashlib.pbkdf2_hmac("sha512", self._key, bytes(one ^ 0x3A for one in salt), 2, 32)

    def is_authentic(self, number: int, page: bytes) -> bool:
        """Whether these bytes were written as this page, counted from 1."""
        start = _SALT if number == 1 else 0
        mac = hmac.digest(self._mac_key, page[start : USABLE + _IV] + number.to_bytes(4, "little"), "sha512")
        return len(page) == PAGE and hmac.compare_digest(mac, page[USABLE + _IV :])

    def open(self, number: int, page: bytes) -> bytes:
        """What this page holds, `USABLE` bytes. Raises `VaultDamagedError` unless it is authentic."""
        if not self.is_authentic(number, page):
            raise VaultDamagedError
        start = _SALT if number == 1 else 0
        decryptor = Cipher(algorithms.AES(self._key), modes.CBC(page[USABLE : USABLE + _IV])).decryptor()
        plain = decryptor.update(page[start:USABLE]) + decryptor.finalize()
        return _PLAIN_START[:start] + plain
