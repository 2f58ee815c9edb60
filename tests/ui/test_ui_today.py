"""Vandaag: words typed are saved by themselves, a failing disk loses none, and nothing stays after a cover."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from herstelkluis.errors import DiskFullError
from herstelkluis.ui.tokens import LIGHT
from herstelkluis.vault.events import SavingFailed
from house import write
from ui.accessible import (
    assert_named,
    assert_nothing_clipped,
    assert_tab_order,
    assert_targets,
    spoken,
)
from ui.start_places import Place

Look = Callable[..., object]
KIND = "notitie"


@pytest.fixture
def place(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    made = Place(qtbot, tmp_path)
    yield made
    made.end()


def note_words(place: Place) -> list[str]:
    return [one.first_line for one in place.session.vault.summaries(KIND)]


def fill(place: Place) -> None:
    vault = place.session.vault
    write(vault, KIND, "Gewandeld langs het kanaal")
    write(vault, KIND, "Iets wat niemand hoeft te zien", title="Die nacht", folded=True)
    chapter = vault.templates["levensverhaal"].sections[1].key
    write(vault, "levensverhaal", "De geur van hout", section=chapter, title="Mijn eerste herinneringen")


def test_the_sheet_has_the_cursor_and_typed_words_are_saved(place: Place) -> None:
    screen = place.show("today")
    assert QApplication.focusWidget() is screen.words
    QTest.keyClicks(screen.words, "Mist vanmorgen.")
    screen.leave()
    assert note_words(place) == ["Mist vanmorgen."]
    assert "Dag Sam" in spoken(place.window)
    assert "Dinsdag 17 november" in spoken(place.window)


def test_saving_is_said_with_its_time(place: Place) -> None:
    screen = place.show("today")
    QTest.keyClicks(screen.words, "Mist.")
    screen.writing.gather()
    place.house.clock.wait(1)
    place.session.vault.drafts._now = place.house.clock.monotonic
    for writing in place.session.vault.drafts._writings.values():
        writing.first_change = writing.last_change = -60.0
    place.session.vault.drafts.tick()
    assert "Bewaard om " in spoken(place.window)


def test_putting_away_leaves_a_clean_sheet_and_the_note_in_the_list(place: Place) -> None:
    screen = place.show("today")
    QTest.keyClicks(screen.words, "De hond uitgelaten.")
    place.press("In mijn notities leggen")
    assert screen.words.toPlainText() == ""
    assert note_words(place) == ["De hond uitgelaten."]
    QApplication.processEvents()
    assert "De hond uitgelaten., Vandaag" in spoken(place.window)
    assert QApplication.focusWidget() is screen.words
    QTest.keyClicks(screen.words, "En terug.")
    place.press("In mijn notities leggen")
    assert sorted(note_words(place)) == ["De hond uitgelaten.", "En terug."]


def test_an_empty_sheet_put_away_leaves_no_note(place: Place) -> None:
    place.show("today")
    place.press("In mijn notities leggen")
    assert note_words(place) == []


def test_the_note_on_the_sheet_is_there_again_after_hiding_and_after_locking(place: Place) -> None:
    screen = place.show("today")
    QTest.keyClicks(screen.words, "Nog niet klaar")
    place.window.cover("hidden")
    assert "Nog niet klaar" not in spoken(place.window, hidden=True)
    place.window.uncover()
    again = place.window.screen_shown
    assert again is not screen
    assert again.words.toPlainText() == "Nog niet klaar"
    QTest.keyClicks(again.words, " dus")
    place.window.cover("locked")
    place.session.lock()
    place.session.opened(place.session.lifecycle.unlock("een rustig wachtwoord"))
    place.window.uncover("today")
    assert place.window.screen_shown.words.toPlainText() == "Nog niet klaar dus"
    assert note_words(place) == ["Nog niet klaar dus"]


def test_a_failing_save_keeps_the_words_and_lets_them_be_copied(place: Place) -> None:
    screen = place.show("today")
    QTest.keyClicks(screen.words, "Dit mag niet weg.")
    screen.writing.gather()
    place.session.vault.events.emit(SavingFailed(screen.writing.document.id, DiskFullError()))
    said = spoken(place.window)
    assert "Het bewaren lukt nu niet" in said
    assert "Nog niet bewaard" in said
    place.press("Kopieer mijn tekst")
    assert QApplication.clipboard().text() == "Dit mag niet weg."
    assert screen.words.toPlainText() == "Dit mag niet weg."


def test_putting_away_on_a_broken_disk_clears_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = place.show("today")
    QTest.keyClicks(screen.words, "Dit mag niet weg.")

    def full(_document: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(place.session.vault.drafts, "_settle", full)
    place.press("In mijn notities leggen")
    assert screen.words.toPlainText() == "Dit mag niet weg."
    assert "Het bewaren lukt nu niet" in spoken(place.window)
    monkeypatch.undo()
    place.press("In mijn notities leggen")
    assert note_words(place) == ["Dit mag niet weg."]


def test_a_folded_note_shows_only_its_title(place: Place) -> None:
    fill(place)
    place.show("today")
    said = spoken(place.window)
    assert "Die nacht" in said
    assert "niemand hoeft te zien" not in said
    assert "Gewandeld langs het kanaal" in said


def test_where_you_were_offers_no_folded_chapter(place: Place) -> None:
    fill(place)
    vault = place.session.vault
    place.house.clock.at += timedelta(days=1)
    heavy = vault.templates["levensverhaal"].sections[3].key
    write(vault, "levensverhaal", "Zwaar", section=heavy, title="Wat er misging", folded=True)
    place.show("today")
    assert "Mijn eerste herinneringen" in spoken(place.window)
    assert "Wat er misging" not in spoken(place.window)
    with place.qtbot.waitSignal(place.window.screen_shown.go) as went:
        place.press("Verder schrijven: Mijn eerste herinneringen")
    assert went.args[0] == "write"
    assert vault.document(went.args[1]["document"]).title == "Mijn eerste herinneringen"


def test_the_first_days_show_only_the_sheet_and_two_ways_in(place: Place) -> None:
    place.show("today")
    said = spoken(place.window)
    assert "Wil je liever met je verhaal of je crisisplan beginnen?" in said
    assert "Laatst geschreven" not in said
    assert "Verder waar je was" not in said
    fill(place)
    place.window.show_screen("settings")
    place.window.show_screen("today")
    assert "Wil je liever met je verhaal of je crisisplan beginnen?" not in spoken(place.window)


def test_an_own_sentence_is_kept_and_shown(place: Place) -> None:
    fill(place)
    screen = place.show("today")
    place.press("Een zin kiezen")
    QTest.keyClicks(QApplication.focusWidget(), "Rustig aan.")
    place.press("Deze zin bewaren")
    assert place.session.vault.preference("sentence") == "Rustig aan."
    assert "Rustig aan." in spoken(place.window)
    screen.clear()
    assert "Rustig aan." not in spoken(place.window, hidden=True)


def test_after_clearing_no_own_word_is_in_any_widget(place: Place) -> None:
    fill(place)
    screen = place.show("today")
    QTest.keyClicks(screen.words, "Alleen van mij")
    screen.leave()
    screen.clear()
    said = spoken(screen, hidden=True)
    for words in ("Alleen van mij", "Gewandeld", "Die nacht", "herinneringen"):
        assert words not in said
    screen.words.undo()
    assert screen.words.toPlainText() == ""


@pytest.mark.parametrize(("percent", "wide"), [(100, 1366), (200, 1366), (200, 1024)])
def test_everything_is_named_reachable_and_whole(place: Place, look: Look, percent: int, wide: int) -> None:
    look(LIGHT, percent)
    fill(place)
    place.session.vault.prefer("sentence", "Rustig aan. Ik ben al vaker een winter doorgekomen.")
    place.show("today", wide=wide)
    QApplication.processEvents()
    assert_named(place.window)
    assert_nothing_clipped(place.window)
    assert_targets(place.window)
    order = assert_tab_order(place.window)
    assert order.index("Wil je iets opschrijven?") < order.index("In mijn notities leggen")


def test_going_through_title_of_a_note_without_words(place: Place) -> None:
    vault = place.session.vault
    vault.drafts.change(replace(vault.start(KIND), title="Alleen een titel"))
    vault.settle()
    place.show("today")
    with place.qtbot.waitSignal(place.window.screen_shown.go) as went:
        place.press("Alleen een titel, Vandaag")
    assert went.args[0] == "write"
