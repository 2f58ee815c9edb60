"""Where a copy can go: the sticks that are plugged in, and what is good to know about a place beforehand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

from herstelkluis.i18n import _
from herstelkluis.vault.away import WHERE_STICKS_ARE
from herstelkluis.vault.synced_folders import cloud_of


@dataclass(frozen=True, slots=True)
class Stick:
    """A disk or stick that is plugged in and can be written on."""

    path: Path
    name: str


Sticks = Callable[[], Sequence[Stick]]


def plugged_in(volumes: Callable[[], Sequence[QStorageInfo]] = QStorageInfo.mountedVolumes) -> list[Stick]:
    """The sticks and other disks there are now, by name; the disk of the system itself is none."""
    found = [
        Stick(Path(one.rootPath()), one.displayName() or Path(one.rootPath()).name)
        for one in volumes()
        if one.isValid() and one.isReady() and not one.isReadOnly() and _is_stick(one)
    ]
    return sorted(found, key=lambda one: one.name.casefold())


def _is_stick(one: QStorageInfo) -> bool:
    root = one.rootPath()
    if root.startswith(WHERE_STICKS_ARE):
        return one.device().startsWith(b"/dev/")  # a place on a network may take for ever to answer
    return root[1:3] == ":/" and not one.isRoot()  # a drive letter that is not the one of the system


def warning_about(place: Path, vault_folder: Path) -> str:
    """One sentence about this place when there is something to know about it, else nothing."""
    if cloud := cloud_of(place):
        return _("This folder goes to {cloud} by itself. A locked copy then lies there too.").format(cloud=cloud)
    if is_same_disk(place, vault_folder):
        return _("This is the same disk as your vault. If it breaks, you lose both.")
    return ""


def is_same_disk(place: Path, vault_folder: Path) -> bool:
    """Whether what breaks the one breaks the other."""
    with suppress(OSError):
        return _there(place).stat().st_dev == _there(vault_folder).stat().st_dev
    return False


def _there(path: Path) -> Path:
    """This path, or the nearest folder above it that exists."""
    return next((one for one in (path, *path.parents) if one.exists()), path)


def name_of(place: Path, sticks: Sequence[Stick]) -> str:
    """How this place is called: the name of the stick it is, else the folder."""
    return next((one.name for one in sticks if one.path == place), str(place))
