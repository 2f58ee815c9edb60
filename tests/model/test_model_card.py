from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from herstelkluis.model.body import (
    Answer,
    Choice,
    Consent,
    Consents,
    Line,
    NoAnswer,
    People,
    Ref,
    Row,
    Rows,
    Text,
)
from herstelkluis.model.card import FACES, crisis_card
from herstelkluis.model.card_faces import is_expired
from herstelkluis.model.document import Document
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.loader import load_template, shipped_templates, template_source
from herstelkluis.model.naming import Naming, said_in
from herstelkluis.model.text import Run
from model.model_values import bodies, values

PLAN = shipped_templates()["plan.crisis"]
MADE = date(2026, 11, 22)


def lines(*words: str) -> Answer:
    return Answer(Rows(tuple(Row(f"r{n}", {"regel": Line(one)}) for n, one in enumerate(words))))


def supporter(name: str, phone: str, *states: str) -> Row:
    history = Consents(tuple(Consent("kaartje", state, "2026-05-02") for state in states))
    cells = {"wie": People((Ref(f"id-{name}", name),)), "telefoon": Line(phone), "akkoord": history}
    return Row(f"row-{name}", cells)


def home(task: str, name: str) -> Row:
    return Row(f"home-{task}", {"wat": Line(task), "wie": People((Ref(f"id-{name}", name),))})


BODY = {
    "sluiting.naam": Answer(Line("Sam")),
    "sluiting.geboren": Answer(Line("1984")),
    "sluiting.ligt": Answer(Line("in de keukenla")),
    "goed.taal": Answer(Line("Nederlands")),
    "tekens.herken": Answer(Rows((Row("t1", {"wat": Line("Ik slaap niet"), "zeker": Choice(("zeker",))}),))),
    "anderen.helpt": lines("Praat rustig", "Zeg wie je bent"),
    "anderen.helpt_niet": lines("Pak me niet vast"),
    "mensen.steun": Answer(
        Rows(
            (
                supporter("Bo", "06 00", "asked"),
                supporter("Koor", "06 11", "asked", "agreed"),
                supporter("Ans", "06 22", "agreed", "withdrawn"),
            )
        )
    ),
    "mensen.niet": Answer(Rows((Row("n1", {"wie": People((Ref("id-ex", "Ex"),))}),))),
    "zorg.zorgmensen": Answer(
        Rows(
            (
                Row("z1", {"soort": Line("Huisarts"), "naam": Line("De Brug"), "telefoon": Line("0318 00")}),
                Row("z2", {"soort": Line("Apotheek")}),
            )
        )
    ),
    "zorg.lijf": lines("Allergisch voor noten"),
    "plek.wel": Answer(Rows((Row("p1", {"plek": Line("Thuis"), "waarom": Line("rust")}),))),
    "anderen.taken": Answer(Rows((home("Huisdier", "Koor"), home("Planten", "Bo"), home("Post", "Ex")))),
}


def card_of(body, template=PLAN, people=None):
    plan = Document("1", "plan.crisis", "", body=body)
    return crisis_card(plan, template, people or {}, Naming(said_in(plan, template), people), MADE)


def face(card, key):
    return next(one for one in card.faces if one.key == key)


def said(card, key):
    return [line for block in face(card, key).blocks for line in block.lines]


def everything(card):
    return "\n".join(line for key in FACES for line in said(card, key))


def test_the_eight_faces_stand_in_order_with_their_names():
    card = card_of(BODY)
    assert tuple(one.key for one in card.faces) == FACES
    assert len({one.name for one in card.faces}) == len({one.heading for one in card.faces}) == 8


def test_every_face_says_its_own_part_of_the_plan():
    card = card_of(BODY)
    assert said(card, "L1")[:2] == ["Sam", "1984"]
    assert said(card, "L1")[-2:] == ["Koor 06 11", "Nederlands"]
    assert said(card, "L2") == ["Ik slaap niet"]
    assert [(one.mark, one.lines) for one in face(card, "L3").blocks] == [
        ("check", ("Praat rustig", "Zeg wie je bent")),
        ("cross", ("Pak me niet vast",)),
    ]
    assert said(card, "L4")[:2] == ["Koor 06 11", "Huisarts: De Brug 0318 00"]
    assert ["112" in said(card, "L4")[-2], "113" in said(card, "L4")[-1]] == [True, True]
    assert said(card, "R1") == ["Allergisch voor noten"]
    assert said(card, "R2") == ["Thuis"]
    assert said(card, "R3") == ["Huisdier: Koor"]
    assert said(card, "R4")[-1] == "in de keukenla"


def test_only_people_whose_last_word_was_yes_are_named():
    told = everything(card_of(BODY))
    assert "Koor" in told
    for name in ("Bo", "Ans", "Ex", "06 00", "06 22"):
        assert name not in told


def test_a_person_is_called_by_the_present_name():
    assert said(card_of(BODY, people={"id-Koor": "Koor de Vries"}), "R3") == ["Huisdier: Koor de Vries"]


def test_without_any_yes_nobody_is_named_and_the_card_does_not_say_they_agreed():
    body = BODY | {"mensen.steun": Answer(Rows((supporter("Koor", "06 11", "refused"),)))}
    card = card_of(body)
    assert "Koor" not in everything(card)
    assert len(said(card, "R4")) == len(said(card_of(BODY), "R4")) - 1


def test_an_empty_plan_leaves_every_face_white():
    preset = Answer(Rows((Row("z2", {"soort": Line("Apotheek")}),)))
    skipped = Answer(none=NoAnswer.RATHER_NOT)
    for body in ({}, {"zorg.zorgmensen": preset}, {"anderen.helpt": skipped}, {"anderen.helpt": lines(" ")}):
        assert all(one.blocks == () for one in card_of(body).faces)


def test_private_words_and_very_sensitive_lines_stay_off_the_card():
    sensitive = Rows((Row("s", {"regel": Line("diep geheim")}, level=3), Row("o", {"regel": Line("gewoon")})))
    body = {
        "sluiting.naam": Answer(Text((Run("Sam ("), Run("Geheim", private=True), Run(")")))),
        "anderen.helpt": Answer(sensitive),
        "anderen.helpt_niet": Answer(lines("ook geheim").value, level=3),
    }
    told = everything(card_of(body))
    assert "Sam" in told
    assert "gewoon" in told
    assert "geheim" not in told.casefold()
    assert "Sam (" not in told, "nothing shows where private words stood"


@pytest.mark.parametrize(
    ("chosen", "look_before"),
    [
        ("1 mei 2027", date(2027, 5, 1)),
        ("1 mei 2028", date(2027, 11, 22)),
        ("1 mei 2020", date(2027, 11, 22)),
        ("ooit", date(2027, 11, 22)),
    ],
)
def test_the_card_is_looked_at_within_a_year(chosen, look_before):
    body = BODY | {"sluiting.nakijken": Answer(parse_period(chosen))}
    assert card_of(body).look_before == look_before


def test_a_card_of_eighteen_months_is_expired():
    assert not is_expired(MADE, date(2028, 5, 21))
    assert is_expired(MADE, date(2028, 5, 22))
    assert not is_expired(date(2026, 8, 31), date(2028, 2, 28))
    assert is_expired(date(2026, 8, 31), date(2028, 2, 29))


def test_a_template_that_asks_elsewhere_makes_the_same_card_by_its_roles():
    moved = template_source("plan.crisis").replace('key = "helpt"', 'key = "doe_dit"')
    assert moved != template_source("plan.crisis")
    body = {("anderen.doe_dit" if key == "anderen.helpt" else key): one for key, one in BODY.items()}
    assert card_of(body, load_template(moved, "x.toml")).faces == card_of(BODY).faces


FILLED = [key for key, _, one in PLAN.fields() if one.role]


@given(bodies, values)
def test_no_plan_is_too_odd_for_a_card(body, value):
    card_of(body | dict.fromkeys(FILLED, Answer(value)))
