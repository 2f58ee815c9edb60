"""The pages of a database file one by one, each judged by itself: for reading what is left of a damaged vault.

Nothing is written, and the library is not asked: it gives up at the first damaged page. What a crash left in a log or
journal beside the file counts as it would for the library.
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
from herstelkluis.store.raw_logs import committed_pages, original_pages
from herstelkluis.store.soundness import LOCK_PAGE

_CACHED = 64  # pages: what the parts of a long row and its neighbours need


class RawPages:
    """The pages of the database at `path`, numbered from 1. Raises `CannotWriteError` and others as `disk_errors`."""

    def __init__(self, path: Path, key: Secret, salt: bytes) -> None:
        self._cipher = PageCipher(key, salt)
        with disk_errors(), ExitStack() as opening:
            self._file = opening.enter_context(open_regular(path))
            log, journal = (_beside(path, ending, opening) for ending in ("-wal", "-journal"))
            size = os.fstat(self._file.fileno()).st_size
            newer, (older, before) = committed_pages(log, self._cipher), original_pages(journal)
            self._opened = opening.pop_all()
        self._elsewhere = {number: (log, place) for number, place in newer.items()}
        self._elsewhere |= {number: (journal, place) for number, place in older.items()}
        most = max([-(-size // PAGE) + len(older), *newer])  # a journal is not sealed, and can say any number
        self.count = min(before or most, most)
        self.damaged = 0
        """How many pages were asked for that could not be read."""
        self._known = lru_cache(_CACHED)(self._open)

    def get(self, number: int) -> bytes | None:
        """What this page holds, or None when it is damaged or not there."""
        return self._known(number)

    @property
    def whole(self) -> int:
        """How many pages there should be: the first page tells it, where it can be read."""
        first = self.get(1)
        return max(self.count, int.from_bytes(first[28:32]) if first else 0)

    def unreadable(self) -> int:
        """How many of those cannot be read."""
        return sum(self.get(number) is None for number in range(1, self.whole + 1) if number != LOCK_PAGE)

    def close(self) -> None:
        """Let go of the files."""
        self._known.cache_clear()
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _open(self, number: int) -> bytes | None:
        file, place = self._elsewhere.get(number, (self._file, (number - 1) * PAGE))
        try:
            with disk_errors():
                file.seek(place)
                return self._cipher.open(number, file.read(PAGE))
        except VaultDamagedError:
            self.damaged += 1
            return None


def _beside(path: Path, ending: str, opening: ExitStack) -> BinaryIO:
    """A file beside the database, or an empty one."""
    place = path.with_name(path.name + ending)
    return opening.enter_context(open_regular(place)) if place.exists() else io.BytesIO()
