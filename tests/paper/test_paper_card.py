"""The wallet card: what stands where, what does not fit, and what other tools read in the PDF."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herstelkluis.errors import CardOverflowError
from herstelkluis.model.card import FACES, CrisisCard, Face, FaceBlock
from herstelkluis.paper.card import HEIGHT, LEADING, SIDE, WIDTH, CardSetting, FaceSetting, set_card
from herstelkluis.paper.card_lines import break_lines
from herstelkluis.paper.card_pdf import card_pdf, corner
from herstelkluis.paper.left_out import LeftOut, left_out_of_card
from herstelkluis.paper.letters import Letter, width
from paper.poppler import check, fonts_of, info_of, text_of, words_of


def card(*blocks: FaceBlock, key: str = "L2") -> CrisisCard:
    return CrisisCard(tuple(Face(one, f"Kop {one}", blocks if one == key else ()) for one in FACES))


def face(setting: CardSetting, key: str = "L2") -> FaceSetting:
    return next(one for one in setting.faces if one.key == key)


def full_card() -> CrisisCard:
    return CrisisCard(tuple(Face(key, f"Kop {key}", (FaceBlock((f"Woorden {key}",)),)) for key in FACES))


def pdf_of(made: CrisisCard) -> bytes:
    return card_pdf(set_card(made), title="Mijn kaartje")


def letters_of(setting: FaceSetting) -> dict[str, Letter]:
    return {words.text: words.letter for words in setting.words}


def test_the_pdf_has_exactly_the_lines_of_the_setting():
    made = card(
        FaceBlock(("Praat rustig", "Zeg wie je bent"), "Wel", "check"),
        FaceBlock(("Pak me niet vast",), "Niet", "cross"),
        FaceBlock(("Noor belt 06 12 34 56 78",)),
    )
    setting = set_card(made)
    drawn = [words.text for one in setting.faces if not one.is_empty for words in one.words]
    text = " ".join(text_of(card_pdf(setting, title="Mijn kaartje")).split())
    for words in drawn:
        assert words.strip() in text, words


def test_each_word_stands_where_the_setting_says():
    setting = set_card(full_card())
    found = {word.text: word for word in words_of(card_pdf(setting, title="Mijn kaartje"))}
    for key in FACES:
        left, top = corner(key)
        heading, line = face(setting, key).words[:2]
        assert heading.y < line.y
        assert found[key].top < top + line.y < found[key].bottom
        assert left < found[key].left < found[key].right < left + WIDTH


def test_a_face_is_a_bank_card_and_the_card_stands_in_the_middle_of_a4():
    width_mm, height_mm = WIDTH / 72 * 25.4, HEIGHT / 72 * 25.4
    assert (width_mm, height_mm) == pytest.approx((85.60, 53.98))
    left, top = corner("L1")
    assert (left / 72 * 25.4, top / 72 * 25.4) == pytest.approx(((210 - 171.2) / 2, (297 - 215.92) / 2), abs=0.01)


def test_a_face_that_fits_says_how_many_lines_are_free_and_they_are():
    setting = face(set_card(card(FaceBlock(("Eén regel",)))))
    assert (setting.too_many, setting.first_left_out) == (0, None)
    more = card(FaceBlock(("Eén regel",) * (1 + setting.free_lines)))
    assert (face(set_card(more)).too_many, face(set_card(more)).free_lines) == (0, 0)
    assert face(set_card(card(FaceBlock(("Eén regel",) * (2 + setting.free_lines))))).too_many == 1


def test_what_does_not_fit_is_counted_named_and_not_set():
    lines = tuple(f"Regel {n}" for n in range(30))
    setting = face(set_card(card(FaceBlock(lines))))
    assert setting.too_many > 0
    assert setting.first_left_out == 30 - setting.too_many
    shown = {words.text for words in setting.words}
    assert shown == {"Kop L2", *lines[: setting.first_left_out]}


def test_a_long_line_that_breaks_at_the_end_is_named_as_the_one_that_does_not_fit():
    room = face(set_card(card(FaceBlock(("a",))))).free_lines
    lines = ("a",) * room + ("een heel lange regel die zeker niet op één regel van dit vakje past maar er twee vraagt",)
    setting = face(set_card(card(FaceBlock(lines))))
    assert (setting.too_many, setting.first_left_out) == (1, room)


def test_letters_never_shrink():
    setting = face(set_card(card(FaceBlock(("regel",) * 40))))
    assert {words.size for words in setting.words} == {10.0, 8.5}


def test_a_card_that_does_not_fit_is_not_printed():
    with pytest.raises(CardOverflowError) as refused:
        pdf_of(card(FaceBlock(("regel",) * 40), key="L3"))
    assert refused.value.facts["face"] == 3
    assert refused.value.facts["lines"] == face(set_card(card(FaceBlock(("regel",) * 40), key="L3")), "L3").too_many


def test_do_and_do_not_stand_next_to_each_other_with_their_signs():
    setting = face(set_card(card(FaceBlock(("Wel dit",), "Wel", "check"), FaceBlock(("Niet dat",), "Niet", "cross"))))
    at = {words.text: (words.x, words.y) for words in setting.words}
    assert at["Wel dit"][1] == at["Niet dat"][1]
    assert at["Wel dit"][0] < WIDTH / 2 < at["Niet dat"][0]
    assert len([stroke for stroke in setting.strokes if not stroke.faint]) == 3  # a check, and a cross of two strokes


def test_own_words_program_words_and_numbers_each_have_their_letter():
    blocks = (FaceBlock(("Mijn zus 06 12 34 56 78",)), FaceBlock(("Bel 112.",), "Gevaar", own=False))
    assert letters_of(face(set_card(card(*blocks)))) == {
        "Kop L2": Letter.PROGRAM_BOLD,
        "Mijn zus ": Letter.PERSON,
        "06 12 34 56 78": Letter.NUMBER,
        "Gevaar": Letter.PROGRAM_BOLD,
        "Bel ": Letter.PROGRAM,
        "112": Letter.NUMBER,
        ".": Letter.PROGRAM,
    }


@pytest.mark.parametrize(
    "number",
    [
        *("06 12 34 56 78", "06-12345678", "0612345678", "020 123 45 67", "+31 20 765 43 21", "+31 (0)6 12345678"),
        *("0900 1515", "0900-8844", "0800-0113", "112", "113"),
    ],
)
def test_a_telephone_number_keeps_together_in_its_own_letter(number):
    (line,) = break_lines(f"bel {number}, nu", Letter.PERSON, 8.5, 500)
    assert (Letter.NUMBER, number) in [(run.letter, run.text) for run in line]
    narrow = break_lines(f"bel {number}", Letter.PERSON, 8.5, width(number, Letter.NUMBER, 8.5) + 1)
    assert narrow[-1][-1].text == number


@pytest.mark.parametrize(
    "words", ["17-11-2026", "01-11-2026", "in 1988", "10 uur", "1121", "2,5 mg", "1012 AB", "kamer 112a"]
)
def test_a_date_year_or_dose_is_no_telephone_number(words):
    assert [run.letter for line in break_lines(words, Letter.PERSON, 8.5, 500) for run in line] == [Letter.PERSON]


def test_an_emoji_is_printed_and_can_be_read_back():
    made = card(FaceBlock(("Dank je 🙏 en ☀",)))
    assert not left_out_of_card(made)
    assert "Dank je 🙏 en ☀" in text_of(pdf_of(made))


def test_what_the_card_cannot_draw_is_shown_as_a_gap_and_told():
    made = card(FaceBlock(("naam שלו 茶",)))
    assert left_out_of_card(made) == LeftOut(("ש", "ל", "ו", "茶"), ("Herkennen",))
    assert "naam ��� �" in text_of(pdf_of(made))


def test_an_empty_face_stays_white_on_paper():
    text = text_of(pdf_of(card(FaceBlock(("woord",)), FaceBlock(("", " "), "Leeg"))))
    assert [key for key in FACES if f"Kop {key}" in text] == ["L2"]
    assert "Leeg" not in text


def test_the_last_face_says_it_is_not_the_official_card():
    made = set_card(full_card())
    assert "Crisiskaart®" in " ".join(words.text for words in face(made, "R4").words)
    for key in FACES[:-1]:
        assert "Crisiskaart®" not in " ".join(words.text for words in face(made, key).words)


def test_the_foot_of_the_last_face_is_never_written_over():
    setting = face(set_card(card(FaceBlock(("regel",) * 40), key="R4")), "R4")
    foot = min(words.y for words in setting.words if words.size == 7.0)
    assert max(words.y for words in setting.words if words.size == 8.5) <= foot - LEADING + 0.01


def test_the_pdf_is_sound_embedded_and_names_nobody(tmp_path):
    pdf = pdf_of(full_card())
    check(pdf, tmp_path)
    fonts = fonts_of(pdf)
    assert all(fonts.values()), fonts
    assert not [name for name in fonts if "Helvetica" in name]
    info = info_of(pdf)
    assert (info["Title"], info["Author"], info["Pages"]) == ("Mijn kaartje", "", "1")
    assert info["CreationDate"].endswith("2000 UTC")


def test_the_same_card_gives_the_same_bytes():
    assert pdf_of(full_card()) == pdf_of(full_card())


ODD = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("aW \n0123-+שم👍\u200d\u0301")), max_size=80
) | st.integers(1, 90).map(lambda n: "W" * n)


@settings(max_examples=80, deadline=None)
@given(odd=st.lists(ODD, max_size=6), mark=st.sampled_from(["none", "check"]))
def test_no_words_leave_their_face(odd, mark):
    made = card(FaceBlock(tuple(odd), "Kop", mark), FaceBlock(tuple(odd), "Kop", "cross"))
    for words in face(set_card(made)).words:
        assert words.x >= SIDE
        assert words.x + width(words.text, words.letter, words.size) <= WIDTH - SIDE + 0.01
        assert 0 < words.y < HEIGHT - 5


@settings(max_examples=80, deadline=None)
@given(text=st.text(st.sampled_from("ab cdéW0 6-"), max_size=120), column=st.integers(20, 240))
def test_breaking_lines_loses_no_words(text, column):
    lines = break_lines(text, Letter.PERSON, 8.5, column)
    together = "".join(run.text for line in lines for run in line)
    assert together.replace(" ", "") == text.replace(" ", "")
    assert all(sum(width(run.text, run.letter, 8.5) for run in line) <= column + 0.01 for line in lines)
