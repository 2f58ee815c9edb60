"""Sheets as pages: a tagged PDF that a screen reader reads in the same order and words as the screen shows.

See `typesetting` for how the pages are set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from herstelkluis import i18n
from herstelkluis.errors import LetterTooLongError, PaperError
from herstelkluis.i18n import _
from herstelkluis.model.sheet import PHASES, Sheet
from herstelkluis.paper.letters import Letter, width
from herstelkluis.paper.pieces import sheet_data
from herstelkluis.paper.typesetting import set_pages
from herstelkluis.paper.words import pieces_of, says_something, shown

_FOOT = 340.0  # points for words beside the count of pages
_FOOT_SIZE = 9


@dataclass(frozen=True, slots=True)
class Footer:
    """What stands at the foot of every page; the pages count themselves.

    The number of the package and its last day, whom it is from and for, what is asked of the reader, and, where it is
    locked, that a PDF cannot be checked against change. No control words stand there: they would vouch for pages that
    anyone could have changed. A note comes first, and says of a print that is no package what it is.
    """

    number: str = ""
    valid_until: date | None = None
    reader: str = ""
    sender: str = ""
    wishes: str = ""
    is_locked: bool = False
    note: str = ""

    def lines(self) -> list[str]:
        """One to three lines, in the language spoken now."""
        number = [self.note] if self.note else []
        number += [_("Package {number}").format(number=self.number)] if self.number else []
        until = [_("valid {until}").format(until=i18n.say_until(self.valid_until))] if self.valid_until else []
        lines = [", ".join(number + until)]
        whose = [_("From {sender}").format(sender=_plain(self.sender))] if _plain(self.sender) else []
        whose += [_("For {reader}").format(reader=_plain(self.reader))] if self.reader else []
        lines += [_fitting(". ".join(whose))] if whose else []
        lines += [_fitting(_("Wish: {wishes}").format(wishes=self.wishes))] if self.wishes else []
        if self.is_locked:
            lines.append(_("Nobody can check whether this PDF was changed. Call the sender when in doubt."))
        return lines


def sheets_pdf(sheets: Sequence[Sheet], *, title: str, footer: Footer | None, language: str = "nl") -> bytes:
    """The sheets as one tagged PDF (PDF/UA-1) on A4, each from a new page; the same sheets give the same bytes.

    `language` is what the sheets are written in; the foot speaks the language of the program.
    """
    return _compile(sheets, title, footer, language)[0]


def gp_letter_pdf(sheet: Sheet, *, title: str, footer: Footer | None, language: str = "nl") -> bytes:
    """A letter as one page, with less white when it would just not fit; its letters never shrink.

    Raises `LetterTooLongError` (fact: `pages`) when it takes more.
    """
    for tight in (False, True):
        pdf, pages = _compile([sheet], title, footer, language, tight=tight)
        if pages == 1:
            return pdf
    raise LetterTooLongError(pages=pages)


def _compile(
    sheets: Sequence[Sheet], title: str, footer: Footer | None, language: str, *, tight: bool = False
) -> tuple[bytes, int]:
    """The PDF and how many pages it has. A drawing typst cannot read is left out; its text twin stays.

    Raises `PaperError`, never typst's own error: that one quotes the words it could not set.
    """
    words = {
        "language": language,
        "title": shown(title) if says_something(title) else _("Pages"),
        "footer": footer and {"left": [shown(line) for line in footer.lines()], "page": _("page {page} of {pages}")},
        "tight": tight,
        "phases": {phase: _(name) for phase, name in PHASES.items()},
    }
    made = set_pages("sheets.typ", words | {"sheets": [sheet_data(sheet) for sheet in sheets]})
    if made is None:
        made = set_pages("sheets.typ", words | {"sheets": [sheet_data(sheet, drawings=False) for sheet in sheets]})
    if made is None:
        raise PaperError
    return made


def _plain(words: str) -> str:
    return " ".join(shown(words).split())


def _fitting(line: str) -> str:
    """As much of a line as stands on one line at the foot."""
    if width(line, Letter.PROGRAM, _FOOT_SIZE) <= _FOOT:
        return line
    return pieces_of(line, Letter.PROGRAM, _FOOT_SIZE, _FOOT - _FOOT_SIZE)[0].rstrip() + "…"
