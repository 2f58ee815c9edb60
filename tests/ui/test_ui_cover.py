"""Hiding and locking: covered at once, and nothing of the content left to find."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QVBoxLayout
from pytestqt.qtbot import QtBot

from costs import least_milliseconds
from herstelkluis.model.text import Run, runs
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.runs_clipboard import mime_of_runs
from herstelkluis.ui.widgets.words import Words
from ui.accessible import spoken

PLANTED = "Ik mis mijn oma van de Lindelaan"
Look = Callable[..., object]


class Diary(Screen):
    """Keeps what was done to it, outside itself."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self.told = told
        self.title, self.subtitle = PLANTED, PLANTED
        column = QVBoxLayout(self)
        self.edit = OwnWords(PLANTED)
        self.label = Words(PLANTED, "own_small")
        column.addWidget(self.edit)
        column.addWidget(self.label)

    def enter(self, **what: object) -> None:
        self.told.append(f"enter {sorted(what.items())}")
        self.edit.set_runs(runs(PLANTED))
        self.edit.insertPlainText(" en meer")

    def leave(self) -> None:
        self.told.append("leave")

    def clear(self) -> None:
        self.told.append("clear")
        self.edit.set_runs(())
        self.label.setText("")

    def place(self) -> dict[str, object]:
        return {"id": "7"}


class Stubborn(Diary):
    """A screen whose leaving fails."""

    def leave(self) -> None:
        raise RuntimeError("no disk")


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def window(look: Look, qtbot: QtBot, told: list[str]) -> MainWindow:
    window = MainWindow()
    qtbot.addWidget(window)
    window.register("diary", lambda: Diary(told), word="Dagboek", icon="sun")
    window.register("other", lambda: Stubborn(told), word="Ander", icon="leaf")
    window.register("third", lambda: Diary(told), word="Derde", icon="leaf")
    window.resize(1366, 768)
    window.show_screen("diary", question="q1")
    window.show()
    qtbot.waitExposed(window)
    assert PLANTED in spoken(window)
    return window


@pytest.mark.parametrize("kind", ["hidden", "locked"])
def test_nothing_of_the_content_is_in_the_accessibility_tree_of_a_covered_window(window: MainWindow, kind: str) -> None:
    window.show_notice(Banner("mistake", PLANTED))
    window.cover("locked" if kind == "locked" else "hidden")
    assert PLANTED not in spoken(window, hidden=True)
    assert "Dagboek" not in spoken(window, hidden=True)
    assert window.windowTitle() == "Notities"
    for top in QApplication.topLevelWidgets():
        if top.isVisible():
            assert PLANTED not in spoken(top, hidden=True)


def test_the_cover_is_painted_before_anything_else_is_done(look: Look, qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    seen: list[bool] = []

    class Slow(Screen):
        def leave(self) -> None:
            seen.append(window.is_covered and window.windowTitle() == "Notities")

    window.register("slow", Slow)
    window.show_screen("slow")
    window.show()
    qtbot.waitExposed(window)
    window.cover()
    assert seen == [True]


def test_covering_takes_a_third_of_a_tenth_of_a_second_at_most(window: MainWindow) -> None:

    def covering() -> None:
        window._cover.hide()
        window._cover.lay_over("hidden")

    assert least_milliseconds(covering, within=33) < 33


def test_the_screen_settles_and_is_emptied_and_thrown_away(window: MainWindow, told: list[str]) -> None:
    document = window.findChild(OwnWords).document()
    window.cover("hidden")
    assert told[-2:] == ["leave", "clear"]
    assert window.screen_shown is None
    assert not document.isUndoAvailable()
    assert document.toRawText() == ""


def test_dialogs_and_menus_are_closed(window: MainWindow) -> None:
    dialog, menu = QDialog(window), QMenu(window)
    QLabel(PLANTED, dialog)
    menu.addAction(PLANTED)
    dialog.show()
    menu.popup(window.pos())
    window.cover("locked")
    assert not dialog.isVisible()
    assert not menu.isVisible()


def test_own_words_are_taken_off_the_clipboard_and_other_words_are_left(window: MainWindow) -> None:
    clipboard = QApplication.clipboard()
    clipboard.setMimeData(mime_of_runs((Run(PLANTED),)))
    window.cover("hidden")
    assert PLANTED not in clipboard.text()
    window.uncover()
    clipboard.setText("van een ander programma")
    window.cover("hidden")
    assert clipboard.text() == "van een ander programma"


def test_uncovering_comes_back_where_the_person_was(window: MainWindow, told: list[str]) -> None:
    window.cover("hidden")
    window.uncover()
    assert not window.is_covered
    assert told[-1] == "enter [('id', '7'), ('question', 'q1')]"
    assert PLANTED in spoken(window)
    assert window.windowTitle() == "Herstelkluis"


def test_a_screen_that_cannot_settle_is_covered_and_emptied_all_the_same(window: MainWindow) -> None:
    window.show_screen("other")
    with pytest.raises(RuntimeError):
        window.cover("locked")
    assert window.is_covered
    assert PLANTED not in spoken(window, hidden=True)


def test_what_is_asked_for_under_a_cover_waits(window: MainWindow, told: list[str]) -> None:
    window.cover("hidden")
    before = len(told)
    window.show_screen("diary", question="q2")
    assert len(told) == before
    window.uncover()
    assert told[-1] == "enter [('question', 'q2')]"


@pytest.mark.parametrize("deed", ["place", "leave", "clear"])
def test_whatever_fails_in_one_screen_the_words_of_none_are_left(
    window: MainWindow, told: list[str], monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    def fail() -> None:
        raise RuntimeError

    window.show_screen("third")
    monkeypatch.setattr(window.screen_shown, deed, fail)
    told.clear()
    hidden: list[str] = []
    window.covered.connect(hidden.append)
    with pytest.raises(RuntimeError):
        window.cover("locked")
    assert ("leave" in told) is (deed != "leave")
    assert told.count("clear") == (1 if deed == "clear" else 2)
    assert hidden == ["locked"]
    assert window.screen_shown is None
    assert PLANTED not in spoken(window, hidden=True)
