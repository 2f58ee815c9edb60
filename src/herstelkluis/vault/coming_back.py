"""A backup comes back where the vault belongs. What stands there is put aside whole, under another name."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from herstelkluis.errors import CannotWriteError, VaultInUseError
from herstelkluis.vault.one_writer import is_in_use
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.restoring import Held, restore

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class CameBack:
    """What was restored, and the folder that was put aside for it, if there was one."""

    restored: Held
    aside: Path | None


def come_back(
    source: Path,
    folder: Path,
    *,
    password: str = "",
    recovery_text: str = "",
    clock: Callable[[], datetime],
    progress: Progress | None = None,
) -> CameBack:
    """Restore the backup `source` and have it stand at `folder`, opened by the password or the twelve words.

    It is restored and checked beside it first; only then what stands at `folder` gets another name. Nothing
    is written into that one or removed from it. Raises as `restore`, VaultInUseError and CannotWriteError; then all is
    as it was.
    """

    def restore_to(place: Path) -> Held:
        return restore(source, place, password=password, recovery_text=recovery_text, clock=clock, progress=progress)

    return CameBack(*in_place_of(folder, restore_to, clock))


def in_place_of(folder: Path, make: Callable[[Path], Made], clock: Callable[[], datetime]) -> tuple[Made, Path | None]:
    """Have `make` build a vault beside `folder`, and then stand there. Says too where what stood there lies now.

    What stood there is put aside whole. Raises VaultInUseError, CannotWriteError and as `make`; then all is as it was.
    """
    if is_in_use(folder):
        raise VaultInUseError
    if not folder.exists():
        return make(folder), None
    now = clock().strftime("%Y-%m-%d-%H%M%S")
    beside, aside = _free(folder, f"terug-{now}"), _free(folder, f"opzij-{now}")
    made = make(beside)
    try:
        folder.rename(aside)
        try:
            beside.rename(folder)
        except OSError:
            aside.rename(folder)
            raise
    except OSError as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise CannotWriteError from error
    return made, aside


def _free(folder: Path, ending: str) -> Path:
    """A name beside this folder that nothing has."""
    numbers = ("", *(f"-{n}" for n in range(2, 100)))
    names = (folder.with_name(f"{folder.name}-{ending}{number}") for number in numbers)
    return next(name for name in names if not name.exists())
