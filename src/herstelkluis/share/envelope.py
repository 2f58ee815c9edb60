"""The age file in what someone got: the file itself, its text form, or a web page around that text (E1-E4)."""

from __future__ import annotations

from herstelkluis.crypto.age import dearmor
from herstelkluis.crypto.age_header import MAGIC
from herstelkluis.errors import AgeArmorError, NotAPackageError, PackageTooLargeError
from herstelkluis.share.media import MAX_PACKAGE

MAX_PAGE = 200_000_000

_BEGIN = b"-----BEGIN AGE ENCRYPTED FILE-----"
_END = b"-----END AGE ENCRYPTED FILE-----"


def find_age_file(data: bytes) -> bytes:
    """The binary age file; of a page only the armor is looked at, nothing of it is run or parsed.

    Raises `PackageTooLargeError`, `NotAPackageError` when there is none, `AgeArmorError` when it is not whole or not
    the only one.
    """
    if data.startswith(MAGIC):
        file = data
    elif len(data) > MAX_PAGE:
        raise PackageTooLargeError
    else:
        file = dearmor(_only_block(data))
    if len(file) > MAX_PACKAGE:
        raise PackageTooLargeError
    return file


def _only_block(page: bytes) -> bytes:
    begin = _only_line(_BEGIN, page)
    if begin is None:
        raise NotAPackageError
    end = _only_line(_END, page)
    if end is None or end < begin or page[(stop := end + len(_END)) : stop + 1] not in (b"", b"\r", b"\n"):
        raise AgeArmorError
    return page[begin:stop]


def _only_line(mark: bytes, page: bytes) -> int | None:
    """Where the one line that begins with this mark begins, or None when no line does. Raises `AgeArmorError`."""
    begin = 0 if page.startswith(mark) else page.find(b"\n" + mark) + 1
    if not page.startswith(mark, begin):
        return None
    if page.find(b"\n" + mark, begin) >= 0:
        raise AgeArmorError
    return begin
