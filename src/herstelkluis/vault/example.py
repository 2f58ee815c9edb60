"""The example vault of Sam: a fictional owner whose pieces lie in `resources/example/`, to try everything on.

Format of a file: `[[piece]]` with kind, section, title, days_ago, and optionally period, level, share, done, folded,
and `on` ("01-24": written on the last such day before that, for what belongs to a season);
`[piece.answers]` maps "section.field" to a value in the plainest TOML that its field type allows (see `value_of`);
`[piece.about]` maps "section.field" to the people that answer tells about.
"""

from __future__ import annotations

import tomllib
import uuid
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from herstelkluis import resources
from herstelkluis.i18n import say_day
from herstelkluis.model.answering import period_keys
from herstelkluis.model.body import (
    About,
    Answer,
    Cell,
    Choice,
    Consent,
    Consents,
    Line,
    Links,
    NoAnswer,
    People,
    Ref,
    Row,
    RowRef,
    Rows,
    Scale,
    Text,
    Value,
)
from herstelkluis.model.document import Document, Done, Level, ShareState, new_id
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.period import Period
from herstelkluis.model.template import Field, FieldType
from herstelkluis.model.text import Run, runs
from herstelkluis.vault.vault import Vault

FILES = (
    "mensen",
    "levensverhaal",
    "notities",
    "crisisplan",
    "brief",
    "gebieden",
    "gebeurtenissen",
    "hulp",
    "crises",
    "plannen",
    "dagen",
    "samen",
    "kring",
    "verhaal",
)


class Dial:
    """A clock that stands where it is set, so that the notes of three years get their own day."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """The moment it is set to."""
        return self.at


def fill(vault: Vault, dial: Dial, files: Collection[str] = FILES) -> int:
    """Write Sam's pieces into an empty vault, oldest first, and return how many there are.

    What points at a piece of a file that is left out keeps its name in words.
    """
    today = dial.at
    people = {one.get("title", ""): "" for name in FILES if name not in files for one in _pieces(name)}
    count = 0
    for name in files:
        days = ((_written_on(one, today.date()), one) for one in _pieces(name))
        for day, piece in sorted(days, key=lambda both: both[0]):
            dial.at = datetime.combine(day, time(14, 5), today.tzinfo)
            document = example_document(vault, piece, people)
            vault.drafts.change(document)
            vault.settle()
            people.setdefault(document.title, document.id)  # the people come first, so a name is always theirs
            count += 1
    dial.at = today
    return count


def _pieces(name: str) -> list[dict[str, Any]]:
    pieces: list[dict[str, Any]] = tomllib.loads(resources.read_text("example", f"{name}.toml"))["piece"]
    return pieces


def _written_on(piece: Mapping[str, Any], today: date) -> date:
    day = today - timedelta(days=piece["days_ago"])
    while not day.isoformat().endswith(piece.get("on", "")):
        day -= timedelta(days=1)
    return day


def example_document(vault: Vault, piece: Mapping[str, Any], people: Mapping[str, str]) -> Document:
    """One piece of the example as a document; what is wrong in the file raises KeyError, TypeError or ValueError."""
    document = vault.start(piece["kind"], section=piece.get("section", ""), title=piece.get("title", ""))
    fields = {key: field for key, _section, field in vault.templates[document.kind].fields()}
    about = piece.get("about", {})
    day = vault.clock().date()
    body = {
        key: replace(_answer(fields[key], raw, people, day), about=_about(about.get(key, ()), people))
        for key, raw in piece["answers"].items()
    }
    told = [body[key].value for key in period_keys(vault.templates[document.kind]) if key in body]
    period = parse_period(piece["period"]) if "period" in piece else next(iter(told), None)
    return replace(
        document,
        body=body,
        period=period if isinstance(period, Period) else None,
        level=Level(piece.get("level", document.level)),
        share=ShareState(piece.get("share", document.share)),
        done=Done(piece.get("done", Done.FOR_NOW)),
        folded=piece.get("folded", document.folded),
    )


def _about(names: Iterable[str], people: Mapping[str, str]) -> tuple[About, ...]:
    return tuple(About(name, people.get(name, "")) for name in names)


def _answer(field: Field, raw: Any, people: Mapping[str, str], day: date) -> Answer:
    if isinstance(raw, dict) and set(raw) == {"none"}:
        return Answer(none=NoAnswer(raw["none"]))
    if isinstance(raw, dict) and set(raw) == {"days"}:
        later = day + timedelta(days=raw["days"])
        return Answer(Period(say_day(later), later.isoformat(), later.isoformat()))
    return Answer(value_of(field, raw, people))


def value_of(field: Field, raw: Any, people: Mapping[str, str]) -> Value:
    """A TOML value as this field holds it: words; a list with `{private = "…"}` among words; rows as words (first
    column) or tables; a choice as key or keys; people by name or `{words = "…"}`; pieces by title; a scale as number
    or `{value = 6, talk = true}`; a period as words. Whole answers may also be `{none = "skipped"}`, or a day:
    `{days = 90}` after it was written."""
    match field.type:
        case FieldType.TEXT:
            parts = [raw] if isinstance(raw, str) else raw
            return Text(runs(*(one if isinstance(one, str) else Run(one["private"], private=True) for one in parts)))
        case FieldType.ROWS:
            return Rows(tuple(_row(field, one, people) for one in raw))
        case FieldType.CHOICE:
            return (
                Choice((raw,)) if isinstance(raw, str) else Choice(tuple(raw.get("chosen", ())), raw.get("other", ""))
            )
        case FieldType.PERSON:
            return People(_refs(raw, people))
        case FieldType.LINK:
            return Links(_refs(raw, people))
        case FieldType.SCALE:
            return Scale(raw.get("value"), raw.get("talk", False)) if isinstance(raw, dict) else Scale(raw)
        case FieldType.WHEN:
            return parse_period(raw)
        case FieldType.CONSENT:
            return Consents(
                tuple(Consent(one["scope"], one["state"], one["on"], limits=one.get("limits", "")) for one in raw)
            )
        case FieldType.LINE:
            return Line(raw)
        case FieldType.ROW:
            return RowRef(_row_id(raw))
        case _:
            raise ValueError(field.type)


def _refs(raw: Any, known: Mapping[str, str]) -> tuple[Ref, ...]:
    names = raw if isinstance(raw, list) else [raw]
    return tuple(Ref(known[one], one) if isinstance(one, str) else Ref("", one["words"]) for one in names)


def _row(field: Field, raw: Any, people: Mapping[str, str]) -> Row:
    cells = {field.columns[0].key: raw} if isinstance(raw, str) else dict(raw)
    columns = {column.key: column for column in field.columns}
    row_id = _row_id(cells.pop("id")) if "id" in cells else new_id()
    return Row(row_id, {key: _cell(columns[key], cell, people) for key, cell in cells.items()})


def _row_id(name: str) -> str:
    """The line id of a line that others in its document point at by this name."""
    return uuid.uuid5(uuid.NAMESPACE_OID, name).hex


def _cell(column: Field, raw: Any, people: Mapping[str, str]) -> Cell:
    value = value_of(column, raw, people)
    if isinstance(value, Rows):
        raise TypeError(column.type)
    return value
