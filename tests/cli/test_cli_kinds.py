"""The list of kinds, for people and for machines; others may build on its form."""

from __future__ import annotations

import json

import pytest

from cli.cli_cases import run_here
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.template import FieldType

KIND = {"kind": str, "title": str, "version": str, "part": str, "level": int, "share": str, "document": str}
SECTION = {"key": str, "title": str, "phase": str, "heavy": bool}
FIELD = {"key": str, "type": str, "ask": str, "help": str, "level": int | None, "share": bool, "print": bool}


@pytest.fixture
def listed(capsys):
    said = run_here(capsys, "kinds", "--json")
    assert (said.code, said.error) == (0, "")
    return json.loads(said.out)


def check_form(value, form, *lists):
    assert set(value) == {*form, *lists}
    for key, kind in form.items():
        assert isinstance(value[key], kind), key


def test_the_list_has_every_kind_with_its_sections_and_fields(listed):
    assert isinstance(listed, list)
    templates = shipped_templates()
    assert [one["kind"] for one in listed] == list(templates)
    for one in listed:
        fields = [f"{section['key']}.{field['key']}" for section in one["sections"] for field in section["fields"]]
        assert fields == [key for key, _, _ in templates[one["kind"]].fields()]


def test_the_form_of_the_list_stays(listed):
    fields = []
    for one in listed:
        check_form(one, KIND, "sections")
        for section in one["sections"]:
            check_form(section, SECTION, "fields")
            fields += section["fields"]
    columns = [column for field in fields for column in field["columns"]]
    assert columns
    for field in fields + columns:
        check_form(field, FIELD, "options", "columns")
        assert FieldType(field["type"])
        for option in field["options"]:
            check_form(option, {"key": str, "label": str})


def test_the_five_kinds_of_this_version_are_there(listed):
    assert {one["kind"] for one in listed} >= {
        "levensverhaal",
        "notitie",
        "plan.crisis",
        "persoon",
        "brief.huisarts",
    }
    (story,) = (one for one in listed if one["kind"] == "levensverhaal")
    assert len(story["sections"]) == 17
    assert story["document"] == "section"


def test_people_read_titles_and_questions(capsys):
    said = run_here(capsys, "kinds")
    assert said.code == 0
    for template in shipped_templates().values():
        assert f"{template.kind}: {template.title}" in said.out
