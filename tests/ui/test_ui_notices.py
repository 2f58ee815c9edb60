"""A notice goes when it was read: closed, with Escape, or with the screen it was read on. Never by the clock."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from herstelkluis.ui.last_minute import LastMinute
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Second
from screens.window_pictures import window as example_window
from ui.accessible import assert_nothing_clipped, assert_tab_order, spoken

READ, SAID = "Je kluis is terug", "Wat er eerst stond, ligt ernaast."


@pytest.fixture
def window(look: Callable[..., object], qtbot: QtBot) -> MainWindow:
    made = example_window("vandaag")
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


def tell(window: MainWindow, *, seen: bool = True, notice: Banner | None = None) -> Banner:
    notice = notice or Banner("info", READ, SAID)
    window.show_notice(notice)
    if seen:
        notice.grab()  # painted, as the next turn of the event loop does
    return notice


def test_it_goes_with_the_screen_it_was_read_on(window: MainWindow) -> None:
    tell(window)
    window.show_screen("vandaag", again=True)
    assert READ not in spoken(window)


def test_one_that_was_not_on_the_screen_yet_comes_along(window: MainWindow) -> None:
    notice = tell(window, seen=False)
    window.show_screen("delen")
    assert READ in spoken(window)
    notice.grab()
    window.show_screen("vandaag")
    assert READ not in spoken(window)


def test_it_waits_for_the_slowest_reader(window: MainWindow, qtbot: QtBot) -> None:
    notice = tell(window)
    qtbot.wait(300)
    assert notice.isVisible()
    assert not [one for one in notice.children() if one.inherits("QTimer")]


def test_escape_takes_the_newest_and_then_the_one_before(window: MainWindow) -> None:
    tell(window)
    tell(window, notice=Banner("info", "En nog iets"))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert "En nog iets" not in spoken(window)
    assert READ in spoken(window)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert READ not in spoken(window)
    QTest.keyClick(window, Qt.Key.Key_Escape)  # nothing left: nothing happens


def test_every_notice_can_be_closed_with_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    notice = tell(window)
    QApplication.processEvents()
    assert_tab_order(window)
    assert_nothing_clipped(window)
    close = next(one for one in notice.findChildren(QAbstractButton) if one.text() == "Sluiten")
    QTest.keyClick(close, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: READ not in spoken(window))


def test_one_with_answers_of_its_own_gets_no_other(window: MainWindow) -> None:
    notice = tell(window, notice=Banner("info", READ, SAID, [Second("Lang genoeg")]))
    assert "Sluiten" not in spoken(notice)


def test_the_last_minute_stays_until_it_is_over(window: MainWindow) -> None:
    tell(window, notice=LastMinute(0.5))
    said = "De kluis gaat binnen een minuut op slot"
    assert said in spoken(window)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    window.show_screen("delen")
    assert said in spoken(window)


def test_no_room_is_left_where_a_notice_was(window: MainWindow) -> None:
    def below() -> int:
        QApplication.processEvents()
        screen = window.screen_shown
        assert screen is not None
        return window.height() - screen.mapTo(window, screen.rect().bottomLeft()).y()

    window.show_screen("delen")
    before = below()
    tell(window)
    assert below() >= before
    window.show_screen("delen", again=True)
    assert below() == before
