"""Files that belong to a piece: taken in whole or not at all, and read back a chunk at a time, never by way of a disk.

Which of them a piece shows stands in its body (`model.body.File`), so versions, drafts and undo take them along. The
content stays as long as the piece is in the vault, or until it is removed for ever.
"""

from __future__ import annotations

import hashlib
import io
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from herstelkluis.crypto.chunks import CHUNK, Content, new_chunk_key, seal_chunks
from herstelkluis.errors import (
    AttachmentDamagedError,
    BrokenFileError,
    CannotReadError,
    EmptyFileError,
    FileTooLargeError,
    OtherTypeError,
    PdfLockedError,
)
from herstelkluis.model.body import File
from herstelkluis.model.document import Document, new_id
from herstelkluis.model.file_kinds import LOOKED_AT, UNKNOWN, FileKind, kind_in_name, kind_of, type_of
from herstelkluis.model.text import as_typed
from herstelkluis.store import attachments, documents
from herstelkluis.store.attachments import Attachment
from herstelkluis.store.database import Database
from herstelkluis.store.files import open_regular
from herstelkluis.vault.attachment_reader import Reader
from herstelkluis.vault.progress import Progress

if TYPE_CHECKING:
    from herstelkluis.vault.vault import Vault

MIB = 1024 * 1024
MOST_MIB, CEILING_MIB = 20, 100
LIMIT = "attachments.most_mib"
"""The preference that raises the limit of one file, up to the ceiling."""
_SAME = {FileKind.FILM: FileKind.SOUND}  # one container holds sound or film, and its name tells which


def most_bytes(vault: Vault) -> int:
    """How large one attachment may be."""
    chosen = vault.preference(LIMIT, MOST_MIB)
    return max(1, min(chosen if type(chosen) is int else MOST_MIB, CEILING_MIB)) * MIB


def attach(
    vault: Vault,
    document_id: str,
    name: str,
    content: bytes | BinaryIO,
    *,
    keep_original: bool = False,
    progress: Progress | None = None,
) -> File:
    """Keep a file with a piece, sealed, and give the reference that the piece is to hold.

    A photo is turned upright, shrunk and stripped of everything but its picture, unless `keep_original`. Bytes in the
    name that are no text (an old stick) become a sign that says so. May run in any thread. Raises `FileTooLargeError`,
    `EmptyFileError`, `OtherTypeError`, `BrokenFileError`, `TooManyPixelsError`, `ManyPicturesError`, `PdfTooLongError`,
    `DocumentMissingError`, and as `Database.atomic`; then nothing is kept.
    """
    document, most, name = vault.document(document_id), most_bytes(vault), as_typed(name)
    source: BinaryIO = io.BytesIO(content) if isinstance(content, bytes) else content
    if (whole := _length(source)) > most:
        raise FileTooLargeError(most=most // MIB)
    start = _first_bytes(source)
    media_type = _checked_type(name, start)
    kind = kind_of(media_type)
    if kind is FileKind.PDF or (kind is FileKind.PHOTO and not keep_original):
        name, media_type, data = _looked_at(name, media_type, _all_of(start, source, most))
        start, source, whole = b"", io.BytesIO(data), len(data)
    return _keep(vault, document, name, media_type, _Taken(start, source, most, whole, progress))


def attach_file(
    vault: Vault, document_id: str, path: Path, *, keep_original: bool = False, progress: Progress | None = None
) -> File:
    """The same for a file on the disk, which stays where it is. Raises as `attach`, and `CannotReadError`."""
    with ExitStack() as opened:
        try:
            source = opened.enter_context(open_regular(path))
        except OSError:
            raise CannotReadError from None
        return attach(vault, document_id, path.name, source, keep_original=keep_original, progress=progress)


def open_attachment(vault: Vault, attachment_id: str) -> Reader:
    """An attachment to read from, at any place. Raises `AttachmentMissingError`."""
    return Reader(vault.database, attachments.get_attachment(vault.database, attachment_id))


def remove(vault: Vault, attachment_id: str) -> None:
    """Remove the content of an attachment from every file of the vault; what points at it then points at nothing."""
    attachments.remove_attachments(vault.database, attachment_id)


def forget_unused(vault: Vault) -> None:
    """Remove what no piece, version or draft names any more: taken out of a piece at once, or left by a crash."""
    vault.settle()
    if unused := attachments.unused_attachments(vault.database):
        attachments.remove_attachments(vault.database, *unused)


def are_sound(vault: Vault) -> bool:
    """Whether every attachment opens and is what was kept. What nothing names any more goes first. Reads them all."""
    forget_unused(vault)
    return all(is_sound(vault.database, one) for one in attachments.attachments(vault.database))


def is_sound(database: Database, one: Attachment) -> bool:
    """Whether this attachment opens from begin to end, and is what was kept."""
    try:
        content, digest = Reader(database, one), hashlib.sha256()
        while part := content.read(CHUNK):
            digest.update(part)
    except AttachmentDamagedError:
        return False
    return digest.digest() == one.sha256


def _first_bytes(source: BinaryIO) -> bytes:
    start = source.read(LOOKED_AT)
    if not start:
        raise EmptyFileError
    return start


def _looked_at(name: str, media_type: str, data: bytes) -> tuple[str, str, bytes]:
    """A photo as it is kept, or a PDF that can be opened (perhaps with its password); with its name and type."""
    if kind_of(media_type) is FileKind.PHOTO:
        from herstelkluis.vault.photos import upright

        photo = upright(data)
        return photo.named(name), photo.type, photo.data
    from herstelkluis.vault.pdf_pages import PdfPages

    with suppress(PdfLockedError):
        PdfPages(data).close()
    return name, media_type, data


def _all_of(start: bytes, source: BinaryIO, most: int) -> bytes:
    data = start + source.read(most + 1 - len(start))
    if len(data) > most:
        raise FileTooLargeError(most=most // MIB)
    return data


def _checked_type(name: str, start: bytes) -> str:
    """The type by content. Raises where the name promises a picture, page, text or sound and the content is another."""
    found, said = type_of(start), kind_in_name(name)
    kind = kind_of(found)
    if said is FileKind.SOUND and kind is FileKind.FILM:  # one container holds either: what holds sound is called so
        return found.replace("video/", "audio/")
    if said is None or _SAME.get(kind, kind) is _SAME.get(said, said):
        return found
    raise BrokenFileError if found == UNKNOWN else OtherTypeError


def _keep(vault: Vault, document: Document, name: str, media_type: str, taken: _Taken) -> File:
    attachment_id = new_id()
    with new_chunk_key() as key, vault.database.atomic():
        if not documents.is_stored(vault.database, document.id):  # a new piece in which nothing was written yet
            documents.put(vault.database, document)
        attachments.put_attachment(
            vault.database,
            attachment_id,
            key,
            seal_chunks(taken, key, attachment_id),
            lambda: Attachment(attachment_id, document.id, name, media_type, taken.size, taken.digest()),
        )
    return File(attachment_id, name)


class _Taken:
    """What is taken in: counted, hashed, told about and stopped at the limit while it is read."""

    def __init__(self, start: bytes, rest: Content, most: int, whole: int, progress: Progress | None) -> None:
        self._start, self._rest, self._most, self._whole = start, rest, most, whole
        self._progress = progress
        self._hash = hashlib.sha256()
        self.size = 0

    def read(self, size: int, /) -> bytes:
        """The next piece. Raises `FileTooLargeError`, `CannotReadError`."""
        try:
            part, self._start = self._start or self._rest.read(size), b""
        except OSError:
            raise CannotReadError from None
        self.size += len(part)
        if self.size > self._most:
            raise FileTooLargeError(most=self._most // MIB)
        self._hash.update(part)
        if self._progress is not None and self._whole:
            self._progress(min(self.size / self._whole, 1.0))
        return part

    def digest(self) -> bytes:
        """The SHA-256 of everything read."""
        return self._hash.digest()


def _length(source: BinaryIO) -> int:
    """How long a file is that can be moved in; 0 when that cannot be known."""
    if not source.seekable():
        return 0
    here = source.tell()
    end = source.seek(0, io.SEEK_END)
    source.seek(here)
    return end
