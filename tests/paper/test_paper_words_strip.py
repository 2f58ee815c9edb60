"""The strip with the seven words."""

from __future__ import annotations

from herstelkluis.paper.words_strip import words_strip_pdf
from paper.poppler import check, info_of, structure_of, text_of, words_of

WORDS = "appel boom kat deur eend fiets gras"


def test_the_strip_has_the_words_in_order_four_and_three_and_its_number(tmp_path):
    pdf = words_strip_pdf(WORDS, "7QF2M9")
    check(pdf, tmp_path)
    assert info_of(pdf)["Pages"] == "1"
    assert (info_of(pdf)["Tagged"], info_of(pdf)["Title"]) == ("yes", "Document 7QF2M9")
    places = {word.text: word for word in words_of(pdf) if word.text in WORDS.split()}
    left, right = WORDS.split()[:4], WORDS.split()[4:]
    assert len({round(places[word].left) for word in left}) == 1
    assert len({round(places[word].left) for word in right}) == 1
    assert places["appel"].left < places["eend"].left
    assert places["appel"].top == places["eend"].top
    assert [word for word in structure_of(pdf).replace('"', " ").split() if word in WORDS.split()] == WORDS.split()
    assert "7QF2M9" in text_of(pdf)


def test_the_strip_names_nobody_and_no_program(tmp_path):
    pdf = words_strip_pdf(WORDS, "7QF2M9")
    assert not {"Author", "Subject", "Keywords", "CreationDate", "ModDate"} & info_of(pdf).keys()
    assert "kluis" not in text_of(pdf).casefold()
    assert text_of(pdf).count("7QF2M9") == 1
