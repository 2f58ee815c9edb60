"""PDF: the words on its pages, as far as they are letters and no picture of letters."""

from __future__ import annotations

from herstelkluis.errors import (
    N_,
    BrokenFileError,
    LockedSourceError,
    PdfLockedError,
    PdfTooLongError,
    SourceTooLargeError,
    UnreadableSourceError,
)
from herstelkluis.model.text import as_typed
from herstelkluis.vault.importing.batch import MIB
from herstelkluis.vault.pdf_pages import PdfPages
from herstelkluis.vault.progress import Progress, nobody

MOST_BYTES = 64 * MIB
NO_WORDS = N_("This PDF holds only pictures. Add it to a piece as a file.")


def pdf_words(data: bytes, tell: Progress = nobody) -> str:
    """The words of a PDF, an empty line between pages; "" when it is a scan.

    `tell` hears the share that is done before each page; what it raises ends the reading.
    Raises `UnreadableSourceError`, `LockedSourceError`, `SourceTooLargeError`.
    """
    words = []
    try:
        with PdfPages(data) as pages:
            for number in range(pages.count):
                tell(number / pages.count)
                words.append(as_typed(pages.words(number)).strip("\n "))
    except PdfLockedError:
        raise LockedSourceError from None
    except PdfTooLongError:
        raise SourceTooLargeError from None
    except BrokenFileError:
        raise UnreadableSourceError from None
    return "\n\n".join(page for page in words if page)
