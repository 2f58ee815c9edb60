"""The PDF door: a PDF that opens with the seven words, in every PDF program, and keeps its tags for a screen reader.

AES-256 as ISO 32000-2 has it (revision 6, AESV3), by pypdf. What it does: without the words nobody reads a text or sees
a drawing. What it does not: PDF encryption has no check against change, so nobody can tell whether such a file was
tampered with; the number and the control words at its foot are there to ask about. And only texts and streams are
locked: how many pages, headings and lists there are can be seen from outside, as can the size.
"""

from __future__ import annotations

import io
import secrets
from typing import TYPE_CHECKING

from herstelkluis.errors import PaperError

if TYPE_CHECKING:
    from pypdf import PdfWriter

_VERSION = "%PDF-1.7"
_LEVEL = 8  # of Adobe's extensions to PDF 1.7: what brought revision 6


def locked_pdf(pdf: bytes, words: str) -> bytes:
    """The same pages, tags, language and title, locked with the words of the package. Raises `PaperError`.

    Nothing but the title stays of what a PDF says about itself, and its identifier is random: the one it had is drawn
    from its content, and would stand in the open.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError
    from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, NameObject, NumberObject

    try:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
        writer.metadata = {"/Title": _title(writer)}
        writer.pdf_header = _VERSION
        level = DictionaryObject(
            {NameObject("/BaseVersion"): NameObject("/1.7"), NameObject("/ExtensionLevel"): NumberObject(_LEVEL)}
        )
        writer.root_object[NameObject("/Extensions")] = DictionaryObject({NameObject("/ADBE"): level})
        fresh = ByteStringObject(secrets.token_bytes(16))
        writer._ID = ArrayObject((fresh, fresh))  # noqa: SLF001 (pypdf has no other way to forget the old one)
        writer.encrypt(words, algorithm="AES-256")
        out = io.BytesIO()
        writer.write(out)
    except PyPdfError:
        raise PaperError from None
    return out.getvalue()


def _title(writer: PdfWriter) -> str:
    told = writer.metadata
    return str(told.title or "") if told is not None else ""
