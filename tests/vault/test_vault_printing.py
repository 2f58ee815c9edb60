"""What goes to paper: the card, the letter, a plan; and what never does."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from herstelkluis.errors import CardOverflowError, LetterTooLongError
from herstelkluis.model.body import Answer, Choice, Consent, Consents, Line, People, Ref, Row, Rows, Text
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.text import Run, runs
from herstelkluis.vault.acquaintances import acquaintances, same_name
from herstelkluis.vault.card_fit import face_of, fit_of
from herstelkluis.vault.chapters import ChapterState, chapters_of, where_you_were
from herstelkluis.vault.printing import card_pdf, card_setting, letter_pdf, paper_sheet, plan_pdf
from house import write


def plan_of(vault, **lists):
    body = {
        f"anderen.{key}": Answer(Rows(tuple(Row(f"{key}{n}", {"regel": Line(words)}) for n, words in enumerate(lines))))
        for key, lines in lists.items()
    }
    return replace(vault.start("plan.crisis"), body=body)


def letter_of(vault, words):
    body = {"brief.vraag": Answer(Text(words)), "brief.geldig_tot": Answer(parse_period("15-02-2027"))}
    return replace(vault.start("brief.huisarts"), body=body)


def test_the_card_and_the_plan_of_a_document_that_is_not_stored_yet_are_pdfs(opened):
    vault = opened[2]
    plan = plan_of(vault, helpt=["Praat rustig"])
    assert card_pdf(vault, plan, date(2026, 11, 17)).startswith(b"%PDF-")
    assert plan_pdf(vault, plan).startswith(b"%PDF-")
    assert card_pdf(vault, plan, date(2026, 11, 17)) == card_pdf(vault, plan, date(2026, 11, 17))


def test_a_card_that_holds_too_much_says_which_face_and_how_many_lines(opened):
    vault = opened[2]
    plan = plan_of(vault, helpt=[f"regel {n}" for n in range(30)])
    with pytest.raises(CardOverflowError) as raised:
        card_pdf(vault, plan)
    face = card_setting(vault, plan).faces[2]
    assert raised.value.facts == {"face": 3, "lines": face.too_many}
    fit = fit_of(vault.card(plan, date(2026, 11, 17)), face)
    assert not fit.fits
    assert fit.words == f"Dit past niet op vakje 3. Er zijn {face.too_many} regels te veel."
    assert fit.line == f"regel {30 - face.too_many}"


@pytest.mark.parametrize(("lines", "words"), [(1, "meer regels."), (0, "Hier staat nog niets.")])
def test_what_fits_is_said_in_words_without_counting_far(opened, lines, words):
    vault = opened[2]
    plan = plan_of(vault, helpt=[f"regel {n}" for n in range(lines)])
    setting = card_setting(vault, plan)
    fit = fit_of(vault.card(plan, date(2026, 11, 17)), setting.faces[2])
    assert fit.fits
    assert words in fit.words


def test_room_for_one_line_is_said_exactly(opened):
    vault = opened[2]
    said = set()
    for count in range(1, 20):
        plan = plan_of(vault, helpt=[f"regel {n}" for n in range(count)])
        said.add(fit_of(vault.card(plan, date(2026, 11, 17)), card_setting(vault, plan).faces[2]).words)
    assert "Het past. Er is nog plaats voor één regel." in said
    assert "Het past. Dit vakje is vol." in said
    assert "Dit past niet op vakje 3. Er is 1 regel te veel." in said


def test_every_part_with_card_words_shows_its_face(opened):
    faces = {one.key: face_of(one) for one in opened[2].templates["plan.crisis"].sections}
    assert (faces["anderen"], faces["tekens"], faces["sluiting"], faces["behandeling"]) == ("L3", "L2", "L1", "")


def test_private_words_and_very_sensitive_answers_never_reach_paper(opened):
    vault = opened[2]
    letter = letter_of(vault, runs("Ik slaap slecht. ", Run("Ik mis mijn oma.", private=True)))
    letter = replace(letter, body={**letter.body, "brief.waarom_nu": Answer(Text(runs("heel gevoelig")), level=3)})
    said = repr(paper_sheet(vault, letter))
    assert "Ik slaap slecht." in said
    assert "oma" not in said
    assert "heel gevoelig" not in said
    assert letter_pdf(vault, letter).startswith(b"%PDF-")


def test_on_paper_nothing_shows_where_private_words_stood(opened):
    vault = opened[2]
    letter = letter_of(vault, runs("Ik ben bang voor ", Run("Kees", private=True), "."))
    assert "Ik ben bang voor." in repr(paper_sheet(vault, letter))


def test_a_letter_that_is_too_long_is_refused(opened):
    vault = opened[2]
    with pytest.raises(LetterTooLongError):
        letter_pdf(vault, letter_of(vault, runs("Dit is een regel.\n" * 200)))


def test_the_story_goes_on_where_it_was_written_last_and_still_open(opened):
    house, _, vault = opened
    assert where_you_were(chapters_of(vault)) is None
    write(vault, "levensverhaal", "a", section="h03")
    house.clock.wait(60)
    write(vault, "levensverhaal", "b", section="h07")  # heavy, so folded
    found = chapters_of(vault)
    assert [one.number for one in found] == list(range(1, 18))
    assert (found[2].state, found[6].state, found[7].state) == (
        ChapterState.BUSY,
        ChapterState.FOLDED,
        ChapterState.EMPTY,
    )
    assert where_you_were(found) == found[2]


def test_people_stand_by_name_and_a_name_is_known_in_any_capitals(opened):
    vault = opened[2]
    for name in ("Noor", "ilse"):
        write(vault, "persoon", name, title=name)
    assert [(one.name, one.agreed, one.said) for one in acquaintances(vault)] == [
        ("ilse", False, ""),
        ("Noor", False, ""),
    ]
    assert same_name(vault, "  nOOr ") in vault.people()
    assert same_name(vault, "Noo") == ""


def test_on_paper_too_only_who_agreed_has_a_filled_dot(opened):
    vault = opened[2]
    yes, no = (write(vault, "persoon", name, title=name) for name in ("Noor", "Koor"))
    key = next(key for key, _section, field in vault.templates["persoon"].fields() if field.role == "agreed")
    agreed = Answer(Consents((Consent("kaartje", "agreed", "2026-11-17"),)))
    vault.drafts.change(replace(yes, body={**yes.body, key: agreed}))
    rows = tuple(
        Row(one.id[:8], {"wie": People((Ref(one.id, one.title),)), "ring": Choice(("dichtbij",))}) for one in (yes, no)
    )
    network = replace(vault.start("netwerk"), body={"plaatsen.mensen": Answer(Rows(rows))})
    vault.drafts.change(network)
    vault.settle()
    picture = paper_sheet(vault, vault.document(network.id)).pieces[0]
    assert picture.lines == ("Noor: dichtbij; mag genoemd worden", "Koor: dichtbij")
    dots = re.findall(r'<circle [^>]*r="8"[^>]*>', picture.svg)
    assert len({re.search(r'fill="([^"]*)"', one)[1] for one in dots}) == 2, dots
