"""Copies of a vault database or key file that a sync program put beside it, because both sides were changed.

Each program names such a copy in its own way, and some in the language of the computer:

    kluis-1 (conflicted copy 2026-08-18 173636).db            Nextcloud, ownCloud
    kluis-1_conflict-20260818-173636.db                       ownCloud before 2.5
    kluis-1 (laptop van Sam's conflicted copy 2026-08-18).db  Dropbox
    kluis-1-LAPTOP-SAM.db                                     OneDrive
    kluis-1 (1).db, kluis-1 [Conflict].db                     Google Drive, MEGA, Box
    kluis-1 2.db                                              iCloud Drive
    kluis-1.sync-conflict-20260818-173636-D4LGQYW.db          Syncthing
    kluis-1.Conflict.db                                       Resilio Sync
    kluis-1_laptop_Aug-18-1736-2026_Conflict.db               Synology Drive
    kluis-1 (SFConflict sam 2026-08-18-17-36-36).db           Seafile
    kluis-1_conflict_20260818_173636_x1Yz.db                  kDrive
    kluis-1.db.conflicted                                     pCloud

So what counts is that something was put in the name we gave. A copy the person made by hand is found as well. A key
file is copied in the same ways, when the password or the words were changed on two computers.

When all keys were renewed on one computer while another wrote on or got another password, the program leaves both
databases under their plain names, and one of the two key files as a copy. With that key file it can be read.
"""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from herstelkluis.errors import KluisError

_COPY = re.compile(
    r"kluis-\d{1,6}(?:[^\d.].*\.db|\.(?!db(?:[^a-z]|$)).+\.db|\.db[ ._(\[#].+)", re.IGNORECASE | re.DOTALL
)
_KEY_COPY = re.compile(r"kluis(?:[^a-z].*\.hdr|\.hdr[ ._(\[#].+)", re.IGNORECASE | re.DOTALL)
_OURS = re.compile(r".*\.(part|previous|old|beschadigd(-\d+)?)|kluis-\d{4}-\d\d-\d\d-\d{6}\.hdr", re.DOTALL)


def conflict_copies(folder: Path) -> list[Path]:
    """The databases in a vault folder that are not the one of the vault itself, by name. None when it is gone."""
    try:
        found = {path for path in folder.iterdir() if is_conflict_copy(path.name) and path.is_file()}
    except OSError:
        return []
    return sorted(found | of_other_keys(folder).keys())


def key_copies(folder: Path) -> list[Path]:
    """The key files in a vault folder that are not its own, and open no other database there. None when it is gone."""
    try:
        found = {path for path in folder.iterdir() if is_key_copy(path.name) and path.is_file()}
    except OSError:
        return []
    return sorted(found - set(of_other_keys(folder).values()))


def of_other_keys(folder: Path) -> dict[Path, Path]:
    """Databases of this vault from before or after its keys were renewed, each with a copy of a key file that opens it.

    Such a database was not left over: someone wrote in it. What lies there without its key file is not among these.
    """
    from herstelkluis.vault.key_file import keyfile_at, read_keyfile  # late: the lock is painted before it is loaded

    found: dict[Path, Path] = {}
    with suppress(KluisError):
        own = read_keyfile(folder)
        for path in sorted(folder.glob("kluis*.hdr*")):
            with suppress(KluisError):
                keyfile = keyfile_at(path)
                database = folder / keyfile.database_name
                is_other = keyfile.vault_id == own.vault_id and keyfile.generation != own.generation
                if is_other and is_key_copy(path.name) and database.is_file():
                    found[database] = path
    return found


def take_away(path: Path) -> None:
    """Remove a copy that was merged, with what stands beside it. Raises as `disk_errors`; then it is still there."""
    from herstelkluis.store.database_file import SIDE_FILES  # late: the lock is painted before the store is loaded
    from herstelkluis.store.files import disk_errors

    key = of_other_keys(path.parent).get(path)
    with disk_errors():
        for one in (*(path.with_name(path.name + ending) for ending in SIDE_FILES), path, *([key] if key else [])):
            one.unlink(missing_ok=True)


def is_conflict_copy(name: str) -> bool:
    """Whether a file name is that of a vault database with something put in."""
    return _COPY.fullmatch(name) is not None and _OURS.fullmatch(name) is None


def is_key_copy(name: str) -> bool:
    """Whether a file name is that of a key file with something put in."""
    return _KEY_COPY.fullmatch(name) is not None and _OURS.fullmatch(name) is None
