"""The age file in what someone got: the file itself, its text form, or a web page around that text (E1-E4)."""

from __future__ import annotations

import re

from herstelkluis.crypto.age import dearmor
from herstelkluis.crypto.age_header import MAGIC
from herstelkluis.errors import AgeArmorError, NotAPackageError, PackageTooLargeError
from herstelkluis.share.media import MAX_PACKAGE

MAX_PAGE = 200_000_000

_BEGIN = re.compile(rb"-----BEGIN AGE ENCRYPTED FILE-----(?=\r?\n)")
_END = re.compile(rb"-----END AGE ENCRYPTED FILE-----(?=\r?\n|\Z)")


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
    begins, ends = (_at_line_starts(marker, page) for marker in (_BEGIN, _END))
    if not begins:
        raise NotAPackageError
    if len(begins) != 1 or len(ends) != 1 or begins[0].start() > ends[0].start():
        raise AgeArmorError
    return page[begins[0].start() : ends[0].end()]


def _at_line_starts(marker: re.Pattern[bytes], page: bytes) -> list[re.Match[bytes]]:
    return [found for found in marker.finditer(page) if page[max(0, found.start() - 1) : found.start()] in (b"", b"\n")]
