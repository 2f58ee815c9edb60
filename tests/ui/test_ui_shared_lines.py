"""A line that stands elsewhere too: said where, asked once, changed everywhere or only here, and taken over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.errors import DiskFullError
from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Line, Passage, Row, Rows
from herstelkluis.ui.screens.take_over import TakeOver
from herstelkluis.ui.widgets.link import Link
from herstelkluis.vault.one_plan import places, take_over
from ui.accessible import spoken
from ui.line_hands import HERE, everywhere, keep, only_here, type_in, words
from ui.writing_desk import button

CRISIS, SIGNALS = "plan.crisis", "plan.signalen"
THERE = "rood.anderen"


@pytest.fixture
def shared(desk):
    """A line of the crisis plan that is in the signal plan too."""
    vault = desk.vault
    rows = Rows((Row("bel", {"regel": Line("Bel mijn zus")}), Row("water", {"regel": Line("Geef me water")})))
    plan = keep(vault, replace(vault.start(CRISIS, title="Mijn crisisplan"), body={HERE: Answer(rows)}))
    keep(vault, take_over(vault, Passage(plan.id, HERE, "bel"), vault.start(SIGNALS), THERE))
    return desk


def test_it_is_said_where_a_line_stands_and_one_can_go_there(shared):
    screen = shared.at("crisis", answer=HERE)
    assert "‘Bel mijn zus’" in spoken(shared.window)
    [link] = [one for one in screen.findChildren(Link) if "Bel mijn zus" in one.accessibleName()]
    link.click()
    QApplication.processEvents()
    assert shared.window.key == "write"
    assert shared.window.screen_shown.inner.writing.document.kind == SIGNALS


def test_nothing_is_asked_about_a_line_that_stands_only_here(shared):
    screen = shared.at("crisis", answer=HERE)
    type_in(screen, 1, "Geef me thee")
    assert not [one for one in screen.lines.shared._lines.values() if one.question is not None]


def test_everywhere_changes_every_place_and_is_asked_once(shared):
    screen = shared.at("crisis", answer=HERE)
    type_in(screen, 0, "Bel eerst mijn zus")
    button(shared.window, everywhere()).click()
    assert words(shared, SIGNALS, THERE) == ["Bel eerst mijn zus"]
    type_in(screen, 0, "Bel eerst Noor")
    assert all(one.question is None for one in screen.lines.shared._lines.values())
    screen.leave()
    assert words(shared, SIGNALS, THERE) == ["Bel eerst Noor"]
    assert words(shared, CRISIS, HERE) == ["Bel eerst Noor", "Geef me water"]
    assert len(places(shared.vault, "bel")) == 2


def test_only_here_leaves_the_other_place_and_the_keyboard_stays_in_the_line(shared):
    screen = shared.at("crisis", answer=HERE)
    type_in(screen, 0, "Bel de buurvrouw")
    button(shared.window, only_here()).click()
    assert screen.form.editors[HERE].edit._rows[0].edit.hasFocus()
    assert _("‘{line}’ also stands on").format(line="Bel mijn zus") not in spoken(shared.window)
    screen.leave()
    assert words(shared, CRISIS, HERE) == ["Bel de buurvrouw", "Geef me water"]
    assert words(shared, SIGNALS, THERE) == ["Bel mijn zus"]
    assert [one.at.answer for one in places(shared.vault, "bel")] == [THERE]


def test_typing_the_same_again_takes_the_question_away(shared):
    screen = shared.at("crisis", answer=HERE)
    type_in(screen, 0, "Bel mijn")
    assert _("Do you want to change it there too?") in spoken(shared.window)
    type_in(screen, 0, "Bel mijn zus")
    assert _("Do you want to change it there too?") not in spoken(shared.window)
    screen.leave()
    assert len(places(shared.vault, "bel")) == 2


@pytest.mark.parametrize("way", ["leave", "cover"])
def test_leaving_without_an_answer_loses_nothing_and_leaves_the_other_place_as_it_was(shared, way):
    screen = shared.at("crisis", answer=HERE)
    type_in(screen, 0, "Bel niemand")
    if way == "leave":
        screen.leave()
    else:
        shared.window.cover("locked")
    assert words(shared, CRISIS, HERE) == ["Bel niemand", "Geef me water"]
    assert words(shared, SIGNALS, THERE) == ["Bel mijn zus"]


def waits(desk):
    """The question was not answered, and the person is somewhere else."""
    screen = desk.at("crisis", answer=HERE)
    type_in(screen, 0, "Bel eerst mijn zus")
    desk.at("today")
    assert words(desk, SIGNALS, THERE) == ["Bel mijn zus"]


def test_a_question_without_an_answer_is_asked_again_where_the_line_stands(shared):
    waits(shared)
    screen = shared.at("crisis", answer=HERE)
    assert _("Do you want to change it there too?") in spoken(shared.window)
    button(shared.window, everywhere()).click()
    assert words(shared, SIGNALS, THERE) == ["Bel eerst mijn zus"]
    assert _("Do you want to change it there too?") not in spoken(shared.window)
    assert screen.form.editors[HERE].edit._rows[0].edit.hasFocus()
    type_in(screen, 0, "Bel eerst Noor")
    screen.leave()
    assert words(shared, SIGNALS, THERE) == ["Bel eerst Noor"]
    assert len(places(shared.vault, "bel")) == 2


def test_only_here_on_coming_back_ends_the_question(shared):
    waits(shared)
    shared.at("crisis", answer=HERE)
    button(shared.window, only_here()).click()
    shared.at("today")
    shared.at("crisis", answer=HERE)
    assert _("Do you want to change it there too?") not in spoken(shared.window)
    assert words(shared, SIGNALS, THERE) == ["Bel mijn zus"]


def test_turning_to_another_part_keeps_the_question(shared):
    screen = shared.at("crisis", answer=HERE)
    part = screen.part
    type_in(screen, 0, "Bel eerst mijn zus")
    screen.show_part(part + 1)
    screen.show_part(part)
    QApplication.processEvents()
    assert _("Do you want to change it there too?") in spoken(shared.window)


@pytest.mark.parametrize("answer", ["everywhere", "only_here"])
def test_the_one_plan_asks_it_too_and_once(shared, answer):
    waits(shared)
    shared.at("one_plan")
    assert _("Do you want to change it there too?") in spoken(shared.window)
    button(shared.window, everywhere() if answer == "everywhere" else only_here()).click()
    assert _("Do you want to change it there too?") not in spoken(shared.window)
    assert words(shared, SIGNALS, THERE) == ["Bel eerst mijn zus" if answer == "everywhere" else "Bel mijn zus"]
    assert words(shared, CRISIS, HERE)[0] == "Bel eerst mijn zus"
    shared.at("one_plan")
    assert _("Do you want to change it there too?") not in spoken(shared.window)


@pytest.mark.parametrize("answer", ["everywhere", "only_here"])
def test_a_full_disk_leaves_the_question_of_the_one_plan_for_another_time(shared, monkeypatch, answer):
    waits(shared)
    shared.at("one_plan")
    press = button(shared.window, everywhere() if answer == "everywhere" else only_here())
    with monkeypatch.context() as full:
        full.setattr(type(shared.vault), "put", refuse)
        full.setattr(type(shared.vault), "settle_together", refuse)
        press.click()
        assert _("Do you want to change it there too?") in spoken(shared.window)
    assert words(shared, SIGNALS, THERE) == ["Bel mijn zus"]


@pytest.mark.parametrize("answer", ["everywhere", "only_here"])
def test_a_line_that_was_taken_away_meanwhile_is_asked_about_no_more(shared, answer):
    waits(shared)
    screen = shared.at("one_plan")
    press = button(shared.window, everywhere() if answer == "everywhere" else only_here())
    screen.session.signals.documents_changed.disconnect(screen._changed)
    plan = shared.stored(CRISIS)
    keep(shared.vault, replace(plan, body={}))
    press.click()
    assert _("Do you want to change it there too?") not in spoken(shared.window)
    assert words(shared, SIGNALS, THERE) == ["Bel mijn zus"]


def refuse(*_what, **_how):
    raise DiskFullError


def test_after_a_cover_nothing_of_the_question_is_left(shared):
    screen = shared.at("crisis", answer=HERE)
    type_in(screen, 0, "Bel niemand")
    shared.window.cover()
    assert "Bel" not in spoken(shared.window)
    assert screen.lines.shared._lines == {}


def test_a_removed_line_comes_back_with_the_id_it_has_after_only_here(shared):
    screen = shared.at("crisis", answer=HERE)
    edit = screen.form.editors[HERE].edit
    type_in(screen, 0, "Bel de buurvrouw")
    button(shared.window, only_here()).click()
    edit._rows[0].remove.click()
    screen.undo.undo()
    screen.leave()
    assert words(shared, CRISIS, HERE) == ["Bel de buurvrouw", "Geef me water"]
    assert [one.at.answer for one in places(shared.vault, "bel")] == [THERE]


def test_undo_from_before_the_answer_makes_no_second_line(shared):
    screen = shared.at("crisis", answer=HERE)
    edit = screen.form.editors[HERE].edit
    QTest.keyClick(edit._rows[0].edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    line = next(row for row in edit._rows if row.id == "bel")
    type_in(screen, edit._rows.index(line), "Bel de buurvrouw")
    button(shared.window, only_here()).click()
    screen.undo.undo()
    screen.leave()
    assert words(shared, CRISIS, HERE) == ["Bel de buurvrouw", "Geef me water"]


def test_a_full_disk_is_said_and_the_words_stay_on_the_screen(shared, monkeypatch):
    screen = shared.at("crisis", answer=HERE)
    type_in(screen, 0, "Bel eerst mijn zus")

    def full(*_args):
        raise DiskFullError

    monkeypatch.setattr(shared.vault, "settle_together", full)
    button(shared.window, everywhere()).click()
    assert _("Saving does not work now") in spoken(shared.window)
    assert screen.form.editors[HERE].edit._rows[0].edit.text() == "Bel eerst mijn zus"
    assert words(shared, SIGNALS, THERE) == ["Bel mijn zus"]


def test_lines_are_taken_over_from_what_the_question_names(shared):
    screen = shared.at("write", document=shared.stored(SIGNALS).id, show="form", part=2)
    widget = next(one for one in screen.findChildren(TakeOver) if "Dit doen anderen" in one._button.accessibleName())
    widget._button.click()
    assert [one.text() for one in widget._ticks] == ["Geef me water"]
    widget._ticks[0].click()
    button(shared.window, _("Take over")).click()
    assert [one.words for one in screen.form.editors[THERE].edit.lines()] == ["Bel mijn zus", "Geef me water"]
    screen.leave()
    assert {one.at.answer for one in places(shared.vault, "water")} == {HERE, THERE}
    screen.undo.undo()
    screen.leave()
    assert words(shared, SIGNALS, THERE) == ["Bel mijn zus"]


def asks(desk):
    return _("Do you want to change it there too?") in spoken(desk.window)


def test_undoing_that_a_line_was_taken_over_ends_the_question_that_was_passed_by(shared):
    screen = shared.at("write", document=shared.stored(SIGNALS).id, show="form", part=2)
    [widget] = [one for one in screen.findChildren(TakeOver) if "Dit doen anderen" in one._button.accessibleName()]
    widget._button.click()
    widget._ticks[0].click()
    button(shared.window, _("Take over")).click()
    type_in(screen, 1, "Geef me thee", THERE)
    assert asks(shared)
    screen.show_part(1)
    screen.undo.undo()
    QApplication.processEvents()
    assert [one.words for one in screen.form.editors[THERE].edit.lines()] == ["Bel mijn zus"]
    assert not asks(shared)
    assert "Geef me water" not in spoken(screen)


def test_a_line_that_is_removed_takes_its_question_along_and_undo_brings_both_back(shared):
    screen = shared.at("crisis", answer=HERE)
    type_in(screen, 0, "Bel eerst mijn zus")
    screen.form.editors[HERE].edit._rows[0].remove.click()
    QApplication.processEvents()
    assert not asks(shared)
    assert "Bel mijn zus" not in spoken(screen)
    screen.undo.undo()
    button(shared.window, everywhere()).click()
    assert words(shared, SIGNALS, THERE) == ["Bel eerst mijn zus"]
    assert _("‘{line}’ also stands on").format(line="Bel mijn zus") in spoken(shared.window)
    screen.form.editors[HERE].edit._rows[0].remove.click()
    screen.undo.undo()
    QApplication.processEvents()
    assert _("‘{line}’ also stands on").format(line="Bel mijn zus") in spoken(shared.window)
    assert not asks(shared)
