"""What is in a package, as pages to read and as files to keep. Slow things, for any thread; nothing asks or shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from herstelkluis.errors import CannotWriteError, CanonicalJsonError
from herstelkluis.i18n import _
from herstelkluis.model.sheet import Lines, Notice, Piece, Sheet
from herstelkluis.share.media import MEDIA, SHEET
from herstelkluis.share.reader import Bundle, BundleItem
from herstelkluis.store.files import disk_errors, write_file
from herstelkluis.vault.progress import Progress

MOST_LINES = 60  # on one page of a copy for computers


def is_file(item: BundleItem) -> bool:
    """Whether an item is no page to read, but a file that can be kept."""
    return item.media_type != SHEET


def pages_of(bundle: Bundle) -> list[Sheet]:
    """The pages to read; of a package with only files a page with their names.

    A part that cannot be shown says so and does not hide the others.
    """
    pages = [page for item in bundle.items if not is_file(item) for page in _pages(item)]
    return pages or [Sheet(_("Files in this package"), (Lines(tuple(item.title for item in bundle.items)),))]


def name_of(bundle: Bundle, item: BundleItem) -> str:
    """What a kept item is called: it says nothing about what it is or whose."""
    return f"document-{bundle.number}-{bundle.items.index(item) + 1}.{MEDIA[item.media_type].ending}"


def keep_pages(bundle: Bundle, pages: Sequence[Sheet], place: Path, tell: Progress) -> None:
    """Put the pages in this file, with whose package it is at their foot. Raises PaperError, CannotWriteError."""
    made = _pages_pdf(bundle, pages)
    tell(1 / 2)
    write_file(place, made)


def keep_all(bundle: Bundle, folder: Path, tell: Progress) -> None:
    """Put every item in this folder, next to what is there. Raises CannotWriteError when something is in the way."""
    files = [(folder / name_of(bundle, item), item.data) for item in bundle.items]
    with disk_errors():
        if any(path.exists() for path, _data in files):
            raise CannotWriteError
    for at, (path, data) in enumerate(files):
        tell(at / len(files))
        write_file(path, data)


def _pages_pdf(bundle: Bundle, pages: Sequence[Sheet]) -> bytes:
    from herstelkluis.paper.sheets import Footer, sheets_pdf

    footer = Footer(
        number=bundle.number,
        valid_until=bundle.expires_at.astimezone().date(),
        reader=bundle.reader_name or bundle.reader_role,
    )
    return sheets_pdf(pages, title=_("Pages"), footer=footer)


def _pages(item: BundleItem) -> list[Sheet]:
    if item.sheet is not None:
        return [item.sheet]
    if item.is_for_computer:
        from herstelkluis.share.shown_values import shown_values

        try:
            return list(_cut(shown_values(item.data, item.title)))
        except CanonicalJsonError:
            pass
    return [Sheet(item.title, (Notice(_("This part cannot be shown.")),))]


def _cut(sheet: Sheet) -> Iterator[Sheet]:
    """A long list of values as pages that can be leafed through: laying out all of it at once would take seconds."""
    pieces: list[Piece] = []
    count = 0
    for piece in sheet.pieces:
        for part in _parts(piece):
            size = len(part.items) if isinstance(part, Lines) else 1
            if count and count + size > MOST_LINES:
                yield Sheet(sheet.title, tuple(pieces))
                pieces, count = [], 0
            pieces.append(part)
            count += size
    yield Sheet(sheet.title, tuple(pieces))


def _parts(piece: Piece) -> Iterator[Piece]:
    if not isinstance(piece, Lines):
        yield piece
        return
    for first in range(0, len(piece.items), MOST_LINES):
        yield replace(piece, items=piece.items[first : first + MOST_LINES])
