"""The content of an age file: 64 KiB chunks, each sealed, numbered, and the last one marked as the last.

Source: C2SP `age.md`, "Payload" (a STREAM variant over ChaCha20-Poly1305).
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from herstelkluis.crypto.age_header import derive_key
from herstelkluis.errors import AgeHeaderError, AgePayloadError

_CHUNK = 64 * 1024
_TAG = 16
_NONCE = 16


def seal_payload(plaintext: bytes, file_key: bytes) -> bytes:
    """Seal content of any length: a fresh 16-byte nonce, then the chunks."""
    nonce = os.urandom(_NONCE)
    cipher = _cipher(file_key, nonce)
    sealed = (cipher.encrypt(number, chunk, None) for number, chunk in _chunks(plaintext, _CHUNK))
    return b"".join([nonce, *sealed])


def open_payload(payload: bytes | memoryview, file_key: bytes) -> bytes:
    """Open all chunks; nothing is returned before the last one is proven sound.

    Raises AgeHeaderError when not even the nonce is there (as the public vectors have it), else AgePayloadError.
    """
    view = memoryview(payload)
    if len(view) < _NONCE:
        raise AgeHeaderError
    cipher = _cipher(file_key, bytes(view[:_NONCE]))
    try:
        opened = [cipher.decrypt(number, chunk, None) for number, chunk in _chunks(view[_NONCE:], _CHUNK + _TAG)]
    except InvalidTag:
        raise AgePayloadError from None
    # One content has one file: only an empty content ends in an empty chunk.
    if len(opened) > 1 and not opened[-1]:
        raise AgePayloadError
    return b"".join(opened)


def _cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    return ChaCha20Poly1305(derive_key(file_key, nonce, b"payload"))


def _chunks(data: bytes | memoryview, size: int) -> Iterator[tuple[bytes, memoryview]]:
    """Cut in pieces of `size`, each with its nonce: an 11-byte counter and a byte that is 1 on the last piece."""
    view = memoryview(data)
    last = max(len(view) - 1, 0) // size
    for counter in range(last + 1):
        yield (counter << 8 | (counter == last)).to_bytes(12, "big"), view[counter * size : (counter + 1) * size]
