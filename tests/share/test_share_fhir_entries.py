"""What a sheet carries as data becomes a resource, and nothing is guessed: lists of medicines, care and people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.model.body import Choice
from herstelkluis.model.sheet import Heading, Lines, Sheet
from share.fhir_documents import check_document, document, of_kind
from share.machine_cases import NOOR, PLAN, laid_out, rows

LINES = ("medicijn", "waarvoor", "doet", "van_wie", "echt", "vraag")
MEDICINES = laid_out(
    "medicijn",
    {
        "medicijnen.lijst": rows(
            {"medicijn": "Het witte pilletje", "waarvoor": "slapen; soms onrust", "echt": "Alleen als het moet"},
            {"medicijn": "Druppels", "doet": "Ik word er suf van"},
            {"vraag": "Mag het ook zonder?"},
        )
    },
)
TEAM = laid_out(
    "zorgteam",
    {
        "team.team": rows(
            {"rol": Choice(("huisarts",)), "wie": NOOR, "organisatie": "De Linde"},
            {"rol": Choice(("wijkteam",)), "organisatie": "Wijkteam Noord"},
            {"rol": Choice(other="de buurvrouw")},
            {"telefoon": "0570 000000"},
        )
    },
)


def test_medicines_are_told_by_the_person_and_never_guessed() -> None:
    bundle = document([PLAN])
    patient = {"reference": bundle["entry"][1]["fullUrl"]}
    pill, drops = of_kind(bundle, "MedicationStatement")  # the row without a name stays words
    assert pill["medicationCodeableConcept"] == {"text": "Het witte pilletje"}
    assert pill["dosage"] == [{"text": "1 voor de nacht"}]
    assert drops["reasonCode"] == [{"text": "slapen"}]
    assert pill["informationSource"] == pill["subject"] == patient
    assert pill["note"]
    assert of_kind(bundle, "AllergyIntolerance") == []


def test_people_are_taken_from_labelled_lines_only() -> None:
    bundle = document([PLAN])
    (person,) = of_kind(bundle, "RelatedPerson")  # who only has a task is not one
    assert person["name"] == [{"text": "Noor Dekker"}]
    assert person["relationship"] == [{"text": "zus"}]
    assert person["telecom"] == [{"system": "phone", "value": "06 00000000"}]
    (team,) = of_kind(bundle, "CareTeam")
    assert team["participant"] == [{"role": [{"text": "Huisarts"}], "member": {"display": "De Linde"}}]


def test_a_line_whose_words_look_like_labels_is_not_cut() -> None:
    line = "Noor; Telefoon: 1; Telefoon: 2"
    sheet = Sheet("Plan", (Heading("Mijn steunmensen", 2), Heading("Wie staan er klaar?", 3), Lines((line,))))
    (person,) = of_kind(document([("plan.crisis", sheet)]), "RelatedPerson")
    assert person["name"] == [{"text": line}]
    assert "telecom" not in person


def test_the_same_words_in_another_place_are_only_words() -> None:
    pieces = tuple(one for one in PLAN[1].pieces if not (isinstance(one, Heading) and one.level == 2))
    assert len(document([("plan.crisis", Sheet("Plan", pieces))])["entry"]) == 2
    assert len(document([("notitie", PLAN[1])])["entry"]) == 2


def test_the_list_of_medicines_gives_them_too_as_they_are_really_used() -> None:
    bundle = document([MEDICINES])
    check_document(bundle)
    pill, drops = of_kind(bundle, "MedicationStatement")  # a question without a medicine stays words
    assert pill["medicationCodeableConcept"] == {"text": "Het witte pilletje"}
    assert pill["reasonCode"] == [{"text": "slapen; soms onrust"}]
    assert pill["dosage"] == [{"text": "Alleen als het moet"}]
    assert drops.keys().isdisjoint({"dosage", "reasonCode"})
    section = bundle["entry"][0]["resource"]["section"][0]
    assert len(section["entry"]) == 2


def test_the_care_team_gives_each_one_with_a_role_or_a_name() -> None:
    bundle = document([TEAM])
    check_document(bundle)
    (team,) = of_kind(bundle, "CareTeam")
    assert team["participant"] == [
        {"role": [{"text": "huisarts"}], "member": {"display": "Noor Dekker"}},
        {"role": [{"text": "wijkteam of Wmo"}], "member": {"display": "Wijkteam Noord"}},
        {"role": [{"text": "de buurvrouw"}]},
    ]


@given(st.dictionaries(st.sampled_from(LINES), st.text(min_size=1, max_size=30)))
def test_whatever_stands_in_the_list_the_document_is_sound(cells: dict[str, str]) -> None:
    """Also with words that look like the heads of columns."""
    check_document(document([laid_out("medicijn", {"medicijnen.lijst": rows(cells)})]))
