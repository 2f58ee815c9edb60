"""The FHIR copy: an R4 document by the schema of HL7, by the rules no schema holds, and by what may be in it at all."""

from __future__ import annotations

import dataclasses
import importlib
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given

import herstelkluis.share
from herstelkluis.crypto import canonical
from herstelkluis.errors import PieceTooLongError
from herstelkluis.model.sheet import OwnWords, Sheet
from herstelkluis.share.fhir import SECTION_CODES, fhir_bundle
from share.fhir_documents import R4, check_document, document, found, of_kind
from share.machine_cases import CHOICE, FACTS, LETTER, NASTY, STORY, choices, every_piece

PAGE = (Path(herstelkluis.share.__path__[0]) / "FHIR.md").read_text()

# Everything we ever write. Each of these is an element of R4; what is not here is not written.
ALLOWED = {
    "Bundle": "identifier type timestamp entry",
    "Bundle_Entry": "fullUrl resource",
    "Composition": "text status type subject date author title section",
    "Composition_Section": "title code text entry section",
    "Patient": "text name",
    "RelatedPerson": "text patient name relationship telecom",
    "CareTeam": "text subject participant",
    "CareTeam_Participant": "role member",
    "MedicationStatement": "text status medicationCodeableConcept subject informationSource note dosage reasonCode",
    "QuestionnaireResponse": "status subject authored author source item",
    "QuestionnaireResponse_Item": "linkId text answer item",
    "QuestionnaireResponse_Answer": "valueString",
    "Identifier": "system value",
    "Narrative": "status div",
    "CodeableConcept": "coding text",
    "Coding": "system code",
    "Reference": "reference display",
    "HumanName": "text",
    "ContactPoint": "system value",
    "Annotation": "text",
    "Dosage": "text",
}


def elements(value: dict[str, Any], definition: str) -> Iterator[tuple[str, str]]:
    """Every element in use as (definition of R4, name), told by the schema of HL7."""
    for name, one in value.items():
        if name == "resourceType":
            continue
        yield definition, name
        described = R4["definitions"][definition]["properties"][name]
        below = described.get("items", described).get("$ref", "").rpartition("/")[2]
        for each in one if isinstance(one, list) else [one]:
            if isinstance(each, dict):
                yield from elements(each, each["resourceType"] if below == "ResourceList" else below)


def readable(choice: Sequence[tuple[str, Sheet]]) -> str:
    """All words of the narratives of the sections, as a reader of XHTML sees them."""
    composition = document(choice)["entry"][0]["resource"]
    divs = found(composition.get("section", []), "div")
    return " ".join(" ".join(ElementTree.fromstring(div).itertext()) for div in divs)


@given(choices)
def test_every_choice_becomes_a_sound_document(choice: list[tuple[str, Sheet]]) -> None:
    bundle = document(choice)
    check_document(bundle)
    assert canonical.encode(bundle) == fhir_bundle(FACTS, choice)


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("kind", ["notitie", "levensverhaal", "plan.crisis"])
def test_markup_in_own_words_stays_words(text: str, kind: str) -> None:
    bundle = document([(kind, every_piece(text))], sender_name=text, purpose=text, reader_name=text)
    check_document(bundle)
    words = " ".join(readable([(kind, every_piece(text))]).split())
    visible = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe]", "\ufffd", text)
    assert words.count(" ".join(visible.split())) >= 12


def test_the_shipped_instruments_become_a_sound_document() -> None:
    bundle = document(CHOICE)
    check_document(bundle)
    titles = [one["title"] for one in bundle["entry"][0]["resource"]["section"]]
    assert titles == [sheet.title for _kind, sheet in CHOICE]


def test_only_elements_of_r4_from_the_list_are_written() -> None:
    used: dict[str, set[str]] = {}
    for definition, name in elements(document([*CHOICE, ("notitie", every_piece("x"))]), "Bundle"):
        used.setdefault(definition, set()).add(name)
    assert used == {definition: set(names.split()) for definition, names in ALLOWED.items()}
    for definition, names in used.items():
        assert names <= R4["definitions"][definition]["properties"].keys()


@given(choices)
def test_no_choice_leads_to_an_element_outside_the_list(choice: list[tuple[str, Sheet]]) -> None:
    assert all(name in ALLOWED[definition].split() for definition, name in elements(document(choice), "Bundle"))


def model_of(definition: str) -> type[Any]:
    """The R4B model of a definition of R4: Composition_Section is CompositionSection in composition."""
    owner, _, part = definition.partition("_")
    room = importlib.import_module(f"fhir.resources.R4B.{owner.lower()}")
    names = (owner + part, f"{owner}Entry{part}", f"{owner}Item{part}")
    return next(model for name in names if (model := getattr(room, name, None)))


def test_the_models_of_r4b_differ_from_r4_only_where_the_page_says() -> None:
    """Element by element, over every definition that our kinds of resource can reach."""
    marks = {"resourceType", "fhir_comments", "modifierExtension"}
    differences = {}
    compared = {name: one["properties"] for name, one in R4["definitions"].items() if "properties" in one}
    for definition, described in compared.items():
        fields = {field.alias or name for name, field in model_of(definition).model_fields.items()}
        if differing := {name for name in fields ^ described.keys() if name[0] != "_"} - marks:
            differences[definition] = differing
    assert len(compared) > 50
    assert differences == {"Extension": {"valueCodeableReference", "valueRatioRange"}}
    assert all(name in PAGE for name in differences["Extension"] | {"fhir_comments", "modifierExtension"})
    assert not (differences.keys() & ALLOWED.keys())


def test_the_page_names_every_kind_with_a_code_and_every_resource() -> None:
    for kind, code in SECTION_CODES.items():
        assert re.search(rf"`{re.escape(kind)}`.*{code}", PAGE), kind
    for definition in ALLOWED:
        if "_" not in definition and "resourceType" in R4["definitions"][definition]["properties"]:
            assert f"| {definition} |" in PAGE, definition


def test_it_never_calls_itself_a_patient_summary() -> None:
    told = fhir_bundle(FACTS, CHOICE).decode().lower()
    assert not re.search(r"\bips\b|60591-5|patient.summary|meta", told)


def test_the_patient_has_the_chosen_name_and_nothing_else() -> None:
    (patient,) = of_kind(document(CHOICE), "Patient")
    assert patient["name"] == [{"text": "Sam de Wit"}]
    assert patient.keys() == {"resourceType", "text", "name"}
    (nameless,) = of_kind(document(CHOICE, sender_name=" "), "Patient")
    assert nameless.keys() == {"resourceType", "text"}


def test_addresses_come_from_the_package_alone() -> None:
    first = fhir_bundle(FACTS, CHOICE)
    assert first == fhir_bundle(FACTS, CHOICE)
    other = fhir_bundle(dataclasses.replace(FACTS, package_id="0" * 26), CHOICE)
    uuids = re.compile(rb"urn:uuid:[0-9a-f-]{36}")
    assert len(set(uuids.findall(first))) > 5
    assert set(uuids.findall(first)) & set(uuids.findall(other)) == set()


def test_a_story_has_the_code_of_a_patient_story_and_a_mix_has_none() -> None:
    coded = document([LETTER, STORY])["entry"][0]["resource"]["type"]
    assert coded["coding"] == [{"system": "http://loinc.org", "code": "81338-6"}]
    assert "coding" not in document(CHOICE)["entry"][0]["resource"]["type"]
    assert "coding" not in document([])["entry"][0]["resource"]["type"]
    sections = document(CHOICE)["entry"][0]["resource"]["section"]
    assert [one["code"]["coding"][0]["code"] for one in sections] == ["81338-6", "81338-6", "42348-3"]
    (note,) = document([("notitie", LETTER[1])])["entry"][0]["resource"]["section"]
    assert "code" not in note


def test_a_story_told_by_questions_keeps_question_and_answer() -> None:
    (told,) = of_kind(document([STORY]), "QuestionnaireResponse")
    (chapter,) = told["item"]
    assert chapter["text"] == "Wanneer en waar ik begon"
    assert [(one["text"], one["answer"]) for one in chapter["item"]] == [
        ("Waar was dat?", [{"valueString": "In Deventer"}]),
        ("Wat weet je over de dagen rond je geboorte?", [{"valueString": "Het sneeuwde.\n\nEn <stil>."}]),
    ]
    links = found(told, "linkId")
    assert len(set(links)) == len(links) == 3


def test_what_no_item_can_hold_is_said() -> None:
    with pytest.raises(PieceTooLongError):
        fhir_bundle(FACTS, [("notitie", Sheet("Lang", (OwnWords("a" * 1024 * 1024),)))])


def test_the_models_are_loaded_only_when_a_copy_is_made() -> None:
    look = "import sys, herstelkluis.share.fhir; print('fhir' in sys.modules, 'pydantic' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, timeout=300, check=True)
    assert shown.stdout.split() == ["False", "False"]
