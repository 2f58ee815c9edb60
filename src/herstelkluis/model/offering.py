"""What someone else wrote along at the table: it stands apart until the owner agrees, changes it or leaves it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from herstelkluis.model.answering import says_something, with_value
from herstelkluis.model.body import Answer, Line, Offered, Row, Rows, Text, Value
from herstelkluis.model.document import Document, Source, SourceKind, new_id
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.template import Field, FieldType
from herstelkluis.model.text import Run, join, runs


def offered_by(document: Document, key: str, who: str) -> str:
    """What this person wrote along at this question and the owner did not agree to yet."""
    answer = document.body.get(key, Answer())
    return next((one.words for one in answer.offered if one.who == who), "")


def with_offered(document: Document, key: str, words: str, who: str) -> Document:
    """The document with other words of this person beside the answer; no words take the offer away."""
    offered = document.body.get(key, Answer()).offered
    if any(one.who == who for one in offered):
        changed = tuple(replace(one, words=words) if one.who == who else one for one in offered)
    else:
        changed = (*offered, Offered(words, who))
    return _with(document, key, tuple(one for one in changed if one.words.strip()))


def waiting(document: Document) -> tuple[tuple[str, Offered], ...]:
    """Everything the owner did not agree to yet, with the key of its answer."""
    return tuple((key, one) for key, answer in document.body.items() for one in answer.offered)


def can_agree(field: Field) -> bool:
    """Whether words can become (part of) the answer to this question; a choice or a scale the owner makes alone."""
    if field.type is FieldType.ROWS:
        return _column_of_words(field) is not None
    return field.type in (FieldType.TEXT, FieldType.LINE, FieldType.WHEN)


def replaces(field: Field, answer: Answer | None) -> bool:
    """Whether words that are agreed to come in the place of what is there: a line and a moment hold one thing."""
    is_one = field.type in (FieldType.LINE, FieldType.WHEN)
    return is_one and answer is not None and says_something(answer.value)


def agreed(
    document: Document, field: Field, key: str, offered: Offered, words: str, make_id: Callable[[], str] = new_id
) -> Document:
    """The document in which these words, offered by someone and perhaps changed by the owner, are the owner's own.

    They come behind what stood there, or in its place (see `replaces`); the answer keeps who wrote along, and the piece
    that it was made together.
    """
    before = document.body.get(key, Answer())
    if not can_agree(field) or not words.strip():
        return document
    document = with_value(without(document, key, offered), key, _joined(field, before.value, words, make_id))
    by = ", ".join(dict.fromkeys([*filter(None, before.by.split(", ")), offered.who]))
    body = {**document.body, key: replace(document.body[key], by=by)}
    source = document.source if document.source.kind is SourceKind.RECEIVED else Source(SourceKind.TOGETHER, by)
    return replace(document, body=body, source=source)


def without(document: Document, key: str, offered: Offered) -> Document:
    """The document without this offer."""
    left = tuple(one for one in document.body.get(key, Answer()).offered if one != offered)
    return _with(document, key, left)


def _joined(field: Field, value: Value | None, words: str, make_id: Callable[[], str]) -> Value:
    match field.type:
        case FieldType.TEXT:
            before = value.runs if isinstance(value, Text) else ()
            between = (Run("\n", before[-1].private),) if before and not before[-1].words.endswith("\n") else ()
            return Text(join((*before, *between, *runs(words))))
        case FieldType.ROWS:
            rows = value.rows if isinstance(value, Rows) else ()
            column = _column_of_words(field)
            if column is None:
                return Rows(rows)
            cell = Text(runs(words)) if column.type is FieldType.TEXT else Line(_one_line(words))
            return Rows((*rows, Row(make_id(), {column.key: cell})))
        case FieldType.WHEN:
            return parse_period(_one_line(words))
        case _:
            return Line(_one_line(words))


def _column_of_words(field: Field) -> Field | None:
    """The first column of a list that holds words."""
    return next((column for column in field.columns if column.type in (FieldType.LINE, FieldType.TEXT)), None)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _with(document: Document, key: str, offered: tuple[Offered, ...]) -> Document:
    answer = replace(document.body.get(key, Answer()), offered=offered)
    body = {**document.body, key: answer}
    if answer == Answer():
        del body[key]
    return replace(document, body=body)
