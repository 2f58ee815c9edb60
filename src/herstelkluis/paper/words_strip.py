"""The seven words of a package on a strip of paper to cut off: given apart from the file, it names nobody."""

from __future__ import annotations

from herstelkluis import i18n
from herstelkluis.errors import PaperError
from herstelkluis.i18n import _
from herstelkluis.paper.typesetting import set_pages

FIRST = 4
"""Words are read aloud, and written down, four and then three."""


def words_strip_pdf(words: str, number: str) -> bytes:
    """One page with the strip of this package. Who prints it gives the words. Raises `PaperError`."""
    said = words.split()
    made = set_pages(
        "strip.typ",
        {
            "language": i18n.language(),
            "title": f"Document {number}",
            "heading": _("The words for document {number}").format(number=number),
            "groups": [said[:FIRST], said[FIRST:]],
            "first": FIRST + 1,
            "type": _("Type them with a space in between."),
            "cut": _("Cut off here"),
            "rest": _("Give this strip apart from the file. Keep no copy of it."),
        },
    )
    if made is None:
        raise PaperError
    return made[0]
