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

from herstelkluis.errors import DiskFullError, WrongPasswordError, WrongWordsError
from herstelkluis.i18n import _
from herstelkluis.vault import recovery_sheet, rekeying
from house import PASSWORD, write
from ui.accessible import spoken
from ui.keys_desk import NEW, Desk

Look = Callable[..., object]


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
    desk.qtbot.waitUntil(lambda: desk.session.is_open and desk.screen.ready.isVisible())
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
        go_on.wait(60)
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
        desk.qtbot.waitUntil(lambda: desk.window.key == "unlock")
        assert not desk.session.is_open
        desk.session.lifecycle.unlock(NEW)
        return
    desk.qtbot.waitUntil(lambda: desk.session.is_open)
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
    desk.qtbot.waitUntil(lambda: desk.session.is_open and desk.window.key != "unlock")
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
    desk.press("Ik ben mijn herstelblad kwijt")
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
