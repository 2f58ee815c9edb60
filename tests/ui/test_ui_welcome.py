"""Making a vault: the words are hidden until asked for, the vault is whole or not there, and no secret stays behind."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from herstelkluis.crypto.recovery import line_checks, new_recovery_words
from herstelkluis.crypto.words import word_list
from herstelkluis.ui.screens.sheet_paper import paint_sheet
from herstelkluis.ui.tokens import LIGHT
from herstelkluis.vault import recovery_sheet
from herstelkluis.vault.lifecycle import VaultState
from ui.accessible import (
    assert_named,
    assert_nothing_clipped,
    assert_tab_order,
    assert_targets,
    spoken,
)
from ui.making_way import PASSWORD, everything_in, fill_in, to_password, to_practice, to_sheet
from ui.start_places import Place

Look = Callable[..., object]


@pytest.fixture
def place(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    made = Place(qtbot, tmp_path, with_vault=False)
    yield made
    made.end()


def test_all_five_steps_make_a_vault_that_opens_with_password_and_with_words(place: Place) -> None:
    screen = to_practice(place)
    words = recovery_sheet.sheet_words(place.session.vault)
    fill_in(screen, words)
    place.press("Woorden controleren")
    assert "Twee woorden van je blad klopten." in spoken(place.window)
    assert str(place.session.folder) in everything_in(screen)
    assert recovery_sheet.practised_on(place.session.vault) == place.house.clock().date()
    place.press("Mijn kluis openen")
    assert place.window.key == "today"
    assert place.session.vault.preference("owner") == "Sam"
    place.session.lock()
    place.session.lifecycle.unlock(PASSWORD)
    place.session.lifecycle.lock()
    place.session.lifecycle.unlock_with_words(" ".join(words))


def test_no_vault_is_made_before_the_words_can_be_on_paper(place: Place) -> None:
    to_sheet(place)
    assert place.session.lifecycle.look() is VaultState.MISSING
    assert not place.session.folder.exists()
    assert "Verder naar oefenen" not in spoken(place.window)


def test_leaving_before_the_vault_is_made_leaves_nothing(place: Place) -> None:
    screen = to_sheet(place)
    words = screen.sheet.words
    place.press("Later verder")
    assert not place.window.isVisible()
    assert not place.session.folder.exists()
    assert PASSWORD not in everything_in(screen)
    assert not any(word in everything_in(screen).splitlines() for word in words)
    assert (screen.password.password, screen.sheet.words) == ("", ())


def test_practising_may_wait(place: Place) -> None:
    to_practice(place)
    place.press("Later oefenen")
    assert "Je kunt later met je blad oefenen, bij Instellingen." in spoken(place.window)
    assert recovery_sheet.practised_on(place.session.vault) is None


def test_the_words_are_shown_only_when_asked_for(place: Place) -> None:
    screen = to_sheet(place)
    words = screen.sheet.words
    assert not any(word in everything_in(place.window).splitlines() for word in words)
    place.press("Woorden tonen")
    shown = everything_in(screen.sheet.paper)
    assert all(word in shown.splitlines() for word in words)
    assert all(f"cijfers {check}" in shown for check in line_checks(words))
    place.press("Woorden verbergen")
    assert not any(word in everything_in(place.window).splitlines() for word in words)


def poppler(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=True).stdout


def test_the_printed_sheet_is_blank_unless_the_person_insists(place: Place, tmp_path: Path) -> None:
    screen = to_sheet(place)
    words = screen.sheet.words
    assert "kan een kopie houden" in spoken(place.window)
    assert "Schrijf hier zelf de woorden en cijfers op." in spoken(place.window)
    place.press("Leeg blad afdrukken")
    assert "Je blad is nog leeg" in spoken(place.window)
    assert len(place.printed) == 1
    place.press("Met de woorden afdrukken")
    blank, full = (_pdf(paint, tmp_path / f"{number}.pdf") for number, paint in enumerate(place.printed))
    assert "Herstelblad" in blank
    assert "12" in blank
    assert blank == _pdf(paint_sheet(place.house.clock().date()), tmp_path / "of-nobody.pdf")
    assert [word for word in words if word not in full.split()] == [], full


def _pdf(paint: Callable[[QPdfWriter], None], file: Path) -> str:
    writer = QPdfWriter(str(file))
    paint(writer)
    del writer
    return poppler("pdftotext", "-layout", str(file), "-")


def test_the_sheet_fits_one_page_of_a4(qapp: QApplication, tmp_path: Path, place: Place) -> None:
    file = tmp_path / "blad.pdf"
    writer = QPdfWriter(str(file))
    paint_sheet(place.house.clock().date(), new_recovery_words())(writer)
    del writer
    assert "Pages:           1\n" in poppler("pdfinfo", str(file))
    assert "(A4)" in poppler("pdfinfo", str(file))


def test_without_a_printer_writing_down_is_the_main_way(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    place = Place(qtbot, tmp_path, with_vault=False, can_print=False)
    screen = to_sheet(place)
    assert [
        type(one).__name__
        for one in screen.sheet.foot.findChildren(QWidget)
        if one is place.button("Ik schrijf ze over")
    ] == ["Main"]
    assert "Met de woorden afdrukken" not in spoken(place.window)
    place.end()


def test_when_the_words_are_shown_the_keyboard_goes_to_the_next_step_and_not_to_help(place: Place) -> None:
    to_sheet(place)
    way = place.button("Ik schrijf ze over")
    way.setFocus()
    way.click()
    now = place.window.focusWidget()
    assert isinstance(now, QAbstractButton)
    assert now.text() == "Verder naar oefenen"


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("te kort", "te kort", "Dit wachtwoord is korter dan 12 tekens."),
        (PASSWORD, PASSWORD + "g", "De twee wachtwoorden zijn nog niet gelijk."),
        (PASSWORD, "", "De twee wachtwoorden zijn nog niet gelijk."),
    ],
)
def test_a_password_that_does_not_do_is_said_kindly(place: Place, first: str, again: str, said: str) -> None:
    screen = to_password(place)
    screen.password.choosing.first.set_text(first)
    screen.password.choosing.again.set_text(again)
    place.press("Verder naar het herstelblad")
    assert said in spoken(place.window)
    assert "Kies een wachtwoord" in spoken(place.window)


def test_the_mistake_goes_as_soon_as_the_passwords_are_the_same(place: Place) -> None:
    screen = to_password(place)
    screen.password.choosing.first.set_text(PASSWORD)
    screen.password.choosing.again.set_text(PASSWORD[:-1])
    place.press("Verder naar het herstelblad")
    assert "nog niet gelijk" in spoken(place.window)
    QTest.keyClicks(screen.password.choosing.again.line, PASSWORD[-1])
    assert "nog niet gelijk" not in spoken(place.window)


def test_a_suggestion_has_five_words_of_the_list_and_can_be_taken_over(place: Place) -> None:
    screen = to_password(place)
    first = screen.password.choosing._suggested.text()
    assert len(first.split()) == 5
    assert set(first.split()) <= set(word_list())
    place.press("Andere woorden")
    other = screen.password.choosing._suggested.text()
    assert other != first
    place.press("Deze gebruiken")
    assert screen.password.choosing.first.text() == other
    assert "Lang genoeg" in spoken(place.window)


def test_a_vault_that_cannot_be_written_is_said_and_the_words_stay(look: Look, qtbot: QtBot, tmp_path: Path) -> None:
    # The longest name a folder may have: there is no room beside it to build the vault in.
    place = Place(qtbot, tmp_path, with_vault=False, name="k" * 250)
    screen = to_sheet(place)
    place.press("Ik schrijf ze over")
    place.press("Verder naar oefenen")
    qtbot.waitUntil(lambda: "Kies een andere plek" in spoken(place.window))
    assert screen.sheet.paper.is_shown
    assert "Verder naar oefenen" in spoken(place.window)
    assert list(tmp_path.glob("*k*")) == []
    place.end()


def test_a_place_that_holds_something_is_left_alone_and_said(place: Place) -> None:
    to_sheet(place)
    place.session.folder.mkdir(parents=True)
    (place.session.folder / "foto.jpg").write_bytes(b"iets")
    place.press("Ik schrijf ze over")
    place.press("Verder naar oefenen")
    place.qtbot.waitUntil(lambda: "Op deze plek staat al iets" in spoken(place.window))
    assert [one.name for one in place.session.folder.iterdir()] == ["foto.jpg"]
    assert not place.session.is_open


def test_a_wrong_word_is_judged_at_its_own_field(place: Place) -> None:
    screen = to_practice(place)
    words = recovery_sheet.sheet_words(place.session.vault)
    fill_in(screen, words)
    wrong = screen.practice.rehearsal.fields[1]
    wrong.set_text(next(word for word in word_list() if word not in words))
    place.press("Woorden controleren")
    assert wrong.mistake == f"Woord {wrong._number} is anders dan op je blad. Kijk nog eens rustig."
    assert screen.practice.rehearsal.fields[0].mistake == ""
    assert QApplication.focusWidget() is wrong.edit


def test_a_word_that_is_not_filled_in_is_asked_for_and_no_slip(place: Place) -> None:
    screen = to_practice(place)
    place.press("Woorden controleren")
    numbers = [field._number for field in screen.practice.rehearsal.fields]
    assert [field.mistake for field in screen.practice.rehearsal.fields] == [
        f"Vul woord {number} van je blad in." for number in numbers
    ]


def test_the_way_back_after_making_leads_to_the_sheet_and_not_to_the_password(place: Place) -> None:
    screen = to_practice(place)
    place.press("Terug")
    assert screen.sheet.words == recovery_sheet.sheet_words(place.session.vault)
    place.press("Terug")
    assert "Oefen één keer met je blad" in spoken(place.window)


def test_hiding_the_screen_after_making_comes_back_to_practising(place: Place) -> None:
    to_practice(place)
    words = recovery_sheet.sheet_words(place.session.vault)
    place.window.cover("hidden")
    assert not any(word in spoken(place.window, hidden=True).splitlines() for word in words)
    place.window.uncover("welcome")
    assert "Oefen één keer met je blad" in spoken(place.window)


def test_clearing_leaves_no_secret_in_any_widget(place: Place) -> None:
    screen = to_sheet(place)
    words = screen.sheet.words
    place.press("Woorden tonen")
    screen.clear()
    left = everything_in(screen)
    assert PASSWORD not in left
    assert "Sam" not in left.split()
    assert not any(word in left.splitlines() for word in words)
    for line in screen.findChildren(QLineEdit):
        line.undo()
        assert PASSWORD not in line.text()


@pytest.mark.parametrize(("percent", "wide"), [(100, 1366), (100, 1024), (200, 1366)])
def test_every_step_is_named_reachable_and_whole(place: Place, look: Look, percent: int, wide: int) -> None:
    look(LIGHT, percent)
    screen = place.show("welcome", wide=wide)
    screen.sheet.take(new_recovery_words())
    screen.practice.rehearsal.ask(screen.sheet.words)
    for step in range(5):
        screen.show_step(step)
        if step == 2:
            screen.sheet.show_words()
        for _round in range(3):
            QApplication.processEvents()
        assert_named(place.window)
        assert_nothing_clipped(place.window)
        assert_targets(place.window)
        assert_tab_order(place.window)
