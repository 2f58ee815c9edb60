"""Pieces of the vault on paper: the wallet card, a letter, a whole plan. Bytes of a PDF, never a file.

Private words, what is never printed, very sensitive answers in a piece that is not, and people of whom a no stands
anywhere stay off paper. The paper makers are loaded late.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from herstelkluis.i18n import _
from herstelkluis.model.body import Cell, Rows, Text, Value
from herstelkluis.model.card_faces import CrisisCard
from herstelkluis.model.closing import going_words
from herstelkluis.model.document import Document, Level
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.levels import stays_off_paper
from herstelkluis.model.naming import Naming
from herstelkluis.model.period import Period
from herstelkluis.model.sheet import Sheet
from herstelkluis.model.template import Template
from herstelkluis.model.text import runs
from herstelkluis.model.unnamed import without_names
from herstelkluis.vault.acquaintances import agreed_to_be_named
from herstelkluis.vault.naming import naming
from herstelkluis.vault.vault import Vault

if TYPE_CHECKING:
    from herstelkluis.paper.card import CardSetting

VALID_UNTIL = "valid_until"  # the role of the question that asks for the end date


def is_letter(template: Template | None) -> bool:
    """Whether pieces of this kind go to paper as a letter of one page."""
    return template is not None and template.pages == 1


def card_setting(vault: Vault, document: Document, made_on: date | None = None) -> CardSetting:
    """Where every line of the card of this plan stands. Raises `DocumentMissingError` without a template."""
    return setting_of(vault.card(document, made_on or vault.clock().astimezone().date()))


def setting_of(card: CrisisCard) -> CardSetting:
    """Where every line of this card stands."""
    from herstelkluis.paper.card import set_card

    return set_card(card)


def card_pdf(vault: Vault, document: Document, made_on: date | None = None) -> bytes:
    """Mijn kaartje of this plan. Raises `CardOverflowError` when a face holds too much."""
    from herstelkluis.paper.card_pdf import card_pdf as set_on_paper

    return set_on_paper(card_setting(vault, document, made_on), title=_("My card"))


def letter_pdf(vault: Vault, document: Document) -> bytes:
    """A letter of any kind on one page. Raises `LetterTooLongError` (fact: `pages`) when it is longer."""
    from herstelkluis.paper.sheets import Footer, gp_letter_pdf

    sheet = paper_sheet(vault, document)
    footer = Footer(valid_until=_last_day(vault.template(document), document))
    return gp_letter_pdf(sheet, title=sheet.title, footer=footer)


def plan_pdf(vault: Vault, document: Document) -> bytes:
    """A whole piece on as many pages as it takes."""
    return sheet_pdf(paper_sheet(vault, document))


def sheet_pdf(sheet: Sheet) -> bytes:
    """A sheet of its own, as a picture over many pieces, on as many pages as it takes."""
    from herstelkluis.paper.sheets import Footer, sheets_pdf

    return sheets_pdf([sheet], title=sheet.title, footer=Footer())


def paper_sheet(vault: Vault, document: Document) -> Sheet:
    """What paper shows of a piece."""
    template = vault.template(document)
    agreed = agreed_to_be_named(vault) if template is not None and template.view == "network" else None
    return lay_out(template, for_paper(document, template, naming(vault, document)), vault.people(), agreed)


def for_paper(document: Document, template: Template | None, who: Naming) -> Document:
    """A piece without its private words, without what is very sensitive in a piece that is not, and without the names
    that are left off. Sentences of the person's own stay as they were written.
    """
    fields = {key: field for key, _section, field in template.fields()} if template else {}
    body = {
        key: replace(answer, value=_public(answer.value))
        for key, answer in document.body.items()
        if not stays_off_paper(answer, fields.get(key), document)
    }
    return without_names(replace(document, body=body), template, who)


def _public(value: Value | None) -> Value | None:
    if isinstance(value, Rows):
        kept = (row for row in value.rows if row.level != Level.SENSITIVE)
        cells = [(row, {key: _public_cell(cell) for key, cell in row.cells.items()}) for row in kept]
        return Rows(tuple(replace(row, cells=said) for row, said in cells))
    return None if value is None else _public_cell(value)


def _public_cell(cell: Cell) -> Cell:
    return Text(runs(going_words(cell.runs))) if isinstance(cell, Text) else cell


def _last_day(template: Template | None, document: Document) -> date | None:
    for key, _section, field in template.fields() if template else ():
        answer = document.body.get(key)
        if field.role == VALID_UNTIL and answer is not None and isinstance(answer.value, Period):
            with suppress(ValueError):  # only a year or a month is no last day
                return date.fromisoformat(answer.value.last)
    return None
