"""The calls on one folder, which go wrong as asked: the Python side of failing_calls.c, which must be loaded before."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

KILL, HALF_THEN_KILL, SHORT, INTERRUPTED = -1, -2, -3, -4  # as in failing_calls.c
FAULTS: dict[str, tuple[int, bool]] = {
    "ENOSPC": (errno.ENOSPC, False),
    "ENOSPC from then on": (errno.ENOSPC, True),
    "EIO": (errno.EIO, False),
    "EIO from then on": (errno.EIO, True),
    "EROFS from then on": (errno.EROFS, True),
    "half a write": (SHORT, False),
    "an interrupted write": (INTERRUPTED, False),
    "killed before the call": (KILL, False),
    "killed in the middle of the call": (HALF_THEN_KILL, False),
}
KILLS = {"killed before the call", "killed in the middle of the call"}
HARMLESS = {"half a write", "an interrupted write"}


class Disk:
    """The calls on one folder, which go wrong as asked."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.failing_seen.restype = ctypes.c_long
        self._library.failing_name.restype = ctypes.c_char_p
        self.fine = self._library.failing_disarm

    def fail(self, folder: Path, number: int, fault: str) -> None:
        what, stays = FAULTS.get(fault, (0, False))
        self._library.failing_arm(os.fsencode(folder), ctypes.c_long(number), what, stays)

    def record(self, file: int) -> None:
        """Write down what is done in this open file; -1: no more."""
        self._library.failing_record(file)

    @property
    def seen(self) -> int:
        return int(self._library.failing_seen())

    @property
    def failed(self) -> str:
        return bytes(self._library.failing_name()).decode()
