"""LEESMIJ.txt: how to read a package without this program, the same in every package of version 1 (L1)."""

from __future__ import annotations

import hashlib

from herstelkluis import resources
from herstelkluis.errors import ProgramDamagedError

READ_ME_SHA256 = "ef4204624ab85a682ee2e4ca6ae7050418fc0505012e25f5df9dd0263fc7759a"


def read_me() -> bytes:
    """The shipped text. Raises `ProgramDamagedError` when it is not the agreed one."""
    try:
        text = resources.read_bytes("package", "LEESMIJ-1.txt")
    except OSError:
        raise ProgramDamagedError from None
    if not is_read_me(text):
        raise ProgramDamagedError
    return text


def is_read_me(text: bytes) -> bool:
    """Whether this is the agreed text, byte for byte."""
    return hashlib.sha256(text).hexdigest() == READ_ME_SHA256
