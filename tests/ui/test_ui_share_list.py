"""Who has what: what can be said and done about a package after it was given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from herstelkluis.i18n import say_day
from herstelkluis.share.doors import Door
from herstelkluis.share.package_id import new_package_id
from herstelkluis.share.withdrawal import read_withdrawal
from herstelkluis.ui import saving_as
from herstelkluis.ui.reader.said import own_package
from herstelkluis.ui.screens.ending_soon import EndingSoon
from herstelkluis.ui.sharing.giving_said import HOW, STATE_SAID, STATES
from herstelkluis.ui.sharing.givings import GivingRow
from herstelkluis.ui.sharing.givings_paper import givings_sheet
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.vault import sharing
from herstelkluis.vault.after_giving import HOW as HOW_CODES
from herstelkluis.vault.extracting import write_extract
from herstelkluis.vault.givings import State, broken_packages, givings
from ui.accessible import assert_named, assert_tab_order, spoken
from ui.share_way import CHEAP, Way

Look_ = Callable[..., object]
MEANT_FOR_WHO_HAS_IT = ("Vriendelijke brief schrijven", "Ik heb gevraagd te wissen", "acht woorden")


@pytest.fixture
def way(look: Look_, opened, tmp_path: Path, qtbot: QtBot) -> Way:
    folder = tmp_path / "stick"
    folder.mkdir()
    return Way(opened, folder, qtbot)


@pytest.fixture
def given(way: Way) -> str:
    """A package whose words were given, opened in the list; its number."""
    way.to_pages()
    way.make()
    way.press("Verder: de woorden", "Woorden laten zien", "Klaar met de woorden")
    return givings(way.vault)[0].number


def test_every_state_and_way_has_words(look: Look_) -> None:
    assert STATES.keys() == STATE_SAID.keys() == set(State)
    assert HOW.keys() == set(HOW_CODES)


def test_what_the_reader_said_and_how_it_went_are_kept_and_can_be_erased(way: Way, given: str) -> None:
    how = next(one for one in way.window.findChildren(QComboBox) if one.accessibleName() == "Hoe heb je het gegeven?")
    how.setCurrentIndex(how.findData("mail"))
    said = next(one for one in way.window.findChildren(OwnWords) if one.isVisible())
    said.insertPlainText("Zij las het dezelfde dag.")
    way.press(f"Dit bewaren bij pakket {given}")
    (giving,) = givings(way.vault)
    assert giving.reaction == "Zij las het dezelfde dag."
    assert giving.how == ("mail",)
    assert "per mail" in way.said
    way.press(f"De namen van pakket {given} wissen")
    assert givings(way.vault)[0].names is not None, "one press is not enough"
    way.press(f"De namen van pakket {given} wissen, voor altijd")
    (giving,) = givings(way.vault)
    assert (giving.names, giving.reaction) == (None, "")
    assert "Naam gewist" in way.said
    assert "Zij las" not in spoken(way.window, hidden=True)


def test_a_package_that_ended_with_its_words_still_here_is_taken_back_not_asked_back(way: Way) -> None:
    way.to_pages()
    way.make()
    (giving,) = givings(way.vault)
    way.house.clock.at += timedelta(days=120)
    way.window.show_screen("share", package=giving.package)
    assert "Niemand kon het openen" in way.said
    assert not [one for one in MEANT_FOR_WHO_HAS_IT if one in way.said]
    assert "Woorden geven" not in way.said, "it is over"
    home = EndingSoon(lambda *_where: None, parent=way.window)
    home.show_givings(givings(way.vault), way.vault.clock().date())
    assert "Niemand kon het openen." in spoken(home, hidden=True)
    way.press(f"pakket {giving.number} intrekken", f"pakket {giving.number} intrekken, voor altijd")
    assert givings(way.vault)[0].state is State.TAKEN_BACK
    assert sharing.words_of(way.vault, giving.package) is None
    assert "Je trok het op tijd in." in way.said


def test_a_package_that_was_replaced_before_its_words_were_given_asks_nobody_anything(way: Way) -> None:
    flow = sharing.begin(way.vault, "huisarts").for_reader("Mw. De Wit", "huisarts", "Zodat u mij kent.").look()
    for page in range(len(flow.pages)):
        flow = flow.saw(page)
    older = sharing.seal(way.vault, flow, way.folder, log_n=CHEAP)
    newer = replace(flow, package=new_package_id()).replacing(older.package)
    sharing.seal(way.vault, newer, way.folder, log_n=CHEAP)
    way.window.show_screen("share", package=older.package)
    assert "Niemand kon dit pakket openen." in way.said
    assert not [one for one in MEANT_FOR_WHO_HAS_IT if one in way.said]
    assert way.button(f"De namen van pakket {older.number} wissen")
    assert_tab_order(way.window)


def test_a_package_that_was_written_when_the_computer_stopped_can_still_be_given(
    way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_args: object) -> None:
        raise KeyboardInterrupt

    flow = sharing.begin(way.vault, "huisarts").for_reader("Mw. De Wit", "huisarts", "Zodat u mij kent.").look()
    for page in range(len(flow.pages)):
        flow = flow.saw(page)
    with monkeypatch.context() as crash:
        crash.setattr("herstelkluis.vault.sharing.record_written", die)
        with pytest.raises(KeyboardInterrupt):
            sharing.seal(way.vault, flow, way.folder, log_n=CHEAP)
    (giving,) = givings(way.vault)
    way.window.show_screen("share", package=giving.package)
    assert f"document-{giving.number}.age" in way.said
    assert not [one for one in MEANT_FOR_WHO_HAS_IT if one in way.said]
    assert way.button(f"pakket {giving.number} intrekken")
    way.press(f"Woorden van pakket {giving.number} geven", "Woorden laten zien", "Klaar met de woorden")
    assert givings(way.vault)[0].state is State.GIVEN
    assert_named(way.window)
    assert_tab_order(way.window)


def test_the_note_of_taking_back_is_signed_and_the_letter_is_begun(
    way: Way, given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "bericht.txt"
    monkeypatch.setattr("herstelkluis.ui.screens.share.ask_where", lambda *_what: place)
    way.press(f"Bericht over pakket {given} bewaren", f"Bericht over pakket {given} bewaren, voor altijd")
    (giving,) = givings(way.vault)
    assert read_withdrawal(place.read_bytes()).package_id == giving.package
    assert giving.state is State.ASKED_BACK
    went: list[dict[str, object]] = []
    screen = way.window.screen_shown
    screen.go.connect(lambda _key, what: went.append(what))
    way.window.register("write", lambda: screen)
    before = {one.id for one in way.vault.summaries("brief.intrekken")}
    way.button(f"Brief schrijven over pakket {given}").click()
    (letter,) = {one.id for one in way.vault.summaries("brief.intrekken")} - before
    assert went == [{"document": letter}]


def test_a_file_that_was_found_is_named_without_opening_it(way: Way, given: str, tmp_path: Path) -> None:
    (file,) = way.folder.iterdir()
    screen = way.window.screen_shown
    screen._choose_file = lambda _parent: file
    way.name_file()
    assert "Wat erin zit" in way.said, "the line is open"
    other = tmp_path / "ander.age"
    other.write_bytes(b"age-encryption.org/v1\n")
    screen._choose_file = lambda _parent: other
    way.name_file()
    assert "Dit bestand is geen pakket uit deze lijst." in way.said


def test_a_pdf_that_went_on_paper_is_named_when_it_is_found(
    way: Way, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    place = tmp_path / "gevonden.pdf"
    monkeypatch.setattr(saving_as, "ask_where", lambda *_what: place)
    way.to_pages()
    way.to_ways()
    way.press("Op papier")
    qtbot.waitUntil(place.exists)
    (giving,) = givings(way.vault)
    assert giving.doors == (Door.PAPER,)
    way.window.show_screen("share")
    assert "Wat erin zit" not in way.said
    way.window.screen_shown._choose_file = lambda _parent: place
    way.name_file()
    assert "Wat erin zit" in way.said, "the line is open"


def test_an_extract_has_no_number_or_reader_and_nobody_is_asked_for_it_back(way: Way, tmp_path: Path) -> None:
    entry, data = new_package_id(), b"Toen werd het rustiger."
    write_extract(way.vault, entry, ["Vorige winter", "Nu"], data, tmp_path / "fragment.txt")
    way.window.show_screen("share", package=entry)
    for words in ("Een fragment, zonder namen", "uit 2 stukken", "gemaakt", "Wie het bestand heeft, kan het lezen"):
        assert words in way.said
    assert not [one for one in (*MEANT_FOR_WHO_HAS_IT, entry[:6], "De lezer kan", "geldig") if one in way.said]
    assert_named(way.window)
    assert_tab_order(way.window)
    (row,) = givings_sheet(givings(way.vault)).pieces[1].rows
    assert row[0] == "Een fragment, zonder namen"
    assert row[1] == "Vorige winter; Nu"
    assert row[4] == "gemaakt"
    which = way.vault.clock().astimezone().date()
    assert "een fragment zonder namen" in own_package(givings(way.vault)[0], which).line
    name = f"De titels van het fragment van {say_day(which)} wissen"
    way.press(name, f"{name}, voor altijd")
    assert "Vorige winter" not in spoken(way.window, hidden=True)
    assert "Titels gewist" in way.said
    assert "Naam gewist" not in way.said
    way.window.screen_shown._choose_file = lambda _parent: tmp_path / "fragment.txt"
    way.name_file()
    assert "Wie het bestand heeft, kan het lezen" in way.said, "the line is open"


MISFIT = "Deze regel klopt niet meer met de rest."


def test_a_damaged_list_says_which_line_leads_there_and_is_still_shown(way: Way, given: str) -> None:
    way.to_pages()
    way.make()
    way.press("Ik geef de woorden later")
    newer, older = givings(way.vault)
    assert MISFIT not in way.said
    (n,) = way.vault.database.read("SELECT min(n) FROM ledger WHERE package = ?", (older.package,))[0]
    way.vault.database.write("UPDATE ledger SET at = '2020-01-01T00:00:00Z' WHERE n = ?", (n,))
    way.window.show_screen("share")
    assert "Deze lijst klopt niet meer." in way.said
    assert newer.number in way.said
    assert given in way.said
    assert way.said.count(MISFIT) == 1
    way.press("Ga naar die regel")
    assert "Kijk of dit klopt met wat jij weet. Vraag het anders aan de lezer." in way.said
    opened = next(one for one in way.window.findChildren(GivingRow) if one.details is not None)
    assert opened.giving.number == given
    assert QApplication.focusWidget() is opened.link
    assert_named(way.window)
    assert_tab_order(way.window)
    said, table = givings_sheet(givings(way.vault), broken_packages(way.vault)).pieces[1:]
    assert "Deze lijst klopt niet meer." in said.text
    assert [MISFIT in row[4] for row in table.rows] == [given in row[1] for row in table.rows]


def test_a_list_of_which_the_end_is_gone_says_so_without_a_line_to_go_to(way: Way, given: str) -> None:
    way.vault.database.write("DELETE FROM ledger WHERE n = (SELECT max(n) FROM ledger)")
    way.window.show_screen("share")
    assert "Deze lijst klopt niet meer." in way.said
    assert MISFIT not in way.said
    assert "Ga naar die regel" not in way.said
    assert "Een oudere reservekopie heeft het misschien nog." in way.said


def test_the_list_on_paper_tells_the_same(way: Way, given: str) -> None:
    sheet = givings_sheet(givings(way.vault))
    row = sheet.pieces[1].rows[0]
    assert row[0] == "Huisarts"
    assert given in row[1]
    assert row[4] == "geldig"


def test_older_packages_come_when_asked_for(way: Way) -> None:
    way.to_pages()
    way.read_all()
    flow = way.page().flow
    for _again in range(10):
        sharing.record_shown(way.vault, replace(flow, package=new_package_id()), Door.LOOK)
    way.window.show_screen("share")
    assert way.said.count("samen gekeken") == 8
    way.press("Nog 2 oudere pakketten")
    assert way.said.count("samen gekeken") == 10
    assert_named(way.window)
    assert_tab_order(way.window)


def test_a_file_gets_the_ending_it_should_have(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = str(tmp_path / "bericht")
    monkeypatch.setattr(saving_as.QFileDialog, "getSaveFileName", staticmethod(lambda *_what: (typed, "")))
    assert saving_as.ask_where(None, "", "document.txt") == tmp_path / "bericht.txt"  # type: ignore[arg-type]
