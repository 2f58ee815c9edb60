"""Looking, signing and giving, as a person does it: real pages, real packages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from herstelkluis.model.document import ShareState
from herstelkluis.share import package_id
from herstelkluis.ui import saving_as
from herstelkluis.ui.reader.said import own_package
from herstelkluis.vault import sharing
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.receive import receive
from house import rewrite, write
from paper.poppler import text_of
from ui.accessible import assert_named, assert_tab_order, spoken
from ui.share_way import Way

Look_ = Callable[..., object]


@pytest.fixture
def way(look: Look_, opened, tmp_path: Path, qtbot: QtBot) -> Way:
    folder = tmp_path / "stick"
    folder.mkdir()
    return Way(opened, folder, qtbot)


def test_nothing_is_signed_before_every_page_was_painted(way: Way) -> None:
    write(way.vault, "brief.huisarts", "woord " * 1500, title="Lang", share=ShareState.MAY_GO)
    way.to_pages()
    way.window.repaint()
    page = way.page()
    assert not page.flow.is_all_seen
    way.press("Verder: hoe geef je het?")
    assert "tot het eind" in way.said
    assert givings(way.vault) == []
    long_one = next(n for n, one in enumerate(page.flow.pages) if one.title == "Lang")
    for number in range(len(page.flow.pages)):
        page._leaves.show_page(number)
        QApplication.processEvents()
        way.window.repaint()
        if number == long_one:
            assert number not in page.flow.seen
        QTest.keyClick(page._leaves.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        bar = page._leaves._port._scroll.verticalScrollBar()
        for at in range(0, bar.maximum() + 1, 100):
            bar.setValue(at)
            way.window.repaint()
        bar.setValue(bar.maximum())
        way.window.repaint()
    assert page.flow.is_all_seen
    assert "Je hebt alle 2 bladzijden gezien." in way.said


def test_the_button_under_a_page_leads_through_the_whole_of_it_before_the_next(way: Way) -> None:
    write(way.vault, "brief.huisarts", "woord " * 1500, title="Lang", share=ShareState.MAY_GO)
    way.to_pages()
    way.read_all()
    assert way.page().flow.is_all_seen
    way.press("Verder: hoe geef je het?")
    assert "tot het eind" not in way.said


def test_what_was_looked_at_is_what_the_reader_gets_and_showing_the_words_counts_as_given(way: Way) -> None:
    way.to_pages()
    way.read_all()
    shown = [one.data for one in way.page().flow.pages]
    way.make()
    (file,) = way.folder.iterdir()
    (giving,) = givings(way.vault)
    assert giving.state is State.READY
    words = sharing.words_of(way.vault, giving.package)
    assert words is not None
    assert words.split()[0] not in spoken(way.window, hidden=True).split()
    way.press("Verder: de woorden", "Woorden laten zien")
    for word in words.split():
        assert word in way.said
    assert givings(way.vault)[0].state is State.GIVEN
    assert sharing.words_of(way.vault, giving.package) is None
    bundle = receive(file.read_bytes(), words, way.house.clock())
    assert [one.data for one in bundle.items] == shown
    assert bundle.signed_by
    way.press("Klaar met de woorden")
    assert "geldig" in way.said
    assert sum(word in spoken(way.window, hidden=True).split() for word in words.split()) < 2, "one may be a plain word"


def test_pages_printed_before_they_are_given_are_for_the_person_alone(
    way: Way, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "lezen.pdf"
    monkeypatch.setattr(saving_as, "ask_where", lambda *_what: place)
    way.to_pages()
    way.press("Eerst afdrukken")
    qtbot.wait_for_threads()
    text = " ".join(text_of(place.read_bytes()).split())
    assert "Wilt u meekijken" in text
    assert "Alleen voor jou, om eerst te lezen. Niet om te geven." in text
    assert package_id.number(way.page().flow.package) not in text
    assert "Pakket" not in text
    assert "geldig" not in text
    assert givings(way.vault) == []


def test_with_a_pdf_the_person_hears_how_the_words_are_typed_there(way: Way) -> None:
    how = "Voor de PDF: kleine letters, met één spatie ertussen."
    way.to_pages()
    way.make("Als PDF met een slot")
    assert "Zo geef je het" in way.said
    assert how in way.said
    way.press("Verder: de woorden")
    assert "telt dit pakket als gegeven" in way.said
    way.press("Woorden laten zien")
    assert how in way.said
    line = own_package(givings(way.vault)[0], way.vault.clock().astimezone().date()).line
    assert "voor de huisarts. Je maakte het vandaag." in line


def test_words_that_are_not_given_yet_stay_and_taking_back_is_real(way: Way) -> None:
    way.to_pages()
    way.make()
    assert "Voor de PDF" not in way.said
    way.press("Ik geef de woorden later")
    assert "woorden nog niet gegeven" in way.said
    package = givings(way.vault)[0].package
    assert sharing.words_of(way.vault, package)
    number = givings(way.vault)[0].number
    way.press(f"pakket {number} intrekken")
    assert sharing.words_of(way.vault, package), "one press is not enough"
    assert "Daarna kan niemand het openen, ook jij niet." in way.said
    way.press(f"pakket {number} intrekken, voor altijd")
    assert sharing.words_of(way.vault, package) is None
    assert "ingetrokken" in way.said


def test_a_place_that_cannot_be_written_leaves_nothing_and_another_place_works(way: Way, tmp_path: Path) -> None:
    way.to_pages()
    way.read_all()
    good, way.folder = way.folder, tmp_path / "weg"
    way.make()
    assert "Het pakket is niet gemaakt. Er is niets weggegaan." in way.said
    assert "Kies een andere plek." in way.said
    way.folder = good
    way.press("Andere plek kiezen")
    way.wait_for_making()
    assert len(list(good.iterdir())) == 1
    assert [one.state for one in givings(way.vault)].count(State.READY) == 1
    assert "Je pakket is klaar" in way.said


def test_a_piece_that_changed_is_read_once_more(way: Way) -> None:
    way.to_pages()
    way.read_all()
    rewrite(way.vault, way.letter, "Iets anders")
    way.make()
    assert "Dit stuk is net veranderd" in way.said or "veranderd" in way.said
    assert list(way.folder.iterdir()) == []
    way.press("Verder: precies bekijken")
    assert "Iets anders" in way.said


def test_what_is_agreed_can_be_changed_in_its_place(way: Way) -> None:
    way.to_pages()
    assert "maandag 15 februari 2027. Dat zijn 90 dagen." in way.said
    way.press("Wijzigen: Geldig tot en met")
    days = QApplication.focusWidget()
    assert days is not None
    days.setText("0")
    way.press("Klaar")
    assert "Kies een getal van 1 tot en met 365." in way.said
    days.setText("1")
    way.press("Klaar")
    assert "woensdag 18 november 2026. Dat is 1 dag." in way.said
    assert QApplication.focusWidget() is way.button("Wijzigen: Geldig tot en met")
    way.press("Wijzigen: Handtekening")
    assert "Een handtekening is bewijs." in way.said
    way.window.focusWidget().setChecked(True)
    way.press("Klaar")
    way.read_all()
    way.make(sign="Pakket maken")
    way.press("Verder: de woorden", "Woorden laten zien")
    assert sharing.control_words_of(way.vault, givings(way.vault)[0].package) is None


def test_the_same_control_words_stand_at_the_sender_and_the_reader(way: Way) -> None:
    way.to_pages()
    way.make()
    giving = givings(way.vault)[0]
    (file,) = way.folder.iterdir()
    bundle = receive(file.read_bytes(), str(sharing.words_of(way.vault, giving.package)), way.house.clock())
    assert bundle.control_words is not None
    way.press("Verder: de woorden")
    assert bundle.control_words[0] not in way.said.split()
    way.press("Woorden laten zien")
    assert all(word in way.said.split() for word in bundle.control_words)
    way.press("Klaar met de woorden")
    assert " · ".join(bundle.control_words) in way.said


def test_a_cover_empties_everything_and_the_person_comes_back_with_the_same_ticks(way: Way) -> None:
    way.to_pieces()
    way.press("Brief")
    way.window.cover("hidden")
    assert "Brief" not in spoken(way.window, hidden=True)
    assert "Huisarts" not in spoken(way.window, hidden=True)
    way.window.uncover()
    QApplication.processEvents()
    way.press("Verder: stukken kiezen")
    assert not way.row("Brief").tick.isChecked()


def test_every_page_has_names_and_can_be_walked_with_tab(way: Way) -> None:
    way.press("Nieuw pakket maken")
    assert_named(way.window)
    assert_tab_order(way.window)
    way.window.findChildren(QRadioButton)[0].setChecked(True)
    for name in ("Verder: stukken kiezen", "Verder: precies bekijken"):
        way.press(name)
        assert_named(way.window)
        assert_tab_order(way.window)
