"""Everything taken along comes back, whatever a vault holds."""

from __future__ import annotations

import io
import json
import os
import tempfile
import zipfile
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from herstelkluis import resources
from herstelkluis.store import ledger
from herstelkluis.vault.exporting.reading import bring_into
from vault import export_cases as cases


@pytest.fixture(scope="module")
def schema():
    found = json.loads(resources.read_bytes("schemas", "kluis-1.schema.json"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


@settings(max_examples=int(os.environ.get("HERSTELKLUIS_EXPORTS", "20")))
@given(cases.states)
def test_an_export_that_was_brought_back_gives_the_same_export(schema, state):
    with tempfile.TemporaryDirectory() as place, cases.empty(Path(place), "een") as first:
        cases.fill(first, state)
        export = cases.exported(first)
        with cases.empty(Path(place), "twee") as second:
            counts = bring_into(second, cases.files_of(export))
            assert cases.exported(second) == export
            ledger.verify_chain(second)
            assert second.check() == []
    with zipfile.ZipFile(io.BytesIO(export)) as archive:
        everything = json.loads(archive.read("kluis.json"))
    schema.validate(everything)
    assert counts.versions == len(everything["versions"]) == everything["counts"]["versions"]
