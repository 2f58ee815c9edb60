"""A vault folder that appears as a whole or not at all: it is built beside its place and renamed when it is ready."""

from __future__ import annotations

import glob
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from herstelkluis.errors import VaultExistsError
from herstelkluis.store.files import disk_errors, sync_folder
from herstelkluis.vault.one_writer import LOCK_FILE
from herstelkluis.vault.state import KEY_FILE

UNFINISHED = ".nieuw"


@contextmanager
def appearing(folder: Path) -> Iterator[Path]:
    """A place to build in; it becomes `folder` when the block ends well, and is gone when it does not.

    Raises VaultExistsError before anything is done unless `folder` is absent or empty, and as `disk_errors`. Nothing is
    ever put over something: what came to stand there meanwhile stays, and this fails.
    """
    with disk_errors():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise VaultExistsError
        folder.parent.mkdir(parents=True, exist_ok=True)
        _clear_left_overs(folder)
        building = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", suffix=UNFINISHED, dir=folder.parent))
    try:
        yield building
        with disk_errors():
            if folder.is_dir():
                folder.rmdir()
            building.rename(folder)
            sync_folder(folder.parent)
    finally:
        shutil.rmtree(building, ignore_errors=True)


def _clear_left_overs(folder: Path) -> None:
    """Remove what a crash left of a vault being made: no lock file was written, so nobody ever wrote in it."""
    for left_over in folder.parent.glob(f".{glob.escape(folder.name)}-*{UNFINISHED}"):
        names = [path.name for path in left_over.iterdir()] if left_over.is_dir() else [LOCK_FILE]
        if all(name.startswith(("kluis-", KEY_FILE)) for name in names):
            shutil.rmtree(left_over, ignore_errors=True)
