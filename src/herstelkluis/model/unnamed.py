"""A piece in which nobody is named of whom a no stands anywhere.

In a list of who agreed to something they are left off, and their line too when nobody else stands in it; anywhere else
it says "iemand". Without the name no number, address or place of that line goes along: it would still tell who.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from herstelkluis.i18n import _
from herstelkluis.model.body import Cell, Line, People, Ref, Row, Rows, Value
from herstelkluis.model.document import Document
from herstelkluis.model.naming import AGREED, PEOPLE_OF_CARD, Naming, plain
from herstelkluis.model.template import Field, Template

_TELLS_WHO = frozenset({"phone", "mail", "place"})


def without_names(document: Document, template: Template | None, naming: Naming) -> Document:
    """The same piece; what the person wrote in sentences stays as it was written."""
    fields = {key: field for key, _section, field in template.fields()} if template is not None else {}
    body = {
        key: replace(answer, value=None if answer.value is None else _value(answer.value, fields.get(key), naming))
        for key, answer in document.body.items()
    }
    return replace(document, body=body)


def _value(value: Value, field: Field | None, naming: Naming) -> Value:
    if isinstance(value, Rows):
        return Rows(tuple(_rows(value.rows, field, naming)))
    return _named(value, naming, _("someone")) if isinstance(value, People) else value


def _rows(rows: tuple[Row, ...], field: Field | None, naming: Naming) -> Iterator[Row]:
    columns = {column.key: column for column in field.columns} if field is not None else {}
    is_agreed = field is not None and (
        field.role == PEOPLE_OF_CARD or any(column.role == AGREED for column in field.columns)
    )
    for row in rows:
        people = {ref for cell in row.cells.values() if isinstance(cell, People) for ref in cell.refs}
        out = {ref for ref in people if naming.leaves_out(ref)}
        if not out:
            yield row
        elif not is_agreed or out != people:
            instead = "" if is_agreed else _("someone")
            names = {plain(naming.name(ref)) for ref in out}
            cells = {key: _cell(cell, names, naming, instead) for key, cell in row.cells.items()}
            tells = {key for key, column in columns.items() if column.role in _TELLS_WHO}
            yield replace(row, cells={key: cell for key, cell in cells.items() if key not in tells})


def _cell(cell: Cell, names: set[str], naming: Naming, instead: str) -> Cell:
    if isinstance(cell, People):
        return _named(cell, naming, instead)
    return Line(_("someone")) if isinstance(cell, Line) and plain(cell.words) in names else cell


def _named(people: People, naming: Naming, instead: str) -> People:
    """Whoever may be named; in the place of whoever may not `instead`, once, or nobody."""
    refs = (Ref("", instead) if naming.leaves_out(ref) else ref for ref in people.refs)
    return People(tuple(dict.fromkeys(ref for ref in refs if ref.id or ref.label)))
