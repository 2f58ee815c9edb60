"""PDF: the words on its pages, as far as they are letters and no picture of letters."""

from __future__ import annotations

from herstelkluis.errors import N_, LockedSourceError, SourceTooLargeError, UnreadableSourceError
from herstelkluis.model.text import as_typed
from herstelkluis.vault.importing.batch import MIB

MOST_BYTES = 64 * MIB
MOST_PAGES = 1000
NO_WORDS = N_("This PDF holds only pictures. Add it to a piece as a file.")
_LOCKED = 4  # FPDF_ERR_PASSWORD


def pdf_words(data: bytes) -> str:
    """The words of a PDF, an empty line between pages; "" when it is a scan.

    Raises `UnreadableSourceError`, `LockedSourceError`, `SourceTooLargeError`.
    """
    if len(data) > MOST_BYTES:
        raise SourceTooLargeError
    # Late: only importing and looking at a PDF load this.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise (LockedSourceError if getattr(error, "err_code", 0) == _LOCKED else UnreadableSourceError) from None
    try:
        if len(document) > MOST_PAGES:
            raise SourceTooLargeError
        pages = []
        for page in document:
            words = page.get_textpage()
            pages.append(as_typed(words.get_text_range()).replace("\ufffe", "-").strip("\n "))
            words.close()
            page.close()
    except pypdfium2.PdfiumError:
        raise UnreadableSourceError from None
    finally:
        document.close()
    return "\n\n".join(page for page in pages if page)
