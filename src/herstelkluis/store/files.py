"""Files that are whole or not there: written beside their place, forced to disk, then renamed."""

from __future__ import annotations

import errno
import os
import re
import secrets
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from sqlcipher3 import dbapi2

from herstelkluis.errors import (
    CannotWriteError,
    DiskFullError,
    FolderGoneError,
    KluisError,
    TooLargeForDiskError,
    VaultDamagedError,
    VaultInUseError,
)

_OF_SYSTEM: dict[int | None, type[KluisError]] = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), DiskFullError),
    errno.EFBIG: TooLargeForDiskError,
    **dict.fromkeys((errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.EIO), FolderGoneError),
}
_NOT_KNOWN_HERE = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}
# Primary result codes of https://www.sqlite.org/rescode.html; any other one is a bug and stays what it is.
_OF_SQLITE: dict[int, type[KluisError]] = {
    5: VaultInUseError,  # SQLITE_BUSY
    6: VaultInUseError,  # SQLITE_LOCKED
    8: CannotWriteError,  # SQLITE_READONLY
    10: CannotWriteError,  # SQLITE_IOERR
    11: VaultDamagedError,  # SQLITE_CORRUPT
    13: DiskFullError,  # SQLITE_FULL
    14: CannotWriteError,  # SQLITE_CANTOPEN
    26: VaultDamagedError,  # SQLITE_NOTADB: wrong key or changed first page
}

_PART = re.compile(r"(.+)\.[0-9a-f]{16}\.part", re.DOTALL)
_PIECE = 1 << 20  # bytes at a time
LONGEST = 600  # seconds that a slow stick may take without a sign of life


@contextmanager
def disk_errors() -> Iterator[None]:
    """Say what goes wrong on the disk in words a person can act on.

    Raises `DiskFullError` (also as `TooLargeForDiskError`), `FolderGoneError`, `CannotWriteError`, and from the
    database also `VaultInUseError` and `VaultDamagedError`. Their causes are cut off: a message of the system holds
    paths, one of the database may quote.
    """
    try:
        yield
    except OSError as error:
        raise _OF_SYSTEM.get(error.errno, CannotWriteError) from None
    except dbapi2.DatabaseError as error:
        known = _OF_SQLITE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if known is None:
            raise
        raise known from None


def write_file(path: Path, data: bytes, *, keep_previous: bool = False) -> None:
    """Put `data` at `path`, all of it or nothing, readable by the owner alone (0600).

    With `keep_previous` the file that stood there stays as `previous_of(path)`. Raises as `disk_errors` does; then the
    old file is untouched.
    """
    with disk_errors():
        if keep_previous and path.exists():
            _keep(path, previous_of(path))
        with replacing(path) as file:
            file.write(data)


def _keep(path: Path, previous: Path) -> None:
    """Let `previous` name the very file that stands at `path`, so that overwriting it later reaches its own bytes."""
    previous.unlink(missing_ok=True)
    try:
        previous.hardlink_to(path)
    except OSError:  # a file system without links (a stick): a copy is the most there is
        write_file(previous, path.read_bytes())


@contextmanager
def open_regular(path: Path) -> Iterator[BinaryIO]:
    """A file to read. Raises OSError, also for a pipe or device: waiting for those may never end."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        yield file


def read_regular(path: Path, most: int) -> bytes:
    """The first `most` bytes of a file. Raises as `open_regular`."""
    with open_regular(path) as file:
        return file.read(most)


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Put these bytes, one piece after the other, at `path` under the same promise as `write_file`."""
    with disk_errors(), replacing(path) as file:
        file.writelines(pieces)


def copy_file(source: Path, target: Path) -> None:
    """Put a byte for byte copy of `source` at `target`, under the same promise as `write_file`."""
    with disk_errors(), open_regular(source) as old:
        write_pieces(target, iter(lambda: old.read(1 << 20), b""))


def previous_of(path: Path) -> Path:
    """Where `write_file` keeps the file that stood at `path` before."""
    return path.with_name(path.name + ".previous")


def overwrite_file(path: Path) -> None:
    """Remove a file after overwriting its bytes; nothing happens when it is not there.

    On flash memory and journalling file systems older copies of the bytes may remain: more cannot be done. Of a link,
    or of a file that has another name too, only this name goes: someone may have put it here to reach the other one.
    """
    with disk_errors(), suppress(FileNotFoundError):
        found = path.lstat()
        if stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
            with path.open("r+b") as file:
                for start in range(0, found.st_size, _PIECE):
                    file.write(secrets.token_bytes(min(_PIECE, found.st_size - start)))
                file.flush()
                os.fsync(file.fileno())
        path.unlink()
        sync_folder(path.parent)


def overwrite_previous(path: Path) -> None:
    """Remove what `write_file` kept of the file at `path`, overwritten; nothing happens when one of both is not there.

    A kill can leave it as a second name of the very file in use (see `_keep`): then only that name goes.
    """
    previous = previous_of(path)
    with disk_errors(), suppress(FileNotFoundError):
        if previous.samefile(path):
            previous.unlink()
            sync_folder(path.parent)
        else:
            overwrite_file(previous)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write that takes its place at `path` when the block ends well, and else is gone.

    Raises OSError: use it within `disk_errors`.
    """
    for left_over in _left_overs(path):
        left_over.unlink(missing_ok=True)
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}.part")  # seen by who looks in the folder after a kill
    try:
        with os.fdopen(
            os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600), "wb"
        ) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    sync_folder(path.parent)


def _left_overs(path: Path) -> Iterator[Path]:
    """What a kill left of this file, and of any other file in its folder that nobody can be writing any more."""
    long_ago = time.time() - LONGEST
    for part in path.parent.glob("*.part"):
        name = _PART.fullmatch(part.name)
        if name and (name[1] == path.name or part.stat().st_mtime < long_ago):
            yield part


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to disk; Windows does so by itself and cannot open folders, and some sticks and
    network folders have no way to be asked."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_KNOWN_HERE:
            raise
    finally:
        os.close(handle)
