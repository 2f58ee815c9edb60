"""What the desk tells on D-Bus, on a real bus of the test's own: who is heard, and that sleep waits for the lock."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection

from herstelkluis.ui.desk_events import SCREEN_SAVERS, DeskEvents
from herstelkluis.vault.state import VaultState
from house import PASSWORD
from ui.crash_children import WORDS
from ui.fake_desk import OWN_SESSION, Logind, tell, tell_lock, tell_sleep


@pytest.fixture
def logind(bus):
    logind = Logind(bus.connect())
    yield logind
    logind.clean_up()


@pytest.fixture
def away():
    return []


@pytest.fixture
def events(bus, logind, away, qtbot):
    events = listening(bus.connect(), bus.connect(), away)
    qtbot.waitUntil(lambda: events.holds_sleep and events._own_session == OWN_SESSION)
    yield events
    events._let_sleep()


def listening(system, session, away) -> DeskEvents:
    events = DeskEvents(system, session)
    events.away.connect(lambda: away.append(events.holds_sleep))
    return events


def settle(bus, events, qtbot) -> None:
    """Until what was sent so far was heard: something that is always heard, sent after it."""
    seen: list[bool] = []
    events.away.connect(lambda: seen.append(True))
    name = "org.mate.ScreenSaver"
    last = bus.connect()
    assert last.registerService(name)
    tell(last, "/", name, "ActiveChanged", True)
    qtbot.waitUntil(lambda: bool(seen))


def test_sleep_waits_until_everyone_is_done_and_no_longer(events, logind, away, qtbot):
    assert logind.inhibited == [["sleep", "Herstelkluis", "Locks before sleep", "delay"]]
    assert logind.waits_before_sleep()
    waiting = []
    events.away.connect(lambda: waiting.append(logind.waits_before_sleep()))
    tell_sleep(logind.connection, begins=True)
    qtbot.waitUntil(lambda: away == [True])
    assert waiting == [True]
    assert not logind.waits_before_sleep()
    tell_sleep(logind.connection, begins=False)
    qtbot.waitUntil(lambda: events.holds_sleep)
    assert logind.waits_before_sleep()
    assert away == [True]


def test_the_real_program_is_locked_with_every_word_saved_before_the_computer_sleeps(
    bus, logind, qtbot, house, new_vault, tmp_path
):
    shutil.copytree(new_vault.folder, house.folder)
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
    buses = ("DBUS_SYSTEM_BUS_ADDRESS", "DBUS_SESSION_BUS_ADDRESS")
    surroundings = os.environ | dict.fromkeys(names, str(tmp_path)) | dict.fromkeys(buses, bus.address)
    surroundings |= {"PYTHONPATH": str(Path(__file__).parents[1])}
    command = [sys.executable, "-m", "ui.crash_children", "stay_open", str(house.folder)]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == b"open\n"
        qtbot.waitUntil(lambda: bool(logind.inhibited))
        assert house.lifecycle().state is VaultState.IN_USE
        assert logind.waits_before_sleep()
        tell_sleep(logind.connection, begins=True)
        qtbot.waitUntil(lambda: not logind.waits_before_sleep())
        assert house.lifecycle().state is VaultState.LOCKED
        program.kill()
    lifecycle = house.lifecycle()
    assert lifecycle.unlock(PASSWORD).find(WORDS)
    lifecycle.lock()


def test_a_failure_while_locking_does_not_keep_the_computer_awake(events, logind, qtbot):
    def fail():
        raise RuntimeError

    events.away.connect(fail)
    with qtbot.captureExceptions() as raised:
        tell_sleep(logind.connection, begins=True)
        qtbot.waitUntil(lambda: not logind.waits_before_sleep())
    assert [kind for kind, _error, _trace in raised] == [RuntimeError]


def test_the_lock_of_this_session_is_heard_and_of_another_is_not(bus, events, logind, away, qtbot):
    tell_lock(logind.connection, OWN_SESSION + "9")
    settle(bus, events, qtbot)
    assert len(away) == 1
    tell_lock(logind.connection)
    qtbot.waitUntil(lambda: len(away) == 2)


@pytest.mark.parametrize("desktop", SCREEN_SAVERS)
def test_the_lock_of_every_desktop_is_heard_and_its_end_is_not(bus, events, away, qtbot, desktop):
    name, screen = f"org.{desktop}.ScreenSaver", bus.connect()
    assert screen.registerService(name)
    tell(screen, "/ScreenSaver", name, "ActiveChanged", False)
    tell(screen, "/ScreenSaver", name, "ActiveChanged", True)
    qtbot.waitUntil(lambda: bool(away))
    assert len(away) == 1


def test_who_does_not_own_the_name_is_not_heard(bus, events, logind, away, qtbot):
    stranger = bus.connect()
    tell_sleep(stranger, begins=True)
    tell_lock(stranger)
    tell(stranger, "/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
    settle(bus, events, qtbot)
    assert len(away) == 1
    assert logind.waits_before_sleep()


def test_strange_arguments_are_not_heard(bus, events, logind, away, qtbot):
    for strange in ([], ["yes"], [1], [True, True]):
        tell(
            logind.connection, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", *strange
        )
    settle(bus, events, qtbot)
    assert len(away) == 1


def test_a_login_service_that_starts_again_is_asked_again(events, logind, qtbot):
    assert logind.connection.unregisterService("org.freedesktop.login1")
    assert logind.connection.registerService("org.freedesktop.login1")
    qtbot.waitUntil(lambda: len(logind.inhibited) == 2)
    qtbot.waitUntil(lambda: events.holds_sleep)


def test_without_a_known_session_any_lock_is_heard(bus, logind, away, qtbot):
    logind.refuses = True
    events = listening(bus.connect(), bus.connect(), away)
    qtbot.waitUntil(lambda: not events._asked)
    assert not events.holds_sleep
    tell_lock(logind.connection, OWN_SESSION + "9")
    qtbot.waitUntil(lambda: len(away) == 1)


def test_without_a_bus_nothing_is_heard_and_nothing_breaks(qtbot, away):
    nowhere = QDBusConnection.connectToBus("unix:path=/nowhere/at/all", "test-nowhere")
    events = listening(nowhere, nowhere, away)
    assert not events.holds_sleep
    assert away == []


def test_a_bus_that_dies_breaks_nothing(bus, events, away, qtbot):
    bus.end()
    qtbot.waitUntil(lambda: not events._system.isConnected())
    events._begin()
    assert away == []
    assert not events.holds_sleep
