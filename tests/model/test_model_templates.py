"""The shipped templates: their words, and the facts other rooms count on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import herstelkluis
from herstelkluis import resources
from herstelkluis.model.answering import first_words
from herstelkluis.model.loader import load_template, shipped_templates
from herstelkluis.model.template import FieldType, Template

TEMPLATES = shipped_templates()
STORY, CRISIS, LETTER = TEMPLATES["levensverhaal"], TEMPLATES["plan.crisis"], TEMPLATES["brief.huisarts"]
FORBIDDEN = re.compile(
    r"\b(patiënt(?!envertrouwenspersoon)|cliënt(?!ondersteuner)|stoornis|symptoom|symptomen|terugval"
    r"|verplicht(?!e zorg)|mislukt|ongeldig|fout|sessie|exporteren|helaas|oeps|decompensatie|therapietrouw|diagnos"
    r"|psychiatrisch|ziektebeeld|(?<!voor wie een )wrap|crisiskaart)",
    re.IGNORECASE,
)


def texts(template: Template):
    yield from (template.title, template.stamp)
    for section in template.sections:
        yield from (section.title, section.help)
        for field in section.fields:
            for one in (field, *field.columns):
                yield from (one.ask, one.help, one.low, one.high, *one.start, *(option.label for option in one.options))


SHAPES = load_template(resources.read_text("templates", "shapes.toml"), "shapes.toml")


@pytest.mark.parametrize("template", [*TEMPLATES.values(), SHAPES], ids=lambda one: one.kind)
def test_every_text_is_short_calm_dutch(template):
    for text in filter(None, texts(template)):
        long = [one for one in re.split(r"[.?:](?:\s|$)", text) if len(one.split()) > 15]
        assert not long
        assert not FORBIDDEN.search(text), text
        assert not set("!'\"") & set(text), text
        assert text == text.strip()
        assert template.kind.startswith("brief.") or not re.search(r"\b(u|uw)\b", text), text


LETTERS = [one for one in TEMPLATES.values() if one.pages == 1]


@pytest.mark.parametrize("template", LETTERS, ids=lambda one: one.kind)
def test_a_letter_says_u_to_its_reader_and_je_to_its_owner(template):
    for section in template.sections:
        for field in section.fields:
            to_owner = [section.help, field.help, *([] if field.print else [field.ask])]
            to_reader = [*field.start, *([field.ask] if field.print else [])]
            assert not re.search(r"\b(u|uw)\b", " ".join(to_owner), re.IGNORECASE)
            assert not re.search(r"\b(je|jij|jouw)\b", " ".join(to_reader), re.IGNORECASE)


def test_the_four_letters_about_own_data_have_the_fields_that_are_filled_in_beforehand():
    filled = ("naar", "nummer", "gegeven_op", "stukken", "tekst", "groet")
    for kind in ("brief.intrekken", "brief.inzage", "brief.verwijderen", "brief.meenemen"):
        letter = TEMPLATES[kind]
        types = {field.key: field.type.value for _, _, field in letter.fields()}
        assert [types[key] for key in filled] == ["line", "line", "when", "rows", "text", "line"]
        assert (letter.part, letter.share, letter.level) == ("share", "only_me", 2)


def test_the_letters_name_the_law_they_stand_on_and_ask_for_the_reason():
    for kind, articles in {
        "brief.inzage": ("7:456 BW", "15 van de AVG"),
        "brief.verwijderen": ("7:455 BW", "17 van de AVG"),
        "brief.meenemen": ("7:456 BW", "15 van de AVG", "20 van de AVG"),
    }.items():
        said = first_words(TEMPLATES[kind])["brief.tekst"].value.runs[0].words
        assert all(article in said for article in articles)
        assert "binnen een maand" in said
        assert "Schrijf mij dan" in said
        assert "waarom." in said


def test_a_letter_that_asks_something_back_demands_nothing_and_promises_nothing():
    said = " ".join(filter(None, texts(TEMPLATES["brief.intrekken"])))
    assert "geen eis" in said
    assert "Niemand kan op verzoek iets vergeten." in said
    assert "Een kopie haal je hier niet mee terug." in said
    assert not re.search(r"\b(u|uw|moet|eis ik|verplicht|anders zal|advocaat|wet|artikel)\b", said)


def test_a_template_may_begin_a_text_with_words_and_nothing_else():
    body = first_words(TEMPLATES["brief.inzage"])
    assert list(body) == ["brief.tekst"]
    assert body["brief.tekst"].value.runs[0].words.startswith("Ik wil graag zien")
    for kind in ("brief.huisarts", "plan.crisis", "levensverhaal", "notitie", "persoon"):
        assert first_words(TEMPLATES[kind]) == {}


def roles(template: Template) -> set[str]:
    return {one.role for _, _, field in template.fields() for one in (field, *field.columns) if one.role}


def test_the_story_has_seventeen_chapters_that_each_end_with_what_to_remember():
    assert [section.key for section in STORY.sections] == [f"h{n:02d}" for n in range(1, 18)]
    assert (STORY.document, STORY.form, STORY.level, STORY.share) == ("section", "questions", 3, "only_me")
    for section in STORY.sections:
        opening, *_, last = section.fields
        assert (opening.type, opening.print, opening.share) == (FieldType.NOTE, False, False)
        assert (last.key, last.role, last.ask) == ("onthouden", "remember", "Wat moeten we hiervan onthouden?")


def test_every_chapter_asks_all_its_questions():
    asked = [len([one for one in section.fields if one.type is not FieldType.NOTE]) - 1 for section in STORY.sections]
    assert asked == [5, 5, 6, 6, 5, 5, 6, 7, 5, 6, 7, 7, 6, 16, 17, 6, 4]
    steps = STORY.sections[12].fields[-2]
    assert (steps.type, len(steps.columns)) == (FieldType.ROWS, 13)


def test_both_sides_of_the_family_are_asked_the_same_and_named_by_the_person():
    father, mother = STORY.sections[2], STORY.sections[3]
    assert [one.key for one in father.fields] == [one.key for one in mother.fields]
    assert father.fields[1].key == "kant"


def test_heavy_chapters_say_that_they_may_wait():
    heavy = [section for section in STORY.sections if section.heavy]
    assert [section.key for section in heavy] == ["h07", "h09", "h12", "h14", "h15"]
    assert {section.fields[0].ask for section in heavy} == {"Dit kan zwaar zijn. Je hoeft dit nu niet te doen."}


def test_the_crisis_plan_has_nine_parts_and_a_closing():
    assert [section.title for section in CRISIS.sections] == [
        "Zo ben ik als het goed gaat",
        "Tekens dat anderen het overnemen",
        "Mijn steunmensen",
        "Zorg en medicijnen",
        "Behandeling",
        "Thuis blijven",
        "Waar wel en niet",
        "Wat ik van anderen nodig heb",
        "Wanneer het plan stopt",
        "Tot slot",
    ]
    assert (CRISIS.share, CRISIS.level) == ("may_go", 2)


def test_who_must_not_be_involved_never_leaves_and_is_never_printed():
    for template in (CRISIS, TEMPLATES["persoon"]):
        hidden = [one for _, _, one in template.fields() if one.role == "not_involved"]
        assert [(one.share, one.print, one.level) for one in hidden] == [(False, False, 3)]


def test_the_letter_follows_the_ten_parts_in_order():
    asks = [one.ask for _, _, one in LETTER.fields()]
    assert asks[:11] == [
        "Dit is mijn vraag",
        "In mijn woorden",
        "Waarom nu",
        "Wat ik al doe",
        "Wat helpt",
        "Wat niet helpt",
        "Wie staan om mij heen",
        "Mijn plan bij crisis",
        "Wat ik van u vraag",
        "Wat mag wel en niet in uw dossier",
        "Kort voor de S-regel",
    ]
    by_key = {one.key: one for _, _, one in LETTER.fields()}
    assert len(by_key["dossier"].options) == 3
    assert by_key["kort"].max == 200


def test_no_template_asks_for_a_diagnosis_and_no_number_leaves_by_itself():
    for template in TEMPLATES.values():
        for _, _, field in template.fields():
            for one in (field, *field.columns):
                assert "diagnose" not in one.key
                assert one.type is not FieldType.SCALE or not one.share


def test_the_readme_names_every_role_that_is_used():
    readme = resources.read_text("templates", "README.md")
    used = {role for template in (*TEMPLATES.values(), SHAPES) for role in roles(template)}
    assert {role for role in used if f"`{role}`" not in readme} == set()


def test_a_role_is_read_by_the_program():
    used = {role for template in (*TEMPLATES.values(), SHAPES) for role in roles(template)}
    program = "".join(file.read_text() for file in Path(herstelkluis.__file__).parent.rglob("*.py"))
    assert {role for role in used if f'"{role}"' not in program} == set()
