"""Age files of any size, on a disk: written piece by piece, and read at any place, with one chunk in memory.

What `age.encrypt` and `age.decrypt` do for bytes. Source: C2SP `age.md`, "Payload".
"""

from __future__ import annotations

import io
import os
from types import TracebackType
from typing import BinaryIO

from cryptography.exceptions import InvalidTag

from herstelkluis.crypto.age import Identity, Recipient, opened_header, sealed_header
from herstelkluis.crypto.age_header import MAX_HEADER
from herstelkluis.crypto.age_stream import NONCE, payload_cipher
from herstelkluis.crypto.chunk_file import ChunkFile
from herstelkluis.crypto.chunks import CHUNK, TAG, chunk_nonce
from herstelkluis.errors import AgeHeaderError, AgePayloadError

_SEALED = CHUNK + TAG


class AgeWriter(io.RawIOBase):
    """What is written here lands sealed in a buffered file; `close` finishes it, and leaves that file open.

    An error in the `with` block, or forgetting it, leaves a file without its end: no reader takes that for whole.
    """

    def __init__(self, target: BinaryIO, *recipients: Recipient) -> None:
        """Write the header. Raises ValueError for recipients that `age.encrypt` would not take, and OSError."""
        super().__init__()
        self._target, self._number, self._chunk = target, 0, bytearray()
        self._is_over = True
        self._broken_by: Exception = ValueError("this age file is finished")
        header, file_key = sealed_header(*recipients)
        nonce = os.urandom(NONCE)
        self._cipher = payload_cipher(file_key, nonce)
        target.write(header + nonce)
        self._is_over = False

    def writable(self) -> bool:
        return True

    def write(self, data: bytes | bytearray | memoryview, /) -> int:  # type: ignore[override]  # what we write
        if self._is_over:
            raise self._broken_by  # who writes on after an error of the disk is told that error
        view, at = memoryview(data).cast("B"), 0
        while at < len(view):
            if len(self._chunk) == CHUNK:  # only now it is sure that this one is not the last
                self._seal(is_last=False)
            part = view[at : at + CHUNK - len(self._chunk)]
            self._chunk += part
            at += len(part)
        return len(view)

    def close(self) -> None:
        """Seal the last chunk. May be done twice. Raises OSError."""
        if not self._is_over:
            self._seal(is_last=True)
            self._is_over = True
        super().close()

    def abandon(self) -> None:
        """Stop without an end."""
        self._is_over = True
        self.close()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if error is None:
            self.close()
        else:
            self.abandon()

    def __del__(self) -> None:
        self.abandon()

    def _seal(self, *, is_last: bool) -> None:
        sealed = self._cipher.encrypt(chunk_nonce(self._number, is_last=is_last), bytes(self._chunk), None)
        try:
            self._target.write(sealed)
        except Exception as error:
            self._is_over, self._broken_by = True, error
            raise
        self._number += 1
        self._chunk.clear()


class AgeReader(ChunkFile):
    """The content of a binary age file, from any place. Each chunk is verified when it is read.

    Opening verifies the header and the last chunk, so that `size` is the size that was written.
    """

    def __init__(self, source: BinaryIO, *identities: Identity) -> None:
        """Open with the first identity that fits; `source` stays the caller's to close.

        Raises as `age.decrypt`, but for armor, and OSError.
        """
        source.seek(0)
        header, file_key = opened_header(_read(source, MAX_HEADER), identities)
        source.seek(header)
        nonce = _read(source, NONCE)
        if len(nonce) < NONCE:
            raise AgeHeaderError
        self._source, self._start = source, header + NONCE
        self._cipher = payload_cipher(file_key, nonce)
        sealed = source.seek(0, io.SEEK_END) - self._start
        self._last = max(-(-sealed // _SEALED), 1) - 1
        super().__init__(sealed - (self._last + 1) * TAG)
        if not self._chunk_at(self._last) and self._last:  # one content has one file
            raise AgePayloadError

    def open_chunk(self, number: int) -> bytes:
        self._source.seek(self._start + number * _SEALED)
        try:
            return self._cipher.decrypt(
                chunk_nonce(number, is_last=number == self._last), _read(self._source, _SEALED), None
            )
        except InvalidTag:
            raise AgePayloadError from None


def _read(source: BinaryIO, most: int) -> bytes:
    """As much as there is, up to `most` bytes: a file without a buffer may give less at a time."""
    parts = bytearray()
    while len(parts) < most and (part := source.read(most - len(parts))):
        parts += part
    return bytes(parts)
