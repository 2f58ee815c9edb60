"""Keep `None` alive under PySide6 6.12 on Python 3.11.

That build takes one reference of `None` away at every call that returns nothing, because from Python 3.12 on these
are not counted. On 3.11 they are, and a window would end the program after some seven thousand calls.
"""

from __future__ import annotations

import ctypes
import sys


def keep_none() -> None:
    """Give `None` so many references that it cannot run out. Does nothing where they are not counted."""
    if sys.version_info < (3, 12):
        ctypes.c_ssize_t.from_address(id(None)).value += 1 << (sys.maxsize.bit_length() - 3)
