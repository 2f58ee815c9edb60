"""Instellingen: every choice is kept, secrets stay nowhere, and what stands open says who can read it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from herstelkluis.errors import CannotWriteError, WrongPasswordError
from herstelkluis.settings import Settings, load
from herstelkluis.ui.screens.settings_open_page import OpenPagePart
from herstelkluis.ui.tokens import LIGHT
from herstelkluis.vault import recovery_sheet
from herstelkluis.vault.open_page import OpenPage, OpenPerson, read_open_page
from house import PASSWORD
from ui.accessible import (
    assert_named,
    assert_nothing_clipped,
    assert_tab_order,
    assert_targets,
    spoken,
)
from ui.start_places import Place

Look = Callable[..., object]
NEW = "een heel ander wachtwoord"


@pytest.fixture
def place(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    made = Place(qtbot, tmp_path)
    yield made
    made.end()


def pick(place: Place, name: str, words: str) -> None:
    combo = next(
        one for one in place.window.findChildren(QComboBox) if one.accessibleName() == name and one.isVisible()
    )
    at = combo.findText(words)
    assert at >= 0
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


@pytest.mark.parametrize(
    ("part", "name", "words", "kept"),
    [
        ("reading", "Kleuren", "Licht", {"theme": "light"}),
        ("reading", "Kleuren", "Donker", {"theme": "dark"}),
        ("reading", "Kleuren", "Hoog contrast", {"theme": "contrast"}),
        ("reading", "Kleuren", "Zoals mijn computer", {"theme": "system"}),
        ("reading", "Grootte van de letters", "200 %", {"text_size": 200}),
        ("reading", "Taal", "English", {"language": "en"}),
        ("safety", "Vanzelf op slot", "na 1 minuut", {"lock_after_minutes": 1}),
        ("safety", "Vanzelf op slot", "na 30 minuten", {"lock_after_minutes": 30}),
    ],
)
def test_a_choice_is_kept(
    place: Place, tmp_path: Path, part: str, name: str, words: str, kept: dict[str, object]
) -> None:
    place.show("settings", part=part)
    pick(place, name, words)
    assert place.session.settings == Settings(**kept)
    assert load(tmp_path / "settings.json") == Settings(**kept)


def test_a_choice_that_cannot_be_written_is_said_and_holds_for_now(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_what: object) -> None:
        raise CannotWriteError

    place.show("settings", part="reading")
    monkeypatch.setattr("herstelkluis.settings.save", refuse)
    pick(place, "Kleuren", "Donker")
    QApplication.processEvents()
    assert "Kies een andere plek" in spoken(place.window)
    assert place.session.settings.theme == "dark"


def change_password(place: Place, old: str, new: str) -> None:
    part = place.window.screen_shown.part
    part.proof.old.set_text(old)
    part.choosing.first.set_text(new)
    part.choosing.again.set_text(new)
    place.press("Nieuw wachtwoord gebruiken")


def test_the_password_changes_and_the_old_one_opens_nothing_any_more(place: Place) -> None:
    place.show("settings")
    place.press("Wachtwoord wijzigen")
    QApplication.processEvents()
    change_password(place, PASSWORD, NEW)
    place.qtbot.waitUntil(lambda: "Je wachtwoord is gewijzigd" in spoken(place.window))
    place.session.lock()
    with pytest.raises(WrongPasswordError):
        place.session.lifecycle.unlock(PASSWORD)
    place.session.lifecycle.unlock(NEW)


def test_what_nobody_foresaw_leaves_the_way_to_try_the_new_password_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_facts: object) -> None:
        raise ZeroDivisionError

    bugs: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda *facts: bugs.append(facts[0]))
    place.show("settings", part="password")
    with monkeypatch.context() as wrong:
        wrong.setattr(place.session.lifecycle, "change_password", broken)
        change_password(place, PASSWORD, NEW)
        place.qtbot.waitUntil(lambda: bugs == [ZeroDivisionError])
    change_password(place, PASSWORD, NEW)
    place.qtbot.waitUntil(lambda: "Je wachtwoord is gewijzigd" in spoken(place.window))


def test_a_wrong_old_password_changes_nothing_and_is_emptied(place: Place) -> None:
    place.show("settings", part="password")
    change_password(place, "niet het goede wachtwoord", NEW)
    part = place.window.screen_shown.part
    place.qtbot.waitUntil(lambda: bool(part.proof.old.mistake))
    assert part.proof.old.text() == ""
    place.session.lock()
    place.session.lifecycle.unlock(PASSWORD)


def test_who_lost_the_sheet_finds_the_way_beside_the_sheet(place: Place) -> None:
    went: list[object] = []
    screen = place.show("settings")
    screen.go.disconnect()
    screen.go.connect(lambda key, what: went.append((key, what)))
    place.press("Ik ben mijn herstelblad kwijt")
    assert went == [("new_keys", {"keys": "words"})]


def test_after_unlocking_with_words_a_new_password_is_asked_and_the_words_are_not_typed_again(place: Place) -> None:
    screen = place.show("settings", new_password=True)
    assert "De twaalf woorden" not in spoken(place.window)
    assert "Het wachtwoord van nu" not in spoken(place.window)
    change_password(place, "", NEW)
    place.qtbot.waitUntil(lambda: "Je wachtwoord is gewijzigd" in spoken(place.window))
    place.session.lock()
    place.session.lifecycle.unlock(NEW)
    assert screen.place() == {"part": "safety", "new_password": False, "kept_keys": False, "take_in": ""}


def test_practising_later_is_remembered_with_its_day(place: Place) -> None:
    screen = place.show("settings")
    assert "Je hebt nog niet geoefend." in spoken(place.window)
    place.press("Oefenen met mijn blad")
    for field in screen.part.rehearsal.fields:
        field.set_text(place.house.words[field._number - 1])
    QApplication.processEvents()
    place.press("Woorden controleren")
    QApplication.processEvents()
    assert "Je oefende: vandaag. Twee woorden klopten." in spoken(place.window)
    assert recovery_sheet.practised_on(place.session.vault) == place.house.clock().date()


def test_what_stands_open_is_written_as_shown_and_says_who_can_read_it(place: Place) -> None:
    screen = place.show("settings", part="open")
    assert "Iedereen die deze computer gebruikt kan dit lezen" in spoken(place.window)
    part = screen.part
    assert isinstance(part, OpenPagePart)
    part._people[0][0].set_text("Mijn zus")
    part._people[0][1].set_text("06 12 34 56 78")
    part._lines[0].set_text("Voeten op de grond.")
    assert not (place.session.folder / "open.json").exists()
    place.press("Dit openlaten")
    assert read_open_page(place.session.folder) == OpenPage(
        (OpenPerson("Mijn zus", "06 12 34 56 78"),), ("Voeten op de grond.",)
    )
    assert "who_can_read_this" in json.loads((place.session.folder / "open.json").read_text(encoding="utf-8"))
    for field in (*part._people[0], part._lines[0]):
        field.set_text("")
    place.press("Dit openlaten")
    assert read_open_page(place.session.folder) == OpenPage()
    assert "06 12" not in (place.session.folder / "open.json").read_text(encoding="utf-8")


def test_it_says_where_the_vault_lies_and_which_version_this_is(place: Place) -> None:
    place.show("settings")
    assert str(place.session.folder) in spoken(place.window)
    place.window.show_screen("settings", part="about")
    QApplication.processEvents()
    assert "EUPL-1.2" in spoken(place.window)


@pytest.mark.parametrize("part", ["password", "practise", "open"])
def test_leaving_and_clearing_leave_nothing_that_was_typed(place: Place, part: str) -> None:
    screen = place.show("settings", part=part)
    for line in screen.part.findChildren(QLineEdit):
        QTest.keyClicks(line, "geheim genoeg zo")
    place.window.show_screen("today")
    for line in screen.findChildren(QLineEdit):
        assert "geheim" not in line.text()
    screen.clear()
    assert "geheim" not in spoken(screen, hidden=True)


@pytest.mark.parametrize("part", ["safety", "reading", "open", "about", "password", "practise"])
@pytest.mark.parametrize(("percent", "wide"), [(100, 1366), (200, 1024)])
def test_every_part_is_named_reachable_and_whole(place: Place, look: Look, part: str, percent: int, wide: int) -> None:
    look(LIGHT, percent)
    place.show("settings", wide=wide, part=part)
    assert_named(place.window)
    assert_nothing_clipped(place.window)
    assert_targets(place.window)
    assert_tab_order(place.window)
