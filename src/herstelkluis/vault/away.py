"""A vault whose place is not there now: a stick that is out, a network folder that does not answer.

Known from the place alone: nothing is kept about which vaults there were.
"""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from herstelkluis.vault.state import ASIDE, COMES, is_anything_there

WHERE_STICKS_ARE = ("/media/", "/run/media/", "/Volumes/", "/mnt/")
_FSTAB = Path("/etc/fstab")
_SPACE = re.compile(r"\\040")  # fstab(5)
_LONGEST_FSTAB = 64 * 1024


def is_there(folder: Path) -> bool:
    """Whether a vault stands here, also half way an exchange that a kill broke off; no for what does not answer."""
    with suppress(OSError):
        return is_anything_there(folder) or _is_half_back(folder)
    return False


def is_away(folder: Path, usual: Path, *, is_mount: Callable[[Path], bool] = os.path.ismount) -> bool:
    """Whether the disk, stick or network folder that this place is on is not there now.

    At the `usual` place nothing may have been made yet; another one was pointed at, so the folder it is in was there.
    """
    try:
        if folder.exists():
            return False
        if any(one.is_symlink() and not one.exists() for one in (folder, *folder.parents)):
            return True  # it leads to a disk that is out
        if folder != usual and not folder.parent.is_dir():
            return True
    except OSError:  # a network folder that does not answer
        return True
    return _lacks_its_disk(Path(os.path.realpath(folder)), is_mount)


def disk_of(folder: Path) -> str:
    """What the stick or disk of this place is called, as far as the place tells; else nothing."""
    parts = Path(os.path.realpath(folder)).parts
    match parts[1:]:
        case ["run", "media", _user, label, *_rest]:
            return label
        case ["media", user, label, *_rest] if user == Path.home().name:
            return label
        case ["media" | "Volumes" | "mnt", label, *_rest]:
            return label
    return folder.drive


def vault_in(folder: Path, name: str = "") -> Path | None:
    """The vault at a folder that someone pointed at: that folder, the one called `name` in it, or the only one."""
    with suppress(OSError):
        inside = sorted(one for one in folder.iterdir() if one.is_dir() and is_there(one)) if folder.is_dir() else []
        candidates = [folder, *(one for one in inside if one.name == name)]
        if len(inside) == 1:
            candidates += inside
        return next((one for one in candidates if is_there(one)), None)
    return None


def place_to_come_back(folder: Path, usual: Path) -> Path:
    """Where a backup comes back when its own place is away: the usual place, or a free one beside that."""
    if folder == usual or not is_away(folder, usual):
        return folder
    beside = (usual.with_name(f"{usual.name}-{number}") for number in range(2, 100))
    return next(one for one in (usual, *beside) if not os.path.lexists(one))


def _lacks_its_disk(real: Path, is_mount: Callable[[Path], bool]) -> bool:
    above = [real, *real.parents]
    if str(real).startswith(WHERE_STICKS_ARE):
        return not any(is_mount(one) for one in above if f"{one}/" not in WHERE_STICKS_ARE and one != one.parent)
    points = {Path(one) for one in _mount_points()}
    return any(one in points and not is_mount(one) for one in above)


def _mount_points() -> Iterable[str]:
    """The places that this computer hangs disks and network folders at (fstab(5)); none where there is no such list."""
    with suppress(OSError), _FSTAB.open(encoding="utf-8", errors="replace") as file:
        lines = (line.split() for line in file.read(_LONGEST_FSTAB).splitlines())
        return [_SPACE.sub(" ", line[1]) for line in lines if len(line) > 1 and line[1].startswith("/")]
    return []


def _is_half_back(folder: Path) -> bool:
    return not folder.exists() and any(
        folder.with_name(one.name.replace(COMES, ASIDE)).is_dir()
        for one in folder.parent.glob(f"{glob.escape(folder.name)}{COMES}*")
    )
