"""Making the FHIR copy of a choice, and what must be true of any such document."""

from __future__ import annotations

import dataclasses
import json
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
from fhir.resources.R4B.bundle import Bundle

from herstelkluis.model.sheet import Sheet
from herstelkluis.share.fhir import fhir_bundle
from share.machine_cases import FACTS

R4 = json.loads((Path(__file__).parent / "r4" / "fhir-4.0.1-subset.schema.json").read_text())
BY_HL7 = jsonschema.Draft6Validator(R4)
XHTML = "{http://www.w3.org/1999/xhtml}"


def document(choice: Sequence[tuple[str, Sheet]], **facts: Any) -> dict[str, Any]:
    made = json.loads(fhir_bundle(dataclasses.replace(FACTS, **facts), choice))
    assert isinstance(made, dict)
    return made


def of_kind(bundle: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one["resource"] for one in bundle["entry"] if one["resource"]["resourceType"] == kind]


def found(value: Any, key: str) -> list[Any]:
    """Every value of this member, anywhere."""
    if isinstance(value, list):
        return [one for each in value for one in found(each, key)]
    if not isinstance(value, dict):
        return []
    return [one for name, each in value.items() for one in ([each] if name == key else []) + found(each, key)]


def check_document(bundle: dict[str, Any]) -> None:
    """The rules of R4 for documents (bdl-*, cmp-*, txt-*, ref-1) that neither schema nor models know."""
    BY_HL7.validate(bundle)
    assert json.loads(Bundle.model_validate(bundle).model_dump_json()) == bundle
    entries = bundle["entry"]
    urls = [one["fullUrl"] for one in entries]
    assert bundle["type"] == "document"
    assert {"system", "value"} <= bundle["identifier"].keys()  # bdl-9
    assert bundle["timestamp"]  # bdl-10
    assert [one["resource"]["resourceType"] for one in entries[:2]] == ["Composition", "Patient"]  # bdl-11
    assert len(set(urls)) == len(urls)  # bdl-7
    assert all(uuid.UUID(url.removeprefix("urn:uuid:")).version == 5 for url in urls)
    reached = set(found(bundle, "reference"))
    assert reached | {urls[0]} == set(urls)  # each reference leads somewhere, and each entry is referred to
    composition = entries[0]["resource"]
    assert composition["status"] == "final"
    assert composition["author"] == [composition["subject"]] == [{"reference": urls[1]}]
    sections = [one for each in found(composition, "section") for one in each]
    assert all({"text", "entry", "section"} & one.keys() for one in sections)  # cmp-1
    for text in [one for one in found(bundle, "text") if isinstance(one, dict)]:
        check_narrative(text)


def check_narrative(text: dict[str, Any]) -> None:
    """txt-1 and txt-2: well-formed XHTML of basic formatting only, with something to read."""
    assert text["status"] == "generated"
    div = ElementTree.fromstring(text["div"])
    assert div.tag == f"{XHTML}div"
    basic = {"div", "p", "b", "br", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"}
    assert {one.tag.removeprefix(XHTML) for one in div.iter()} <= basic
    assert all(not one.attrib for one in div.iter())
    assert "".join(div.itertext()).strip()
