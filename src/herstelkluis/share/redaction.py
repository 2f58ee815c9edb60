"""What stays home stays home: a document becomes what one reader gets of it. Pure, and twice is the same as once.

Out go: private words, margins, who wrote along, skipped questions, fields that are never shared, parts that were not
ticked, answers at level 3 that were not opened one by one, people who did not agree or must stay out, and answers to
questions the template no longer asks. Nothing tells that something was left out, nor how much.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from herstelkluis.model.body import (
    Answer,
    Cell,
    Choice,
    Consents,
    Files,
    Line,
    Links,
    People,
    Row,
    Rows,
    Scale,
    Text,
    Value,
)
from herstelkluis.model.document import Document, Level
from herstelkluis.model.period import Period
from herstelkluis.model.template import Field, Template
from herstelkluis.model.text import Run, public_words
from herstelkluis.share.third_parties import Someone, has_name, leave_out, named_in

_TELLS_WHO = frozenset({"phone", "mail", "place"})


@dataclass(frozen=True, slots=True)
class Rules:
    """What goes along of one document. `sections` None: all of them; `opened`: answers at level 3 opened one by one.

    `without`: people whose names are left out; `home`: people whose answers stay home (by `Someone.words`).
    """

    known: Mapping[str, Someone]
    sections: frozenset[str] | None = None
    opened: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    home: frozenset[str] = frozenset()


def redact(document: Document, template: Template, rules: Rules) -> Document:
    """What one reader gets of a document: only what may go, as if the rest had never been written."""
    fields = {key: (section.key, field) for key, section, field in template.fields()}
    body = {}
    for key, answer in document.body.items():
        section, field = fields.get(key, ("", None))
        if field is None or (rules.sections is not None and section not in rules.sections):
            continue
        if key not in rules.opened and level_of(answer, field, document) >= Level.SENSITIVE:
            continue
        if (redacted := _answer(answer, field, rules)) is not None:
            body[key] = redacted
    return replace(document, title=_title(document, rules), body=body)


def level_of(answer: Answer, field: Field, document: Document) -> int:
    """How sensitive an answer is: its own level, else that of its question, else that of the document."""
    return answer.level or field.level or document.level


def _title(document: Document, rules: Rules) -> str:
    if any(has_name(document.title, one.names) for one in rules.known.values() if one.words in rules.home):
        return ""
    return _without(document.title, rules)


def _answer(answer: Answer, field: Field, rules: Rules) -> Answer | None:
    if not field.share or answer.value is None or _stays_home(answer, rules):
        return None
    value = _value(answer.value, field, rules, answer)
    return Answer(value) if value is not None else None


def _stays_home(part: Answer | Row, rules: Rules) -> bool:
    return any(one.words in rules.home for one in named_in(part, rules.known))


def _value(value: Value, field: Field, rules: Rules, part: Answer | Row) -> Value | None:
    if isinstance(value, Rows):
        rows = tuple(filter(None, (_row(row, field, rules) for row in value.rows)))
        return Rows(rows) if rows else None
    return _cell(value, rules, part)


def _row(row: Row, field: Field, rules: Rules) -> Row | None:
    if (row.level or 0) >= Level.SENSITIVE or _stays_home(row, rules):
        return None
    leaves_out = any(one.words in rules.without for one in named_in(row, rules.known))
    # Without the name, a telephone number would still tell who it is.
    shared = {one.key for one in field.columns if one.share and not (leaves_out and one.role in _TELLS_WHO)}
    cells = {}
    for key, cell in row.cells.items():
        if key in shared and (redacted := _cell(cell, rules, row)) is not None:
            cells[key] = redacted
    return Row(row.id, cells) if cells else None


def _cell(cell: Cell, rules: Rules, part: Answer | Row) -> Cell | None:
    match cell:
        case Text(runs):
            words = _without(public_words(runs), rules, part)
            return Text((Run(words),)) if words.strip() else None
        case Line(words):
            words = _without(words, rules, part)
            return Line(words) if words.strip() else None
        case Choice(chosen, other):
            other = _without(other, rules, part)
            return Choice(chosen, other) if chosen or other.strip() else None
        case People(refs):
            names = [
                _without((rules.known[ref.id].words if ref.id in rules.known else ref.label), rules, part)
                for ref in refs
            ]
            return Line(", ".join(names)) if names else None
        case Period():
            return replace(cell, words=_without(cell.words, rules, part))
        case Consents() | Files() | Links():
            return None  # agreements, attachments and whole documents are pieces of their own
        case Scale():
            return Scale(None, cell.talk) if cell.talk else None  # numbers never go along
        case _:
            return cell


def _without(words: str, rules: Rules, part: Answer | Row | None = None) -> str:
    people = {one.words: one for one in rules.known.values()}
    for about in part.about if part else ():
        people.setdefault(about.words, Someone(about.words, (about.words,)))
    return leave_out(words, [name for one in people.values() if one.words in rules.without for name in one.names])
