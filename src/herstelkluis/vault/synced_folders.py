"""Folders that another program keeps equal to a copy elsewhere: a cloud, or a second computer.

Such a program copies files while they are written. A database with a write-ahead log is then copied in parts that do
not fit, so a vault in such a folder is opened without one (`journal_for`). Everything that leaves is encrypted either
way; that there is a vault, its size and its moments are seen by who keeps the copy.

Sources: what each program is known to leave in the folder it keeps (its root), and how it calls that root: manuals of
Dropbox, Microsoft OneDrive, Google Drive for desktop, Apple File Provider (~/Library/CloudStorage), Nextcloud and
ownCloud (`.sync_*.db`), Syncthing (`.stfolder`), Resilio Sync (`.sync/ID`), Synology Drive, MEGA. A folder that is kept
equal without name or mark (iCloud "Desktop & Documents", a server of one's own) cannot be told apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

_NAMES = {
    "Dropbox": r"dropbox( \(.*\))?",
    "OneDrive": r"onedrive( ?-.*)?",
    "Google Drive": r"google ?drive(-.*)?|(my|mijn) drive",
    "iCloud Drive": r"com~apple~clouddocs|icloud ?drive(-.*)?",
    "Nextcloud": r"nextcloud\d?",
    "ownCloud": r"owncloud\d?",
    "SURFdrive": r"surfdrive",
    "STACK": r"stack(drive)?",
    "Proton Drive": r"proton ?drive(-.*)?",
    "pCloud": r"pcloud ?(drive|sync)?(-.*)?",
    "MEGA": r"mega(sync)?( uploads)?",
    "Box": r"box( sync|-box)",
    "Synology Drive": r"synology ?drive(-.*)?",
    "Seafile": r"seafile",
    "kDrive": r"kdrive\d?",
    "Syncthing": r"syncthing",
}
_MARKS = {
    "Dropbox": (".dropbox", ".dropbox.cache"),
    "OneDrive": (".849C9593-D756-4E56-8D6E-42412F2A707B",),
    "Google Drive": (".tmp.drivedownload", ".tmp.driveupload", ".shortcut-targets-by-id"),
    "ownCloud": (".owncloudsync.log", ".OwnCloud.sync.log"),
    "Nextcloud": (".nextcloudsync.log", ".sync_*.db", "._sync_*.db", ".csync_journal.db"),
    "Syncthing": (".stfolder",),
    "Resilio Sync": (".sync/ID", ".SyncID"),
    "Synology Drive": (".SynologyWorkingDirectory",),
    "MEGA": (".megaignore",),
}


def cloud_of(folder: Path) -> str:
    """The name of the program that keeps this folder, or one above it, equal elsewhere; "" when none is known."""
    return next((cloud for place in _places(folder) if (cloud := _named(place) or _marked(place))), "")


def journal_for(folder: Path) -> str:
    """How a database in this folder writes: with a log beside it, or where files are copied meanwhile without one."""
    return "TRUNCATE" if cloud_of(folder) else "WAL"


def _places(folder: Path) -> Iterator[Path]:
    """The folder and those above it, as it is called and as it really lies: a root is often a link."""
    here = folder.absolute()
    try:
        really = here.resolve()
    except (OSError, RuntimeError):  # a circle of links
        really = here
    for start in dict.fromkeys((here, really)):
        yield from (start, *start.parents)


def _named(place: Path) -> str:
    return next((cloud for cloud, name in _NAMES.items() if re.fullmatch(name, place.name, re.IGNORECASE)), "")


def _marked(place: Path) -> str:
    return next((cloud for cloud, marks in _MARKS.items() if any(_is_there(place, mark) for mark in marks)), "")


def _is_there(place: Path, mark: str) -> bool:
    try:
        return any(place.glob(mark)) if "*" in mark else (place / mark).exists()
    except OSError:  # a folder one may not look into
        return False
