"""The way from choosing to giving, as a person goes it: with a real vault, real pages and a real package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from herstelkluis.model.document import Level, ShareState
from herstelkluis.model.text import Run
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens.share import ShareScreen
from herstelkluis.ui.sharing.look import Look
from herstelkluis.ui.sharing.piece_row import PieceRow
from herstelkluis.ui.signals import VaultSignals
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.vault import sharing
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.receive import receive
from house import rewrite, write
from ui.accessible import assert_named, assert_tab_order, spoken

Look_ = Callable[..., object]
CHEAP = 4
HOME = "kanariegeel"
LOCKED = "pimpelpaars"
HEAVY = "donkerblauw"


class Way:
    """One window at the sharing screen of a vault with a few pieces, and hands to go through it."""

    def __init__(self, opened, folder: Path, qtbot: QtBot) -> None:
        self.house, self.lifecycle, self.vault = opened
        self.folder = folder
        self.signals = VaultSignals()
        self.letter = write(
            self.vault, "brief.huisarts", "Wilt u meekijken met Marieke?", title="Brief", share=ShareState.MAY_GO
        )
        write(self.vault, "notitie", Run(HOME, private=True), title="Alleen voor mij", share=ShareState.MAY_GO)
        write(self.vault, "notitie", LOCKED, title="Op slot", share=ShareState.NEVER)
        self.heavy = write(self.vault, "notitie", HEAVY, title="Heel gevoelig", level=Level.SENSITIVE)
        write(self.vault, "levensverhaal", HOME, section="h01", level=Level.PERSONAL)
        self.window = MainWindow()
        self.window.register("share", lambda: ShareScreen(self, choose=lambda _parent: self.folder, log_n=CHEAP))
        qtbot.addWidget(self.window)
        self.window.resize(1366, 768)
        self.window.show_screen("share")
        self.window.show()
        qtbot.waitExposed(self.window)
        self.window.activateWindow()
        qtbot.wait(1)

    @property
    def said(self) -> str:
        return spoken(self.window)

    def button(self, name: str) -> QAbstractButton:
        found = [one for one in self.window.findChildren(QAbstractButton) if name in (one.text(), one.accessibleName())]
        return next(one for one in found if one.isVisible())

    def press(self, *names: str) -> None:
        for name in names:
            button = self.button(name)
            button.setFocus()
            QTest.keyClick(button, Qt.Key.Key_Space)
            QApplication.processEvents()

    def to_pieces(self) -> None:
        self.press("Nieuw pakket maken")
        self.window.findChildren(QRadioButton)[0].setChecked(True)
        self.press("Verder: stukken kiezen")

    def to_pages(self) -> None:
        self.to_pieces()
        self.press("Verder: precies bekijken")

    def row(self, title: str) -> PieceRow:
        return next(one for one in self.window.findChildren(PieceRow) if one.tick.accessibleName() == title)

    def page(self) -> Look:
        return next(one for one in self.window.findChildren(Look) if one.isVisible())

    def read_all(self) -> None:
        self.window.repaint()
        while any(one.text() == "Volgende bladzijde" and one.isVisible() for one in self.all_buttons()):
            self.press("Volgende bladzijde")
            self.window.repaint()

    def all_buttons(self) -> list[QAbstractButton]:
        return self.window.findChildren(QAbstractButton)


@pytest.fixture
def way(look: Look_, opened, tmp_path: Path, qtbot: QtBot) -> Way:
    folder = tmp_path / "stick"
    folder.mkdir()
    return Way(opened, folder, qtbot)


def test_nothing_shared_yet_may_stay_that_way(way: Way) -> None:
    assert "Je hebt nog niets gedeeld. Dat mag zo blijven." in way.said


def test_no_reader_is_chosen_beforehand_and_the_button_says_what_is_missing(way: Way) -> None:
    way.press("Nieuw pakket maken")
    assert not any(one.isChecked() for one in way.window.findChildren(QRadioButton))
    assert "Kies links een lezer." in way.said
    way.press("Verder: stukken kiezen")
    assert "Kies eerst een lezer." in way.said
    assert QApplication.focusWidget() is way.window.findChildren(QRadioButton)[0]


def test_a_purpose_is_asked_for_on_the_same_page(way: Way) -> None:
    way.press("Nieuw pakket maken")
    way.window.findChildren(QRadioButton)[0].setChecked(True)
    part = way.button("Verder: stukken kiezen")
    purpose = next(one for one in way.window.findChildren(QWidget) if one.accessibleName() == "Waarvoor is het?")
    purpose.clear()
    QTest.keyClick(part, Qt.Key.Key_Space)
    assert "Zeg waarvoor het is." in way.said
    assert QApplication.focusWidget() is purpose


def test_pieces_stand_where_they_belong_with_the_reason(way: Way) -> None:
    way.to_pieces()
    assert way.row("Brief").tick.isChecked()
    for line in ("Jij hebt dit op slot gezet.", "Jij noemde dit heel gevoelig.", "Gaat nooit vanzelf mee."):
        assert line in way.said
    assert "Alles hierin is alleen voor jou." in way.said
    assert "1 stuk gaat mee" in way.said
    for words in (HOME, LOCKED, HEAVY):
        assert words not in spoken(way.window, hidden=True)


def test_without_a_tick_the_button_stays_and_brings_to_the_first_one(way: Way) -> None:
    way.to_pieces()
    way.press("Brief")
    assert "Er gaat nog niets mee." in way.said
    way.press("Verder: precies bekijken")
    assert isinstance(QApplication.focusWidget(), Tick)


def test_an_open_question_comes_first_and_its_mildest_answer_leaves_the_name_out(way: Way) -> None:
    write(way.vault, "persoon", "Marieke", title="Marieke")
    way.to_pieces()
    assert "Hier staat iets over Marieke." in way.said
    assert "1 stuk gaat mee, nog 1 vraag open" in way.said
    way.press("Verder: precies bekijken")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.text() == "Naam weglaten"
    assert_named(way.window)
    QTest.keyClick(focus, Qt.Key.Key_Space)
    assert "De naam van Marieke blijft weg." in way.said
    way.press("Verder: precies bekijken")
    assert "meekijken met iemand?" in way.said
    assert "Marieke" not in spoken(way.window, hidden=True)


def test_what_stays_home_is_in_no_widget_while_looking(way: Way) -> None:
    way.to_pages()
    told = spoken(way.window, hidden=True)
    assert "Wilt u meekijken" in told
    for words in (HOME, LOCKED, HEAVY, "Op slot gezet", "Heel gevoelig", "Alleen voor mij"):
        assert words not in told


def test_a_very_sensitive_piece_is_opened_answer_by_answer(way: Way) -> None:
    way.to_pieces()
    way.press("Heel gevoelig lezen en kiezen")
    assert HEAVY in way.said
    assert not any(one.isChecked() for one in way.window.findChildren(Tick))
    way.press("Dit gaat mee")
    assert HEAVY in way.said, "nothing was ticked, so the page stays"
    tick = next(one for one in way.window.findChildren(Tick) if one.text() == "Dit antwoord mag mee")
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    way.press("Dit gaat mee")
    assert way.row("Heel gevoelig").tick.isChecked()
    way.press("Verder: precies bekijken")
    assert len(way.page().flow.pages) == 2


def test_reading_a_piece_shows_it_and_comes_back_to_the_same_place(way: Way) -> None:
    way.to_pieces()
    way.press("Brief lezen")
    assert "Wilt u meekijken" in way.said
    way.press("Terug naar de stukken")
    assert QApplication.focusWidget() is way.button("Brief lezen")


def test_nothing_is_signed_before_every_page_was_painted(way: Way) -> None:
    write(way.vault, "brief.huisarts", "woord " * 1500, title="Lang", share=ShareState.MAY_GO)
    way.to_pages()
    way.window.repaint()
    page = way.page()
    assert not page.flow.is_all_seen
    way.press("Tekenen en maken")
    assert "tot het eind" in way.said
    assert givings(way.vault) == []
    long_one = next(n for n, one in enumerate(page.flow.pages) if one.title == "Lang")
    for number in range(len(page.flow.pages)):
        page._show_page(number)
        QApplication.processEvents()
        way.window.repaint()
        if number == long_one:
            assert number not in page.flow.seen
        QTest.keyClick(page._page.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        bar = page._port._scroll.verticalScrollBar()
        for at in range(0, bar.maximum() + 1, 100):
            bar.setValue(at)
            way.window.repaint()
        bar.setValue(bar.maximum())
        way.window.repaint()
    assert page.flow.is_all_seen
    assert "Je hebt alle 2 bladzijden gezien." in way.said


def test_what_was_looked_at_is_what_the_reader_gets_and_showing_the_words_counts_as_given(way: Way) -> None:
    way.to_pages()
    way.read_all()
    shown = [one.data for one in way.page().flow.pages]
    way.press("Tekenen en maken")
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
    way.press("Ik heb de woorden gegeven")
    assert "geldig" in way.said
    assert not set(words.split()) & set(spoken(way.window, hidden=True).split())


def test_words_that_are_not_given_yet_stay_and_taking_back_is_real(way: Way) -> None:
    way.to_pages()
    way.read_all()
    way.press("Tekenen en maken", "Geef de woorden nog niet")
    assert "woorden nog niet gegeven" in way.said
    package = givings(way.vault)[0].package
    assert sharing.words_of(way.vault, package)
    number = givings(way.vault)[0].number
    way.press(f"pakket {number} intrekken")
    assert sharing.words_of(way.vault, package), "one press is not enough"
    assert "Daarna kan niemand het openen, ook jij niet." in way.said
    way.press(f"pakket {number} voor altijd intrekken")
    assert sharing.words_of(way.vault, package) is None
    assert "ingetrokken" in way.said


def test_a_place_that_cannot_be_written_leaves_nothing_and_another_place_works(way: Way, tmp_path: Path) -> None:
    way.to_pages()
    way.read_all()
    good, way.folder = way.folder, tmp_path / "weg"
    way.press("Tekenen en maken")
    assert "Het pakket is niet gemaakt. Er is niets weggegaan." in way.said
    assert "Kies een andere plek." in way.said
    way.folder = good
    way.press("Andere plek kiezen")
    assert len(list(good.iterdir())) == 1
    assert [one.state for one in givings(way.vault)].count(State.READY) == 1
    assert "Je pakket is klaar" in way.said


def test_a_piece_that_changed_is_read_once_more(way: Way) -> None:
    way.to_pages()
    way.read_all()
    rewrite(way.vault, way.letter, "Iets anders")
    way.press("Tekenen en maken")
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
    way.press("Pakket maken", "Verder: de woorden", "Woorden laten zien")
    assert sharing.control_words_of(way.vault, givings(way.vault)[0].package) is None


def test_the_same_control_words_stand_at_the_sender_and_the_reader(way: Way) -> None:
    way.to_pages()
    way.read_all()
    way.press("Tekenen en maken", "Geef de woorden nog niet")
    giving = givings(way.vault)[0]
    (file,) = way.folder.iterdir()
    bundle = receive(file.read_bytes(), str(sharing.words_of(way.vault, giving.package)), way.house.clock())
    assert bundle.control_words is not None
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
