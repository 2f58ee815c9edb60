from __future__ import annotations

import dataclasses
from datetime import UTC, datetime

import pytest
import rfc8785
from hypothesis import given

from herstelkluis.errors import BodyError
from herstelkluis.model.body import Answer, Line, NoAnswer, Scale, Text
from herstelkluis.model.codec import (
    body_from_json,
    body_to_json,
    decode_body,
    decode_document,
    decode_sheet,
    encode_body,
    encode_document,
    encode_sheet,
)
from herstelkluis.model.document import Document
from herstelkluis.model.sheet import Sheet, Table
from herstelkluis.model.text import Run
from model.model_values import bodies, documents, sheets


@given(bodies)
def test_any_answers_come_back_as_they_were(body):
    assert decode_body(encode_body(body)) == body


@given(documents)
def test_any_document_comes_back_as_it_was(document):
    assert decode_document(encode_document(document)) == document


@given(sheets)
def test_any_sheet_comes_back_as_it_was(sheet):
    assert decode_sheet(encode_sheet(sheet)) == sheet


def test_an_answer_has_the_agreed_form():
    body = {
        "h06.wie": Answer(Text((Run("Mijn oma. "), Run("Zij dronk.", private=True)))),
        "h06.veilig": Answer(none=NoAnswer.RATHER_NOT),
        "h06.leeg": Answer(),
    }
    assert body_to_json(body) == {
        "h06.wie": {"value": {"text": [["Mijn oma. ", False], ["Zij dronk.", True]]}},
        "h06.veilig": {"none": "rather_not"},
        "h06.leeg": {},
    }


@pytest.mark.parametrize(
    "value",
    [
        [],
        {"a.b": []},
        {"a.b": {"value": {"line": 1}}},
        {"a.b": {"value": {"line": "x", "text": []}}},
        {"a.b": {"value": {"hologram": "x"}}},
        {"a.b": {"value": "x"}},
        {"a.b": {"value": {"text": [["x", 0]]}}},
        {"a.b": {"value": {"text": [["x"]]}}},
        {"a.b": {"value": {"scale": {"value": 11, "talk": False}}}},
        {"a.b": {"value": {"scale": {"value": True, "talk": False}}}},
        {"a.b": {"value": {"rows": [{"id": "r", "cells": {"k": {"rows": []}}}]}}},
        {"a.b": {"value": {"rows": [{"id": "r"}]}}},
        {"a.b": {"none": "shy"}},
        {"a.b": {"value": {"line": "x"}, "none": "skipped"}},
        {"a.b": {"level": 4}},
        {"a.b": {"colour": "red"}},
        {"a.b": {"about": [{"id": "1"}]}},
    ],
)
def test_another_form_is_refused_without_saying_what_stood_there(value):
    with pytest.raises(BodyError) as caught:
        body_from_json(value)
    assert caught.value.facts == {}
    assert str(caught.value) == "body"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b'{"a.b": {}}',
        b'{"a.b":{},"a.b":{}}',
        b'{"b.b":{},"a.b":{}}',
        b'{"a.b":{"level":1.0}}',
        b'{"a.b":{"level":NaN}}',
        b'{"a.b":{"by":"\\u0041"}}',
        b'{"a.b":{"by":"\xff"}}',
        b"[" * 100_000,
        b'{"a.b":{"level":' + b"9" * 5000 + b"}}",
        b"\xef\xbb\xbf{}",
    ],
)
def test_bytes_that_are_not_the_canonical_text_are_refused(data):
    with pytest.raises(BodyError):
        decode_body(data)


def test_what_could_not_be_read_back_is_not_written():
    with pytest.raises(BodyError):
        encode_body({"a.b": Answer(Scale(11))})
    with pytest.raises(BodyError):
        encode_body({"a.b": Answer(Line("x"), NoAnswer.SKIPPED)})
    with pytest.raises(BodyError):
        encode_body({"a.b": Answer(Line("\ud800"))})
    with pytest.raises(BodyError):
        encode_sheet(Sheet("t", (Table(("a", "b"), (("1",),)),)))


def test_a_moment_without_a_time_zone_is_refused():
    document = Document("1", "notitie", "v")
    with pytest.raises(BodyError):
        encode_document(dataclasses.replace(document, created_at=datetime(2026, 1, 1)))  # noqa: DTZ001
    text = rfc8785.dumps({
        "id": "1", "kind": "n", "template": "", "level": 1, "share": "only_me", "done": "idea", "revision": 0,
        "created_at": "2026-01-01T00:00:00+01:00",
    })  # fmt: skip
    with pytest.raises(BodyError):
        decode_document(text)


def test_a_sheet_over_one_mebibyte_is_refused():
    with pytest.raises(BodyError):
        encode_sheet(Sheet("x" * 1024 * 1024, ()))
    with pytest.raises(BodyError):
        decode_sheet(b" " * (1024 * 1024 + 1))


def test_a_moment_is_kept_to_the_microsecond():
    moment = datetime(2026, 11, 22, 13, 5, 0, 123456, tzinfo=UTC)
    document = Document("1", "notitie", "v", created_at=moment)
    assert decode_document(encode_document(document)).created_at == moment
