"""One line in several documents: what its copies have in common, and how one takes over the words of another.

Copies have the same line id. Lists have different columns, so copies share their first column (the line itself) and
every other column of the same key and type. A cell that only one copy fills in says nothing against the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from herstelkluis.model.body import Cell, Line, Row, Text
from herstelkluis.model.document import Level
from herstelkluis.model.template import Field, FieldType, Template
from herstelkluis.model.text import all_words, runs

Columns = Sequence[Field]

_WORDS = (FieldType.LINE, FieldType.TEXT)


def columns_of(template: Template | None, answer: str) -> tuple[Field, ...]:
    """The columns of the list with this answer key; none when the template or the question is gone."""
    fields = template.fields() if template is not None else ()
    return next((field.columns for key, _section, field in fields if key == answer), ())


def can_take_over(columns: Columns, into: Columns) -> bool:
    """Whether a line of one list can stand in the other: what they begin with is of one kind."""
    return bool(columns and into) and _fit(columns[0], into[0])


def do_agree(one: Row, its: Columns, other: Row, others: Columns) -> bool:
    """Whether two copies of a line say the same; what is not known of either is no difference."""
    return all(
        _is_same(one.cells.get(here), other.cells.get(there), is_head=number == 0)
        for number, (here, there) in enumerate(_pairs(its, others))
    )


def with_contents(row: Row, columns: Columns, source: Row, of: Columns) -> Row:
    """The row saying what its copy says; what the copy does not fill in stays as it is.

    Words that were private and come to a line that knows no private words make that line very sensitive.
    """
    cells = dict(row.cells)
    level = row.level
    types = {column.key: column.type for column in columns}
    for here, there in _pairs(columns, of):
        cell = source.cells.get(there)
        if cell is None:
            continue
        if types[here] is FieldType.LINE and isinstance(cell, Text) and any(run.private for run in cell.runs):
            level = int(Level.SENSITIVE)
        cells[here] = _as(types[here], cell)
    return replace(row, cells=cells, level=level)


def copy_of(source: Row, of: Columns, columns: Columns) -> Row:
    """The same line, with the same id, for a list with these columns; who it is about and its level go along."""
    return with_contents(replace(source, cells={}), columns, source, of)


def _pairs(columns: Columns, others: Columns) -> Iterator[tuple[str, str]]:
    """Which columns hold the same: (key here, key there), the first columns first."""
    if not can_take_over(columns, others):
        return
    yield columns[0].key, others[0].key
    there = {column.key: column.type for column in others[1:]}
    for column in columns[1:]:
        if there.get(column.key) is column.type and column.type is not FieldType.ROW:
            yield column.key, column.key


def _fit(one: Field, other: Field) -> bool:
    return one.type is other.type or (one.type in _WORDS and other.type in _WORDS)


def _is_same(one: Cell | None, other: Cell | None, *, is_head: bool) -> bool:
    if not is_head and (one is None or other is None):
        return True
    return one == other or (_plain(one) is not None and _plain(one) == _plain(other) and type(one) is not type(other))


def _plain(cell: Cell | None) -> str | None:
    """The words of a line or text on one line; nothing is said as no words."""
    match cell:
        case None:
            return ""
        case Line(words):
            return _on_one_line(words)
        case Text(found):
            return _on_one_line(all_words(found))
        case _:
            return None


def _as(wanted: FieldType, cell: Cell) -> Cell:
    if wanted is FieldType.LINE and isinstance(cell, Text):
        return Line(_on_one_line(all_words(cell.runs)))
    if wanted is FieldType.TEXT and isinstance(cell, Line):
        return Text(runs(cell.words))
    return cell


def _on_one_line(words: str) -> str:
    return " ".join(words.split("\n"))
