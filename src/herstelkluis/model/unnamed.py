"""A piece in which nobody is named of whom a no stands anywhere.

In a list of who agreed to something their line is left off; anywhere else it says "iemand", without a number.
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
    return _named(value, naming) if isinstance(value, People) else value


def _rows(rows: tuple[Row, ...], field: Field | None, naming: Naming) -> Iterator[Row]:
    columns = {column.key: column for column in field.columns} if field is not None else {}
    is_agreed = field is not None and (
        field.role == PEOPLE_OF_CARD or any(column.role == AGREED for column in field.columns)
    )
    for row in rows:
        people = (ref for cell in row.cells.values() if isinstance(cell, People) for ref in cell.refs)
        names = {plain(naming.name(ref)) for ref in people if naming.leaves_out(ref)}
        if not names:
            yield row
        elif not is_agreed:
            yield replace(row, cells=dict(_cells(row, columns, names, naming)))


def _cells(row: Row, columns: dict[str, Field], names: set[str], naming: Naming) -> Iterator[tuple[str, Cell]]:
    for key, cell in row.cells.items():
        if isinstance(cell, People):
            yield key, _named(cell, naming)
        elif isinstance(cell, Line) and plain(cell.words) in names:
            yield key, Line(_("someone"))
        elif key not in columns or columns[key].role not in _TELLS_WHO:
            yield key, cell


def _named(people: People, naming: Naming) -> People:
    """Whoever may be named; whoever may not is someone, once."""
    refs = (Ref("", _("someone")) if naming.leaves_out(ref) else ref for ref in people.refs)
    return People(tuple(dict.fromkeys(refs)))
