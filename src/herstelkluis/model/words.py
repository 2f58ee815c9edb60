"""What stands in a document, to find it again: own words, the first line, who is named, where a line stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from herstelkluis.model.body import (
    About,
    Answer,
    Cell,
    Choice,
    Consents,
    Files,
    Line,
    Links,
    People,
    Ref,
    RowRef,
    Rows,
    Scale,
    Text,
    Value,
)
from herstelkluis.model.document import Document
from herstelkluis.model.period import Period
from herstelkluis.model.text import Run, Runs, all_words, join


def words_of(answer: Answer) -> str:
    """Every own word of an answer, one thing per line; private words and margin notes too: only the owner searches."""
    return _lines_of([*_value_words(answer.value), *_words_beside(answer)])


def runs_of(answer: Answer) -> Runs:
    """The same words as runs, to copy out: private ones stay private, and so does all that is not the answer itself."""
    value = answer.value
    said = value.runs if isinstance(value, Text) else (Run(_lines_of(_value_words(value)), _has_private(value)),)
    beside = _lines_of(_words_beside(answer))
    return join((*said, Run(f"\n{beside}" if beside else "", private=True)))


def first_line(document: Document) -> str:
    """The first line with words in it, in the order of the keys; empty when nothing was written yet."""
    for key in sorted(document.body):
        for found in _value_words(document.body[key].value):
            for line in found.split("\n"):
                if line.strip():
                    return line.strip()
    return ""


def mentions(document: Document) -> Iterator[tuple[str, str]]:
    """Every (answer key, person id) where a person of the vault is named, each pair once."""
    for key, answer in document.body.items():
        named = dict.fromkeys(_person_ids(answer))
        yield from ((key, person) for person in named)


def links(document: Document) -> Iterator[tuple[str, str]]:
    """Every (answer key, document id) where another piece is pointed at; answer "" when the piece itself does."""
    yield from (("", ref.id) for ref in document.links if ref.id)
    for key, answer in document.body.items():
        yield from (
            (key, ref.id) for cell in cells_of(answer) if isinstance(cell, Links) for ref in cell.refs if ref.id
        )


def periods(document: Document) -> Iterator[tuple[str, Period]]:
    """Every (answer key, period) in a document; answer "" for when the piece itself was."""
    if document.period is not None:
        yield "", document.period
    for key, answer in document.body.items():
        yield from ((key, cell) for cell in cells_of(answer) if isinstance(cell, Period))


def cells_of(answer: Answer) -> Iterator[Cell]:
    """The value of an answer, or every cell of its list."""
    if isinstance(answer.value, Rows):
        for row in answer.value.rows:
            yield from row.cells.values()
    elif answer.value is not None:
        yield answer.value


def lines(document: Document) -> Iterator[tuple[str, str]]:
    """Every (answer key, row id) of the lists in a document."""
    for key, answer in document.body.items():
        if isinstance(answer.value, Rows):
            yield from ((key, row.id) for row in answer.value.rows)


def _lines_of(found: Iterable[str]) -> str:
    return "\n".join(one for one in found if one.strip())


def _words_beside(answer: Answer) -> Iterator[str]:
    yield from (about.words for about in answer.about)
    for margin in answer.margin:
        yield from (margin.note, margin.passage)
    yield from (offered.words for offered in answer.offered)


def _value_words(value: Value | None) -> Iterator[str]:
    if isinstance(value, Rows):
        for row in value.rows:
            for cell in row.cells.values():
                yield from _cell_words(cell)
            yield from (about.words for about in row.about)
    elif value is not None:
        yield from _cell_words(value)


def _has_private(value: Value | None) -> bool:
    match value:
        case Rows(rows):
            return any(_has_private(cell) for row in rows for cell in row.cells.values())
        case Text(runs):
            return any(run.private for run in runs)
        case _:
            return False


def _cell_words(cell: Cell) -> Iterator[str]:
    match cell:
        case Text(runs):
            yield all_words(runs)
        case Line(line):
            yield line
        case Choice(_, other):
            yield other
        case Period(said):
            yield said
        case People(refs) | Links(refs):
            yield from (ref.label for ref in refs)
        case Files(files):
            for file in files:
                yield from (file.label, file.given_by, file.words)
        case Consents(entries):
            yield from (one.limits for one in entries)
        case Scale() | RowRef():
            pass


def _person_ids(answer: Answer) -> Iterator[str]:
    yield from _about_ids(answer.about)
    if isinstance(answer.value, Rows):
        for row in answer.value.rows:
            yield from _about_ids(row.about)
            for cell in row.cells.values():
                yield from (ref.id for ref in _people(cell))
    else:
        yield from (ref.id for ref in _people(answer.value))


def _about_ids(about: tuple[About, ...]) -> Iterator[str]:
    return (one.id for one in about if one.id)


def _people(cell: Cell | None) -> tuple[Ref, ...]:
    match cell:
        case People(refs):
            return refs
        case Consents(entries):
            return tuple(one.person for one in entries if one.person is not None)
        case _:
            return ()
