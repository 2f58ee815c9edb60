"""Every kind asks what the domain says, in that order, and keeps home what must stay home."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.template import Field, FieldType, Template
from herstelkluis.share.profiles import for_all
from model.kinds_of_domain import ASKED, STARTS
from model.plans_of_domain import SAME_IN_EVERY_PHASE
from plain_dutch import objections

TEMPLATES = shipped_templates()
EVERY = [pytest.param(one, id=kind) for kind, one in TEMPLATES.items()]


def places(template: Template) -> list[str]:
    """Every question, each followed by its columns, in the order of the form."""
    found: list[str] = []
    for key, _section, field in template.fields():
        found += [key, *(f"{key}/{column.key}" for column in field.columns)]
    return found


def everything(template: Template) -> Iterator[Field]:
    for _key, _section, field in template.fields():
        yield field
        yield from field.columns


@pytest.mark.parametrize("kind", ASKED)
def test_a_kind_asks_everything_the_domain_names_in_that_order(kind):
    there = places(TEMPLATES[kind])
    asked = list(ASKED[kind].values())
    assert [one for one in asked if one not in there] == []
    assert [there.index(one) for one in asked] == sorted(there.index(one) for one in asked)


def test_every_phase_asks_the_same_three_things_first():
    phases = [one for one in TEMPLATES["plan.signalen"].sections if one.phase]
    assert [one.phase for one in phases] == ["green", "orange", "red"]
    for section in phases:
        assert tuple(one.ask for one in section.fields[:3]) == SAME_IN_EVERY_PHASE


@pytest.mark.parametrize("kind", STARTS)
def test_a_new_piece_starts_as_the_domain_says(kind):
    assert (TEMPLATES[kind].share, TEMPLATES[kind].level) == STARTS[kind]


@pytest.mark.parametrize("template", EVERY)
def test_every_kind_says_in_one_plain_line_what_it_is_for(template):
    assert template.about
    assert template.about.endswith(".")
    said = [template.title, template.about, template.stamp]
    for field in everything(template):
        said += [field.ask, field.help, field.low, field.high, *field.start, *(one.label for one in field.options)]
    found = {text: wrong for text in filter(None, said) if (wrong := objections(text))}
    assert {text: wrong for text, wrong in found.items() if text not in {"Ja", "Nee", "ja", "nee"}} == {}


@pytest.mark.parametrize("template", EVERY)
def test_every_kind_has_a_part_and_is_known_to_the_profiles(template):
    assert template.part
    assert template.kind in for_all().kinds


def test_letters_have_one_page_unless_they_may_be_long():
    letters = {kind: one.pages for kind, one in TEMPLATES.items() if kind.startswith("brief.")}
    long = {kind for kind, pages in letters.items() if pages == 0}
    assert long == {"brief.eigen", "brief.ontvangen", "brief.naaste", "brief.klacht"}


def test_preparations_carry_their_stamp():
    stamped = {kind: one.stamp for kind, one in TEMPLATES.items() if one.stamp}
    assert stamped["zelfbinding.voorbereiding"] == "Voorbereiding – geen geldige verklaring"
    assert stamped["wensen.zorg"].startswith("Voorbereiding")


def test_what_was_received_starts_as_received():
    assert {kind: one.source for kind, one in TEMPLATES.items() if one.source != "self"} == {
        "brief.ontvangen": "received"
    }


def test_help_lines_stand_under_steps_four_and_five_of_the_safety_plan():
    plan = TEMPLATES["plan.veilig"]
    assert [s.key for s in plan.sections if any(one.insert == "helplines" for one in s.fields)] == ["mensen", "hulp"]
    for section in plan.sections:
        notes = [n for n, one in enumerate(section.fields) if one.insert]
        assert notes in ([], [len(section.fields) - 1])


def test_nobody_signs_a_promise_in_the_safety_plan():
    plan = TEMPLATES["plan.veilig"]
    assert not any(one.role == "card.signed" or one.type is FieldType.CONSENT for one in everything(plan))
    assert any("geen belofte" in one.ask for one in everything(plan))


@pytest.mark.parametrize("kind", ["hoo", "plan.crisis", "persoon"])
def test_who_stays_out_is_never_shared_and_never_printed(kind):
    out = [one for one in everything(TEMPLATES[kind]) if one.role == "not_involved"]
    assert out
    assert all((one.share, one.print, one.level) == (False, False, 3) for one in out)


def test_numbers_of_the_diary_and_the_ladder_never_leave():
    diary = TEMPLATES["dagboek"]
    assert [(one.share, one.print) for one in everything(diary) if one.type is FieldType.SCALE] == [(False, False)]
    steps = [one for key, _s, one in TEMPLATES["doel"].fields() if key.startswith("verder.waar_")]
    assert len(steps) == 2
    for one in steps:
        assert not any(letter.isdigit() for option in one.options for letter in option.label + option.key)


def test_what_is_used_of_drink_or_other_means_is_very_sensitive():
    (field,) = (one for key, _s, one in TEMPLATES["leefstijl"].fields() if key.endswith(".middelen"))
    assert field.level == 3


def test_only_one_of_a_plan_and_as_many_as_one_likes_of_a_day_or_goal():
    many = {kind for kind, one in TEMPLATES.items() if one.many}
    assert many >= {"doel", "overwinning", "dagboek", "notitie", "persoon", "hoo.blad", "brief.eigen", "crisis"}
    assert not many & {"plan.crisis", "plan.goed", "plan.signalen", "plan.veilig", "medicijn", "geld", "brief.huisarts"}


@pytest.mark.parametrize("template", EVERY)
def test_every_kind_that_a_template_points_at_exists(template):
    sections = {f"{kind}:{section.key}" for kind, one in TEMPLATES.items() for section in one.sections}
    sections |= {f"{kind}:{key}" for kind, one in TEMPLATES.items() for key, _section, _field in one.fields()}
    own = {key for key, _section, _field in template.fields()}
    for field in everything(template):
        for source in field.sources:
            assert source in TEMPLATES or source in sections or source in own, (template.kind, field.key, source)
