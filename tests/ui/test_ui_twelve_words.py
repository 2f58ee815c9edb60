"""Typing the twelve words: any spacing does, a slip is named by its place, and nothing is taken silently."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtTest import QTest

from herstelkluis.crypto.recovery import WORDS, WORDS_PER_LINE, line_checks, new_recovery_words
from herstelkluis.crypto.words import parse_words, word_list
from herstelkluis.i18n import _
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.ui.widgets.numbered_words import COLUMNS, HALF, LINE, NumberedWords
from ui.accessible import assert_named, spoken

twelve = st.lists(st.sampled_from(word_list()), min_size=12, max_size=12)
between = st.sampled_from([" ", "  ", "-", ", ", "\t", " 7. ", ""])


@pytest.fixture
def field(look, qtbot):
    made = TwelveWords()
    qtbot.addWidget(made)
    made.show()
    return made


def doubted(field):
    return [at for at, sign in enumerate(field._numbered._signs, 1) if not sign.isHidden()]


def numbered(field):
    return [word.text() for word in field._numbered._words]


@given(words=twelve, signs=st.lists(between, min_size=12, max_size=12), loud=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_right_words_are_never_doubted_whatever_stands_between_them(field, words, signs, loud):
    text = "".join(word + sign for word, sign in zip(words, signs, strict=True)).rstrip() + " "
    field.set_text(text.upper() if loud else text)
    assert field.mistake == ""
    assert not field._offer.isVisible()
    assert parse_words(field.text(), 12) == tuple(words)


@given(words=twelve, at=st.integers(0, 11))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_word_that_is_not_on_the_list_is_named_by_its_place(field, words, at):
    words[at] = "qqqq"
    field.set_text(" ".join(words) + " ")
    assert f"Woord {at + 1} " in field.mistake


def test_a_word_is_not_judged_before_it_is_finished(field):
    QTest.keyClicks(field.edit, "qqqq")
    assert field.mistake == ""
    QTest.keyClicks(field.edit, " ")
    assert "Woord 1 " in field.mistake


def test_a_near_word_is_offered_and_filled_in_only_when_pressed(field):
    first, meant = word_list()[100], "fiets"
    slip = "fietss"
    QTest.keyClicks(field.edit, f"{first} {slip} ")
    assert "Woord 2 " in field.mistake
    assert field.text() == f"{first} {slip} "
    assert f"‘{meant}’" in field._offer.text()
    assert_named(field)
    field._offer.click()
    assert field.text() == f"{first} {meant} "
    assert field.mistake == ""


def test_a_line_that_does_not_fit_its_two_digits_is_named(field):
    words = list(new_recovery_words())
    checks = line_checks(words)
    field.set_text(" ".join(words[:3]) + f" {checks[0]} " + " ".join(words[3:6]) + f" {(int(checks[1]) + 1) % 97:02d} ")
    said = _("Words {first} to {last} do not fit their two digits. Look at these three once more.")
    assert field.mistake == said.format(first=4, last=6)
    assert doubted(field) == [4, 5, 6]
    field.set_text(" ".join(words[:3]) + f" {checks[0]} " + " ".join(words[3:6]) + f" {checks[1]} ")
    assert field.mistake == ""


def test_digits_behind_words_without_room_between_say_nothing(field):
    one, *words = new_recovery_words()
    field.set_text(f"{one}{words[0]} {words[1]} {words[2]} 42 ")
    assert field.mistake == ""


def test_emptying_leaves_no_word_in_the_field_or_its_undo(field):
    words = " ".join(word_list()[:12])
    QTest.keyClicks(field.edit, words + " qqqq ")
    field.empty()
    field.edit.undo()
    assert field.text() == ""
    assert word_list()[0] not in spoken(field, hidden=True)
    assert field.mistake == ""


@given(words=twelve, n=st.integers(0, 12), together=st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_typed_stands_under_its_number_as_on_the_sheet(field, words, n, together):
    field.set_text(("" if together else " ").join(words[:n]))
    assert numbered(field) == words[:n] + [""] * (12 - n)
    assert doubted(field) == []


def test_every_word_that_is_not_on_the_list_is_marked_at_its_number(field):
    words = list(word_list()[:12])
    words[2] = words[8] = "qqqq"
    field.set_text(" ".join(words) + " ")
    assert doubted(field) == [3, 9]
    field.set_text(" ".join(words[:3]))  # not finished yet
    assert doubted(field) == []


def test_the_sheet_has_as_many_places_as_there_are_words():
    assert (COLUMNS * HALF, LINE) == (WORDS, WORDS_PER_LINE)


def test_on_the_sheet_the_digits_stand_behind_each_third_word(look, qtbot):
    paper, words = NumberedWords(on_paper=True), new_recovery_words()
    qtbot.addWidget(paper)
    paper.resize(400, 300)
    paper.show()
    paper.show_words(words, line_checks(words))
    assert [check.text() for check in paper._checks] == list(line_checks(words))
    for check, word in zip(paper._checks, paper._words[2::3], strict=True):
        assert abs(check.geometry().center().y() - word.geometry().center().y()) <= 2
        assert check.x() > word.geometry().right()
    paper.show_words(())
    assert not any(word in spoken(paper, hidden=True) for word in words)
