"""Which backups lie in a place, by their names alone."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from herstelkluis.errors import BackupPlaceGoneError, CannotReadError

FOLDER = "Reservekopie van mijn kluis"
ENDING, KEY_ENDING = ".age", ".hdr"

_NAME = re.compile(r"kluis-(\d{4}-\d\d-\d\d-\d{6})\.age")
_MOMENT = "%Y-%m-%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, the moment in its name (UTC), and the key file beside it when that is there."""

    path: Path
    made_at: datetime
    keyfile: Path | None


def folder_of(place: Path) -> Path:
    """Where backups lie for a folder that someone chose, who may have pointed at the subfolder itself."""
    return place if place.name == FOLDER else place / FOLDER


def find_backups(place: Path) -> list[Backup]:
    """The backups in a chosen folder, its subfolder or that subfolder itself, newest first; or the one file it is.

    Raises BackupPlaceGoneError when nothing is there, CannotReadError when it may not be looked into.
    """
    try:
        if not place.exists():
            raise BackupPlaceGoneError
        paths = [place] if place.is_file() else [*_in(place), *_in(place / FOLDER)]
    except OSError:
        raise CannotReadError from None
    backups = [Backup(path, moment, key_beside(path)) for path in paths if (moment := moment_of(path.name)) is not None]
    return sorted(backups, key=lambda one: one.made_at, reverse=True)


def has_file(path: Path) -> bool:
    """Whether a file lies there; no where this account may not look (the stick of another), or nothing answers."""
    with suppress(OSError):
        return path.is_file()
    return False


def has_folder(place: Path) -> bool:
    """Whether a folder is there; no where this account may not look, or nothing answers."""
    with suppress(OSError):
        return place.is_dir()
    return False


def name_of(made_at: datetime) -> str:
    """What a backup of this moment is called, without ending. Raises ValueError for a moment without zone."""
    if made_at.tzinfo is None:
        raise ValueError(made_at)
    return f"kluis-{made_at.astimezone(UTC).strftime(_MOMENT)}"


def moment_of(name: str) -> datetime | None:
    """The moment a name tells; None for a name that is not that of a backup."""
    found = _NAME.fullmatch(name)
    try:
        return datetime.strptime(found[1], _MOMENT).replace(tzinfo=UTC) if found else None
    except ValueError:  # the 31st of February
        return None


def key_beside(path: Path) -> Path | None:
    """The key file beside a backup, when it is there."""
    beside = path.with_suffix(KEY_ENDING)
    return beside if beside.is_file() else None


def _in(folder: Path) -> list[Path]:
    return [path for path in folder.glob(f"kluis-*{ENDING}") if path.is_file()]
