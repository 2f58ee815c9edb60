"""One writer per vault: a lock file held as long as the vault is open, let go by the system when a process dies."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Self

from herstelkluis.errors import CannotWriteError, VaultInUseError
from herstelkluis.store.files import disk_errors

LOCK_FILE = "kluis.lock"


class OneWriter:
    """Holds the right to write in a vault folder, until `release` or the end of its `with` block."""

    def __init__(self, folder: Path) -> None:
        """Take the right. Raises VaultInUseError when another process or window has it, CannotWriteError."""
        with disk_errors():
            self._file = os.open(folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
        for wait in (0.02, 0.05, 0.1, 0.0):  # another program that only looks lets go at once
            try:
                _take(self._file)
            except OSError:
                if not wait:
                    os.close(self._file)
                    raise VaultInUseError from None
                time.sleep(wait)
            else:
                return

    def release(self) -> None:
        """Let go. The empty file stays: removing it would race with the next writer."""
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_how: object) -> None:
        self.release()


def is_in_use(folder: Path) -> bool:
    """Whether another writer has this vault open now. Raises CannotWriteError where one may not even look."""
    with disk_errors():
        if not (folder / LOCK_FILE).exists():
            return False
    try:
        OneWriter(folder).release()
    except VaultInUseError:
        return True
    except CannotWriteError:  # a disk for reading only, as a failing one becomes: what is on it can still be saved
        return _is_held(folder / LOCK_FILE)
    return False


def _is_held(path: Path) -> bool:
    with disk_errors(), path.open("rb") as file:
        try:
            _share(file.fileno())
        except OSError:
            return True
    return False


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    _share = _take  # there is no other way

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _share(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
