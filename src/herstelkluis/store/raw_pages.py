"""The pages of a database file one by one, each judged by itself: for reading what is left of a damaged vault.

Nothing is written, and the library is not asked: it gives up at the first damaged page. Where a write-ahead log stands
beside the file, its last whole transaction counts, as it would for the library; it ends at the first damaged frame.
Source: "Database File Format" (sqlite.org/fileformat2.html), sections 1.2 and 4.
"""

from __future__ import annotations

import io
import os
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from herstelkluis.crypto.database_pages import PAGE, PageCipher
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import VaultDamagedError
from herstelkluis.store.files import disk_errors, open_regular

_LOG_HEADER, _FRAME_HEADER = 32, 24
_CACHED = 64  # pages: what the parts of a long row and its neighbours need


class RawPages:
    """The pages of the database at `path`, numbered from 1. Raises `CannotWriteError` and others as `disk_errors`."""

    def __init__(self, path: Path, key: Secret, salt: bytes) -> None:
        self._cipher = PageCipher(key, salt)
        with disk_errors(), ExitStack() as opening:
            self._file = opening.enter_context(open_regular(path))
            self._log: BinaryIO = io.BytesIO()
            log = path.with_name(path.name + "-wal")
            if log.exists():
                self._log = opening.enter_context(open_regular(log))
            self._frames = self._committed()
            size = os.fstat(self._file.fileno()).st_size
            self._opened = opening.pop_all()
        self.count = max([-(-size // PAGE), *self._frames])
        self.damaged = 0
        """How many pages were asked for that could not be read."""
        self._known = lru_cache(_CACHED)(self._open)

    def get(self, number: int) -> bytes | None:
        """What this page holds, or None when it is damaged or not there."""
        return self._known(number)

    def close(self) -> None:
        """Let go of the files."""
        self._known.cache_clear()
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _open(self, number: int) -> bytes | None:
        file, place = (self._log, self._frames[number]) if number in self._frames else (self._file, (number - 1) * PAGE)
        try:
            with disk_errors():
                file.seek(place)
                return self._cipher.open(number, file.read(PAGE))
        except VaultDamagedError:
            self.damaged += 1
            return None

    def _committed(self) -> dict[int, int]:
        """Where in the log the newest image of each page stands, up to the last transaction that is whole."""
        self._log.seek(16)
        salts = self._log.read(8)
        pending: dict[int, int] = {}
        committed: dict[int, int] = {}
        place = _LOG_HEADER
        while True:
            self._log.seek(place)
            frame = self._log.read(_FRAME_HEADER + PAGE)
            number = int.from_bytes(frame[:4])
            if frame[8:16] != salts or not self._cipher.is_authentic(number, frame[_FRAME_HEADER:]):
                return committed
            pending[number] = place + _FRAME_HEADER
            if any(frame[4:8]):  # the frame that ends a transaction tells the size of the database
                committed |= pending
                pending = {}
            place += len(frame)
