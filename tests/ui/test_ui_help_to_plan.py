"""From the lock, through help, to the crisis plan: who asked for the plan gets the plan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from herstelkluis.i18n import _
from house import PASSWORD, write
from ui.accessible import spoken
from ui.running import running

PLAN = "plan.crisis"


@pytest.fixture
def program(look, qtbot, house, tmp_path):
    lifecycle, vault = house.make()
    write(vault, PLAN, "Ik ben rustig")
    lifecycle.lock()
    with running(qtbot, house.folder) as program:
        yield program


def press(program, words: str) -> None:
    found = [one for one in program.window.findChildren(QAbstractButton) if one.isVisible()]
    next(one for one in found if words in (one.text(), one.accessibleName())).click()


def type_in(program, qtbot, words: str) -> None:
    field = next(one for one in program.window.findChildren(QLineEdit) if one.isVisible())
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.session.is_open and program.window.key != "unlock")


def to_the_lock_for_the_plan(program) -> None:
    press(program, "Ik heb nu hulp nodig")
    press(program, "Mijn crisisplan openen")
    assert program.window.key == "unlock"
    assert "Daarna gaat je crisisplan open." in spoken(program.window)


def test_help_at_the_lock_leads_to_the_crisis_plan(program, qtbot):
    to_the_lock_for_the_plan(program)
    type_in(program, qtbot, PASSWORD)
    assert program.window.key == "read"
    assert "Mijn crisisplan" in spoken(program.window)


def test_without_a_plan_nobody_gets_an_empty_form_in_a_bad_hour(program, qtbot):
    to_the_lock_for_the_plan(program)
    vault = program.session.lifecycle.unlock(PASSWORD)
    vault.throw_away(vault.summaries(PLAN)[0].id)
    program.session.lifecycle.lock()
    type_in(program, qtbot, PASSWORD)
    assert program.window.key == "help"
    assert _("You have no crisis plan yet. You can make one on a good day.") in spoken(program.window)
    with pytest.raises(StopIteration):
        press(program, "Mijn crisisplan openen")


def test_also_for_who_was_writing_when_the_vault_locked(program, qtbot):
    type_in(program, qtbot, PASSWORD)
    program.window.show_screen("notes")
    program.lock()
    to_the_lock_for_the_plan(program)
    type_in(program, qtbot, PASSWORD)
    assert program.window.key == "read"


def test_also_after_hiding_on_the_way(program, qtbot):
    to_the_lock_for_the_plan(program)
    program.hide()
    program.go_on()
    type_in(program, qtbot, PASSWORD)
    assert program.window.key == "read"


def test_also_with_the_twelve_words(program, qtbot, house):
    to_the_lock_for_the_plan(program)
    press(program, "Herstelsleutel gebruiken")
    type_in(program, qtbot, " ".join(house.words))
    assert program.window.key == "read"


def test_it_is_asked_once_and_the_next_time_the_vault_opens_as_always(program, qtbot):
    to_the_lock_for_the_plan(program)
    type_in(program, qtbot, PASSWORD)
    program.window.show_screen("notes")
    program.lock()
    type_in(program, qtbot, PASSWORD)
    assert program.window.key == "notes"


def test_going_back_to_the_lock_opens_as_always(program, qtbot):
    to_the_lock_for_the_plan(program)
    press(program, "Ik heb nu hulp nodig")
    press(program, "Terug naar het slot")
    assert "crisisplan" not in spoken(program.window)
    type_in(program, qtbot, PASSWORD)
    assert program.window.key == "today"
