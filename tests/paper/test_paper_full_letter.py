"""A letter in which every question is answered to its end still fits on its one page."""

from __future__ import annotations

from datetime import date

import pytest

from herstelkluis.model.body import Answer, Choice, Line, Row, Rows, Text
from herstelkluis.model.document import Document
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.template import Field, FieldType, Template
from herstelkluis.model.text import runs
from herstelkluis.paper.sheets import Footer, gp_letter_pdf

WORDS = "Het gaat nu goed met mij en ik slaap weer, maar de winter komt eraan. " * 20


def answer(field: Field) -> Answer:
    match field.type:
        case FieldType.TEXT:
            return Answer(Text(runs(WORDS[: field.max])))
        case FieldType.LINE:
            return Answer(Line(WORDS[: field.max].strip()))
        case FieldType.ROWS:
            column = field.columns[0].key
            return Answer(Rows(tuple(Row(str(n), {column: Line(WORDS[:60])}) for n in range(field.hint_rows))))
        case FieldType.CHOICE:
            return Answer(Choice((field.options[0].key,)))
        case _:
            return Answer(parse_period("12 februari 2027"))


LETTERS = [one for one in shipped_templates().values() if one.pages == 1]


@pytest.mark.parametrize("template", LETTERS, ids=lambda one: one.kind)
def test_a_letter_filled_to_its_end_is_one_page(template: Template) -> None:
    body = {key: answer(field) for key, _section, field in template.fields() if field.type is not FieldType.NOTE}
    sheet = lay_out(template, Document("x", template.kind, template.version, body=body), {})
    assert gp_letter_pdf(sheet, title=sheet.title, footer=Footer(valid_until=date(2027, 2, 12)))
