from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.model.body import (
    Answer,
    Choice,
    Consent,
    Consents,
    Files,
    Line,
    Links,
    People,
    Ref,
    Row,
    Rows,
    Scale,
    Text,
)
from herstelkluis.model.codec import decode_sheet, encode_sheet
from herstelkluis.model.document import Document
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.sheet import Heading, Lines, OwnWords, Phases, Said, Table
from herstelkluis.model.template import Field, FieldType
from herstelkluis.model.text import runs
from model.model_sheets import EVERYTHING, PHASES, TEMPLATES, laid, plain, words
from model.model_values import bodies, documents, typed, values


def test_phases_stand_beside_each_other_at_the_place_of_the_first():
    body = {
        "voor.a": Answer(Line("Koor")),
        "groen.a": Answer(plain("Ik slaap")),
        "rood.a": Answer(plain("Ik slaap niet")),
        "na.a": Answer(Line("Rust")),
    }
    sheet = laid(PHASES, body)
    assert [type(one).__name__ for one in sheet.pieces] == [
        "Heading", "Heading", "OwnWords", "Phases", "Heading", "Heading", "OwnWords",
    ]  # fmt: skip
    phases = next(one for one in sheet.pieces if isinstance(one, Phases))
    assert [(one.phase, one.title) for one in phases.columns] == [
        ("green", "Het gaat zoals het gaat"),
        ("red", "Ik red het niet alleen"),
    ]
    assert phases.columns[0].pieces == (Heading("Zo merk ik het", 3), Lines(("Ik slaap",)))
    assert not any(isinstance(one, Phases) for one in laid(PHASES, {"voor.a": Answer(Line("Koor"))}).pieces)


def filled(field: Field, n: int):
    """A value for a field, with a word in it that is found again: w000, w001, …"""
    word = f"w{n:03}"
    match field.type:
        case FieldType.TEXT:
            return Text(runs(word))
        case FieldType.CHOICE:
            return Choice((field.options[0].key,), word)
        case FieldType.WHEN:
            return parse_period(word)
        case FieldType.SCALE:
            return Scale(5)
        case FieldType.PERSON | FieldType.LINK | FieldType.FILE:
            kinds = {FieldType.PERSON: People, FieldType.LINK: Links, FieldType.FILE: Files}
            return kinds[field.type]((Ref(f"id{n}", word),))
        case FieldType.CONSENT:
            return Consents((Consent("kaart", "agreed", "2026-05-02", limits=word),))
        case FieldType.ROWS:
            cells = {one.key: filled(one, n) for one in field.columns if one.type is not FieldType.ROW}
            return Rows((Row(f"r{n}", cells),))
        case _:
            return Line(word)


@pytest.mark.parametrize("template", [*TEMPLATES.values(), EVERYTHING, PHASES], ids=lambda one: one.kind)
def test_every_answer_of_every_template_is_on_its_sheet_in_reading_order(template):
    fields = [(key, one) for key, _, one in template.fields() if one.type is not FieldType.NOTE]
    sheet = laid(template, {key: Answer(filled(one, n)) for n, (key, one) in reversed(list(enumerate(fields)))})
    assert decode_sheet(encode_sheet(sheet)) == sheet
    told = "\n".join(words(sheet))
    at = 0
    for n, (_, field) in enumerate(fields):
        if not field.print:
            assert f"w{n:03}" not in told
        elif field.role == "drawn":  # told in the lines of the picture, which stands first
            assert f"w{n:03}" in told
        elif field.type is not FieldType.SCALE:
            at = told.index(f"w{n:03}", at)


everywhere = st.sampled_from([key for one in (*TEMPLATES.values(), EVERYTHING) for key, _, _ in one.fields()])


@given(st.sampled_from([None, PHASES, EVERYTHING, *TEMPLATES.values()]), documents, st.dictionaries(everywhere, values))
def test_no_document_is_too_odd_to_lay_out(template, document, answers):
    body = {**document.body, **{key: Answer(value) for key, value in answers.items()}}
    odd = Document(document.id, document.kind, document.template, document.title, document.section, body)
    sheet = lay_out(template, odd, {})
    assert decode_sheet(encode_sheet(sheet)) == sheet


@given(bodies, st.dictionaries(typed, typed))
def test_no_empty_piece_stands_on_a_sheet(body, people):
    sheet = lay_out(EVERYTHING, Document("1", "proef.alles", "", body=body), people)
    for piece in sheet.pieces:
        match piece:
            case OwnWords(text) | Said(text):
                assert text.strip()
            case Lines(items):
                assert items
                assert all(one.strip() for one in items)
            case Table(columns, rows):
                assert columns
                assert rows
