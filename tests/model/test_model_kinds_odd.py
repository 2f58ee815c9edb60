"""A kind with a drawn view is laid out whatever its answers are: of another type, or half filled in."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelkluis.model.body import Answer
from herstelkluis.model.codec import decode_sheet, encode_sheet
from herstelkluis.model.document import Document
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.loader import shipped_templates
from model.model_values import values

DRAWN = [pytest.param(one, id=kind) for kind, one in shipped_templates().items() if one.view]


@pytest.mark.parametrize("template", DRAWN)
def test_no_answers_are_too_odd_for_the_picture_of_a_kind(template):
    keys = st.sampled_from([key for key, _section, _field in template.fields()])

    @settings(max_examples=40)
    @given(st.dictionaries(keys, values, max_size=12))
    def check(answers):
        body = {key: Answer(value) for key, value in answers.items()}
        sheet = lay_out(template, Document("1", template.kind, template.version, body=body), {})
        assert decode_sheet(encode_sheet(sheet)) == sheet

    check()
