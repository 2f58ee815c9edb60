"""Looks for planted words in files: as they are, as UTF-16 and UTF-32, in base64 and hex, and in what is packed."""

from __future__ import annotations

import base64
import gzip
import io
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_MOST_BYTES = 64 << 20
_MOST_UNPACKED = 16 << 20
_PACKED_IN_PACKED = 3


def forms(word: str) -> frozenset[bytes]:
    """Every form in which this word may stand in a file."""
    plain = {word.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")}
    found = {*plain, quote(word).encode(), word.encode("unicode_escape")}
    for one in plain:
        found |= {one.hex().encode(), one.hex().upper().encode()}
        for before in range(3):  # base64 says three bytes at a time, and the word may begin at any of them
            said = base64.b64encode(bytes(before) + one)
            whole = said[(before * 8 + 5) // 6 : len(said) - (3 if (before + len(one)) % 3 else 0)]
            found |= {whole, whole.replace(b"+", b"-").replace(b"/", b"_")}
    return frozenset(found)


class Searcher:
    """Knows the words; `name` of each is what is told, never the word."""

    def __init__(self, words: dict[str, str]) -> None:
        self._forms = {name: re.compile(b"|".join(map(re.escape, sorted(forms(word))))) for name, word in words.items()}

    def in_bytes(self, data: bytes, depth: int = 0) -> set[str]:
        """The names of the words that stand in these bytes, packed or not."""
        found = {name for name, form in self._forms.items() if form.search(data)}
        if depth < _PACKED_IN_PACKED:
            for inside in _unpacked(data):
                found |= self.in_bytes(inside, depth + 1)
        return found

    def in_file(self, file: Path, most_bytes: int = _MOST_BYTES) -> set[str]:
        found = {f"{name} (in a file name)" for name, form in self._forms.items() if form.search(os.fsencode(file))}
        with suppress(OSError):
            if file.is_symlink():
                found |= self.in_bytes(os.fsencode(file.readlink()))
            elif file.is_file() and file.stat().st_size <= most_bytes:
                found |= self.in_bytes(file.read_bytes())
        return found

    def below(self, *folders: Path, since: float = 0.0, most_bytes: int = _MOST_BYTES) -> list[str]:
        """Each find in these folders, as "file: what"; in what changed `since` and is not larger."""
        told = []
        for file in sorted({file for folder in folders for file in _files(folder, since)}):
            told += [f"{file}: {name}" for name in sorted(self.in_file(file, most_bytes))]
        return told


def _files(folder: Path, since: float) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        for name in (*folders, *names):
            file = Path(place, name)
            with suppress(OSError):
                if file.lstat().st_mtime >= since:
                    yield file


def _unpacked(data: bytes) -> Iterable[bytes]:
    """What is packed in these bytes: archives, gzip, and zlib streams anywhere (PDF, PNG and SQLite keep such)."""
    if data[:2] == b"PK":
        with suppress(Exception), zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield "\n".join(archive.namelist()).encode()
            for one in archive.infolist():
                if one.file_size <= _MOST_UNPACKED:
                    yield archive.read(one)
    if data[:2] == b"\x1f\x8b":
        with suppress(Exception):
            yield gzip.decompress(data)
    for match in _ZLIB.finditer(data):
        with suppress(zlib.error):
            packer = zlib.decompressobj()
            if unpacked := packer.decompress(data[match.start() : match.start() + _MOST_UNPACKED], _MOST_UNPACKED):
                yield unpacked
