"""Changing one answer of a document: always a new document, and no word lost that was not taken away on purpose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from herstelkluis.model.body import (
    About,
    Answer,
    Choice,
    Consents,
    Files,
    Line,
    Links,
    Margin,
    NoAnswer,
    People,
    RowRef,
    Rows,
    Scale,
    Text,
    Value,
)
from herstelkluis.model.document import Document, Done
from herstelkluis.model.passages import follow, tie_of, tied
from herstelkluis.model.period import Period
from herstelkluis.model.template import Field, FieldType, Section, Template
from herstelkluis.model.text import all_words, runs

TITLE_ROLES = ("name", "title")
"""The answer to such a question is the title of the piece too."""
PERIOD_ROLE = "period"


class State(StrEnum):
    """What was done with a question. The three ways of not answering are three different things."""

    ANSWERED = "answered"
    SKIPPED = "skipped"
    UNKNOWN = "unknown"
    RATHER_NOT = "rather_not"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a document, with the key its answer has in the body."""

    key: str
    section: Section
    field: Field


def first_words(template: Template, section: str = "") -> dict[str, Answer]:
    """What a new document of this kind begins with: the words its template put in a text, to be changed freely."""
    return {
        key: Answer(Text(runs("\n".join(field.start))))
        for key, part, field in template.fields()
        if field.type is FieldType.TEXT and field.start and section in ("", part.key)
    }


def questions(template: Template, document: Document) -> tuple[Question, ...]:
    """What this document asks, in order; of a chapter only its own section. Printed notes are no question."""
    return tuple(
        Question(key, section, field)
        for key, section, field in template.fields()
        if field.type is not FieldType.NOTE and document.section in ("", section.key)
    )


def state_of(answer: Answer | None) -> State:
    """What was done with a question."""
    if answer is None:
        return State.EMPTY
    if answer.none is not None:
        return State(answer.none.value)
    return State.ANSWERED if says_something(answer.value) else State.EMPTY


def next_open(asked: Sequence[Question], document: Document) -> int:
    """The number of the first question nothing was done with; the first of all when there is none."""
    done = (state_of(document.body.get(one.key)) for one in asked)
    return next((number for number, state in enumerate(done) if state is State.EMPTY), 0)


def says_something(value: Value | None) -> bool:
    """Whether a value holds more than nothing."""
    match value:
        case None:
            return False
        case Text(runs):
            return any(run.words.strip() for run in runs)
        case Line(words) | Period(words) | RowRef(words):
            return bool(words.strip())
        case Choice(chosen, other):
            return bool(chosen or other.strip())
        case Scale(number, talk):
            return number is not None or talk
        case People(refs) | Links(refs) | Files(refs):
            return bool(refs)
        case Consents(entries):
            return bool(entries)
        case Rows(rows):
            return bool(rows)


def with_value(document: Document, key: str, value: Value | None, template: Template | None = None) -> Document:
    """The document with another value; what stands beside the answer stays, and a note in the margin follows its words.
    Words take a "skipped" away again.

    Where the template asks for a name, that is the title too; where it asks when all this was, that is its period.
    """
    before = document.body.get(key, Answer())
    none = None if says_something(value) else before.none
    margin = _followed(before, value)
    changed = _with(document, key, replace(before, value=None if none else _or_none(value), none=none, margin=margin))
    if template is not None and key == name_key(template):
        changed = replace(changed, title=value.words.strip() if isinstance(value, Line) else "")
    if template is not None and key in period_keys(template):
        changed = replace(changed, period=value if isinstance(value, Period) and says_something(value) else None)
    return _begun(changed)


def with_none(document: Document, key: str, why: NoAnswer | None) -> Document:
    """The document with "skipped", "unknown" or "rather not" here, or the question open again (none of the three).

    Written words stay and win: then nothing changes.
    """
    before = document.body.get(key, Answer())
    if says_something(before.value):
        return document
    changed = _with(document, key, replace(before, value=None, none=why))
    return _begun(changed) if why is not None else changed


def with_title(document: Document, title: str) -> Document:
    """The document with another own title."""
    return _begun(replace(document, title=title.strip())) if title.strip() != document.title else document


def with_margin(document: Document, key: str, margin: tuple[Margin, ...]) -> Document:
    """The document with other notes in the margin of this answer."""
    return _with(document, key, replace(document.body.get(key, Answer()), margin=margin))


def with_about(document: Document, key: str, about: tuple[About, ...]) -> Document:
    """The document with other people this answer tells about."""
    return _with(document, key, replace(document.body.get(key, Answer()), about=about))


def name_key(template: Template) -> str | None:
    """The question whose answer is the title, where there is one (a person, a goal)."""
    return next((key for key, _section, field in template.fields() if field.role in TITLE_ROLES), None)


def period_keys(template: Template) -> tuple[str, ...]:
    """The questions whose answer is the time of the whole piece: at most one in a piece, or in a chapter."""
    return tuple(key for key, _section, field in template.fields() if field.role == PERIOD_ROLE)


def _with(document: Document, key: str, answer: Answer) -> Document:
    body = {**document.body, key: answer}
    if answer == Answer():
        del body[key]
    return replace(document, body=body)


def _followed(before: Answer, value: Value | None) -> tuple[Margin, ...]:
    """The notes in the margin with their passages in the new words; when a text is emptied they wait as they were."""
    if not isinstance(value, Text) or not isinstance(before.value, Text) or not value.runs:
        return before.margin
    then, now = all_words(before.value.runs), all_words(value.runs)
    ties = follow(tuple(tie_of(note, then) for note in before.margin), then, now)
    return (
        tuple(tied(note, tie) for note, tie in zip(before.margin, ties, strict=True)) if then != now else before.margin
    )


def _or_none(value: Value | None) -> Value | None:
    """Nothing instead of an empty value; spaces and empty lines alone are kept as typed."""
    empty = (Text(()), Line(""), Period(""), Rows(()), People(()), Links(()), Choice(), Scale(), Consents(()))
    return None if value in empty else value


def _begun(document: Document) -> Document:
    """Something was written, so it is no longer only an idea."""
    return replace(document, done=Done.BUSY) if document.done is Done.IDEA else document
