"""The parsers of files that are attached to a piece: photos, PDFs, and the sealed chunks of the vault itself.

PDFium is tried without the process it works in, which is there for what would be found here.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from random import Random

from fuzz.mutation import mutated
from fuzz.parsers import Parser
from herstelkluis.crypto.chunks import ChunkCipher, seal_chunks
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import BrokenFileError, PdfLockedError
from vault.attaching import encoded, exif, half_and_half
from vault.pdf_cases import locked, pdf, with_script


def photo() -> Parser:
    from herstelkluis.vault.photos import pixels, upright

    def read(data: bytes) -> None:
        kept = upright(data, 64)
        seen = pixels(kept.data, 64)
        assert len(seen.rgba) == seen.width * seen.height * 4
        assert max(seen.width, seen.height) <= 64
        assert b"qxkanarie" not in kept.data

    forms = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "HEIF", "JPEG")
    seeds = tuple(encoded(half_and_half(24, 16), form, exif=exif(6)) for form in forms)
    marks = (
        b"IHDR",
        b"IDAT",
        b"IEND",
        b"acTL",
        b"Exif\0\0",
        b"\xff\xd8\xff\xe1",
        b"\xff\xda",
        b"MM\0*",
        b"ftyp",
        b"RIFF",
    )
    return Parser(read, seeds, marks)


def pdf_file() -> Parser:
    from herstelkluis.vault import pdf_child

    def read(data: bytes) -> None:
        verdict, opened = pdf_child._opened(data, None)
        if verdict != pdf_child.FINE:
            raise PdfLockedError if verdict == pdf_child.LOCKED else BrokenFileError
        for number in range(min(len(opened), 3)):
            answers = [pdf_child._answer(opened, question, number, 60) for question in ("words", "dots")]
            (spoken, _words, _none), (seen, sides, rgba) = map(pdf_child.heard, answers)
            if pdf_child.BROKEN in (spoken, seen):
                raise BrokenFileError
            wide, high = sides
            assert len(rgba) == wide * high * 4
            assert wide * high <= pdf_child.MOST_DOTS

    marks = (b"obj", b"endobj", b"stream", b"/Kids", b"/Count", b"/MediaBox[", b"/Parent", b" 0 R", b"xref", b"trailer")
    return Parser(read, (pdf(1), pdf(2), with_script(), locked("x")), marks)


def attachment_chunk() -> Parser:
    """A chunk that stands in its place, or does not open."""
    name, key, content = "ab" * 16, Secret(bytes(32)), b"woorden " * 30
    (sound,) = seal_chunks(io.BytesIO(content), key, name)
    cipher = ChunkCipher(key, name)

    def read(data: bytes) -> None:
        assert cipher.open(0, data, is_last=True) == content

    return Parser(read, (sound,))


def export() -> Parser:
    """Everything of a vault, as someone else may have changed it."""
    from herstelkluis.vault.exporting.files import read_export
    from herstelkluis.vault.exporting.reading import check_files

    whole = small_export()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    told = files["kluis.json"]
    marks = (
        b'"value":',
        b'{"text":[["',
        b'"documents":[',
        b'"pieces":',
        b"\\ud800",
        b"[" * 900,
        b"1e400",
        b'"' + b"0" * 64,
    )

    def read(data: bytes) -> None:
        with read_export(io.BytesIO(data)) as found:
            check_files(found)

    def forged(dice: Random) -> bytes:
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            for name, content in (files | {"kluis.json": mutated(told, (told,), marks, dice)}).items():
                archive.writestr(name, content)
        return made.getvalue()

    return Parser(read, (whole,), (b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06"), forged)


def small_export() -> bytes:
    """One piece with a version and a file."""
    from vault import export_cases as cases

    document = cases.Document("a" * 32, "notitie", "1", title="Een dag", revision=1, created_at=cases.NOW)
    with tempfile.TemporaryDirectory() as place, cases.empty(Path(place), "een") as db:
        cases.documents.put(db, document)
        cases.history.add_version(db, document, "eerste", cases.NOW)
        cases.attach(db, "b" * 32, document.id, "foto.jpg", "image/jpeg", b"zee" * 50)
        return cases.exported(db)
