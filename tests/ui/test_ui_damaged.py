"""A damaged vault: the lock leads to the ways, and each way ends in an open vault or leaves all as it was."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from herstelkluis.i18n import _
from herstelkluis.ui.backups.places import Stick
from herstelkluis.ui.screens.damaged import DamagedScreen
from herstelkluis.ui.screens.unlock import UnlockScreen
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.backups.found import FOLDER
from house import PASSWORD, write
from ui.accessible import assert_named
from ui.start_places import Place

PAGE = 4096


@pytest.fixture
def place(look: Callable[..., object], qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    made = Place(qtbot, tmp_path)
    for number in range(12):
        write(made.session.vault, "notitie", f"De reiger {number} " * 100, title=f"Kanaal {number}")
    made.session.lock()
    made.sticks = []  # type: ignore[attr-defined]  # what is plugged in
    made.window.register("damaged", lambda: DamagedScreen(made.session, sticks=lambda: made.sticks))  # type: ignore[attr-defined]
    yield made
    made.end()


def noise(place: Place, *numbers: int) -> None:
    with (place.house.folder / "kluis-1.db").open("r+b") as file:
        for number in numbers:
            file.seek((number - 1) * PAGE)
            file.write(b"\x55" * PAGE)


def screen_of(place: Place) -> DamagedScreen:
    shown = place.show("damaged")
    assert isinstance(shown, DamagedScreen)
    return shown


def titles(place: Place) -> list[str]:
    shown = place.window.screen_shown
    assert shown is not None
    return [one.text() for one in shown.findChildren(Words) if one.isVisible()]


def choose(screen: DamagedScreen, words: str) -> None:
    next(one for one in screen.findChildren(QAbstractButton) if one.text() == words and one.isVisible()).click()


def test_the_lock_leads_there_when_the_vault_is_damaged(place: Place) -> None:
    (place.house.folder / "kluis.hdr").write_bytes(b"")
    shown = place.show("unlock")
    assert isinstance(shown, UnlockScreen)
    place.press(_("Other ways"))
    assert isinstance(place.window.screen_shown, DamagedScreen)
    assert_named(place.window)


def test_what_can_be_read_comes_back_and_the_vault_opens(place: Place, qtbot: QtBot) -> None:
    noise(place, 1, 3, 5)
    before = (place.house.folder / "kluis-1.db").read_bytes()
    screen = screen_of(place)
    choose(screen, _("Bring everything over"))
    screen.opening.proof.old.edit.setText("een ander wachtwoord")
    screen._begin()
    qtbot.waitUntil(lambda: screen._doing is None)
    assert screen._step is screen.opening
    screen.opening.proof.old.edit.setText(PASSWORD)
    screen._begin()
    qtbot.waitUntil(lambda: place.session.is_open)
    assert len(place.session.vault.summaries()) >= 11
    (aside,) = [one for one in place.house.folder.parent.iterdir() if "opzij" in one.name]
    assert (aside / "kluis-1.db").read_bytes() == before


def test_a_damaged_key_is_replaced_by_the_one_on_a_stick(place: Place, qtbot: QtBot, tmp_path: Path) -> None:
    own, stick = place.house.folder / "kluis.hdr", tmp_path / "stick"
    (stick / FOLDER).mkdir(parents=True)
    shutil.copyfile(own, stick / FOLDER / "kluis-2026-11-17-130500.hdr")
    own.write_bytes(b"")
    screen = screen_of(place)
    assert _("Another copy of the key") not in titles(place)
    assert _("Save what can be read") not in titles(place)
    place.sticks.append(Stick(stick, "Blauwe stick"))  # type: ignore[attr-defined]
    screen = screen_of(place)
    choose(screen, _("Use that key"))
    screen.opening.proof.old.edit.setText(PASSWORD)
    screen._begin()
    qtbot.waitUntil(lambda: place.session.is_open)
    assert len(place.session.vault.summaries()) == 12


def test_an_open_vault_is_locked_first_and_stopping_changes_nothing(place: Place, qtbot: QtBot) -> None:
    noise(place, 9)
    before = sorted(one.name for one in place.house.folder.parent.iterdir())
    place.session.opened(place.session.lifecycle.unlock(PASSWORD))
    screen = screen_of(place)
    choose(screen, _("Bring everything over"))
    screen.opening.proof.old.edit.setText(PASSWORD)
    screen._begin()
    assert not place.session.is_open
    assert screen._doing is not None
    screen._doing.stop()
    qtbot.wait_for_threads()
    assert sorted(one.name for one in place.house.folder.parent.iterdir()) == before
    assert screen._step is screen.ways
    assert screen.opening.proof.old.text() == PASSWORD  # it may be tried again at once
    screen.leave()
    assert screen.opening.proof.old.text() == ""
