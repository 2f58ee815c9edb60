"""Looking into a ZIP file that someone else made: few files, small ones, and never more than it says."""

from __future__ import annotations

import errno
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from herstelkluis.errors import LockedSourceError, SourceTooLargeError, UnreadableSourceError

MOST_MEMBERS = 50_000
_LOCKED = 0x1


@contextmanager
def opened(source: BinaryIO, most_bytes: int) -> Iterator[zipfile.ZipFile]:
    """The archive, when all it holds is at most so large. Raises a `BringInError` when anything is wrong with it."""
    try:
        with zipfile.ZipFile(source) as archive:
            members = archive.infolist()
            # What is read of a member is never more than it says here.
            if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > most_bytes:
                raise SourceTooLargeError
            if any(one.flag_bits & _LOCKED for one in members):
                raise LockedSourceError
            yield archive
    except OSError as error:
        if error.errno == errno.EINVAL:  # it points before its own beginning
            raise UnreadableSourceError from None
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, LookupError):
        raise UnreadableSourceError from None
