"""The file of a connected database, as it stands on the disk, and copies of it.

POSIX locks end when a process closes *any* handle on a file, so the bytes are read through one handle that stays open
as long as the database is connected.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from herstelkluis.errors import FileReplacedError, VaultDamagedError
from herstelkluis.store.files import disk_errors, sync_folder, write_pieces

if TYPE_CHECKING:
    from collections.abc import Generator

    from herstelkluis.store.database import Database

PIECE = 1 << 20
SIDE_FILES = ("-wal", "-shm", "-journal")


class DatabaseFile:
    """One handle on the file. Errors of the disk are those of the system: use it within `disk_errors`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("rb", buffering=0)
        self._place = _place(path)

    def read(self, at: int, most: int) -> bytes:
        """The bytes from this place."""
        self._file.seek(at)
        return self._file.read(most)

    def check_place(self) -> None:
        """Raise FolderGoneError when the file is no longer at its place: a system writes on into a removed file.

        FileReplacedError when another file stands there.
        """
        if _place(self._path) != self._place:
            raise FileReplacedError

    def close(self) -> None:
        """Let go; only after the connection was closed."""
        self._file.close()

    def __del__(self) -> None:
        # Of a database that was only dropped; `_file` is missing only when the constructor itself failed.
        if hasattr(self, "_file"):
            self._file.close()


def pieces(read: Callable[[int, int], bytes]) -> Iterator[bytes]:
    """Everything that `read(at, most)` gives."""
    at = 0
    while piece := read(at, PIECE):
        yield piece
        at += len(piece)


def put_copy(
    content: Generator[bytes], path: Path, open_copy: Callable[[Path], Database], *, with_words: bool = False
) -> None:
    """Put a database with this content at `path`, verified by opening it; with the words of packages or without.

    Raises `VaultDamagedError` and what `disk_errors` and `content` raise; then nothing is left at `path`.
    """
    from herstelkluis.store import search

    part = path.with_name(f".{path.name}.part")
    try:
        with closing(content):
            write_pieces(part, content)
        with open_copy(part) as copy:
            if not with_words and copy.read("SELECT 1 FROM package_words"):
                copy.write("DELETE FROM package_words")
            problems = copy.check()
            if problems == ["search"]:  # derived, so a copy need not wait until it is made anew
                search.rebuild(copy)
            elif problems:
                raise VaultDamagedError
        with disk_errors():
            part.replace(path)
            sync_folder(path.parent)
    finally:
        remove_database(part)


@contextmanager
def place_for_copy(folder: Path) -> Iterator[Path]:
    """Where an encrypted copy can lie in the folder of a vault: gone when the block ends, or at the next unlock."""
    path = folder / f".kopie-{secrets.token_hex(8)}.db"
    try:
        yield path
    finally:
        remove_database(path)


def remove_database(path: Path) -> None:
    """Remove a database that nobody has open, with what stands beside it, as far as it is there and goes."""
    for left_over in (path, *(path.with_name(path.name + ending) for ending in SIDE_FILES)):
        with suppress(OSError):
            left_over.unlink()


def _place(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
