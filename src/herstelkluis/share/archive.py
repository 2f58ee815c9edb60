"""The one ZIP archive of a list of files: stored, without dates, and read back only if it is that one (Z1-Z5)."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence

from herstelkluis.errors import PackageFormatError

Entry = tuple[str, bytes]

MAX_ENTRIES = 512

_NAME = re.compile(rb"LEESMIJ\.txt|manifest\.json(?:\.sig)?|padding\.bin|items/[0-9]{4}\.(?:json|pdf|png|jpg|txt)")
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION, _NEW_YEAR_1980 = 10, 0x21
_FORM = (_VERSION, 0, 0, 0, _NEW_YEAR_1980)  # version needed, flags, method, time, date


def write_archive(entries: Iterable[Entry]) -> bytes:
    """The archive of these files in this order. Source: PKWARE APPNOTE 4.3, without all that is optional there."""
    return b"".join(_parts(entries))


def _parts(entries: Iterable[Entry]) -> Iterator[bytes]:
    central: list[bytes] = []
    offset = 0
    for name, content in entries:
        path = name.encode("ascii")
        sizes = (zlib.crc32(content), len(content), len(content), len(path), 0)
        yield from (_LOCAL.pack(b"PK\3\4", *_FORM, *sizes), path, content)
        central += [_CENTRAL.pack(b"PK\1\2", _VERSION, *_FORM, *sizes, 0, 0, 0, 0, offset), path]
        offset += _LOCAL.size + len(path) + len(content)
    count, size = len(central) // 2, sum(map(len, central))
    yield from (*central, _END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0))


def read_archive(data: bytes) -> list[Entry]:
    """The files of an archive, in their order. Raises `PackageFormatError` for any archive but the canonical one."""
    entries: list[Entry] = []
    at = 0
    while data.startswith(b"PK\3\4", at):
        if len(entries) == MAX_ENTRIES or len(data) < at + _LOCAL.size:
            raise PackageFormatError
        *_, size, length, _ = _LOCAL.unpack_from(data, at)
        start = at + _LOCAL.size + length
        path, at = data[start - length : start], start + size
        if not _NAME.fullmatch(path):
            raise PackageFormatError
        entries.append((path.decode("ascii"), data[start:at]))
    if len({name for name, _ in entries}) != len(entries) or not _is_made_of(data, _parts(entries)):
        raise PackageFormatError
    return entries


def _is_made_of(data: bytes, parts: Iterable[bytes]) -> bool:
    """Writing it again and comparing finds compression, overlaps, flags, comments, wrong sums and a longer end."""
    at = 0
    for part in parts:
        if not data.startswith(part, at):
            return False
        at += len(part)
    return at == len(data)


def archive_size(files: Sequence[tuple[str, int]]) -> int:
    """How many bytes the archive of files with these names and sizes has."""
    return _END.size + sum(_LOCAL.size + _CENTRAL.size + 2 * len(name) + size for name, size in files)
