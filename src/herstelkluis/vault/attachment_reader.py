"""Reading an attachment at any place, without opening more of it than that place."""

from __future__ import annotations

import io

from herstelkluis.crypto.chunks import CHUNK, ChunkCipher, count_of
from herstelkluis.errors import AttachmentDamagedError
from herstelkluis.store.attachments import Attachment, attachment_key, sealed_chunk
from herstelkluis.store.database import Database


class Reader(io.RawIOBase):
    """The content of an attachment as a file in memory: only the chunk that is read from is open.

    `opened` counts the chunks that were opened. Reading raises `AttachmentDamagedError`, `AttachmentMissingError`, and
    `VaultLockedError` once the vault is locked.
    """

    def __init__(self, database: Database, about: Attachment) -> None:
        super().__init__()
        self.about, self.opened = about, 0
        self._database, self._at = database, 0
        self._number, self._chunk = -1, b""
        with attachment_key(self._database, about.id) as key:
            self._cipher = ChunkCipher(key, about.id)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.about.size}[whence]
        self._at = max(start + offset, 0)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, room: bytearray, /) -> int:  # type: ignore[override]  # any buffer; this is all of it we use
        view, done = memoryview(room).cast("B"), 0
        while done < len(view) and self._at < self.about.size:
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
            last = count_of(self.about.size) - 1
            sealed = sealed_chunk(self._database, self.about.id, number)
            self._chunk = self._cipher.open(number, sealed, is_last=number == last)
            if len(self._chunk) != (CHUNK if number < last else self.about.size - last * CHUNK):
                raise AttachmentDamagedError
            self._number = number
            self.opened += 1
        return self._chunk
