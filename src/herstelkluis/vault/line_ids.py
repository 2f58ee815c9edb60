"""One line id, one content: a line that no longer says what its copies say gets an id of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import count

from herstelkluis.model.body import Answer, Cell, Row, RowRef, Rows
from herstelkluis.model.document import Document, new_id
from herstelkluis.model.shared_lines import Columns, columns_of, do_agree
from herstelkluis.model.template import Template
from herstelkluis.store import documents, places
from herstelkluis.store.database import Database

Copies = list[tuple[Row, Columns]]


def rows_in(document: Document) -> Iterator[tuple[str, Row]]:
    """Every line of a document with the key of the answer it stands in."""
    for key, answer in document.body.items():
        if isinstance(answer.value, Rows):
            yield from ((key, row) for row in answer.value.rows)


class LineIds:
    """`apart` is asked before a document becomes part of the vault; what it gave once it gives again."""

    def __init__(self, database: Database, template: Callable[[Document], Template | None]) -> None:
        self._database = database
        self._template = template
        self._given: dict[tuple[str, str, str], str] = {}

    def apart(self, document: Document, before: Document | None, *, was_written: bool = False) -> Document:
        """The document, with another id for each line that says something else than its copies.

        Copies stand in other documents, or in another list of this one; `before` is what the vault has of it now. What
        `was_written` remembers of such a line which id its copies have: whether they follow is still to be said.
        """
        here = list(rows_in(document))
        if not here:
            return document
        template = self._template(document)
        said = self._said_elsewhere(document.id, [one for _key, row in here for one in (row.id, row.apart) if one])
        document = _together_again(document, said, template)
        here = list(rows_in(document))
        twice = {line for line, count in Counter(row.id for _key, row in here).items() if count > 1}
        for line in twice - said.keys():
            said[line] += _as_before(line, document, before, template)
        taken = {row.id for _key, row in here} | said.keys()
        others: dict[int, Row] = {}
        seen: set[tuple[str, str]] = set()
        for number, (key, row) in enumerate(here):
            columns = columns_of(template, key)
            agrees = all(do_agree(row, columns, *one) for one in said.get(row.id, ()))
            if agrees and (key, row.id) not in seen:
                seen.add((key, row.id))
                if row.id in twice:
                    said[row.id].append((row, columns))
            else:
                own = self.own_id(document.id, key, row.id, taken)
                taken.add(own)
                is_asked = was_written and not agrees
                others[number] = replace(row, id=own, apart=row.id if is_asked else row.apart)
        return renamed(document, others)

    def own_id(self, document_id: str, answer: str, line: str, taken: set[str]) -> str:
        """The id for this line here alone; never one that is `taken`."""
        given = self._given.get((document_id, answer, line), "")
        if not given or given in taken:
            given = self._given[document_id, answer, line] = new_id()
        return given

    def _said_elsewhere(self, document_id: str, lines: list[str]) -> dict[str, Copies]:
        said: dict[str, Copies] = defaultdict(list)
        read: dict[str, Document] = {}
        for line, other in places.elsewhere(self._database, document_id, lines):
            if other not in read:
                read[other] = documents.get(self._database, other)
            template = self._template(read[other])
            for key, row in rows_in(read[other]):
                if row.id == line:
                    said[line].append((row, columns_of(template, key)))
        return said


def _as_before(line: str, document: Document, before: Document | None, template: Template | None) -> Copies:
    """What a line said before, where one of its copies in this document still says so."""
    was = [(row, columns_of(template, key)) for key, row in rows_in(before) if row.id == line] if before else []
    now = [(row, columns_of(template, key)) for key, row in rows_in(document) if row.id == line]
    return [one for one in was[:1] if any(do_agree(*one, *other) for other in now)]


def _together_again(document: Document, said: Mapping[str, Copies], template: Template | None) -> Document:
    """The document in which a line that says what its copies say again has their id again."""
    again: dict[int, Row] = {}
    for number, (key, row) in enumerate(rows_in(document)):
        copies = said.get(row.apart, ()) if row.apart else ()
        if copies and all(do_agree(row, columns_of(template, key), *one) for one in copies):
            again[number] = with_id_of_copies(document, key, row)
    return renamed(document, again)


def with_id_of_copies(document: Document, answer: str, row: Row) -> Row:
    """The line as one of its copies again; its own id stays where a copy stands in the same list."""
    is_there = any(key == answer and one.id == row.apart for key, one in rows_in(document))
    return replace(row, id=row.id if is_there or not row.apart else row.apart, apart="")


def renamed(document: Document, others: Mapping[int, Row]) -> Document:
    """The document with other lines, by place; what pointed at a line whose id is gone points at the new one."""
    if not others:
        return document
    numbers = count()
    body = dict(document.body)
    for key, answer in body.items():
        if isinstance(answer.value, Rows):
            rows = tuple(others.get(next(numbers), row) for row in answer.value.rows)
            body[key] = replace(answer, value=Rows(rows))
    there = {row.id for _key, row in rows_in(replace(document, body=body))}
    before = [row.id for _key, row in rows_in(document)]
    moved = {before[number]: new.id for number, new in others.items() if before[number] not in there}
    return replace(document, body={key: _pointing(answer, moved) for key, answer in body.items()})


def _pointing(answer: Answer, moved: Mapping[str, str]) -> Answer:
    def follow(cell: Cell) -> Cell:
        return RowRef(moved[cell.id]) if isinstance(cell, RowRef) and cell.id in moved else cell

    if isinstance(answer.value, Rows) and moved:
        rows = (replace(row, cells={key: follow(cell) for key, cell in row.cells.items()}) for row in answer.value.rows)
        return replace(answer, value=Rows(tuple(rows)))
    return answer
