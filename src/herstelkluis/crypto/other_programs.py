"""Other programs of the same person: they may not read or trace the memory of this one.

Linux lets any program of a user read the memory of another one of that user, unless that one says no. Where the system
knows no such thing nothing happens. Nothing is promised against an administrator: see SECURITY.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_GET_DUMPABLE, _SET_DUMPABLE = 3, 4  # prctl(2)


def shut_out_other_programs() -> bool:
    """From now on none of them reads the memory of this program, its surroundings or its open files; whether so."""
    return _prctl(_SET_DUMPABLE, 0) == 0


def let_other_programs_look() -> None:
    """Undo that, for a part of the desktop that refuses a program which it may not look at."""
    _prctl(_SET_DUMPABLE, 1)


def are_shut_out() -> bool:
    """Whether other programs cannot look now."""
    return _prctl(_GET_DUMPABLE) == 0


@contextmanager
def open_to_the_desktop() -> Iterator[None]:
    """Let other programs look while this lasts, and then again or no more, as it was before."""
    before = are_shut_out()
    let_other_programs_look()
    try:
        yield
    finally:
        if before:
            shut_out_other_programs()


def _prctl(what: int, value: int = 0) -> int:
    import ctypes

    try:
        return int(ctypes.CDLL(None).prctl(what, value, 0, 0, 0))
    except (AttributeError, OSError, TypeError):  # not Linux
        return -1
