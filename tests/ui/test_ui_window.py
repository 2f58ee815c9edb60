"""The window: going somewhere, narrow and wide, menu by keyboard, work in a thread, facts of the vault."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from herstelkluis.errors import DiskFullError, KluisError
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.signals import VaultSignals
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.tokens import LIGHT
from herstelkluis.ui.widgets.rail_item import RailItem
from herstelkluis.vault import events
from screens.window_pictures import window as example_window
from ui.accessible import spoken

Look = Callable[..., object]


def shown(qtbot: QtBot, wide: int = 1366, high: int = 768) -> MainWindow:
    window = example_window("vandaag")
    qtbot.addWidget(window)
    window.resize(wide, high)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def button(window: MainWindow, name: str) -> QPushButton:
    return next(each for each in window.findChildren(QPushButton) if name in (each.text(), each.accessibleName()))


def test_the_rail_goes_somewhere_and_says_where(look: Look, qtbot: QtBot) -> None:
    window = shown(qtbot)
    assert "Vandaag, hier ben je" in spoken(window)
    QTest.mouseClick(button(window, "Delen"), Qt.MouseButton.LeftButton)
    assert window.key == "delen"
    assert "Delen, hier ben je" in spoken(window)
    assert "Delen met de POH-GGZ" in spoken(window)
    assert "Dag Sam" not in spoken(window)


def test_a_deed_in_the_rail_is_asked_of_the_program(look: Look, qtbot: QtBot) -> None:
    window = shown(qtbot)
    with qtbot.waitSignal(window.asked) as asked:
        QTest.mouseClick(button(window, "Op slot doen"), Qt.MouseButton.LeftButton)
    assert asked.args == ["slot"]


@pytest.mark.parametrize(
    ("wide", "percent", "narrow"), [(1366, 100, 0), (1099, 100, 1), (1366, 125, 0), (1366, 150, 1)]
)
def test_the_rail_becomes_a_menu_when_narrow_or_large(
    look: Look, qtbot: QtBot, wide: int, percent: int, narrow: int
) -> None:
    look(LIGHT, percent)
    window = shown(qtbot, wide)
    assert button(window, "Menu").isVisible() == bool(narrow)
    assert button(window, "Mijn verhaal").isVisible() != bool(narrow)
    assert "Ik heb nu hulp nodig" in spoken(window)
    assert "Scherm verbergen" in spoken(window)


def test_the_menu_opens_and_closes_by_keyboard(look: Look, qtbot: QtBot) -> None:
    window = shown(qtbot, 1024, 600)
    menu = button(window, "Menu")
    menu.setFocus()
    QTest.keyClick(menu, Qt.Key.Key_Space)
    focus = QApplication.focusWidget()
    assert isinstance(focus, RailItem)
    assert focus.is_here
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is menu
    assert not button(window, "Delen").isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Space)
    QTest.mouseClick(button(window, "Delen"), Qt.MouseButton.LeftButton)
    assert window.key == "delen"
    assert "Delen met de POH-GGZ" in spoken(window)


def test_the_text_size_can_change_while_the_window_is_shown(look: Look, qtbot: QtBot) -> None:
    window = shown(qtbot)
    before = button(window, "Ik heb nu hulp nodig").height()
    look(LIGHT, 200)
    QApplication.processEvents()
    assert button(window, "Ik heb nu hulp nodig").height() > before * 1.5
    assert button(window, "Menu").isVisible()
    look(LIGHT, 100)
    QApplication.processEvents()
    assert button(window, "Ik heb nu hulp nodig").height() == before
    assert not button(window, "Menu").isVisible()


def test_work_runs_elsewhere_and_its_result_comes_back_on_the_ui_thread(qtbot: QtBot) -> None:
    parent, seen = QObject(), []
    Task(parent, threading.get_ident).success(
        lambda it: seen.append((it, QThread.currentThread().isMainThread()))
    ).start()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0][0] != threading.get_ident()
    assert seen[0][1]


def test_an_error_one_can_act_on_goes_to_failure_and_any_other_to_the_crash_hook(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent, failed, crashed = QObject(), [], []

    def full() -> None:
        raise DiskFullError

    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(sys, "excepthook", lambda *facts: crashed.append(facts[0]))
    Task(parent, full).failure(failed.append).start()
    Task(parent, broken).failure(failed.append).start()
    qtbot.waitUntil(lambda: len(failed) + len(crashed) == 2)
    assert isinstance(failed[0], KluisError)
    assert crashed == [ZeroDivisionError]
    Task(parent, broken).failure(failed.append, DiskFullError()).start()
    qtbot.waitUntil(lambda: len(failed) == 2)
    assert crashed == [ZeroDivisionError] * 2
    assert isinstance(failed[1], DiskFullError), "a page that waits hears of it too"


def test_facts_of_the_vault_reach_the_screens_from_any_thread(qtbot: QtBot) -> None:
    signals, vault_events = VaultSignals(), events.Events()
    vault_events.subscribe(signals.tell)
    with qtbot.waitSignal(signals.document_saved) as saved:
        threading.Thread(target=vault_events.emit, args=(events.DocumentSaved("a", 3),)).start()
    assert saved.args == [events.DocumentSaved("a", 3)]
    with qtbot.waitSignal(signals.locked):
        vault_events.emit(events.Locked())


def test_a_mistake_says_what_happened_and_one_next_step(look: Look) -> None:
    said = spoken(mistake(DiskFullError()), hidden=True)
    assert len([line for line in said.splitlines() if line]) >= 2
