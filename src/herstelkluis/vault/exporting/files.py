"""Opening the ZIP of an open export that may come from anyone: nothing twice, nothing endless, nothing half."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from herstelkluis.crypto.age import Identity, Passphrase
from herstelkluis.crypto.age_file import AgeReader
from herstelkluis.crypto.age_header import MAGIC
from herstelkluis.crypto.recovery import WORDS, recovery_identity
from herstelkluis.crypto.words import PACKAGE_WORDS, parse_words
from herstelkluis.errors import (
    AgeNoMatchError,
    CannotReadError,
    ExportDamagedError,
    ExportLockedError,
    ExportTooLargeError,
    FileWordCountError,
    NotAnExportError,
    WordCountError,
    WrongWordsError,
)
from herstelkluis.store.files import open_regular
from herstelkluis.vault.exporting.form import EVERYTHING

MIB = 1024 * 1024
_UNDERS = ("", "open/")
"""Where everything stands: at the top of an export, and in a folder of a backup."""
_MOST_LIST = 128 * MIB  # bytes of the list of files, which is read whole: more than a million files
_MOST_PRESSED = 250  # times; words that come back press well, but nothing of a person does so hundreds of times
_ALWAYS_FINE = 1024 * MIB
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_LOCKED = 0x1
_NOT_READ = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
_END, _LARGE_END = struct.Struct("<4s4H2IH"), struct.Struct("<4sQ2H2I4Q")  # PKWARE APPNOTE 4.3.16 and 4.3.14
_LONGEST_END = _END.size + 0xFFFF + 20 + _LARGE_END.size


class ExportFiles:
    """The files of an export. Made from a ZIP that was opened; raises `ExportError`s for anything odd in it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        every = archive.infolist()
        self._found = {one.filename: one for one in every}
        if len(self._found) != len(every):
            raise ExportDamagedError
        size = sum(one.file_size for one in every)  # never more than this is read
        if size > _ALWAYS_FINE and size > _MOST_PRESSED * sum(one.compress_size for one in every):
            raise ExportTooLargeError
        under = next((one for one in _UNDERS if one + EVERYTHING in self._found), None)
        if under is None:
            raise NotAnExportError
        self._under = under

    @contextmanager
    def open(self, name: str) -> Iterator[Member]:
        """One of its files, to read from its start. Raises `ExportDamagedError` when there is none."""
        found = self._found.get(self._under + name)
        if found is None or found.flag_bits & _LOCKED or found.compress_type not in _METHODS:
            raise ExportDamagedError
        try:
            opened = self._archive.open(found)
        except _NOT_READ:
            raise ExportDamagedError from None
        with opened:
            yield Member(opened, found.file_size)


class Member:
    """The content of a file in an archive; never more than its `size`, and checked at its end."""

    def __init__(self, opened: IO[bytes], size: int) -> None:
        self._opened, self.size = opened, size

    def read(self, size: int, /) -> bytes:
        """The next bytes. Raises `ExportDamagedError`."""
        try:
            return self._opened.read(size)
        except _NOT_READ:
            raise ExportDamagedError from None


@contextmanager
def open_export(path: Path, *identities: Identity) -> Iterator[ExportFiles]:
    """The files of an export or a backup, plain or sealed.

    Raises `ExportLockedError` for a sealed one without any identity, `WrongWordsError` for one that none of them opens,
    an `AgeError`, an `ExportError`, or `CannotReadError`.
    """
    with ExitStack() as doors:
        try:
            source: IO[bytes] = doors.enter_context(open_regular(path))
            is_sealed = source.read(len(MAGIC)) == MAGIC
        except OSError:
            raise CannotReadError from None
        if is_sealed:
            if not identities:
                raise ExportLockedError
            try:
                source = doors.enter_context(AgeReader(source, *identities))  # type: ignore[arg-type]  # a file of ours
            except AgeNoMatchError:
                raise WrongWordsError from None
        yield doors.enter_context(read_export(source))


@contextmanager
def read_export(source: IO[bytes]) -> Iterator[ExportFiles]:
    """The files of a plain export. Raises an `ExportError`."""
    try:
        _check_end(source)
        archive = zipfile.ZipFile(source)
    except _NOT_READ:
        raise NotAnExportError from None
    with archive:
        yield ExportFiles(archive)


def key_in_words(text: str) -> Identity:
    """What opens a sealed export: its own seven words, or the twelve recovery words of its vault.

    Raises `UnknownWordError`, `WrongWordsError`.
    """
    try:
        return Passphrase(" ".join(parse_words(text, PACKAGE_WORDS)))
    except WordCountError as error:
        if error.facts["n"] != WORDS:
            raise FileWordCountError(**error.facts) from None
        return recovery_identity(parse_words(text, WORDS))


def _check_end(source: IO[bytes]) -> None:
    """Raise `ExportTooLargeError` when the ZIP says that its list of files is larger than one that we read whole."""
    size = source.seek(0, io.SEEK_END)
    source.seek(max(size - _LONGEST_END, 0))
    tail = source.read(_LONGEST_END)
    for form, mark, at in ((_END, b"PK\5\6", 5), (_LARGE_END, b"PK\6\6", 8)):
        place = tail.find(mark)
        while place >= 0:
            if place + form.size <= len(tail) and _is_too_long(form.unpack_from(tail, place)[at], form):
                raise ExportTooLargeError
            place = tail.find(mark, place + 1)
    source.seek(0)


def _is_too_long(size: int, form: struct.Struct) -> bool:
    return size > _MOST_LIST and not (form is _END and size == 0xFFFF_FFFF)  # that one says: see the large end
