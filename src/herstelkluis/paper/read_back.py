"""Whether a PDF that was written can be read: by the PDF reader inside typst, which did not write it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

from herstelkluis.errors import PaperError

_SHOW = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(json(bytes(sys.inputs.pdf))), format: "pdf", page: int(sys.inputs.page))"""


def check_pdf(path: Path, pages: int) -> None:
    """Paint every page of a PDF file. Raises `PaperError` unless it opens and has exactly so many pages."""
    _check_pages(path.read_bytes(), pages)


def check_locked_pdf(path: Path, words: str) -> int:
    """Open a locked PDF file with its words, paint every page, and return how many there are.

    Raises `PaperError` unless it is locked by AES-256 (revision 6), stays shut without the words and opens with them.
    """
    import pikepdf

    out = io.BytesIO()
    try:
        if _opens(path, ""):
            raise PaperError
        with pikepdf.open(path, password=words) as document:
            if (document.encryption.R, document.encryption.stream_method.name) != (6, "aesv3"):
                raise PaperError
            pages = len(document.pages)
            document.save(out)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        raise PaperError from None
    _check_pages(out.getvalue(), pages)
    return pages


def _opens(path: Path, words: str) -> bool:
    import pikepdf

    try:
        with pikepdf.open(path, password=words):
            return True
    except pikepdf.PasswordError:
        return False


def _check_pages(pdf: bytes, pages: int) -> None:
    if not all(_paints(pdf, page) for page in range(1, pages + 1)) or _paints(pdf, pages + 1):
        raise PaperError


def _paints(pdf: bytes, page: int) -> bool:
    """In memory only: what was locked never stands open in a file."""
    import typst

    source: Any = _SHOW  # the types of typst take input and root for one kind of thing
    shown = {"pdf": json.dumps(list(pdf)), "page": str(page)}
    try:
        typst.compile(source, sys_inputs=shown, format="png", ppi=72.0)
    except typst.TypstError:
        return False
    return True
