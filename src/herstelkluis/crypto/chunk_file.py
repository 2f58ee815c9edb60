"""Sealed chunks as one file to read: only the chunk that is read from is open."""

from __future__ import annotations

import io
from abc import abstractmethod

from herstelkluis.crypto.chunks import CHUNK


class ChunkFile(io.RawIOBase):
    """A content of `size` bytes that lies in chunks of 64 KiB, at any place. `opened` counts how often one opened."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.size, self.opened = size, 0
        self._at = 0
        self._number, self._chunk = -1, b""

    @abstractmethod
    def open_chunk(self, number: int) -> bytes:
        """The bytes of chunk `number`, from 0; 64 KiB, and on the last one what is left. Raises what is wrong."""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        self._at = max(start + offset, 0)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, room: bytearray, /) -> int:  # type: ignore[override]  # any buffer; this is all of it we use
        self._checkClosed()  # of every io class
        view, done = memoryview(room).cast("B"), 0
        while done < len(view) and self._at < self.size:
            chunk = self._chunk_at(self._at // CHUNK)
            part = chunk[self._at % CHUNK :][: len(view) - done]
            view[done : done + len(part)] = part
            done += len(part)
            self._at += len(part)
        return done

    def close(self) -> None:
        self._number, self._chunk = -1, b""
        super().close()

    def _chunk_at(self, number: int) -> bytes:
        if number != self._number:
            self._chunk = self.open_chunk(number)
            self._number = number
            self.opened += 1
        return self._chunk
