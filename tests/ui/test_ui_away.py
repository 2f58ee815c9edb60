"""A vault on a stick that is out: told calmly with its name, found by itself, and never taken for one never made."""

from __future__ import annotations

import json
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.ui.backups.coming_back import ComingBackScreen
from herstelkluis.ui.screens.away import AwayScreen
from herstelkluis.vault.backups.making import make_backup
from house import PASSWORD, write
from ui.accessible import assert_named, assert_nothing_clipped, assert_tab_order
from ui.backup_desk import BackupDesk

AWAY = "De map van je kluis is er nu niet."


@pytest.fixture
def desk(look, qtbot, tmp_path):
    """A program whose vault is on a stick called BLAUW; then the stick is out."""
    made = BackupDesk(qtbot, tmp_path / "BLAUW")
    write(made.session.vault, "notitie", "De reiger stond er weer.")
    made.usual = tmp_path / "thuis" / "kluis"
    made.pointed = None
    made.window.register(
        "away", lambda: AwayScreen(made.session, choose=lambda _parent: made.pointed, usual=made.usual)
    )
    made.window.register(
        "coming_back", lambda: ComingBackScreen(made.session, sticks=lambda: made.sticks, usual=made.usual)
    )
    made.elsewhere = tmp_path / "in de la"
    made.session.lock()
    yield made
    made.end()


def pull_out(desk):
    desk.house.folder.parent.rename(desk.elsewhere)


def start(desk):
    desk.window.resize(1366, 768)
    desk.program.start()
    desk.window.show()
    desk.qtbot.waitExposed(desk.window)
    desk.window.activateWindow()
    desk.qtbot.waitUntil(desk.window.isActiveWindow)


def test_at_the_start_it_is_told_with_its_name_and_one_step_and_no_new_vault_comes_first(desk):
    pull_out(desk)
    start(desk)
    assert desk.window.key == "away"
    assert AWAY in desk.said
    assert str(desk.house.folder) in desk.said
    assert "Doe de stick of de schijf erin." in desk.said
    assert "Welkom" not in desk.said
    focus = QApplication.focusWidget()
    assert focus is None or "nieuwe kluis" not in focus.text()


def test_it_goes_on_by_itself_when_the_stick_is_in(desk):
    pull_out(desk)
    start(desk)
    desk.elsewhere.rename(desk.house.folder.parent)
    desk.qtbot.waitUntil(lambda: desk.window.key == "unlock")
    desk.type(PASSWORD)
    desk.key(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.session.is_open)


def test_looking_again_says_that_it_is_not_here_yet(desk):
    pull_out(desk)
    start(desk)
    desk.press("Kijk opnieuw")
    desk.wait_for("Hij is er nog niet.")


def test_another_place_can_be_pointed_at_and_a_folder_without_a_vault_is_told(desk, tmp_path):
    pull_out(desk)
    start(desk)
    desk.pointed = tmp_path
    desk.press("Andere plek kiezen")
    assert "In deze map staat geen kluis." in desk.said
    desk.pointed = desk.elsewhere
    desk.press("Andere plek kiezen")
    assert desk.window.key == "unlock"
    desk.type(PASSWORD)
    desk.key(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: desk.session.is_open)
    assert [one.first_line for one in desk.session.vault.summaries("notitie")] == ["De reiger stond er weer."]


def test_a_stick_that_goes_out_at_the_lock_is_told_and_the_way_back_stays(desk):
    desk.show("unlock", back=True)
    pull_out(desk)
    desk.window.show_screen("unlock", back=True)
    assert desk.window.key == "away"
    desk.elsewhere.rename(desk.house.folder.parent)
    desk.qtbot.waitUntil(lambda: desk.window.key == "unlock")
    assert "Je komt terug waar je was" in desk.said


def test_a_stick_that_is_lost_comes_back_from_a_copy_on_this_computer(desk, tmp_path):
    desk.session.lifecycle.unlock(PASSWORD)
    stick = desk.plug_in(tmp_path / "rood")
    make_backup(desk.session.vault, stick.path)
    desk.session.lock()
    pull_out(desk)
    start(desk)
    desk.press("Ik heb een reservekopie")
    desk.press("Verder: openen")
    desk.type(PASSWORD)
    desk.press("Terugzetten")
    desk.qtbot.waitUntil(lambda: desk.session.is_open and desk.window.key == "today")
    assert desk.session.folder == desk.usual
    assert f"Hij staat nu in {desk.usual}." in desk.said
    assert not desk.house.folder.exists()
    desk.session.lock()
    desk.session.move_to(desk.house.folder)  # as it starts the next time
    desk.window.show_screen("unlock")
    desk.press("De kluis op deze computer openen")
    assert desk.session.folder == desk.usual
    assert desk.window.key == "unlock"


def test_nothing_of_the_place_is_written_down(desk, tmp_path):
    pull_out(desk)
    start(desk)
    desk.pointed = desk.elsewhere
    desk.press("Andere plek kiezen")
    kept = tmp_path / "BLAUW" / "settings.json"
    assert not kept.exists()
    desk.session.change_settings(desk.session.settings)
    assert "kluis" not in json.dumps(json.loads(kept.read_text()))
    shutil.rmtree(kept.parent)


def test_words_that_wait_for_their_vault_are_not_left_behind(desk, monkeypatch):
    pull_out(desk)
    monkeypatch.setattr(type(desk.session), "has_words_waiting", property(lambda _session: True))
    start(desk)
    assert "Je laatste woorden wachten hier" in desk.said
    for way in ("Andere plek kiezen", "Ik heb een reservekopie", "Een nieuwe kluis maken"):
        assert way not in desk.said


@pytest.mark.parametrize("wide", [1366, 1024])
def test_the_page_is_named_reachable_and_whole(desk, wide):
    pull_out(desk)
    desk.show("unlock", wide=wide)
    assert desk.window.key == "away"
    assert_named(desk.window)
    assert_tab_order(desk.window)
    assert_nothing_clipped(desk.window)
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    assert desk.window.key == "away"
