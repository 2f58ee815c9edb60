"""DOCX: the words of a letter or report in reading order, with notes; no marks, no pictures."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from herstelkluis.errors import N_, SourceTooLargeError, UnreadableSourceError
from herstelkluis.model.text import as_typed
from herstelkluis.vault.importing.batch import MIB
from herstelkluis.vault.importing.zipped import opened

MOST_UNPACKED, MOST_XML = 96 * MIB, 32 * MIB  # a parsed text takes some 25 times its bytes
PICTURES = N_("The pictures in this text do not come along.")
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = "{" + _MAIN + "}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "\u2011"}
_ABOVE = re.compile(r"/word/header\d*\.xml")
_BELOW = re.compile(r"/word/(footer\d*|footnotes|endnotes|comments)\.xml")


def docx_words(data: bytes) -> tuple[str, bool]:
    """The words of a DOCX file, a line per paragraph; and whether there are pictures in it. What stands at the head of
    its pages, as the sender of a letter, comes first; their foot, notes and remarks of readers come last.

    Text boxes and tables are read where they stand, words that were removed in a review are not. Raises
    `UnreadableSourceError`, `LockedSourceError`, `SourceTooLargeError`.
    """
    # Late: reading a DOCX loads an XML parser.
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    broken = (OpcError, LxmlError, LookupError, ValueError, AttributeError, TypeError, RecursionError, OSError)
    with opened(io.BytesIO(data), MOST_UNPACKED) as archive:
        if sum(one.file_size for one in archive.infolist() if one.filename.endswith((".xml", ".rels"))) > MOST_XML:
            raise SourceTooLargeError
        try:
            document = docx.Document(io.BytesIO(data))
            body = document.element.body
            lines = list(_lines(body)) if body is not None else []
            lines = [*_beside(document, _ABOVE), *lines, "", *_beside(document, _BELOW)]
            has_pictures = body is not None and next(body.iter(_BLIP), None) is not None
        except broken:
            raise UnreadableSourceError from None
    return as_typed("\n".join(lines)).strip("\n"), has_pictures


def _beside(document: Any, wanted: re.Pattern[str]) -> Iterator[str]:
    """The words in the parts beside the text whose names are like this."""
    import docx.oxml

    parts = {str(one.partname): one.blob for one in document.part.package.iter_parts()}
    for name in sorted(parts):
        if wanted.fullmatch(name):
            yield from (line for line in _lines(docx.oxml.parse_xml(parts[name])) if line.strip())
            yield ""


def _lines(root: Any) -> Iterator[str]:
    """The words of every paragraph under an element, in order; a list item after a dash."""
    for paragraph in root.iter(_W + "p"):
        if any(above.tag == _FALLBACK for above in paragraph.iterancestors()):
            continue  # the same text box once more, for old programs
        words = "".join(_words(paragraph))
        is_item = paragraph.find(f"{_W}pPr/{_W}numPr") is not None
        yield f"- {words}" if is_item and words.strip() else words


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == _W + "t":
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in (_W + "p", _W + "pPr", _W + "del", _W + "moveFrom", _FALLBACK):
            yield from _words(child)
