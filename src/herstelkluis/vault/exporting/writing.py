"""The open export: everything of a vault as a ZIP that any program reads. The same vault gives the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime

from herstelkluis import resources
from herstelkluis.crypto.canonical import encode
from herstelkluis.crypto.chunks import CHUNK
from herstelkluis.errors import ProgramDamagedError
from herstelkluis.store import attachments
from herstelkluis.store.attachments import Attachment
from herstelkluis.store.database import Database
from herstelkluis.vault.attachment_reader import Reader
from herstelkluis.vault.counting import Counts, counts_of
from herstelkluis.vault.exporting.file_names import Names, safe_file_name
from herstelkluis.vault.exporting.form import BIN, EVERYTHING, FILES, FORMAT, PDFS, PIECES, READ_ME, SCHEMA, VERSION
from herstelkluis.vault.exporting.pieces import Page, Pages, text_of
from herstelkluis.vault.exporting.records import as_lines, tables
from herstelkluis.vault.progress import Progress

_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the first a ZIP can tell
_LAST_YEAR = 2107
_PDF_STEPS = 20  # a PDF takes as long as so many texts


def write_export(
    archive: zipfile.ZipFile,
    database: Database,
    *,
    under: str = "",
    pdfs: bool = False,
    progress: Progress | None = None,
) -> Counts:
    """Write everything in this database into an archive, in the folder `under` ("open/"), and say how much it is.

    Words that were typed and not settled go along as drafts, private words too: this is for the owner. Never more than
    one piece and one chunk of a file are in memory. Give it a copy: what changes meanwhile may be told twice or not.
    Raises `VaultDamagedError`, `AttachmentDamagedError`, and OSError of the archive.
    """
    counts = counts_of(database)
    kept = attachments.attachments(database)
    names = Names()
    files = {one.id: f"{FILES}/{names.unique(safe_file_name(one.name, 'bijlage'))}" for one in kept}
    steps = _Steps(counts, progress, pdfs=pdfs)
    writer = _Writer(archive, under)
    writer.write(READ_ME, _shipped("export", READ_ME))
    writer.write(SCHEMA, _shipped("schemas", SCHEMA))
    writer.stream(EVERYTHING, _everything(database, counts, files, steps))
    pages = Pages(database)
    for page in pages:
        steps.take()
        if page is not None:
            writer.write(
                f"{_place(page)}/{page.name}.txt", text_of(page, _files_of(database, page, files)).encode(), page
            )
    for one in kept:
        writer.stream(files[one.id], _content(database, one), is_file=True)
        steps.take()
    if pdfs:
        for page in pages:
            steps.take(_PDF_STEPS)
            if page is not None and page.document.deleted_at is None and (pdf := pages.pdf(page)) is not None:
                writer.write(f"{PDFS}/{page.name}.pdf", pdf, page)
    return counts


class _Steps:
    """How far it is."""

    def __init__(self, counts: Counts, progress: Progress | None, *, pdfs: bool) -> None:
        pieces = counts.pieces + counts.in_bin
        self._all = 1 + 2 * pieces + counts.versions + counts.attachments + (_PDF_STEPS * pieces if pdfs else 0)
        self._done, self._tell = 0, progress

    def take(self, many: int = 1) -> None:
        self._done += many
        if self._tell is not None:
            self._tell(min(self._done / self._all, 1.0))


class _Writer:
    """Puts files in the archive, one after the other."""

    def __init__(self, archive: zipfile.ZipFile, under: str) -> None:
        self._archive, self._under = archive, under

    def write(self, name: str, content: bytes, page: Page | None = None) -> None:
        self._archive.writestr(self._entry(name, page.document.changed_at if page else None), content)

    def stream(self, name: str, parts: Iterator[bytes], *, is_file: bool = False) -> None:
        entry = self._entry(name)
        if is_file:  # photos, sound and letters are pressed already
            entry.compress_type = zipfile.ZIP_STORED
        with self._archive.open(entry, "w", force_zip64=not is_file) as file:
            for part in parts:
                file.write(part)

    def _entry(self, name: str, at: datetime | None = None) -> zipfile.ZipInfo:
        date = _NO_DATE if at is None or not _NO_DATE[0] <= at.year <= _LAST_YEAR else at.timetuple()[:6]
        entry = zipfile.ZipInfo(self._under + name, date)
        entry.create_system, entry.external_attr = 3, 0o600 << 16  # for the owner alone, where a system knows that
        entry.compress_type = zipfile.ZIP_DEFLATED
        return entry


def _everything(database: Database, counts: Counts, files: Mapping[str, str], steps: _Steps) -> Iterator[bytes]:
    yield b'{"format":' + encode(FORMAT) + b',\n"version":' + encode(VERSION) + b',\n"counts":' + encode(asdict(counts))
    for name, records in tables(database, files):
        yield b",\n" + encode(name) + b":["
        for line in as_lines(records):
            yield line
            steps.take()
        yield b"]"
    yield b"}\n"


def _place(page: Page) -> str:
    return PIECES if page.document.deleted_at is None else BIN


def _files_of(database: Database, page: Page, files: Mapping[str, str]) -> list[str]:
    return [files[one.id] for one in attachments.attachments(database, page.document.id)]


def _content(database: Database, one: Attachment) -> Iterator[bytes]:
    with Reader(database, one) as reader:
        while part := reader.read(CHUNK):
            yield part


def _shipped(*place: str) -> bytes:
    try:
        return resources.read_bytes(*place)
    except OSError:
        raise ProgramDamagedError from None
