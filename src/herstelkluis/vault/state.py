"""What can be done with the vault at a place, and how that may change. Known without opening or deriving anything."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

KEY_FILE = "kluis.hdr"
COMES, ASIDE = "-terug-", "-opzij-"  # what comes in the place of a folder, and what stood there, with the same moment


class VaultState(Enum):
    """What can be done with the vault at this place."""

    MISSING = auto()  # nothing here: make one
    LOCKED = auto()  # a sound key file: unlock it
    OPEN = auto()  # unlocked here
    NEEDS_MIGRATION = auto()  # unlocked, an older schema: a backup and a migration come first
    TOO_NEW = auto()  # made by a newer version: left alone
    DAMAGED = auto()  # a part is missing or changed: left alone
    IN_USE = auto()  # another window has it


_ON_DISK = {VaultState.MISSING, VaultState.LOCKED, VaultState.TOO_NEW, VaultState.DAMAGED, VaultState.IN_USE}
TRANSITIONS: dict[VaultState, set[VaultState]] = {
    **{state: set(_ON_DISK) for state in _ON_DISK},
    VaultState.MISSING: _ON_DISK | {VaultState.OPEN},
    VaultState.LOCKED: _ON_DISK | {VaultState.OPEN, VaultState.NEEDS_MIGRATION},
    VaultState.NEEDS_MIGRATION: {VaultState.OPEN, VaultState.LOCKED, VaultState.DAMAGED},
    VaultState.OPEN: {VaultState.LOCKED},
}


def is_anything_there(folder: Path) -> bool:
    """Whether something of a vault stands in this folder, sound or not."""
    return (folder / KEY_FILE).exists() or any(folder.glob("kluis-*.db"))
