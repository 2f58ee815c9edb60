"""Ik heb een reservekopie: from the first screen and from the lock, found, opened, and the vault is back."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.vault.backups.found import find_backups
from herstelkluis.vault.backups.making import make_backup
from house import PASSWORD, write
from ui.accessible import assert_named, assert_nothing_clipped, assert_tab_order
from ui.backup_desk import BackupDesk


@pytest.fixture
def desk(look, qtbot, tmp_path):
    """A vault with one note and a copy of it on a stick; then the vault is gone."""
    made = BackupDesk(qtbot, tmp_path)
    write(made.session.vault, "notitie", "De reiger stond er weer.")
    stick = made.plug_in(tmp_path / "stick")
    make_backup(made.session.vault, stick.path)
    made.session.lock()
    shutil.rmtree(made.house.folder)
    yield made
    made.end()


def is_back(desk):
    # The vault is open a moment before the window hears of it.
    desk.qtbot.waitUntil(lambda: desk.session.is_open and desk.window.key != "coming_back")
    return [one.first_line for one in desk.session.vault.summaries("notitie")]


def test_from_the_first_screen_with_the_keyboard_alone(desk):
    desk.show("welcome")
    desk.tab_to("Ik heb een reservekopie")
    desk.key(Qt.Key.Key_Space)
    assert "Hij gaat nooit ergens overheen. Je kopie blijft ook." in desk.said
    assert_named(desk.window)
    desk.key(Qt.Key.Key_Space)  # the keyboard is on the newest copy
    desk.tab_to("Verder: openen")
    desk.key(Qt.Key.Key_Return)
    desk.type(PASSWORD)
    desk.key(Qt.Key.Key_Return)
    assert is_back(desk) == ["De reiger stond er weer."]
    assert desk.window.key == "today"
    assert "Je kluis is terug" in desk.said
    assert "De kopie van vandaag: 1 stuk." in desk.said
    desk.press("Sluiten")
    assert "Je kluis is terug" not in desk.said


def at_the_secret(desk):
    desk.show("coming_back", back="welcome")
    desk.window.screen_shown.finding._cards[0][0].click()
    desk.press("Verder: openen")


def test_with_the_twelve_words_a_new_password_is_asked(desk):
    at_the_secret(desk)
    desk.press("Herstelsleutel gebruiken")
    desk.type(" ".join(desk.house.words))
    desk.press("Terugzetten")
    assert is_back(desk) == ["De reiger stond er weer."]
    assert desk.window.key == "settings"


def test_a_wrong_password_is_emptied_and_nothing_is_there(desk):
    at_the_secret(desk)
    desk.type("niet het goede wachtwoord")
    desk.press("Terugzetten")
    secret = desk.window.screen_shown.secret
    desk.qtbot.waitUntil(lambda: bool(secret.proof.old.mistake))
    assert secret.proof.typed.text == ""
    assert secret.isVisible()
    assert not desk.house.folder.exists()


def test_a_copy_that_is_broken_says_so_and_another_can_be_chosen(desk):
    (backup,) = find_backups(desk.sticks[0].path)
    backup.path.write_bytes(backup.path.read_bytes()[:-100])
    at_the_secret(desk)
    desk.type(PASSWORD)
    desk.press("Terugzetten")
    finding = desk.window.screen_shown.finding
    desk.qtbot.waitUntil(finding.isVisible)
    assert not desk.house.folder.exists()


def test_without_the_key_file_only_the_words_are_asked(desk):
    (backup,) = find_backups(desk.sticks[0].path)
    backup.keyfile.unlink()
    at_the_secret(desk)
    assert "De twaalf woorden" in desk.said
    assert "Het wachtwoord van toen" not in desk.said


def test_a_file_can_be_pointed_at(desk):
    (backup,) = find_backups(desk.sticks[0].path)
    desk.sticks.clear()
    desk.show("coming_back")
    assert "Er is geen kopie gevonden." in desk.said
    desk.pointed = desk.house.folder.parent
    desk.press("Een map kiezen")
    assert "Op deze plek staat geen reservekopie." in desk.said
    desk.pointed = desk.house.folder.parent / "alles-meegenomen-2026-11-17.zip.age"
    desk.press("Bestand kiezen")
    assert "Kies het bij het maken van een nieuwe kluis, of in Instellingen." in desk.said
    desk.pointed = backup.path
    desk.press("Bestand kiezen")
    desk.press("Verder: openen")
    desk.type(PASSWORD)
    desk.press("Terugzetten")
    assert is_back(desk) == ["De reiger stond er weer."]


def test_going_back_leads_where_one_came_from(desk):
    at_the_secret(desk)
    desk.type(PASSWORD)
    desk.press("Terug")
    desk.press("Terug")
    assert desk.window.key == "welcome"
    assert not desk.house.folder.exists()


def test_a_vault_that_is_gone_is_offered_back_at_the_lock(desk):
    desk.house.folder.mkdir()
    (desk.house.folder / "iets.txt").write_text("van iemand")
    desk.show("unlock")
    desk.press("Ik heb een reservekopie")
    assert desk.window.key == "coming_back"
    desk.window.screen_shown.finding._cards[0][0].click()
    desk.press("Verder: openen")
    desk.type(PASSWORD)
    desk.press("Terugzetten")
    assert is_back(desk) == ["De reiger stond er weer."]
    aside = next(desk.house.folder.parent.glob("kluis-opzij-*"))
    assert (aside / "iets.txt").read_text() == "van iemand"
    assert str(aside) in desk.said


def test_hiding_the_screen_meanwhile_leaves_no_secret_and_no_half_vault(desk):
    at_the_secret(desk)
    desk.type(PASSWORD)
    desk.program.hide()
    assert PASSWORD not in desk.said
    desk.program.go_on()
    QApplication.processEvents()
    assert desk.window.key == "coming_back"
    assert desk.window.screen_shown.secret.proof.typed.text == ""


@pytest.mark.parametrize("wide", [1366, 1024])
def test_both_steps_are_named_reachable_and_whole(desk, wide):
    desk.show("coming_back", wide=wide)
    for _step in range(2):
        QApplication.processEvents()
        assert_named(desk.window)
        assert_tab_order(desk.window)
        assert_nothing_clipped(desk.window)
        desk.window.screen_shown.finding._cards[0][0].setChecked(True)
        desk.window.screen_shown._ask()


def test_without_a_copy_every_button_says_what_is_missing(desk):
    desk.sticks.clear()
    desk.show("coming_back", back="welcome")
    desk.press("Verder: openen")
    assert _("No copy is chosen yet. Put the stick in, or choose the file yourself.") in desk.said
    desk.press("Kijk opnieuw")
    assert _("Still no copy is found. Wait a moment and look again, or choose the file yourself.") in desk.said


def test_the_newest_copy_is_chosen_already(desk):
    desk.show("coming_back", back="welcome")
    assert desk.window.screen_shown.finding.backup is not None
    desk.press("Verder: openen")
    assert desk.window.screen_shown.secret.isVisible()
