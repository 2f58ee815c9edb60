"""What happens between the screens of one sitting: while a key is derived, around a cover, at the end, after sleep."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from herstelkluis.errors import DiskFullError
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.own_words import OwnWords
from house import PASSWORD, write
from ui.accessible import spoken
from ui.running import running


@pytest.fixture
def sitting(look, qtbot, house, tmp_path):
    """A program before the lock of a real vault with one chapter."""
    lifecycle, vault = house.make()
    chapter = write(vault, "levensverhaal", "Mist vanmorgen.", section="h06", title="Mijn eerste herinneringen")
    lifecycle.lock()
    with running(qtbot, house.folder) as program:
        yield program, chapter


def fill_in(program) -> None:
    """Type the password and press Enter; the key is being derived when this returns."""
    field = program.window.screen_shown._password.edit
    QTest.keyClicks(field, PASSWORD)
    QTest.keyClick(field, Qt.Key.Key_Return)


def unlock(program, qtbot) -> None:
    fill_in(program)
    qtbot.waitUntil(lambda: program.session.is_open and program.window.key != "unlock")


def press(program, name: str) -> None:
    buttons = program.window.findChildren(QAbstractButton)
    next(one for one in buttons if one.isVisible() and name in (one.text(), one.accessibleName())).click()


def test_hiding_while_the_vault_opens_leaves_a_vault_that_is_watched_and_shown(sitting, qtbot):
    program, _ = sitting
    with qtbot.waitSignal(program.session.was_opened):
        fill_in(program)
        program.hide()
    assert program.window.is_covered
    assert program.idle.is_counting
    program.go_on()
    assert program.window.key == "today"


def test_help_asked_while_the_vault_opens_stays_and_its_way_back_leads_inside(sitting, qtbot):
    program, _ = sitting
    with qtbot.waitSignal(program.session.was_opened):
        fill_in(program)
        press(program, "Ik heb nu hulp nodig")
    assert program.window.key == "help"
    press(program, "Terug naar waar je was")
    assert program.window.key == "today"


def test_a_crisis_plan_asked_for_once_is_not_shown_after_a_later_lock(sitting, qtbot):
    program, chapter = sitting
    press(program, "Ik heb nu hulp nodig")
    press(program, "Mijn crisisplan openen")
    unlock(program, qtbot)
    program.window.show_screen("write", document=chapter.id)
    program.lock()
    unlock(program, qtbot)
    assert program.window.key == "write"


def test_hiding_at_the_lock_does_not_forget_where_the_person_was(sitting, qtbot):
    program, chapter = sitting
    unlock(program, qtbot)
    program.window.show_screen("write", document=chapter.id)
    program.lock()
    program.hide()
    program.go_on()
    assert "Je komt terug waar je was" in spoken(program.window)
    unlock(program, qtbot)
    assert program.window.key == "write"
    assert "Mijn eerste herinneringen" in spoken(program.window)


def test_locked_under_a_hidden_screen_comes_back_to_the_same_place(sitting, qtbot):
    program, chapter = sitting
    unlock(program, qtbot)
    program.window.show_screen("write", document=chapter.id)
    program.hide()
    program.lock()
    program.go_on()
    unlock(program, qtbot)
    assert program.window.key == "write"
    assert "Mijn eerste herinneringen" in spoken(program.window)


def test_a_key_pressed_after_a_long_sleep_finds_the_vault_locked(sitting, qtbot):
    program, _ = sitting
    now = [0.0]
    program.idle._clock = lambda: now[0]
    unlock(program, qtbot)
    now[0] = 8 * 3600  # the computer slept: no timer ran, and the first thing that happens is this key
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_Shift)
    assert not program.session.is_open
    assert program.window.key == "unlock"


@pytest.fixture
def broken_disk(monkeypatch):
    def full(*_arguments, **_named):
        raise DiskFullError

    monkeypatch.setattr("herstelkluis.store.documents.put", full)
    monkeypatch.setattr("herstelkluis.store.drafts.put_draft", full)
    yield monkeypatch
    monkeypatch.undo()


def test_closing_the_window_saves_what_was_just_typed(sitting, qtbot):
    program, chapter = sitting
    unlock(program, qtbot)
    program.window.show_screen("write", document=chapter.id)
    QTest.keyClicks(program.window.screen_shown.findChild(OwnWords), " En zon.")
    assert program.window.close()
    assert program.session.vault.find("zon")


def test_the_window_does_not_close_over_words_that_cannot_be_saved(sitting, qtbot, broken_disk):
    program, chapter = sitting
    unlock(program, qtbot)
    program.window.show_screen("write", document=chapter.id)
    QTest.keyClicks(program.window.screen_shown.findChild(OwnWords), " En zon.")
    assert not program.window.close()
    assert program.window.isVisible()
    assert "Je laatste woorden zijn nog niet bewaard" in spoken(program.window)
    assert "En zon." in spoken(program.window)
    broken_disk.undo()
    assert program.window.close()
    assert program.session.vault.find("zon")


def test_the_person_may_close_all_the_same(sitting, qtbot, broken_disk):
    program, chapter = sitting
    unlock(program, qtbot)
    program.window.show_screen("write", document=chapter.id)
    QTest.keyClicks(program.window.screen_shown.findChild(OwnWords), " En zon.")
    assert not program.window.close()
    outlined = [one.text() for one in program.window.findChildren(Second) if one.isVisible()]
    assert "Laat het open" in outlined
    assert "Toch sluiten, woorden weg" not in outlined
    press(program, "Toch sluiten, woorden weg")
    assert not program.window.isVisible()
