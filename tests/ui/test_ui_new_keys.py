"""New keys on the screen: nothing changes before two words were right, and then only the new secrets open the vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.errors import DiskFullError, WrongPasswordError, WrongWordsError
from herstelkluis.i18n import _
from herstelkluis.settings import Settings
from herstelkluis.ui.idle import Idle
from herstelkluis.ui.program import Program
from herstelkluis.ui.screens.new_keys import NewKeysScreen
from herstelkluis.ui.screens.settings import SettingsScreen
from herstelkluis.ui.screens.welcome import WelcomeScreen
from herstelkluis.vault import recovery_sheet, rekeying
from house import PASSWORD, write
from ui.accessible import spoken
from ui.start_places import Place

Look = Callable[..., object]
NEW = "een heel ander wachtwoord"


class Desk(Place):
    """A place with the program around it: what opens, locks and hides."""

    def __init__(self, qtbot: QtBot, folder: Path, **how: bool) -> None:
        super().__init__(qtbot, folder, **how)
        self.program = Program(self.window, self.session, Idle(Settings().lock_after_minutes, parent=self.window))
        self.window.register("new_keys", self._new_keys)
        self.window.register("settings", lambda: SettingsScreen(self.session, calibrate=lambda: CHEAPEST))
        self.window.register("welcome", self._first)

    def _new_keys(self) -> NewKeysScreen:
        return NewKeysScreen(self.session, calibrate=lambda: CHEAPEST, printer=self._print, can_print=lambda: False)

    def _first(self) -> WelcomeScreen:
        return WelcomeScreen(self.session, calibrate=lambda: CHEAPEST, printer=self._print, can_print=lambda: False)

    @property
    def screen(self) -> NewKeysScreen:
        found = self.window.screen_shown
        assert isinstance(found, NewKeysScreen)
        return found

    def until(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in spoken(self.window))

    def prove(self, password: str = PASSWORD) -> None:
        self.screen.why.proof.old.set_text(password)
        self.press("Verder")

    def choose_password(self) -> None:
        self.qtbot.waitUntil(lambda: self.screen.password.isVisible())
        for field in (self.screen.password.choosing.first, self.screen.password.choosing.again):
            field.set_text(NEW)
        self.press("Verder naar het herstelblad")

    def write_down(self) -> tuple[str, ...]:
        self.qtbot.waitUntil(lambda: self.screen.sheet.isVisible())
        words = self.screen.sheet.words
        self.press("Ik schrijf ze over")
        self.press("Verder naar oefenen")
        return words

    def practise(self, words: tuple[str, ...]) -> None:
        self.qtbot.waitUntil(lambda: self.screen.practice.isVisible())
        for field in self.screen.practice.rehearsal.fields:
            field.set_text(words[field._number - 1])
        self.press("Woorden controleren")


@pytest.fixture
def desk(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.end()


def test_all_keys_new_from_the_settings_to_a_new_backup(desk: Desk) -> None:
    kept = write(desk.session.vault, "notitie", "Dit blijft.")
    desk.show("settings")
    desk.session.folder.joinpath("kluis-1.db").stat()
    desk.window.screen_shown.part.asked.emit("new-keys")
    desk.prove()
    desk.choose_password()
    words = desk.write_down()
    desk.practise(words)
    desk.qtbot.waitUntil(lambda: desk.session.is_open and desk.screen.ready.isVisible(), timeout=20_000)
    assert desk.session.vault.document(kept.id).body == kept.body
    assert recovery_sheet.sheet_words(desk.session.vault) == words
    desk.session.lock()
    with pytest.raises(WrongPasswordError):
        desk.session.lifecycle.unlock(PASSWORD)
    with pytest.raises(WrongWordsError):
        desk.session.lifecycle.unlock_with_words(" ".join(desk.house.words))
    desk.session.lifecycle.unlock(NEW)


def test_a_slip_in_the_proof_is_told_before_anything_is_written_down(desk: Desk) -> None:
    desk.show("new_keys", keys="all")
    desk.prove("niet het goede wachtwoord")
    desk.qtbot.waitUntil(lambda: bool(desk.screen.why.proof.old.mistake))
    assert desk.screen.at == 0
    assert desk.screen.why.proof.old.text() == ""


def test_wrong_words_change_nothing_and_leaving_changes_nothing(desk: Desk) -> None:
    before = (desk.session.folder / "kluis.hdr").read_bytes()
    desk.show("new_keys", keys="all")
    desk.prove()
    desk.choose_password()
    words = desk.write_down()
    desk.practise(tuple(reversed(words)))
    assert desk.screen.practice.isVisible()
    assert "Je kunt altijd oefenen bij Instellingen." not in spoken(desk.window)
    desk.press(_("Keep the old keys"))
    assert desk.window.key == "settings"
    assert desk.session.is_open
    assert (desk.session.folder / "kluis.hdr").read_bytes() == before
    desk.until(_("Your password and your old sheet still hold. Throw the new sheet away."))


def test_leaving_before_there_are_new_words_says_nothing_about_a_sheet(desk: Desk) -> None:
    desk.show("new_keys", keys="all")
    desk.press("Zo laten staan")
    desk.until("Reservekopie maken")
    assert _("Nothing was changed") not in spoken(desk.window)


def test_another_time_begins_at_the_first_step_and_goes_all_the_way(desk: Desk) -> None:
    desk.show("new_keys", keys="all")
    desk.prove()
    desk.choose_password()
    given_up = desk.write_down()
    desk.press(_("Keep the old keys"))
    desk.window.show_screen("new_keys", keys="all")
    desk.prove()
    desk.choose_password()
    words = desk.write_down()
    assert words != given_up
    desk.practise(words)
    desk.qtbot.waitUntil(lambda: desk.session.is_open and desk.screen.ready.isVisible(), timeout=20_000)
    desk.press("Nu niet")
    desk.window.show_screen("new_keys", keys="words")
    assert "Je kluis heeft nieuwe sleutels" not in spoken(desk.window)
    desk.prove(NEW)
    assert desk.write_down() != words


def test_help_on_the_way_keeps_the_place_and_the_words(desk: Desk) -> None:
    desk.show("new_keys", keys="all")
    desk.prove()
    desk.choose_password()
    words = desk.write_down()
    desk.press("Ik heb nu hulp nodig")
    desk.window.show_screen("new_keys", keys="all")
    assert desk.screen.practice.isVisible()
    desk.practise(words)
    desk.qtbot.waitUntil(lambda: desk.session.is_open and desk.screen.ready.isVisible(), timeout=20_000)


def test_when_it_does_not_work_the_vault_opens_as_before_and_says_why(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = write(desk.session.vault, "notitie", "Dit blijft.")

    def full(*_what: object, **_how: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(rekeying, "rekey", full)
    desk.show("new_keys", keys="all")
    desk.prove()
    desk.choose_password()
    desk.practise(desk.write_down())
    desk.until("De schijf is vol")
    desk.qtbot.waitUntil(lambda: desk.session.is_open)
    assert desk.screen.why.isVisible()
    assert desk.session.vault.document(kept.id).body == kept.body


@pytest.mark.parametrize("way", ["lock", "hide"])
def test_locked_or_hidden_while_it_works_it_still_ends_well(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    real = rekeying.rekey
    begun, go_on = Event(), Event()

    def slow(*what: object, **how: object) -> None:
        begun.set()
        go_on.wait(20)
        real(*what, **how)

    monkeypatch.setattr(rekeying, "rekey", slow)
    desk.show("new_keys", keys="all")
    desk.prove()
    desk.choose_password()
    desk.practise(desk.write_down())
    desk.qtbot.waitUntil(begun.is_set)
    getattr(desk.program, way)()
    go_on.set()
    if way == "lock":
        desk.qtbot.waitUntil(lambda: desk.window.key == "unlock", timeout=20_000)
        assert not desk.session.is_open
        desk.session.lifecycle.unlock(NEW)
        return
    desk.qtbot.waitUntil(lambda: desk.session.is_open, timeout=20_000)
    assert desk.window.is_covered
    desk.program.go_on()
    desk.qtbot.waitUntil(lambda: desk.screen.ready.isVisible())


def test_a_lost_sheet_gets_new_words_and_the_password_stays(desk: Desk) -> None:
    desk.show("settings", part="practise")
    desk.window.screen_shown.part.asked.emit("new-words")
    desk.prove()
    words = desk.write_down()
    desk.practise(words)
    desk.qtbot.waitUntil(lambda: desk.screen.ready.isVisible())
    assert recovery_sheet.sheet_words(desk.session.vault) == words
    desk.session.lock()
    with pytest.raises(WrongWordsError):
        desk.session.lifecycle.unlock_with_words(" ".join(desk.house.words))
    desk.session.lifecycle.unlock_with_words(" ".join(words))
    desk.session.lock()
    desk.session.lifecycle.unlock(PASSWORD)


def test_forgotten_password_then_the_words_then_a_new_password_then_today(desk: Desk) -> None:
    """The whole way of who comes with only the sheet: the twelve words are typed once."""
    kept = write(desk.session.vault, "notitie", "Dit blijft.")
    desk.show("today")
    desk.program.lock()
    QApplication.processEvents()
    desk.press("Herstelsleutel gebruiken")
    screen = desk.window.screen_shown
    screen._words.set_text(" ".join(desk.house.words).upper())
    desk.press("Kluis openen")
    desk.until("Wachtwoord wijzigen")
    part = desk.window.screen_shown.part
    assert not part.proof.isVisible(), "the words were typed already"
    for field in (part.choosing.first, part.choosing.again):
        field.set_text(NEW)
    desk.press("Nieuw wachtwoord gebruiken")
    desk.until("Je wachtwoord is gewijzigd")
    desk.program.lock()
    desk.qtbot.waitUntil(lambda: desk.window.key == "unlock")
    QApplication.processEvents()
    desk.window.screen_shown._password.set_text(NEW)
    desk.press("Kluis openen")
    desk.qtbot.waitUntil(lambda: desk.session.is_open)
    assert desk.session.vault.document(kept.id).body == kept.body
    assert desk.window.key == "settings", "back where the person was"


def test_once_a_quarter_two_words_are_asked_on_today_and_it_can_wait_or_stop(desk: Desk) -> None:
    vault = desk.session.vault
    write(vault, "notitie", "Begonnen.")
    recovery_sheet.keep_practised(vault)
    ask = desk.show("today")._words_ask
    assert not ask.isVisible()
    desk.house.clock.at += timedelta(days=95)
    desk.show("today")
    assert ask.isVisible()
    ask._later()
    desk.show("today")
    assert not ask.isVisible()
    desk.house.clock.at += timedelta(days=14)
    desk.show("today")
    assert ask.isVisible()
    recovery_sheet.ask_to_practise(vault, on=False)
    desk.show("today")
    assert not ask.isVisible()


def test_the_ways_on_from_the_question_on_today_and_switching_it_off(desk: Desk) -> None:
    vault = desk.session.vault
    write(vault, "notitie", "Begonnen.")
    desk.house.clock.at += timedelta(days=20)
    desk.show("today")
    desk.press("Oefenen met mijn blad")
    assert desk.window.place == ("settings", {"part": "practise"})
    pick = desk.window.findChild(QComboBox)
    assert pick is not None
    assert pick.accessibleName() == "Vraag mij om twee woorden"
    pick.setCurrentIndex(1)
    pick.activated.emit(1)
    assert not recovery_sheet.asks_to_practise(vault)
    desk.press("Ik ben mijn blad kwijt")
    assert desk.window.place == ("new_keys", {"keys": "words"})
    assert not desk.screen.why.proof._other.isVisible(), "who lost the sheet has no words to prove it with"


def test_words_that_cannot_be_stored_keep_the_old_keys(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are sealed with the old key, and would not open with the new one."""
    kept = write(desk.session.vault, "notitie", "Dit staat er.")
    desk.show("new_keys", keys="all")
    desk.prove()
    desk.choose_password()
    words = desk.write_down()
    with monkeypatch.context() as full:
        full.setattr(type(desk.session.vault), "put", refuse)
        desk.session.vault.drafts.change(replace(kept, title="Nog niet bewaard"))
        desk.practise(words)
        desk.qtbot.waitUntil(lambda: desk.session.is_open and desk.screen.why.isVisible())
    assert desk.session.vault.document(kept.id).title == "Nog niet bewaard"
    desk.session.lock()
    desk.session.lifecycle.unlock(PASSWORD)


def refuse(*_what: object) -> None:
    raise DiskFullError
