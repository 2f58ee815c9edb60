"""Answers as JSON and back. A value says its own type: {"line": "…"}, {"text": [["words", false], …]}, …

A type that is not known (a newer version wrote it) is refused with `BodyError`, so it is never written over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from herstelkluis.errors import BodyError
from herstelkluis.model.body import (
    About,
    Answer,
    Body,
    Cell,
    Choice,
    Consent,
    Consents,
    File,
    Files,
    Line,
    Links,
    Margin,
    NoAnswer,
    Offered,
    People,
    Ref,
    Row,
    RowRef,
    Rows,
    Scale,
    Text,
    Value,
)
from herstelkluis.model.period import Period
from herstelkluis.model.strict import flag, items, maybe_whole, members, one_of, only_member, shed, words
from herstelkluis.model.text import Run

OLDEST = 150
"""Years of age a period may speak of."""
LONGEST = 2**31 - 1
"""Characters of a text."""


def body_to_json(body: Body) -> dict[str, Any]:
    """Every answer by its "section.field"."""
    return {key: _answer_to_json(answer) for key, answer in body.items()}


def body_from_json(value: Any) -> Body:
    """The answers of a JSON object. Raises `BodyError`."""
    if type(value) is not dict:
        raise BodyError
    return {key: _answer(one) for key, one in value.items()}


def period_to_json(period: Period) -> dict[str, Any]:
    """A period; `words` always, the rest where it is known."""
    return {"words": period.words} | shed(
        first=period.first,
        last=period.last,
        age_from=period.age_from,
        age_to=period.age_to,
        about=period.about,
    )


def period_from_json(value: Any) -> Period:
    """A period. Raises `BodyError`."""
    one = members(value, need=("words",), may=("first", "last", "age_from", "age_to", "about"))
    return Period(
        words(one["words"]),
        words(one.get("first", "")),
        words(one.get("last", "")),
        maybe_whole(one.get("age_from"), 0, OLDEST),
        maybe_whole(one.get("age_to"), 0, OLDEST),
        flag(one.get("about", False)),
    )


def refs_to_json(refs: tuple[Ref, ...]) -> list[dict[str, str]]:
    """People or whole documents that are pointed at."""
    return [{"id": ref.id, "label": ref.label} for ref in refs]


def refs_from_json(value: Any) -> tuple[Ref, ...]:
    """People or whole documents that are pointed at. Raises `BodyError`."""
    return items(value, _ref)


def files_to_json(files: tuple[File, ...]) -> list[dict[str, Any]]:
    """Attachments; what is said about one only where something is."""
    return [_file_to_json(one) for one in files]


def files_from_json(value: Any) -> tuple[File, ...]:
    """Attachments. Raises `BodyError`."""
    return items(value, _file)


def _answer_to_json(answer: Answer) -> dict[str, Any]:
    if answer.value is not None and answer.none is not None:
        raise BodyError
    return shed(
        value=None if answer.value is None else _value_to_json(answer.value),
        none=None if answer.none is None else str(answer.none),
        about=[_about_to_json(one) for one in answer.about],
        margin=[_margin_to_json(one) for one in answer.margin],
        by=answer.by,
        level=answer.level,
        offered=[{"words": one.words, "who": one.who} for one in answer.offered],
    )


def _answer(value: Any) -> Answer:
    one = members(value, may=("value", "none", "about", "margin", "by", "level", "offered"))
    if "value" in one and "none" in one:
        raise BodyError
    return Answer(
        value=_value(one["value"]) if "value" in one else None,
        none=one_of(NoAnswer, one["none"]) if "none" in one else None,
        about=items(one.get("about", []), _about),
        margin=items(one.get("margin", []), _margin),
        by=words(one.get("by", "")),
        level=maybe_whole(one.get("level"), 1, 3),
        offered=items(one.get("offered", []), _offered),
    )


def _offered(value: Any) -> Offered:
    one = members(value, need=("words", "who"))
    return Offered(words(one["words"]), words(one["who"]))


def _value_to_json(value: Value) -> dict[str, Any]:
    if isinstance(value, Rows):
        return {"rows": [_row_to_json(row) for row in value.rows]}
    return _cell_to_json(value)


def _cell_to_json(cell: Cell) -> dict[str, Any]:
    match cell:
        case Text(runs):
            return {"text": [[run.words, run.private] for run in runs]}
        case Line(line):
            return {"line": line}
        case Choice(chosen, other):
            return {"choice": {"chosen": list(chosen), "other": other}}
        case Period():
            return {"when": period_to_json(cell)}
        case Scale(number, talk):
            return {"scale": {"value": number, "talk": talk}}
        case People(refs):
            return {"people": refs_to_json(refs)}
        case Links(refs):
            return {"links": refs_to_json(refs)}
        case Files(refs):
            return {"files": files_to_json(refs)}
        case RowRef(row_id):
            return {"row": row_id}
        case Consents(entries):
            return {"consents": [_consent_to_json(one) for one in entries]}


def _file_to_json(file: File) -> dict[str, Any]:
    return {"id": file.id, "label": file.label} | shed(
        words=file.words, by_machine=file.by_machine, received=file.received, given_by=file.given_by
    )


def _about_to_json(about: About) -> dict[str, Any]:
    return {"words": about.words} | shed(id=about.id)


def _margin_to_json(margin: Margin) -> dict[str, Any]:
    return {"note": margin.note, "passage": margin.passage, "sign": margin.sign} | shed(at=margin.at)


def _consent_to_json(consent: Consent) -> dict[str, Any]:
    person = consent.person
    return {"scope": consent.scope, "state": consent.state, "on": consent.on} | shed(
        person=None if person is None else {"id": person.id, "label": person.label}, limits=consent.limits
    )


def _row_to_json(row: Row) -> dict[str, Any]:
    return {"id": row.id, "cells": {key: _cell_to_json(cell) for key, cell in row.cells.items()}} | shed(
        about=[_about_to_json(one) for one in row.about], level=row.level, apart=row.apart
    )


def _value(value: Any) -> Value:
    kind, content = only_member(value)
    if kind == "rows":
        return Rows(items(content, _row))
    return _cell(value)


def _cell(value: Any) -> Cell:
    kind, content = only_member(value)
    if kind not in _CELLS:
        raise BodyError
    return _CELLS[kind](content)


def _run(value: Any) -> Run:
    if type(value) is not list or len(value) != 2:
        raise BodyError
    return Run(words(value[0]), flag(value[1]))


def _choice(value: Any) -> Choice:
    one = members(value, need=("chosen", "other"))
    return Choice(items(one["chosen"], words), words(one["other"]))


def _scale(value: Any) -> Scale:
    one = members(value, need=("value", "talk"))
    return Scale(maybe_whole(one["value"], 0, 10), flag(one["talk"]))


def _ref(value: Any) -> Ref:
    one = members(value, need=("id", "label"))
    return Ref(words(one["id"]), words(one["label"]))


def _file(value: Any) -> File:
    one = members(value, need=("id", "label"), may=("words", "by_machine", "received", "given_by"))
    return File(
        words(one["id"]),
        words(one["label"]),
        words(one.get("words", "")),
        flag(one.get("by_machine", False)),
        flag(one.get("received", False)),
        words(one.get("given_by", "")),
    )


def _about(value: Any) -> About:
    one = members(value, need=("words",), may=("id",))
    return About(words(one["words"]), words(one.get("id", "")))


def _margin(value: Any) -> Margin:
    one = members(value, need=("note", "passage", "sign"), may=("at",))
    at = maybe_whole(one.get("at"), 0, LONGEST)
    return Margin(words(one["note"]), words(one["passage"]), words(one["sign"]), at)


def _consent(value: Any) -> Consent:
    one = members(value, need=("scope", "state", "on"), may=("person", "limits"))
    person = _ref(one["person"]) if "person" in one else None
    return Consent(words(one["scope"]), words(one["state"]), words(one["on"]), person, words(one.get("limits", "")))


def _row(value: Any) -> Row:
    one = members(value, need=("id", "cells"), may=("about", "level", "apart"))
    cells = one["cells"]
    if type(cells) is not dict:
        raise BodyError
    return Row(
        words(one["id"]),
        {words(key): _cell(cell) for key, cell in cells.items()},
        items(one.get("about", []), _about),
        maybe_whole(one.get("level"), 1, 3),
        words(one.get("apart", "")),
    )


_CELLS: dict[str, Callable[[Any], Cell]] = {
    "text": lambda value: Text(items(value, _run)),
    "line": lambda value: Line(words(value)),
    "choice": _choice,
    "when": period_from_json,
    "scale": _scale,
    "people": lambda value: People(items(value, _ref)),
    "links": lambda value: Links(items(value, _ref)),
    "files": lambda value: Files(files_from_json(value)),
    "row": lambda value: RowRef(words(value)),
    "consents": lambda value: Consents(items(value, _consent)),
}
