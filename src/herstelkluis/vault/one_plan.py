"""One plan, several faces: a line taken over keeps its id, is changed everywhere or only here, and is read once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from herstelkluis.errors import DocumentMissingError
from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Passage, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.say import Names, cell_words
from herstelkluis.model.shared_lines import Columns, can_take_over, columns_of, copy_of, with_contents
from herstelkluis.model.template import Template
from herstelkluis.store import places as index
from herstelkluis.vault.line_ids import renamed, rows_in, with_id_of_copies
from herstelkluis.vault.vault import Vault

CARD = "card."  # roles of what also goes on the card


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands: the piece and the part of it in words, and whether it is on the card from there."""

    at: Passage
    title: str
    part: str = ""
    on_card: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A line that may be taken over, in words, from a place."""

    words: str
    place: Place


def places(vault: Vault, line_id: str, without: Passage | None = None) -> list[Place]:
    """Every place where this line stands, of pieces that are not in the bin; `without` is the place asked from."""
    found = []
    for at in index.places_of_line(vault.database, line_id):
        document = _document(vault, at.document)
        if document is not None and (without is None or (at.document, at.answer) != (without.document, without.answer)):
            found.append(_place(vault, document, at.answer, line_id))
    return found


def offers(vault: Vault, document: Document, answer: str) -> list[Offer]:
    """The lines this list may take over, as its template says in `from`."""
    template = vault.template(document)
    field = next((one for key, _section, one in template.fields() if key == answer), None) if template else None
    if field is None:
        return []
    there = {one for row in _rows(document, answer) for one in (row.id, row.apart)}
    found: dict[str, Offer] = {}
    for source in _sources(vault, document, field.sources):
        known = vault.template(source)
        for key, row in rows_in(source):
            is_wanted = _is_named(source, key, field.sources, is_here=source.id == document.id)
            columns = columns_of(known, key)
            if is_wanted and row.id not in there and row.id not in found and can_take_over(columns, field.columns):
                words = line_words(vault, row, columns)
                if words:
                    found[row.id] = Offer(words, _place(vault, source, key, row.id))
    return list(found.values())


def take_over(vault: Vault, at: Passage, into: Document, answer: str) -> Document:
    """The document with a copy of the line at the end of this list, with the same id; as it was when it is there."""
    source = into if at.document == into.id else vault.document(at.document)
    rows = _rows(into, answer)
    row = next((one for one in _rows(source, at.answer) if one.id == at.row), None)
    columns = columns_of(vault.template(into), answer)
    if row is None or any(at.row in (one.id, one.apart) for one in rows):
        return into
    copy = copy_of(row, columns_of(vault.template(source), at.answer), columns)
    return _with_rows(into, answer, (*rows, copy))


def change_everywhere(vault: Vault, changed: Document, answer: str, line_id: str) -> Document:
    """Let every copy of a line say what it says in `changed`, in one step, and give `changed` as it is then.

    A line that was apart from its copies has their id again; for one that is gone nothing changes. Raises
    CannotWriteError; then nothing changed anywhere.
    """
    for other in vault.drafts.pending:
        if other.id != changed.id:
            vault.settle(other.id)
    lines = enumerate(rows_in(changed))
    if (found := next(((n, one) for n, (key, one) in lines if (key, one.id) == (answer, line_id)), None)) is None:
        return changed
    number, row = found
    columns = columns_of(vault.template(changed), answer)
    mine = with_id_of_copies(changed, answer, row)
    changed, line_id = renamed(changed, {number: mine}), row.apart or row.id
    here = Passage(changed.id, answer, mine.id)
    documents = {changed.id: changed}
    for at in [*index.places_of_line(vault.database, line_id), *_inside(changed, line_id)]:
        document = documents.get(at.document) or _document(vault, at.document)
        if document is None or at == here:
            continue
        its = columns_of(vault.template(document), at.answer)
        rows = tuple(
            with_contents(one, its, row, columns) if one.id == line_id else one for one in _rows(document, at.answer)
        )
        documents[at.document] = _with_rows(document, at.answer, rows) if rows else document
    changed = documents.pop(changed.id)
    vault.settle_together(tuple(documents.values()), changed)
    return changed


def change_only_here(vault: Vault, document: Document, answer: str, line_id: str) -> tuple[Document, str]:
    """The document in which this line has an id of its own for good, and that id."""
    here = _rows(document, answer)
    new = line_id
    if not any(one.apart for one in here if one.id == line_id):
        new = vault.line_ids.own_id(document.id, answer, line_id, {row.id for _key, row in rows_in(document)})
    rows = tuple(replace(one, id=new, apart="") if one.id == line_id else one for one in here)
    return _with_rows(document, answer, rows), new


def line_words(vault: Vault, row: Row, columns: Columns) -> str:
    """What a line says first, on one line."""
    names = Names(vault.people(), {})
    cells = [(column, row.cells.get(column.key)) for column in columns]
    said = (cell_words(cell, column, names) for column, cell in cells if cell is not None)
    return " ".join(next(filter(None, said), "").split("\n"))


def _sources(vault: Vault, document: Document, wanted: tuple[str, ...]) -> Iterator[Document]:
    if any(key in document.body for key in wanted):
        yield document
    for kind in dict.fromkeys(one.partition(":")[0] for one in wanted):
        if kind in vault.templates:
            yield from (vault.document(one.id) for one in vault.summaries(kind) if one.id != document.id)


def _is_named(source: Document, key: str, wanted: tuple[str, ...], *, is_here: bool) -> bool:
    """Whether a list is among those in `from`: "section.field" here, a kind, or "kind:section" and further."""
    if is_here:
        return key in wanted
    names = (one.partition(":")[2] for one in wanted if one.partition(":")[0] == source.kind)
    return any(not name or key == name or key.startswith(f"{name}.") for name in names)


def _document(vault: Vault, document_id: str) -> Document | None:
    try:
        found = vault.document(document_id)
    except DocumentMissingError:
        return None
    return found if found.deleted_at is None else None


def _inside(document: Document, line_id: str) -> Iterator[Passage]:
    yield from (Passage(document.id, key, line_id) for key, row in rows_in(document) if row.id == line_id)


def _place(vault: Vault, document: Document, answer: str, line_id: str) -> Place:
    template = vault.template(document)
    asked = next((one for one in template.fields() if one[0] == answer), None) if template is not None else None
    part, on_card = (asked[1].title, asked[2].role.startswith(CARD)) if asked is not None else ("", False)
    return Place(Passage(document.id, answer, line_id), title_of(document, template), part, on_card)


def title_of(document: Document, template: Template | None) -> str:
    """What a piece is called, for its owner."""
    return document.title.strip() or (template.title if template is not None else _("A piece"))


def _rows(document: Document, answer: str) -> tuple[Row, ...]:
    found = document.body.get(answer, Answer()).value
    return found.rows if isinstance(found, Rows) else ()


def _with_rows(document: Document, answer: str, rows: tuple[Row, ...]) -> Document:
    known = document.body.get(answer, Answer())
    return replace(document, body={**document.body, answer: replace(known, value=Rows(rows), none=None)})
