"""A backup comes back where the vault belongs. What stands there is put aside whole, under another name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from herstelkluis.errors import CannotWriteError, KluisError, VaultInUseError
from herstelkluis.store.files import sync_folder
from herstelkluis.vault.one_writer import is_in_use
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.restoring import Held, restore
from herstelkluis.vault.state import ASIDE, COMES
from herstelkluis.vault.typed import Typed

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class CameBack:
    """What was restored, and the folder that was put aside for it, if there was one."""

    restored: Held
    aside: Path | None


def come_back(
    source: Path,
    folder: Path,
    typed: Typed,
    *,
    clock: Callable[[], datetime],
    progress: Progress | None = None,
) -> CameBack:
    """Restore the backup `source` and have it stand at `folder`.

    It is restored and checked beside it first; only then what stands at `folder` gets another name. Nothing
    is written into that one or removed from it. Raises as `restore`, VaultInUseError and CannotWriteError; then all is
    as it was.
    """

    def restore_to(place: Path) -> Held:
        return restore(source, place, typed, clock=clock, progress=progress)

    return CameBack(*in_place_of(folder, restore_to, clock))


def in_place_of(folder: Path, make: Callable[[Path], Made], clock: Callable[[], datetime]) -> tuple[Made, Path | None]:
    """Have `make` build a vault beside `folder`, and then stand there. Says too where what stood there lies now.

    What stood there is put aside whole. Raises VaultInUseError, CannotWriteError and as `make`; then all is as it was.
    """
    if is_in_use(folder):
        raise VaultInUseError
    if not os.path.lexists(folder):  # a link to a disk that is out is something too
        return make(folder), None
    beside, aside = _free(folder, clock().strftime("%Y-%m-%d-%H%M%S"))
    made = make(beside)
    try:
        _exchange(folder, beside, aside)
    except (KluisError, OSError) as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise error if isinstance(error, KluisError) else CannotWriteError from None
    return made, aside


def _exchange(folder: Path, comes: Path, aside: Path) -> None:
    if is_in_use(folder):  # by someone who opened it meanwhile
        raise VaultInUseError
    folder.rename(aside)
    try:
        comes.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    with suppress(OSError):  # both stand where they should; some network folders have no way to be asked
        sync_folder(folder.parent)


def _free(folder: Path, now: str) -> tuple[Path, Path]:
    """Two names beside this folder that nothing has: for what comes, and for what was there."""
    endings = (now, *(f"{now}-{number}" for number in range(2, 100)))
    pairs = (
        (folder.with_name(folder.name + COMES + one), folder.with_name(folder.name + ASIDE + one)) for one in endings
    )
    return next(pair for pair in pairs if not any(name.exists() for name in pair))
