"""What a piece about other people says itself about going along: whole lines, and shapes without names.

A list whose columns have one with role `along` gives only the lines that say yes there. A template with a question of
role `names` gives its lists only when that was answered: as shapes, or with the names of those who have a card; who has
none was never asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from herstelkluis.model.body import Answer, Choice, People, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.template import Field, Template

ALONG, NAMES, NAMED = "along", "names", "named"
YES, WITH_NAMES = "ja", "namen"


def as_chosen(document: Document, template: Template) -> Document:
    """The document without the lines, lists and names that the owner did not choose to let along."""
    fields = {key: field for key, _section, field in template.fields()}
    asked = next((key for key, field in fields.items() if field.role == NAMES), "")
    names = _chosen(document.body.get(asked, Answer()).value)
    body = dict(document.body)
    for key, answer in document.body.items():
        if not isinstance(answer.value, Rows) or key not in fields:
            continue
        field = fields[key]
        rows = tuple(_rows(answer.value.rows, field, names if asked else WITH_NAMES))
        if rows == answer.value.rows:
            continue
        if rows:
            body[key] = replace(answer, value=Rows(rows))
        else:
            del body[key]
    return replace(document, body=body)


def _rows(rows: tuple[Row, ...], field: Field, names: str) -> Iterator[Row]:
    if not names:
        return
    asks = next((column.key for column in field.columns if column.role == ALONG), "")
    named = {column.key for column in field.columns if column.role == NAMED}
    for row in rows:
        if asks and _chosen(row.cells.get(asks)) != YES:
            continue
        if not named & row.cells.keys() or (names == WITH_NAMES and _has_card(row)):
            yield row
        else:
            yield replace(row, about=(), cells={key: cell for key, cell in row.cells.items() if key not in named})


def _has_card(row: Row) -> bool:
    return any(isinstance(cell, People) and any(ref.id for ref in cell.refs) for cell in row.cells.values())


def _chosen(value: object) -> str:
    return value.chosen[0] if isinstance(value, Choice) and value.chosen else ""
