"""Every kind for every profile, everything ticked and opened: what has to stay home is in no page, copy or extract."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from herstelkluis.model.body import (
    About,
    Answer,
    Cell,
    Choice,
    Consent,
    Consents,
    File,
    Files,
    Line,
    Links,
    Margin,
    Offered,
    People,
    Ref,
    Row,
    Rows,
    Scale,
    Text,
    Value,
)
from herstelkluis.model.document import Document, ShareState, Source, SourceKind
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.period import Period
from herstelkluis.model.template import Field, FieldType, Template
from herstelkluis.model.text import Run, runs
from herstelkluis.share.extract import extract_of
from herstelkluis.share.flow import ShareFlow, begin
from herstelkluis.share.profiles import profiles
from herstelkluis.share.selection import pieces_of
from herstelkluis.share.third_parties import Known, Person, someone

TEMPLATES = shipped_templates()
CANARY = "kanariegeel"
MADE = datetime(2026, 3, 2, 9, 30, 12, tzinfo=UTC)
AGREED, ASKED = someone(Person("id-saar", "Saar", agreed=True)), someone(Person("id-noor", "Noor", role="mijn zus"))
KNOWN = Known({one.id: one for one in (AGREED, ASKED)})
HOME: dict[FieldType, Cell] = {
    FieldType.FILE: Files((File("f", CANARY, words=CANARY, by_machine=True, received=True, given_by=CANARY),)),
    FieldType.LINK: Links((Ref("d", CANARY),)),
    FieldType.CONSENT: Consents((Consent(CANARY, "agreed", "2026-01-01", Ref("id-noor", CANARY), limits=CANARY),)),
    FieldType.SCALE: Scale(7, talk=True),
}


def going(field: Field, said: str) -> Value | None:
    """An answer that may go."""
    option = Choice((field.options[0].key,)) if field.options else None
    cells: dict[FieldType, Value | None] = {
        FieldType.TEXT: Text(runs(said)),
        FieldType.LINE: Line(said),
        FieldType.CHOICE: Choice(("namen",)) if field.role == "names" else option,
        FieldType.WHEN: Period("zomer 1994", "1994-06-01", "1994-08-31"),
        FieldType.SCALE: Scale(None, talk=True),
        FieldType.PERSON: People((Ref("id-saar", "Saar"),)),
    }
    if field.type is FieldType.ROWS:
        return Rows((row(field, f"{field.key}-1", said),))
    return cells.get(field.type)


def row(field: Field, row_id: str, said: str, along: str = "ja", **about) -> Row:
    cells = {column.key: going(column, said) for column in field.columns}
    cells |= {column.key: Choice((along,)) for column in field.columns if column.role == "along"}
    return Row(row_id, {key: cell for key, cell in cells.items() if cell is not None}, **about)


def staying(field: Field, said: str) -> Value | None:
    """The same answer with all that has to stay home in and around it."""
    value = going(field, said)
    if isinstance(value, Text):
        return Text((*value.runs, Run(f" {CANARY}", private=True)))
    if not isinstance(value, Rows):
        return HOME.get(field.type, value)
    (first,) = value.rows
    home = {column.key: HOME[column.type] for column in field.columns if column.type in HOME}
    home |= {column.key: Line(CANARY) for column in field.columns if not column.share and column.type not in HOME}
    others = [row(field, f"{field.key}-2", CANARY, level=3)]
    others += [row(field, f"{field.key}-3", CANARY, "nee")] if any(one.role == "along" for one in field.columns) else []
    return Rows((others[0], replace(first, cells={**first.cells, **home}), *others[1:]))


def bare(template: Template, section: str) -> Document:
    body = {key: Answer(value) for key, field in asked(template, section) if (value := answered(field))}
    facts = {"section": section, "share": ShareState.MAY_GO, "revision": 1, "title": "Titel"}
    return Document(f"id-{section}", template.kind, template.version, body=body, **facts)


def answered(field: Field) -> Value | None:
    return going(field, f"woorden van {field.key}") if field.share or field.type is FieldType.SCALE else None


def with_all(document: Document, template: Template) -> Document:
    """The same document with the canary at every place that never travels."""
    around = {"margin": (Margin(CANARY, CANARY),), "by": CANARY, "offered": (Offered(CANARY, CANARY),)}
    body = {}
    for key, field in asked(template, document.section):
        is_home = not field.share and field.type is not FieldType.SCALE
        value = Line(CANARY) if is_home else staying(field, f"woorden van {field.key}")
        body[key] = Answer(value, about=(About(CANARY),) if is_home else (), **around)
    return replace(
        document,
        body={**body, "weg.vraag": Answer(Line(CANARY))},
        period=Period(CANARY),
        source=Source(SourceKind.TOGETHER, CANARY),
        tags=(CANARY,),
        links=(Ref("d", CANARY),),
        files=(File("f", CANARY, words=CANARY, received=True, given_by=CANARY),),
        look_back_on=date(2026, 5, 1),
        folded=True,
    )


def asked(template: Template, section: str) -> list[tuple[str, Field]]:
    return [(key, field) for key, one, field in template.fields() if section in ("", one.key)]


def everything(profile: str, documents: list[Document]) -> ShareFlow:
    """All of it ticked, and every answer opened by itself."""
    pieces = tuple(piece for one in documents for piece in pieces_of(one, TEMPLATES[one.kind]))
    flow = begin(profiles()[profile], "0123456789ABCDEFGHJKMNPQRS", pieces, KNOWN, sender="Sam", now=MADE)
    for offer in flow.offers:
        if offer.may_be_ticked:
            flow = flow.tick(offer.piece.key)
            for key, _field, _answer in offer.piece.answers():
                flow = flow.open_answer(offer.piece.key, key)
    return flow.for_reader("A", profile, "doel").with_machine_copy(frozenset({"inhoud", "fhir"})).look()


@pytest.mark.parametrize("profile", sorted(profiles()))
def test_what_never_travels_is_nowhere_and_changes_nothing_of_any_kind_for_any_profile(profile):
    for kind, template in TEMPLATES.items():
        sections = [one.key for one in template.sections] if template.document == "section" else [""]
        documents = [bare(template, section) for section in sections]
        flow = everything(profile, [with_all(one, template) for one in documents])
        assert flow.pages == everything(profile, documents).pages, kind
        inside = b"".join(page.data + page.shown for page in flow.pages).lower()
        assert CANARY.encode() not in inside, kind
        assert b"woorden van" in inside or b"zomer 1994" in inside or b"praten" in inside, (
            f"{kind}: nothing went at all"
        )
        assert not [line for line in extract_of(flow).lines if CANARY in (line.before + line.after).lower()], kind
