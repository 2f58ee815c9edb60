"""From a document to its `Sheet`: what it says, in the order of its template, as preview, reader and paper show it.

Everything the document holds is laid out, private words too: what must stay home was taken out before (redaction).
Margin notes, who an answer is about, skipped questions and fields that are never printed do not appear.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from herstelkluis.model.body import Answer, Choice, Row, Rows, Scale, Text, Value
from herstelkluis.model.document import Document
from herstelkluis.model.helplines import page_numbers
from herstelkluis.model.pictures import picture_of
from herstelkluis.model.row_order import as_asked
from herstelkluis.model.say import Names, cell_words, names_in, plain_key
from herstelkluis.model.sheet import (
    Heading,
    Lines,
    Notice,
    OwnWords,
    PhaseColumn,
    PhasePiece,
    Phases,
    Piece,
    Said,
    Sheet,
    Table,
)
from herstelkluis.model.template import Field, FieldType, Section, Template
from herstelkluis.model.text import all_words


def lay_out(
    template: Template | None, document: Document, people: Mapping[str, str], agreed: Collection[str] | None = None
) -> Sheet:
    """The sheet of a document; without a template the stored keys are the headings.

    `people` maps ids to present names. For another reader it holds only those who may be named: a name found here is
    said in place of the label that was stored. `agreed` holds the ids of who finds it good to be named, where known.
    """
    names = names_in(document.body, people, agreed)
    section = template.section(document.section) if template else None
    title = document.title.strip() or (section.title if section else template.title if template else "")
    pieces: list[Piece] = []
    known: set[str] = set()
    if template:
        if template.stamp:
            pieces.append(Notice(template.stamp))
        shown = template
        if (picture := picture_of(template, document, names)) is not None:
            pieces.append(picture)
            shown = _told_by_picture(template)
        pieces += _sections(shown, document, names)
        known = {key for key, _section, _field in template.fields()}
    return Sheet(title or plain_key(document.kind), (*pieces, *_left_over(document, known, names)))


def _told_by_picture(template: Template) -> Template:
    """The template without the lists that the lines of its picture tell already."""
    sections = (
        replace(one, fields=tuple(field for field in one.fields if field.role != "drawn")) for one in template.sections
    )
    return replace(template, sections=tuple(sections))


def _sections(template: Template, document: Document, names: Names) -> Iterator[Piece]:
    """Every part in which something was answered, under its heading; phases beside each other at the first of them."""
    columns: list[PhaseColumn] = []
    if template.view == "phases":
        columns = [one for section in template.sections if (one := _phase(section, document, names))]
    for section in template.sections:
        if template.view == "phases" and section.phase:
            if columns:
                yield Phases(tuple(columns))
            columns = []
        elif pieces := list(_section(section, document, names)):
            if len(template.sections) > 1 and section.key != document.section:
                yield Heading(section.title, 2)
            yield from pieces


def _phase(section: Section, document: Document, names: Names) -> PhaseColumn | None:
    if not section.phase:
        return None
    narrow = replace(section, fields=tuple(replace(field, as_="lines") for field in section.fields))
    pieces = tuple(piece for piece in _section(narrow, document, names) if isinstance(piece, PhasePiece))
    return PhaseColumn(section.phase, section.title, pieces) if pieces else None


def _section(section: Section, document: Document, names: Names) -> Iterator[Piece]:
    """The answers of one part, each under its question; printed notes only if anything was answered."""
    answered = False
    pieces: list[Piece] = []
    for field in section.fields:
        if not field.print and field.type is not FieldType.SCALE:
            continue
        if field.type is FieldType.NOTE:
            pieces += _note(field)
        elif found := list(_answer(_printed(document.body.get(f"{section.key}.{field.key}"), field), field, names)):
            answered = True
            if field.ask != section.title:
                pieces.append(Heading(field.ask, 3))
            pieces += found
    if answered:
        yield from pieces


def _printed(answer: Answer | None, field: Field) -> Answer | None:
    """Of a scale that is not printed the number stays away; "Hier wil ik over praten" is for paper too."""
    if answer is not None and isinstance(answer.value, Scale) and not field.print:
        return replace(answer, value=Scale(None, answer.value.talk))
    return answer


def _note(field: Field) -> Iterator[Piece]:
    if field.ask:
        yield Said(field.ask)
    if field.insert == "helplines":
        yield Lines(page_numbers())


def _left_over(document: Document, known: set[str], names: Names) -> Iterator[Piece]:
    """Answers to questions that are gone: still there, under their stored key."""
    for key, answer in document.body.items():
        if key not in known and (found := list(_answer(answer, None, names))):
            yield Heading(plain_key(key.rpartition(".")[2]) or plain_key(key), 3)
            yield from found


def _answer(answer: Answer | None, field: Field | None, names: Names) -> Iterator[Piece]:
    if answer is None or answer.value is None or answer.none is not None:
        return
    yield from _value(answer.value, field, names)


def _value(value: Value, field: Field | None, names: Names) -> Iterator[Piece]:
    match value:
        case Rows(rows):
            yield from _rows(rows, field, names)
        case Text(runs):
            if words := all_words(runs).strip("\n"):
                yield from (OwnWords(words),) if words.strip() else ()
        case Choice(chosen, other):
            if chosen and (words := cell_words(Choice(chosen), field, names)):
                yield Said(words)
            if other.strip():
                yield OwnWords(other.strip())
        case _:
            if words := cell_words(value, field, names):
                yield Said(words) if isinstance(value, Scale) else OwnWords(words)


def _rows(rows: tuple[Row, ...], field: Field | None, names: Names) -> Iterator[Piece]:
    columns = _columns(rows, field)
    in_order = as_asked(rows, field) if field is not None else rows
    filled = [row for row in in_order if not _is_preset(row, field)]
    table = [[_one_line(row, column, names) for column in columns] for row in filled]
    table = [row for row in table if any(row)]
    if not table:
        return
    if field and field.as_ in ("table", "grid"):
        shown = [n for n, _column in enumerate(columns) if any(row[n] for row in table)]
        heads = tuple(columns[n].ask for n in shown)
        yield Table(heads, tuple(tuple(row[n] for n in shown) for row in table))
    else:
        yield Lines(tuple(_line(row, columns) for row in table), _mark(field))


def _columns(rows: tuple[Row, ...], field: Field | None) -> list[Field]:
    """The columns to show: those of the template that are printed, then cells whose column is gone."""
    known = field.columns if field else ()
    keys = {column.key for column in known}
    gone = dict.fromkeys(key for row in rows for key in row.cells if key not in keys)
    return [
        *(column for column in known if column.print),
        *(Field(key, FieldType.LINE, plain_key(key) or "–") for key in gone),
    ]


def _is_preset(row: Row, field: Field | None) -> bool:
    """Whether a line holds no more than the word the template put there."""
    if field is None or not field.start or len(field.columns) < 2:
        return False
    nobody = Names({}, {})
    said = [(key, words) for key, cell in row.cells.items() if (words := cell_words(cell, None, nobody))]
    return len(said) == 1 and said[0][0] == field.columns[0].key and said[0][1] in field.start


def _one_line(row: Row, column: Field, names: Names) -> str:
    cell = row.cells.get(column.key)
    return " ".join(cell_words(cell, column, names).split("\n")) if cell else ""


def _line(row: list[str], columns: list[Field]) -> str:
    """The first words as they are; what stands in other columns after its own head."""
    parts = [(columns[n], words) for n, words in enumerate(row) if words]
    first = parts[0][1] if parts[0][0] is columns[0] else _headed(*parts[0])
    return "; ".join([first, *(_headed(column, words) for column, words in parts[1:])])


def _headed(column: Field, words: str) -> str:
    return words if column.type is FieldType.CHOICE else f"{column.ask.rstrip('?')}: {words}"


def _mark(field: Field | None) -> str:
    role = field.role.rpartition(".")[2] if field else ""
    return {"do": "check", "dont": "cross"}.get(role, "dash")
