"""A vault folder that appears as a whole or not at all: it is built beside its place and renamed when it is ready."""

from __future__ import annotations

import glob
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from herstelkluis.errors import CannotWriteError, FolderGoneError, VaultExistsError
from herstelkluis.store.files import disk_errors, sync_folder
from herstelkluis.vault.one_writer import LOCK_FILE, is_in_use
from herstelkluis.vault.state import ASIDE, COMES, KEY_FILE

UNFINISHED = ".nieuw"


@contextmanager
def appearing(folder: Path) -> Iterator[Path]:
    """A place to build in; it becomes `folder` when the block ends well, and is gone when it does not.

    Raises VaultExistsError before anything is done unless `folder` is absent or empty, and as `disk_errors`. Nothing is
    ever put over something: what came to stand there meanwhile stays, and this fails.
    """
    with _place_errors():
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


@contextmanager
def _place_errors() -> Iterator[None]:
    """As `disk_errors`, for a place where no vault is yet: a folder that is not there is not that of a vault."""
    try:
        with disk_errors():
            yield
    except FolderGoneError:
        raise CannotWriteError from None


def finish_exchange(folder: Path) -> bool:
    """Give a folder its name when a kill came after what stood there was put aside. Says whether it did."""
    with suppress(OSError):
        for comes in folder.parent.glob(f"{glob.escape(folder.name + COMES)}*"):
            moment = comes.name.removeprefix(folder.name + COMES)
            if not folder.exists() and folder.with_name(folder.name + ASIDE + moment).is_dir():
                comes.rename(folder)
                return True
    return False


def _clear_left_overs(folder: Path) -> None:
    """Remove what a crash left of a vault being made: only our own files, under a name of ours, and nobody has it open.

    A vault that is made inside such a place is built beside that again.
    """
    drawn = r"-[a-z0-9_]{8}" + re.escape(UNFINISHED)
    ours = re.compile(rf"\.{re.escape(folder.name)}{drawn}|\.\.{re.escape(folder.name)}{drawn}{drawn}")
    for left_over in folder.parent.glob(f".*{UNFINISHED}"):
        if not ours.fullmatch(left_over.name) or not left_over.is_dir() or is_in_use(left_over):
            continue
        if all(path.name.startswith(("kluis-", KEY_FILE, LOCK_FILE)) for path in left_over.iterdir()):
            shutil.rmtree(left_over, ignore_errors=True)
