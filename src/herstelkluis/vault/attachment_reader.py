"""Reading an attachment at any place, without opening more of it than that place."""

from __future__ import annotations

from herstelkluis.crypto.chunk_file import ChunkFile
from herstelkluis.crypto.chunks import CHUNK, ChunkCipher, count_of
from herstelkluis.errors import AttachmentDamagedError
from herstelkluis.store.attachments import Attachment, attachment_key, sealed_chunk
from herstelkluis.store.database import Database


class Reader(ChunkFile):
    """The content of an attachment as a file in memory.

    Reading raises `AttachmentDamagedError`, `AttachmentMissingError`, and `VaultLockedError` once the vault is locked.
    """

    def __init__(self, database: Database, about: Attachment) -> None:
        super().__init__(about.size)
        self.about = about
        self._database = database
        with attachment_key(self._database, about.id) as key:
            self._cipher = ChunkCipher(key, about.id)

    def open_chunk(self, number: int) -> bytes:
        last = count_of(self.size) - 1
        sealed = sealed_chunk(self._database, self.about.id, number)
        chunk = self._cipher.open(number, sealed, is_last=number == last)
        if len(chunk) != (CHUNK if number < last else self.size - last * CHUNK):
            raise AttachmentDamagedError
        return chunk
