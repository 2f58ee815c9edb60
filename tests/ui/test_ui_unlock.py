"""Unlocking a real vault from its screen: right, wrong, by words, and every reason why not."""

from __future__ import annotations

import shutil
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from herstelkluis.errors import EncryptionMissingError, NotEnoughMemoryError, VaultDamagedError, VaultMissingError
from herstelkluis.settings import Settings
from herstelkluis.ui.screens.unlock import UnlockScreen
from herstelkluis.ui.session import Session
from herstelkluis.vault.lifecycle import VaultState
from house import PASSWORD
from ui.accessible import spoken


@pytest.fixture
def locked(look, qtbot, house, tmp_path):
    lifecycle, _ = house.make()
    lifecycle.lock()
    session = Session(house.folder, Settings(), tmp_path / "settings.json")
    screen = UnlockScreen(session)
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    screen.enter()
    yield house, session, screen
    session.lock()


def type_and_open(qtbot, screen, text):
    field = screen._words.edit if screen._with_words else screen._password.edit
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(screen._open.isEnabled)


def test_the_password_opens_and_nothing_of_it_stays(qtbot, locked):
    _, session, screen = locked
    with qtbot.waitSignal(session.was_opened):
        type_and_open(qtbot, screen, PASSWORD)
    assert session.is_open
    assert PASSWORD not in "".join(line.text() for line in screen.findChildren(QLineEdit))


def test_beside_a_second_key_the_password_of_the_other_computer_is_thought_of(qtbot, locked):
    house, _, screen = locked
    second = house.folder / "kluis (conflicted copy).hdr"
    shutil.copyfile(house.folder / "kluis.hdr", second)
    type_and_open(qtbot, screen, "een heel ander wachtwoord")
    assert "Misschien past het wachtwoord van je andere computer." in spoken(screen)
    second.unlink()
    type_and_open(qtbot, screen, "een heel ander wachtwoord")
    assert "andere computer" not in spoken(screen)


def test_a_wrong_password_is_emptied_and_trying_again_is_free(qtbot, locked):
    _, session, screen = locked
    for _ in range(3):
        type_and_open(qtbot, screen, "een heel ander wachtwoord")
        assert "Dit wachtwoord klopt niet" in spoken(screen)
        assert screen._password.text() == ""
        assert "Er gaat niets verloren" in spoken(screen)
    assert not session.is_open
    type_and_open(qtbot, screen, PASSWORD)
    assert session.is_open


def test_capitals_by_mistake_get_their_own_sentence(qtbot, locked):
    _, _, screen = locked
    type_and_open(qtbot, screen, PASSWORD.upper())
    assert "Caps Lock" in spoken(screen)
    assert "toetsenbord" in spoken(screen).lower()


def test_the_twelve_words_open_in_any_spacing_and_case(qtbot, locked):
    house, session, screen = locked
    screen._other.click()
    type_and_open(qtbot, screen, "  ".join(house.words).upper())
    assert session.is_open
    assert session.opened_with_words


@pytest.mark.parametrize(
    ("error", "said"), [(EncryptionMissingError, "Installeer het programma opnieuw"), (VaultDamagedError, "beschadigd")]
)
def test_what_no_password_can_mend_takes_the_place_of_the_field(qtbot, locked, monkeypatch, error, said):
    _, session, screen = locked

    def refuse(_password):
        raise error

    monkeypatch.setattr(session.lifecycle, "unlock", refuse)
    type_and_open(qtbot, screen, PASSWORD)
    assert said in spoken(screen)
    assert not screen._password.isVisible()
    assert screen._help.isVisible()
    assert PASSWORD not in "".join(line.text() for line in screen.findChildren(QLineEdit))


def test_too_little_memory_leaves_the_field_for_another_try(qtbot, locked, monkeypatch):
    _, session, screen = locked

    def refuse(_password):
        raise NotEnoughMemoryError

    monkeypatch.setattr(session.lifecycle, "unlock", refuse)
    type_and_open(qtbot, screen, PASSWORD)
    assert "te weinig" in spoken(screen)
    assert screen._password.isVisible()


def test_what_nobody_foresaw_leaves_the_field_for_another_try(qtbot, locked, monkeypatch):
    _, session, screen = locked
    bugs = []

    def broken(_password):
        raise ZeroDivisionError

    monkeypatch.setattr(sys, "excepthook", lambda *facts: bugs.append(facts[0]))
    with monkeypatch.context() as wrong:
        wrong.setattr(session.lifecycle, "unlock", broken)
        type_and_open(qtbot, screen, PASSWORD)
    assert bugs == [ZeroDivisionError]
    assert not session.is_open
    type_and_open(qtbot, screen, PASSWORD)
    assert session.is_open


def test_a_word_that_is_not_on_the_list_is_named_by_its_number(qtbot, locked):
    house, _, screen = locked
    screen._other.click()
    type_and_open(qtbot, screen, " ".join([*house.words[:8], "qqqqq", *house.words[9:]]))
    assert "Woord 9" in spoken(screen)


@pytest.mark.parametrize("n", [11, 13])
def test_too_few_or_too_many_words_are_counted(qtbot, locked, n):
    house, session, screen = locked
    screen._other.click()
    type_and_open(qtbot, screen, " ".join([*house.words, house.words[0]][:n]))
    assert f"Er zijn 12 woorden nodig. Je vulde er {n} in." in spoken(screen)
    assert "passen niet" not in spoken(screen)
    assert not session.is_open


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (VaultState.IN_USE, "ander venster"),
        (VaultState.TOO_NEW, "nieuwere versie"),
        (VaultState.DAMAGED, "beschadigd"),
    ],
)
def test_why_a_vault_cannot_be_opened_is_said_instead_of_a_field(qtbot, locked, state, said, monkeypatch):
    _, session, screen = locked
    with monkeypatch.context() as disk:
        disk.setattr(session.lifecycle, "look", lambda: state)
        screen.enter()
        assert said in spoken(screen)
        assert not screen._password.isVisible()
    screen._again.click()
    assert screen._password.isVisible()


def test_help_is_one_press_away(qtbot, locked):
    _, _, screen = locked
    with qtbot.waitSignal(screen.go) as gone:
        screen._help.click()
    assert gone.args == ["help", {}]


def test_a_vault_that_is_gone_is_waited_for_elsewhere_with_what_was_asked(qtbot, locked):
    house, _session, screen = locked
    house.folder.rename(house.folder.with_name("elders"))
    with qtbot.waitSignal(screen.go) as gone:
        screen.enter(then="crisis")
    assert gone.args == ["away", {"then": "crisis"}]


def test_a_vault_that_goes_while_it_is_opened_is_waited_for_too(qtbot, locked, monkeypatch):
    _, session, screen = locked

    def refuse(_password):
        raise VaultMissingError

    monkeypatch.setattr(session.lifecycle, "unlock", refuse)
    with qtbot.waitSignal(screen.go) as gone:
        type_and_open(qtbot, screen, PASSWORD)
    assert gone.args == ["away", {}]
