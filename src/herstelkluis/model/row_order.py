"""In which order lines stand: in a grid that of its template first, and after undoing that one was added or moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from herstelkluis.model.body import Line, Row
from herstelkluis.model.template import Field, FieldType

Order = tuple[str, ...]


def order_of(rows: Sequence[Row]) -> Order:
    """The ids of the lines in order."""
    return tuple(row.id for row in rows)


def as_asked(rows: Sequence[Row], field: Field) -> tuple[Row, ...]:
    """The lines of a grid: what the template asks first, in its order, then the own ones. Others stay as they are."""
    if field.as_ != "grid" or not field.columns or field.columns[0].type is not FieldType.LINE:
        return tuple(rows)
    places = {words: at for at, words in reversed(list(enumerate(field.start)))}
    first = field.columns[0].key
    said = ((row, row.cells.get(first)) for row in rows)
    placed = [
        (places.get(cell.words, len(places)) if isinstance(cell, Line) else len(places), row) for row, cell in said
    ]
    return tuple(row for _place, row in sorted(placed, key=lambda one: one[0]))


def in_order(rows: Sequence[Row], order: Order, kept: Mapping[str, Row], gone: Order) -> tuple[Row, ...]:
    """The lines in this order again: present words for lines that are there, `kept` ones for those that come back.

    Only the lines in `gone` leave; a line that came in between stays, at the end.
    """
    there = {row.id: row for row in rows}
    back = [there.get(one) or kept.get(one) for one in order]
    others = [row for row in rows if row.id not in order and row.id not in gone]
    return (*(row for row in back if row is not None), *others)
