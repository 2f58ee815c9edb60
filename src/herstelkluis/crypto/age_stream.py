"""The content of an age file: 64 KiB chunks, each sealed, numbered, and the last one marked as the last.

Source: C2SP `age.md`, "Payload" (a STREAM variant over ChaCha20-Poly1305).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from io import BytesIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from herstelkluis.crypto.age_header import derive_key
from herstelkluis.crypto.chunks import CHUNK, TAG, chunk_nonce
from herstelkluis.errors import AgeHeaderError, AgePayloadError

Progress = Callable[[float], None]
"""Is told the share that is done, up to 1.0, after each chunk. What it raises ends the work, and nothing was made."""

NONCE = 16  # bytes before the chunks


def seal_payload(plaintext: bytes, file_key: bytes, sealed: BytesIO, progress: Progress | None = None) -> None:
    """Seal content of any length behind what is in `sealed`: a fresh 16-byte nonce, then the chunks."""
    nonce = os.urandom(NONCE)
    sealed.write(nonce)
    cipher = payload_cipher(file_key, nonce)
    sealed.writelines(cipher.encrypt(number, chunk, None) for number, chunk in _chunks(plaintext, CHUNK, progress))


def open_payload(payload: bytes | memoryview, file_key: bytes, progress: Progress | None = None) -> bytes:
    """Open all chunks; nothing is returned before the last one is proven sound.

    Raises AgeHeaderError when not even the nonce is there (as the public vectors have it), else AgePayloadError.
    """
    view = memoryview(payload)
    if len(view) < NONCE:
        raise AgeHeaderError
    cipher = payload_cipher(file_key, bytes(view[:NONCE]))
    opened, chunk = BytesIO(), b""
    try:
        for number, sealed in _chunks(view[NONCE:], CHUNK + TAG, progress):
            chunk = cipher.decrypt(number, sealed, None)
            opened.write(chunk)
    except InvalidTag:
        raise AgePayloadError from None
    # One content has one file: only an empty content ends in an empty chunk.
    if opened.tell() and not chunk:
        raise AgePayloadError
    return opened.getvalue()


def payload_cipher(file_key: bytes, nonce: bytes) -> ChaCha20Poly1305:
    """What seals and opens the chunks of the file with this file key and nonce."""
    return ChaCha20Poly1305(derive_key(file_key, nonce, b"payload"))


def _chunks(data: bytes | memoryview, size: int, progress: Progress | None) -> Iterator[tuple[bytes, memoryview]]:
    """Cut in pieces of `size`, each with its nonce: an 11-byte counter and a byte that is 1 on the last piece."""
    view = memoryview(data)
    last = max(len(view) - 1, 0) // size
    for counter in range(last + 1):
        nonce = chunk_nonce(counter, is_last=counter == last)
        yield nonce, view[counter * size : (counter + 1) * size]
        if progress is not None:
            progress((counter + 1) / (last + 1))
