"""Who locks, and that nothing keeps it from happening: the desk, the idle time, a bug on the way."""

from __future__ import annotations

import shutil
import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from herstelkluis import app as wiring
from herstelkluis.i18n import _
from herstelkluis.ui.desk_events import DeskEvents
from herstelkluis.ui.idle import LAST_SECONDS, Idle, boot_seconds
from herstelkluis.ui.program import Program
from herstelkluis.vault.typed import Typed
from house import PASSWORD, write
from ui.accessible import spoken
from ui.running import running


@pytest.fixture
def program(look, qtbot, house, new_vault, tmp_path):
    shutil.copytree(new_vault.folder, house.folder)
    with running(qtbot, house.folder) as program:
        yield program


def unlock(program: Program) -> None:
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))


def test_the_desk_locks_the_vault(program, qtbot, monkeypatch):
    nowhere = QDBusConnection.connectToBus("unix:path=/nowhere", "test-no-bus")
    monkeypatch.setattr("herstelkluis.ui.desk_events.QDBusConnection.systemBus", lambda: nowhere)
    monkeypatch.setattr("herstelkluis.ui.desk_events.QDBusConnection.sessionBus", lambda: nowhere)
    wiring.listen_to_the_desk(program)
    unlock(program)
    program.findChild(DeskEvents).away.emit()
    assert not program.session.is_open
    assert program.window.key == "unlock"


def test_a_vault_that_was_being_unlocked_stays_shut_when_nobody_looks_any_more(program, qtbot):
    told = []
    program.session.was_opened.connect(lambda: told.append("opened"))
    program.session.unlock_refused.connect(lambda _error: told.append("refused"))
    program.session.unlock(Typed(PASSWORD))
    program.lock()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["refused"]
    assert not program.session.is_open
    assert program.session.lifecycle.vault is None
    assert _("Look again") not in spoken(program.window)
    with qtbot.waitSignal(program.session.was_opened):
        program.session.unlock(Typed(PASSWORD))


@pytest.mark.parametrize("deed", ["leave", "clear", "place"])
def test_a_bug_of_a_screen_keeps_no_vault_open_and_no_window_covered_for_ever(program, qtbot, monkeypatch, deed):
    unlock(program)
    shown = program.window.screen_shown

    def fail():
        raise ZeroDivisionError

    monkeypatch.setattr(shown, deed, fail)
    with pytest.raises(ZeroDivisionError):
        program.lock()
    assert not program.session.is_open
    assert not program.window.is_covered
    assert program.window.key == "unlock"


def test_a_database_that_cannot_be_closed_leaves_the_window_at_the_lock(program, qtbot, monkeypatch):
    unlock(program)
    close = program.session.vault.database.close

    def fail():
        close()
        raise ZeroDivisionError

    monkeypatch.setattr(program.session.vault.database, "close", fail)
    with pytest.raises(ZeroDivisionError):
        program.lock()
    assert not program.session.is_open
    assert program.window.key == "unlock"


def test_hiding_a_screen_where_someone_else_sits_locks_whatever_happens(program, qtbot, monkeypatch):
    unlock(program)
    shown = program.window.screen_shown
    shown.has_guest = True

    def fail():
        raise ZeroDivisionError

    monkeypatch.setattr(shown, "leave", fail)
    with pytest.raises(ZeroDivisionError):
        program.hide()
    assert not program.session.is_open


def test_help_where_someone_else_sits_comes_after_the_lock_and_its_way_back_is_the_lock(program):
    unlock(program)
    program.window.screen_shown.has_guest = True
    program.help()
    assert not program.session.is_open
    assert program.window.key == "help"
    assert program.window.place[1]["back"] == "unlock"


def test_the_lock_says_why_when_it_came_by_itself_and_only_then(program, qtbot):
    why = _("You did nothing for a while. Fill in your password, and you come back where you were.")
    unlock(program)
    program.idle.passed.emit()
    assert why in spoken(program.window)
    unlock(program)
    program.lock()
    assert why not in spoken(program.window)
    unlock(program)
    program.hide()
    program.idle.passed.emit()
    program.go_on()
    assert why in spoken(program.window)


# --- the idle time ---------------------------------------------------------------------------------------------------


def idle(minutes: int, now: list[float]) -> tuple[Idle, list[float], list[bool]]:
    counting = Idle(minutes, clock=lambda: now[0])
    soon, passed = [], []
    counting.soon.connect(soon.append)
    counting.passed.connect(lambda: passed.append(True))
    counting.start()
    return counting, soon, passed


@pytest.mark.parametrize(("minutes", "told_from"), [(1, 40), (2, 80), (5, 240), (10, 540), (60, 3540)])
def test_the_end_is_told_in_the_last_minute_and_in_the_last_third_of_a_short_time(qapp, minutes, told_from):
    now = [0.0]
    counting, soon, passed = idle(minutes, now)
    now[0] = told_from - 1
    counting.look()
    assert (soon, passed) == ([], [])
    now[0] = told_from
    counting.look()
    assert soon == [pytest.approx(1)]
    now[0] = minutes * 60
    counting.look()
    assert passed == [True]
    assert not counting.is_counting


def a_key(_line: QLineEdit, window: QWidget) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)


def the_mouse(_line: QLineEdit, window: QWidget) -> None:
    for place in (20, 40):  # it may have stood at one of them already
        QTest.mouseMove(window.windowHandle(), QPoint(place, place))


def an_input_method(line: QLineEdit, _window: QWidget) -> None:
    written = QInputMethodEvent()
    written.setCommitString("é")
    QApplication.sendEvent(line, written)


@pytest.mark.parametrize("sign", [a_key, the_mouse, an_input_method])
@pytest.mark.parametrize("came", ["before", "later"])
def test_a_sign_of_life_takes_the_notice_back_and_counts_anew(qtbot, sign, came):
    now = [0.0]
    window = QWidget()
    qtbot.addWidget(window)
    line = QLineEdit(window)
    if came == "before":
        shown_with_the_keyboard(window, line, qtbot)
    counting, soon, passed = idle(10, now)
    if came == "later":
        shown_with_the_keyboard(window, line, qtbot)
    now[0] = 600 - LAST_SECONDS / 2
    counting.look()
    sign(line, window)
    qtbot.waitUntil(lambda: soon == [pytest.approx(0.5), 0])
    now[0] += 590
    counting.look()
    assert passed == []
    counting.stop()


def shown_with_the_keyboard(window: QWidget, line: QLineEdit, qtbot) -> None:
    line.setFocus()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(line.hasFocus)


def test_the_first_key_after_a_night_asleep_locks_and_goes_nowhere(program, qtbot):
    unlock(program)
    note = write(program.session.vault, "notitie", "Gewandeld.")
    program.window.show_screen("write", document=note.id)
    now = [0.0]
    program.idle._clock = lambda: now[0]
    program.idle.start()
    now[0] = 8 * 3600
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_X)
    assert not program.session.is_open
    assert program.window.key == "unlock"


def test_the_time_is_the_one_that_also_passes_while_the_computer_sleeps():
    assert abs(boot_seconds() - time.clock_gettime(time.CLOCK_BOOTTIME)) < 1
