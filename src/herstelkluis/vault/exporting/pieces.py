"""Every piece as a page of plain text, and as a PDF where that is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from herstelkluis.errors import BodyError, PaperError
from herstelkluis.i18n import _, say_day
from herstelkluis.model.document import Document
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.naming import Naming
from herstelkluis.model.sheet import Sheet
from herstelkluis.model.template import Template
from herstelkluis.store import documents
from herstelkluis.store.database import Database
from herstelkluis.vault import own_templates
from herstelkluis.vault.exporting.file_names import safe_name
from herstelkluis.vault.exporting.sheet_text import sheet_text
from herstelkluis.vault.vault import PERSON_KIND


@dataclass(frozen=True, slots=True)
class Page:
    """One piece: its place in the row of all pieces, and what it says to its owner."""

    number: int
    document: Document
    sheet: Sheet
    kind: str

    @property
    def name(self) -> str:
        """What its file is called, without ending."""
        return f"{self.number:04} {safe_name(self.sheet.title, self.kind)}"


class Pages:
    """The pieces of a database, each laid out by the template it has now, or had when it was written."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._templates, _left_out = own_templates.all_templates(database)
        self._kept: dict[tuple[str, str], Template | None] = {}
        found = documents.summaries(database, kind=PERSON_KIND)
        self._people = {one.id: one.title or one.first_line for one in found}

    def __iter__(self) -> Iterator[Page | None]:
        """Every piece, the first that was begun first; None for one that this program cannot read."""
        for number, (document_id,) in enumerate(
            self._database.read("SELECT id FROM documents ORDER BY created_at, id"), 1
        ):
            try:
                document = documents.get(self._database, document_id)
            except BodyError:
                yield None
                continue
            template = self.template(document)
            kind = template.title if template else document.kind
            yield Page(number, document, lay_out(template, document, self._people), kind)

    def template(self, document: Document) -> Template | None:
        """What a piece is shown by."""
        key = (document.kind, document.template)
        if document.kind not in self._templates and key not in self._kept:
            self._kept[key] = own_templates.kept(self._database, document)
        return self._templates.get(document.kind) or self._kept[key]

    def pdf(self, page: Page) -> bytes | None:
        """The piece as paper shows it, with every name: it is the own copy. None when it cannot be set."""
        from herstelkluis.paper.sheets import Footer, sheets_pdf
        from herstelkluis.vault.printing import for_paper

        template = self.template(page.document)
        sheet = lay_out(template, for_paper(page.document, template, Naming()), self._people)
        try:
            return sheets_pdf([sheet], title=sheet.title, footer=Footer())
        except PaperError:
            return None


def text_of(page: Page, files: list[str]) -> str:
    """What stands in the file of a piece: its words, what it is, and where its attachments lie."""
    document = page.document
    foot = [_("Kind: {kind}").format(kind=page.kind)]
    if document.changed_at is not None:
        foot.append(_("Last changed: {day}").format(day=say_day(document.changed_at.astimezone().date())))
    if document.deleted_at is not None:
        foot.append(_("This lies in the bin."))
    if files:
        foot += [_("Attachments:"), *(f"- {file}" for file in files)]
    return sheet_text(page.sheet) + "\n---\n" + "\n".join(foot) + "\n"
