"""Reservekopie at the window: made on a stick, really opened, listed, tried with the words, and taken away."""

from __future__ import annotations

import shutil
from threading import Event

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QCheckBox

from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import BackupNotSoundError, BackupPlaceFullError
from herstelkluis.i18n import _
from herstelkluis.ui.quiet import BY_THEMSELVES
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.found import FOLDER, find_backups
from herstelkluis.vault.backups.making import make_backup
from house import PASSWORD, write
from ui.accessible import assert_named, assert_nothing_clipped, assert_tab_order
from ui.backup_desk import BackupDesk


@pytest.fixture
def desk(look, qtbot, tmp_path):
    made = BackupDesk(qtbot, tmp_path)
    write(made.session.vault, "notitie", "Soep gemaakt voor twee dagen.")
    yield made
    made.end()


def make_one(desk):
    """A first copy, on a stick, from the settings on."""
    desk.plug_in(desk.house.folder.parent / "stick")
    desk.show("settings")
    desk.press("Reservekopie maken")
    QApplication.processEvents()
    desk.button("STICK").click()
    desk.press("Hier een kopie maken")
    desk.wait_for("Je reservekopie is klaar")


def test_a_first_copy_is_made_on_the_stick_and_really_opened(desk):
    desk.show("settings")
    assert "Je hebt nog geen reservekopie. Een USB-stick is genoeg." in desk.said
    make_one(desk)
    assert "We hebben hem echt geopend. Erin: 1 stuk." in desk.said
    (backup,) = find_backups(desk.sticks[0].path)
    assert backup.keyfile is not None
    desk.press("Klaar")
    assert "Laatste kopie: vandaag, gecontroleerd vandaag" in desk.said
    assert desk.window.key == "settings"


def test_everything_goes_with_the_keyboard_alone(desk):
    desk.plug_in(desk.house.folder.parent / "stick")
    desk.show("settings")
    desk.tab_to("Reservekopie maken")
    desk.key(Qt.Key.Key_Return)
    desk.tab_to("STICK")
    desk.key(Qt.Key.Key_Space)
    desk.tab_to("Hier een kopie maken")
    desk.key(Qt.Key.Key_Return)
    desk.wait_for("Je reservekopie is klaar")
    desk.key(Qt.Key.Key_Return)  # the keyboard is on the way on
    desk.qtbot.waitUntil(lambda: desk.window.key == "settings")
    desk.tab_to("Bekijk mijn kopieën")
    desk.key(Qt.Key.Key_Return)
    assert "Vandaag om" in desk.said
    assert_named(desk.window)
    assert_tab_order(desk.window)


def test_the_next_time_one_press_is_enough(desk):
    make_one(desk)
    desk.press("Klaar")
    desk.house.clock.wait(60)
    desk.press("Reservekopie maken")
    desk.wait_for("Je reservekopie is klaar")
    assert len(find_backups(desk.sticks[0].path)) == 2


def test_a_stick_that_is_not_in_is_named_and_another_place_may_be_chosen(desk):
    make_one(desk)
    desk.press("Klaar")
    shutil.rmtree(desk.sticks[0].path)
    desk.press("Reservekopie maken")
    assert "Deze plek is er nu niet: STICK" in desk.said
    desk.pointed = desk.house.folder.parent / "map"
    desk.pointed.mkdir()
    desk.press("Een map kiezen")
    assert "Dit is dezelfde schijf als je kluis. Gaat die stuk, dan ben je ze allebei kwijt." in desk.said
    desk.press("Hier een kopie maken")
    desk.wait_for("Je reservekopie is klaar")
    assert find_backups(desk.pointed)


def test_a_folder_that_a_cloud_takes_along_is_said_so(desk):
    desk.pointed = desk.house.folder.parent / "Nextcloud" / "map"
    desk.pointed.mkdir(parents=True)
    desk.show("backups", make=True)
    desk.press("Een map kiezen")
    assert "Deze map gaat vanzelf naar Nextcloud. Daar ligt dan ook een kopie, op slot." in desk.said
    assert_nothing_clipped(desk.window)


def test_without_a_stick_it_says_so_and_sees_one_that_comes(desk):
    desk.show("backups", make=True)
    assert "Er is nog geen USB-stick. Steek er een in, en kijk opnieuw." in desk.said
    desk.press("Hier een kopie maken")
    assert _("Nothing is chosen yet. Choose a stick or a folder first.") in desk.said
    desk.press("Kijk opnieuw")
    assert _("Still no USB stick is found. Wait a moment and look again, or choose a folder.") in desk.said
    desk.plug_in(desk.house.folder.parent / "stick")
    desk.press("Kijk opnieuw")
    desk.press("STICK")


def test_a_folder_that_is_chosen_takes_the_question_for_a_stick_away(desk):
    desk.pointed = desk.house.folder.parent / "map"
    desk.pointed.mkdir()
    desk.show("backups", make=True)
    desk.press("Een map kiezen")
    assert "Steek er een in" not in desk.said
    assert "Kies de stick, of een map." in desk.said


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            BackupNotSoundError,
            "De kopie op deze plek gaat niet open. Je kluis is in orde. Probeer een andere stick.",
        ),
        (BackupPlaceFullError, "Je kluis is in orde."),
    ],
)
def test_what_goes_wrong_says_that_the_vault_is_well_and_what_to_do(desk, monkeypatch, error, said):
    def refuse(*_what):
        raise error

    monkeypatch.setattr("herstelkluis.ui.backups.screen.make_backup", refuse)
    desk.plug_in(desk.house.folder.parent / "stick")
    desk.show("backups", make=True)
    desk.button("STICK").click()
    desk.press("Hier een kopie maken")
    desk.wait_for("Je kluis is in orde.")
    assert said in desk.said.replace("\n", " ")
    assert desk.button("STICK").isVisible()  # another can be chosen at once


def test_a_copy_that_is_stopped_leaves_nothing(desk, monkeypatch):
    begun, may_go_on = Event(), Event()

    def held_up(vault, place, tell):
        def told(share):
            begun.set()
            may_go_on.wait(60)
            tell(share)

        return make_backup(vault, place, told)

    monkeypatch.setattr("herstelkluis.ui.backups.screen.make_backup", held_up)
    stick = desk.plug_in(desk.house.folder.parent / "stick")
    desk.show("backups", make=True)
    desk.button("STICK").click()
    desk.press("Hier een kopie maken")
    desk.qtbot.waitUntil(begun.is_set)
    desk.press("Stoppen")
    may_go_on.set()
    QThreadPool.globalInstance().waitForDone(60_000)
    QApplication.processEvents()
    assert "Gestopt. Er is geen kopie gemaakt." in desk.said
    assert find_backups(stick.path) == []
    assert not list((stick.path / FOLDER).glob("*.hdr"))
    assert records.records(desk.session.vault) == []


def test_locking_meanwhile_leaves_nothing_and_coming_back_starts_nothing(desk, monkeypatch):
    make_one(desk)
    desk.press("Klaar")
    desk.house.clock.wait(60)
    begun, may_go_on = Event(), Event()

    def held_up(vault, place, tell):
        begun.set()
        may_go_on.wait(60)
        return make_backup(vault, place, tell)

    monkeypatch.setattr("herstelkluis.ui.backups.screen.make_backup", held_up)
    desk.press("Reservekopie maken")
    desk.qtbot.waitUntil(begun.is_set)
    desk.program.lock()
    may_go_on.set()
    QThreadPool.globalInstance().waitForDone(60_000)
    assert len(find_backups(desk.sticks[0].path)) == 1
    desk.session.opened(desk.session.lifecycle.unlock(PASSWORD))
    assert desk.window.key == "backups"
    assert desk.window.screen_shown.doing is None
    assert "Nu een reservekopie maken" in desk.said
    assert "De kluis ging op slot voordat de kopie klaar was." in desk.said


def test_a_drill_with_the_words_says_in_one_sentence_what_it_found(desk):
    make_one(desk)
    desk.press("Oefenen met terugzetten")
    desk.type(" ".join(desk.house.words))
    desk.key(Qt.Key.Key_Return)
    desk.wait_for("Terugzetten lukt")
    assert "Je twaalf woorden openen de kopie van vandaag. Erin: 1 stuk." in desk.said
    desk.press("Naar mijn kopieën")
    assert "geprobeerd met de woorden" in desk.said


def test_other_words_open_nothing_and_stay_to_be_mended(desk):
    make_one(desk)
    desk.press("Oefenen met terugzetten")
    other = " ".join(new_recovery_words())
    desk.type(other)
    desk.press("Proberen")
    page = desk.window.screen_shown.page
    desk.qtbot.waitUntil(lambda: page.isVisible() and bool(page.findChild(TwelveWords).mistake))
    assert QApplication.focusWidget().text() == other
    assert records.last_checked(desk.session.vault).drilled_on is None


def test_a_copy_is_taken_away_only_after_asking(desk):
    make_one(desk)
    desk.press("Naar mijn kopieën")
    (backup,) = find_backups(desk.sticks[0].path)
    desk.press("Weghalen")
    assert "Deze kopie weghalen?" in desk.said
    desk.key(Qt.Key.Key_Return)  # the keyboard is on leaving it
    assert backup.path.exists()
    desk.press("Weghalen")
    desk.press("Deze kopie weghalen")
    assert not backup.path.exists()
    assert "De kopie is van de lijst." in desk.said
    assert records.records(desk.session.vault) == []


def test_copies_by_themselves_can_be_switched_off(desk):
    make_one(desk)
    desk.press("Naar mijn kopieën")
    tick = desk.window.screen_shown.findChild(QCheckBox)
    tick.click()
    assert desk.session.vault.preference(BY_THEMSELVES) is False
    desk.show("backups")
    assert not desk.window.screen_shown.findChild(QCheckBox).isChecked()


@pytest.mark.parametrize("wide", [1366, 1024])
def test_the_list_is_named_reachable_and_whole(desk, wide):
    make_one(desk)
    desk.show("backups", wide=wide)
    assert_named(desk.window)
    assert_tab_order(desk.window)
    assert_nothing_clipped(desk.window)
