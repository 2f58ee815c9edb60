"""The copy for computers: what the sheets say, all of it and nothing else, after a published schema."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from herstelkluis import resources
from herstelkluis.crypto import canonical
from herstelkluis.errors import PieceTooLongError
from herstelkluis.model.sheet import (
    Heading,
    Lines,
    Notice,
    OwnWords,
    PhaseColumn,
    Phases,
    Picture,
    Piece,
    Said,
    Sheet,
    Table,
)
from herstelkluis.share.machine import content_json
from share.machine_cases import CHOICE, FACTS, choices

SCHEMA = json.loads(resources.read_text("schemas", "inhoud-1.schema.json"))
SOUND = jsonschema.Draft202012Validator(SCHEMA)


def schemas(node: Any) -> list[dict[str, Any]]:
    """Every object schema in a schema."""
    if isinstance(node, list):
        return [found for one in node for found in schemas(one)]
    if not isinstance(node, dict):
        return []
    return ([node] if "properties" in node else []) + [found for one in node.values() for found in schemas(one)]


def read_back(value: dict[str, Any]) -> Sheet:
    """A piece of the JSON as a sheet again, as a stranger would do it from the schema."""
    return Sheet(value["title"], tuple(pieces_of(value)))


def pieces_of(value: dict[str, Any]) -> list[Piece]:
    pieces = [piece_of(*next(iter(one.items()))) for one in value["content"]]
    for part in value["parts"]:
        level = {"chapter": 1, "section": 2, "question": 3}[part["is"]]
        pieces += [Heading(part["title"], level), *pieces_of(part)]
    return pieces


def undrawn(sheet: Sheet) -> Sheet:
    pieces = (dataclasses.replace(one, svg="") if isinstance(one, Picture) else one for one in sheet.pieces)
    return dataclasses.replace(sheet, pieces=tuple(pieces))


def piece_of(kind: str, one: Any) -> Piece:
    if kind == "phases":
        return Phases(tuple(PhaseColumn(each["phase"], each["title"], tuple(pieces_of(each))) for each in one))
    if kind == "table":
        return Table(tuple(one["columns"]), tuple(map(tuple, one["rows"])))
    if kind == "lines":
        return Lines(tuple(one["items"]), one["mark"])
    if kind == "picture":
        return Picture(one["description"], tuple(one["lines"]))
    return {"own_words": OwnWords, "said": Said, "notice": Notice}[kind](one)


def test_the_schema_is_a_schema_and_allows_no_member_it_does_not_name() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert len(schemas(SCHEMA)) > 7
    for one in schemas(SCHEMA):
        assert one["additionalProperties"] is False
        assert set(one.get("required", one["properties"])) == set(one["properties"])


@given(choices)
def test_every_choice_fits_the_schema_and_comes_back_as_it_was(choice: list[tuple[str, Sheet]]) -> None:
    data = content_json(FACTS, choice)
    value = json.loads(data)
    SOUND.validate(value)
    assert canonical.encode(value) == data
    assert [(one["kind"], read_back(one)) for one in value["pieces"]] == [
        (kind, undrawn(sheet)) for kind, sheet in choice
    ]


def test_it_tells_the_facts_of_the_package_and_nothing_about_the_vault() -> None:
    value = json.loads(content_json(FACTS, CHOICE))
    assert value["package"] == {
        "id": "2QF7M9ABCDEFGHJKMNPQRSTVWX",
        "created_at": "2026-03-02T09:30:12Z",
        "expires_at": "2026-05-31T21:59:59Z",
        "sender": "Sam de Wit",
        "reader": "dr. A. Jansen",
        "role": "huisarts",
        "purpose": "Zodat u mijn situatie kent.",
        "profile": "huisarts",
    }
    assert value.keys() == {"format", "version", "package", "pieces"}
    letter, _story, plan = value["pieces"]
    assert letter.keys() == {"kind", "title", "content", "parts"}
    assert letter["parts"][0] == {
        "is": "question",
        "title": "Dit is mijn vraag",
        "content": [{"own_words": "Wilt u met mij meekijken?"}],
        "parts": [],
    }
    assert [part["is"] for part in plan["parts"]] == ["section"] * 4


@pytest.mark.parametrize(
    "change",
    [
        {"extra": 1},
        {"version": 2},
        {"pieces": [{"kind": "notitie", "title": "", "content": [{"own_words": "", "said": ""}], "parts": []}]},
        {"pieces": [{"kind": "notitie", "title": "", "content": [{"html": "<b>"}], "parts": []}]},
        {"pieces": [{"id": "1", "kind": "notitie", "title": "", "content": [], "parts": []}]},
    ],
)
def test_the_schema_refuses_what_is_not_agreed(change: dict[str, Any]) -> None:
    value = json.loads(content_json(FACTS, CHOICE)) | change
    assert not SOUND.is_valid(value)


def test_what_no_item_can_hold_is_said_before_it_is_made() -> None:
    with pytest.raises(PieceTooLongError):
        content_json(FACTS, [("notitie", Sheet("Lang", (OwnWords("a" * 1024 * 1024),)))])


def test_the_facts_do_not_show_themselves() -> None:
    assert "Sam" not in repr(FACTS)
    assert dataclasses.replace(FACTS, sender_name="") != FACTS
