"""Memory that was let go of still holds what stood in it, until something else is put there. This puts something there.

Wherever the system offers no way to do so nothing happens. Nothing is promised: see SECURITY.md.
"""

from __future__ import annotations

import sys

_M_PERTURB = -6  # mallopt(3): what is freed is overwritten
_FILLING = 0x5A
_BLOCKS = 3000  # of each size: some five megabytes in all, more than writing leaves behind
_SIZES = range(16, 513, 16)  # what Python keeps small things in, and never asks the system for one by one
_HEAD = sys.getsizeof(b"")
_KEPT = 8  # of each size the C library keeps this many for a thread, and one more
_KEPT_SIZES = range(24, 1048, 16)


def overwrite_what_is_freed() -> bool:
    """Have large and foreign pieces of memory overwritten whenever they are let go of; whether the system can."""
    import ctypes

    try:
        return bool(ctypes.CDLL(None).mallopt(_M_PERTURB, _FILLING))
    except (AttributeError, OSError, TypeError):  # not the C library of GNU
        return False


def overwrite_small_blocks() -> None:
    """Overwrite the small pieces that Python let go of and keeps for later. Takes some milliseconds."""
    for size in _SIZES:
        blocks = [bytes(max(0, size - _HEAD)) for _ in range(_BLOCKS)]
        blocks.clear()


def overwrite_blocks_of_this_thread() -> None:
    """Overwrite the small pieces that the C library keeps for this thread: OpenSSL lets go of a password in one."""
    import ctypes

    try:
        library = ctypes.CDLL(None)
        take, give_back = library.malloc, library.free
    except (AttributeError, OSError, TypeError):  # Windows
        return
    take.restype, take.argtypes, give_back.argtypes = ctypes.c_void_p, [ctypes.c_size_t], [ctypes.c_void_p]
    for size in _KEPT_SIZES:
        taken = [take(size) for _ in range(_KEPT)]
        for one in filter(None, taken):
            ctypes.memset(one, _FILLING, size)
            give_back(one)
