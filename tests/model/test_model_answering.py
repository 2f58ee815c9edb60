"""Changing one answer: no word is lost that was not taken away, and what stands beside it stays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.model.answering import (
    State,
    next_open,
    questions,
    state_of,
    with_margin,
    with_none,
    with_title,
    with_value,
)
from herstelkluis.model.body import Answer, Line, Margin, NoAnswer, Row, Rows, Text
from herstelkluis.model.document import Document, Done
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.period import Period
from herstelkluis.model.row_order import in_order, order_of
from herstelkluis.model.text import runs
from model.model_values import answers, documents, typed

EMPTY = Document(id="1", kind="notitie", template="v")


@given(documents, typed, st.sampled_from(NoAnswer))
def test_not_answering_never_takes_words_away(document, key, why):
    after = with_none(document, key, why)
    before = document.body.get(key)
    if state_of(before) is State.ANSWERED:
        assert after == document
    else:
        assert after.body[key].none is why
    assert {name: answer for name, answer in after.body.items() if name != key} == {
        name: answer for name, answer in document.body.items() if name != key
    }


@given(documents, typed, typed.filter(str.strip))
def test_a_new_value_keeps_what_stands_beside_it_and_takes_skipped_away(document, key, words):
    before = document.body.get(key, Answer())
    after = with_value(document, key, Line(words)).body[key]
    assert after == replace(before, value=Line(words), none=None)


@given(answers, typed)
def test_an_emptied_answer_is_gone_but_for_its_margin(answer, key):
    document = with_value(replace(EMPTY, body={key: replace(answer, none=None)}), key, Text(()))
    kept = document.body.get(key, Answer())
    assert (kept.value, kept.margin, kept.about) == (None, answer.margin, answer.about)
    assert (key in document.body) == (replace(answer, none=None, value=None) != Answer())


def test_clearing_a_question_that_was_skipped_leaves_it_skipped():
    document = with_none(EMPTY, "a.b", NoAnswer.SKIPPED)
    assert with_value(document, "a.b", Text(())) == document


def test_writing_makes_an_idea_something_in_progress_and_leaves_ready_alone():
    assert with_value(EMPTY, "a.b", Line("x")).done is Done.BUSY
    assert with_value(replace(EMPTY, done=Done.FOR_NOW), "a.b", Line("x")).done is Done.FOR_NOW
    assert with_margin(EMPTY, "a.b", (Margin("later"),)).done is Done.IDEA


def test_the_name_of_a_person_is_the_title():
    template = shipped_templates()["persoon"]
    document = with_value(EMPTY, "wie.naam", Line(" Noor "), template)
    assert document.title == "Noor"
    assert with_value(document, "wie.naam", None, template).title == ""


def test_when_it_was_is_the_period_of_the_piece():
    template = shipped_templates()["gebeurtenis"]
    when = parse_period("rond mijn 12e")
    document = with_value(EMPTY, "gebeurtenis.wanneer", when, template)
    assert document.period == when
    assert with_value(document, "gebeurtenis.woorden", Text(runs("x")), template).period == when
    assert with_value(document, "gebeurtenis.wanneer", Period(""), template).period is None


def test_a_title_of_spaces_is_no_title():
    assert with_title(EMPTY, "   ") == EMPTY


@pytest.mark.parametrize("section", ["h01", "h06", "h14"])
def test_a_chapter_asks_only_its_own_questions(section):
    template = shipped_templates()["levensverhaal"]
    asked = questions(template, replace(EMPTY, kind="levensverhaal", section=section))
    assert asked
    assert {one.section.key for one in asked} == {section}


def test_going_on_is_at_the_first_question_nothing_was_done_with():
    template = shipped_templates()["levensverhaal"]
    document = replace(EMPTY, kind="levensverhaal", section="h06")
    asked = questions(template, document)
    document = with_none(with_value(document, asked[0].key, Text(runs("x"))), asked[1].key, NoAnswer.UNKNOWN)
    assert next_open(asked, document) == 2
    for one in asked:
        document = with_none(document, one.key, NoAnswer.SKIPPED)
    assert next_open(asked, document) == 0


rows = st.lists(st.integers(0, 9), unique=True, max_size=8).map(
    lambda ids: tuple(Row(str(one), {"regel": Line(f"regel {one}")}) for one in ids)
)


@given(rows, rows, st.dictionaries(st.integers(0, 9), typed))
def test_undoing_gives_the_old_order_back_and_keeps_what_was_typed_since(before, after, since):
    kept = {row.id: row for row in (*before, *after)}
    typed_on = tuple(
        replace(row, cells={"regel": Line(since[int(row.id)])}) if int(row.id) in since else row for row in after
    )
    gone = tuple(one for one in order_of(after) if one not in order_of(before))
    back = in_order(typed_on, order_of(before), kept, gone)
    assert order_of(back) == order_of(before)
    there = {row.id: row for row in typed_on}
    assert all(row == there.get(row.id, kept[row.id]) for row in back)


def test_a_line_that_came_in_between_stays_when_another_is_undone():
    one, two, three = (Row(name, {"regel": Line(name)}) for name in ("een", "twee", "drie"))
    back = in_order((one, three), ("een", "twee"), {"twee": two}, ())
    assert back == (one, two, three)
    assert Rows(back)
