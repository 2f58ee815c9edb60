from __future__ import annotations

from hypothesis import given

from herstelkluis.model.body import About, Answer, Choice, Consent, Consents, Line, Margin, People, Ref, Row, Rows, Text
from herstelkluis.model.document import Document
from herstelkluis.model.text import Run, all_words, public_words
from herstelkluis.model.words import first_line, lines, mentions, runs_of, words_of
from model.model_values import documents


def test_private_words_and_the_margin_are_found_by_the_owner():
    answer = Answer(
        Text((Run("Mijn oma. "), Run("Zij dronk.", private=True))), about=(About("oma"),), margin=(Margin("vraag zus"),)
    )
    assert words_of(answer) == "Mijn oma. Zij dronk.\noma\nvraag zus"


def test_words_to_copy_out_keep_their_privacy_and_the_margin_stays_at_home():
    text = Text((Run("Mijn oma. "), Run("Zij dronk.", private=True), Run(" Lief.")))
    answer = Answer(text, about=(About("oma"),), margin=(Margin("vraag zus"),))
    assert runs_of(answer) == (
        Run("Mijn oma. "),
        Run("Zij dronk.", private=True),
        Run(" Lief."),
        Run("\noma\nvraag zus", private=True),
    )
    lines = Rows((Row("r1", {"wat": Line("bel mijn zus")}), Row("r2", {"wat": Line("wandelen")})))
    assert runs_of(Answer(lines)) == (Run("bel mijn zus\nwandelen"),)
    mixed = Rows((Row("r1", {"wat": Text((Run("open"), Run("dicht", private=True)))}),))
    assert runs_of(Answer(mixed)) == (Run("opendicht", private=True),)


@given(documents)
def test_copying_out_leaves_no_word_behind_and_makes_no_private_word_public(document):
    for answer in document.body.values():
        copied = runs_of(answer)
        assert all_words(copied).split() == words_of(answer).split()
        if isinstance(answer.value, Text):
            assert public_words(copied) == public_words(answer.value.runs)


def test_words_in_cells_and_own_words_beside_a_choice_are_found():
    rows = Rows((Row("r1", {"wat": Line("bel mijn zus"), "hoe": Choice(("x",), "zacht")}, about=(About("zus"),)),))
    assert words_of(Answer(rows)) == "bel mijn zus\nzacht\nzus"


def test_the_first_line_is_the_first_one_with_words():
    document = Document(
        "1", "notitie", "", body={"b.b": Answer(Line("tweede")), "a.a": Answer(Text((Run("\n  Eerst \nja"),)))}
    )
    assert first_line(document) == "Eerst"
    assert first_line(Document("1", "notitie", "")) == ""


def test_people_are_found_in_answers_rows_and_agreements():
    zus, koor = Ref("p1", "zus"), Ref("p2", "Koor")
    body = {
        "a.a": Answer(People((zus, zus)), about=(About("oma"), About("zus", "p1"))),
        "a.b": Answer(Rows((Row("r1", {"wie": People((koor,))}, about=(About("zus", "p1"),)),))),
        "a.c": Answer(Consents((Consent("card", "agreed", "2026", koor),))),
    }
    assert set(mentions(Document("1", "x", "", body=body))) == {
        ("a.a", "p1"), ("a.b", "p1"), ("a.b", "p2"), ("a.c", "p2"),
    }  # fmt: skip


def test_lines_tell_where_a_row_stands():
    body = {"a.a": Answer(Rows((Row("r1", {}), Row("r2", {})))), "a.b": Answer(Line("x"))}
    assert list(lines(Document("1", "x", "", body=body))) == [("a.a", "r1"), ("a.a", "r2")]


@given(documents)
def test_no_document_is_too_odd_to_look_through(document):
    assert "\n" not in first_line(document)
    list(mentions(document))
    list(lines(document))
    for answer in document.body.values():
        for margin in answer.margin:
            assert not margin.note.strip() or margin.note in words_of(answer)
