"""A file that has no name before it is whole, so that a kill leaves nothing of it; for what is not locked."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from herstelkluis.store.files import replacing, sync_folder


@contextmanager
def appearing_whole(path: Path) -> Iterator[BinaryIO]:
    """As `files.replacing`. Where the system or the disk knows no files without a name (a stick), it is that one.

    Source: open(2) of Linux, O_TMPFILE. Raises OSError: use it within `disk_errors`.
    """
    try:
        handle = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY, 0o600)
    except (AttributeError, OSError):
        with replacing(path) as file:
            yield file
        return
    with os.fdopen(handle, "wb") as file:
        yield file
        file.flush()
        os.fsync(handle)
        _name(handle, path)
    sync_folder(path.parent)


def _name(handle: int, path: Path) -> None:
    """A name of its own first: a name that is there cannot be given away in one step, but can be taken over."""
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}.part")
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        # Only with a folder beside it is the link followed (AT_SYMLINK_FOLLOW of linkat(2)).
        os.link(f"/proc/self/fd/{handle}", part.name, src_dir_fd=folder, dst_dir_fd=folder, follow_symlinks=True)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    finally:
        os.close(folder)
