"""The age file in what someone got: the file itself, its text form, or a web page around that text (E1-E4)."""

from __future__ import annotations

from herstelkluis.crypto.age import dearmor
from herstelkluis.crypto.age_header import MAGIC
from herstelkluis.errors import AgeArmorError, NotAPackageError, PackageTooLargeError
from herstelkluis.share.media import MAX_PACKAGE

MAX_PAGE = 200_000_000

_BEGIN = b"\n-----BEGIN AGE ENCRYPTED FILE-----"
_END = b"\n-----END AGE ENCRYPTED FILE-----"


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
    text = b"\n" + page  # so that the first line begins like every other one
    if _BEGIN not in text:
        raise NotAPackageError
    if (text.count(_BEGIN), text.count(_END)) != (1, 1):
        raise AgeArmorError
    end = text.index(_END) + len(_END)
    if text[end : end + 1] not in (b"", b"\r", b"\n"):
        raise AgeArmorError
    return text[text.index(_BEGIN) : end]
