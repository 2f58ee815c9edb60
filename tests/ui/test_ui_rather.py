"""Not answering on purpose in an ordinary form: a quiet menu at every label, stored as the question forms store it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.model.answering import State, questions, state_of
from herstelkluis.model.body import Answer, Line, NoAnswer
from herstelkluis.ui.forms.rather import RATHER, Rather
from herstelkluis.ui.screens.phase_face import PhaseFace
from ui.accessible import spoken

KINDS = ("hulpstap", "dagboek", "plan.veilig", "crisis", "persoon", "brief.poh")


def step(desk):
    screen = desk.at("write", kind="hulpstap", open=True)
    return screen, list(screen.form.editors)


def way(screen, key) -> Rather:
    return screen.form._ways[key]


def choose(screen, key, why):
    at = list(RATHER).index(why) if why else len(RATHER) + 1
    way(screen, key).menu_now().actions()[at].trigger()
    QApplication.processEvents()


@pytest.mark.parametrize("kind", KINDS)
def test_every_question_of_a_form_offers_the_three_ways(desk, kind):
    screen = desk.at("write", kind=kind, open=True)
    asked = questions(screen.writing.template, screen.writing.document)
    for part in range(len(screen.sections)):
        screen.show_part(part)
        QApplication.processEvents()
        for one in (one for one in asked if one.section == screen.sections[part]):
            offered = way(screen, one.key)
            assert offered.isVisible() is (state_of(screen.writing.document.body.get(one.key)) is not State.ANSWERED)
            assert offered.accessibleName() == f"{one.field.ask} {_('Rather not?')}"
            assert [action.text() for action in offered.menu_now().actions()] == [_(one) for one in RATHER.values()]


@pytest.mark.parametrize("why", NoAnswer)
def test_what_was_said_is_kept_as_it_was_meant_and_said_on_coming_back(desk, why):
    screen, (key, *_more) = step(desk)
    choose(screen, key, why)
    desk.at("today")
    assert desk.stored("hulpstap").body[key] == Answer(none=why)
    assert desk.vault.sheet(desk.stored("hulpstap").id).pieces == ()
    screen = desk.at("write", document=desk.stored("hulpstap").id)
    assert way(screen, key).text() in spoken(desk.window)
    assert way(screen, key).text() != _("Rather not?")


def test_words_take_the_place_of_it_and_the_menu_goes(desk, qtbot):
    screen, (key, *_more) = step(desk)
    choose(screen, key, NoAnswer.UNKNOWN)
    QTest.keyClicks(screen.form.editors[key].edit, "De wijkcoach")
    screen.writing.gather()
    assert not way(screen, key).isVisible()
    screen.leave()
    assert desk.stored("hulpstap").body[key] == Answer(Line("De wijkcoach"))


def test_a_question_can_be_open_again(desk):
    screen, (key, *_more) = step(desk)
    choose(screen, key, NoAnswer.SKIPPED)
    choose(screen, key, None)
    assert way(screen, key).text() == _("Rather not?")
    assert key not in screen.writing.document.body


def test_tab_comes_to_it_after_the_answer_and_keys_choose(desk):
    screen, (key, *_more) = step(desk)
    edit = screen.form.editors[key].edit
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is way(screen, key)
    QTest.keyClick(way(screen, key), Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert screen.writing.document.body[key].none is NoAnswer.UNKNOWN
    assert QApplication.focusWidget() is way(screen, key)


def test_a_list_and_a_choice_can_be_passed_by_too(desk):
    screen = desk.at("write", kind="plan.veilig", open=True)
    key = next(iter(screen.form.editors))
    choose(screen, key, NoAnswer.RATHER_NOT)
    screen.leave()
    assert desk.stored("plan.veilig").body[key].none is NoAnswer.RATHER_NOT


def test_the_plan_in_three_phases_says_it_where_the_question_is_read(desk):
    screen = desk.at("plan")
    key = next(one.key for one in questions(screen.writing.template, screen.writing.document))
    screen.form.focus_answer(key)
    QApplication.processEvents()
    choose(screen, key, NoAnswer.UNKNOWN)
    screen.form.close_question()
    QApplication.processEvents()
    [face] = [one for one in desk.window.findChildren(PhaseFace) if one.property("answer") == key]
    assert _("I do not know") in face.accessibleName()
