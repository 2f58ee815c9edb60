"""What paper cannot show is said beforehand: which signs, and where; and nothing else is missing."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from herstelkluis import i18n
from herstelkluis.model.card import FACES, CrisisCard, Face, FaceBlock
from herstelkluis.model.sheet import Heading, Lines, OwnWords, Said, Sheet, Table
from herstelkluis.paper.card import set_card
from herstelkluis.paper.left_out import MOST_PLACES, MOST_SIGNS, LeftOut, left_out_of_card, left_out_of_sheets
from herstelkluis.paper.letters import GAP
from herstelkluis.paper.sheets import sheets_pdf
from paper.poppler import text_of

ANY = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("aé \n👍🏽茶ש你\u0301")), max_size=30)


def test_signs_are_told_with_the_heading_they_stand_under():
    page = Sheet(
        "Mijn plan",
        (
            OwnWords("gewoon"),
            Heading("Wat helpt mij"),
            Lines(("Zeg 你好", "rustig")),
            Heading("Wie"),
            Said("Noor"),
            Table(("Naam",), (("茶",),)),
        ),
    )
    assert left_out_of_sheets([page]) == LeftOut(("你", "好", "茶"), ("Wat helpt mij", "Wie"))


def test_it_is_said_in_one_or_in_more():
    i18n.use("nl")
    one, more = LeftOut(("茶",), ("Thuis",)), LeftOut(("你", "\u0e31", "\x07"), ("A", "B"))
    assert one.said == "Dit teken komt niet op papier: 茶. Het staat bij ‘Thuis’. Op papier zie je daar \ufffd."
    assert "你  \u25cc\u0e31  U+0007. Ze staan bij ‘A’, ‘B’." in more.said
    assert LeftOut().said == ""


def test_a_whole_text_in_another_script_stays_one_calm_sentence():
    i18n.use("nl")
    signs = tuple(chr(0x4E00 + n) for n in range(400))
    said = LeftOut(signs, tuple(f"Vraag {n}" for n in range(90))).said
    assert said.count("  ") == MOST_SIGNS - 1
    assert said.count("‘") == MOST_PLACES
    assert " …" in said


def test_line_ends_and_tabs_of_any_kind_are_no_missing_signs():
    assert not left_out_of_sheets([Sheet("Titel", (OwnWords("een\u2028twee\u2029drie\tvier"),))])


@settings(max_examples=40)
@given(ANY, ANY, ANY)
def test_a_page_shows_a_gap_exactly_when_that_was_told(title, heading, words):
    page = Sheet(f"Titel {title}", (Heading(f"Kop {heading}"), OwnWords(words)))
    told = left_out_of_sheets([page])
    shows = GAP in text_of(sheets_pdf([page], title="x", footer=None))
    assert shows == (bool(told) or GAP in title + heading + words)


@settings(max_examples=80)
@given(ANY)
def test_a_card_shows_a_gap_exactly_when_that_was_told(words):
    blocks = (FaceBlock((f"a{words}",)),)
    card = CrisisCard(tuple(Face(key, "Kop", blocks if key == "L2" else ()) for key in FACES))
    shows = any(GAP in one.text for face in set_card(card).faces for one in face.words)
    if not any(face.too_many for face in set_card(card).faces):
        assert shows == (bool(left_out_of_card(card)) or GAP in words)


def test_a_skin_tone_is_no_box_beside_the_hand():
    card = CrisisCard(tuple(Face(key, "Kop", (FaceBlock(("duim 👍🏽",)),)) for key in FACES))
    assert not left_out_of_card(card)
    assert "👍" in {one.text for one in set_card(card).faces[0].words}
