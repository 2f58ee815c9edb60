"""The content of an attachment in sealed chunks of 64 KiB, so that any place in it opens without the rest.

Source: the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár, "Online Authenticated-Encryption and its
Nonce-Reuse Misuse-Resistance", CRYPTO 2015, section 7) over ChaCha20-Poly1305 (RFC 8439); FORMAT.md C1-C6.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import AttachmentDamagedError

CHUNK = 64 * 1024
TAG = 16
_LABEL = b"hk/v1/attachment"


class Content(Protocol):
    """What gives its bytes piece by piece; an empty piece is the end."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""


def new_chunk_key() -> Secret:
    """A random key of 32 bytes for one content, that is written once and never changed (FORMAT.md C1)."""
    return Secret(bytearray(secrets.token_bytes(32)))


def count_of(size: int) -> int:
    """How many chunks a content of `size` bytes has; one, when it is empty."""
    return max(-(-size // CHUNK), 1)


def chunk_nonce(number: int, *, is_last: bool) -> bytes:
    """Twelve bytes: the number of a chunk from 0, big-endian in eleven, and a byte that is 1 on the last chunk."""
    return (number << 8 | is_last).to_bytes(12, "big")


class ChunkCipher:
    """Seals and opens the chunks of one attachment. Its id is 32 hexadecimal digits."""

    def __init__(self, key: Secret, attachment: str) -> None:
        self._cipher = ChaCha20Poly1305(key.reveal())
        self._bound = _LABEL + bytes.fromhex(attachment)

    def seal(self, number: int, chunk: bytes, *, is_last: bool) -> bytes:
        """The sealed form of chunk `number`. Each number may be sealed once only under one key."""
        nonce = chunk_nonce(number, is_last=is_last)
        return self._cipher.encrypt(nonce, chunk, self._bound + nonce)

    def open(self, number: int, sealed: bytes, *, is_last: bool) -> bytes:
        """The bytes of chunk `number`. Raises `AttachmentDamagedError` unless it is that chunk of this attachment."""
        nonce = chunk_nonce(number, is_last=is_last)
        try:
            return self._cipher.decrypt(nonce, sealed, self._bound + nonce)
        except InvalidTag:
            raise AttachmentDamagedError from None


def seal_chunks(content: Content, key: Secret, attachment: str) -> Iterator[bytes]:
    """The sealed chunks of everything that `content` still gives, in order; never more than two are in memory."""
    cipher = ChunkCipher(key, attachment)
    number, chunk = 0, _whole_chunk(content)
    while True:
        after = _whole_chunk(content) if len(chunk) == CHUNK else b""
        yield cipher.seal(number, chunk, is_last=not after)
        if not after:
            return
        number, chunk = number + 1, after


def _whole_chunk(content: Content) -> bytes:
    """As much as a chunk holds: a stream may give less at a time."""
    parts, missing = [], CHUNK
    while missing and (part := content.read(missing)):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
