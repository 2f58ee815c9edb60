"""Choosing a reader and pieces, as a person does it, in a real vault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Choice, Consent, Consents
from herstelkluis.model.document import Level, ShareState
from herstelkluis.model.text import Run
from herstelkluis.ui.sharing.piece_names import names_of
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.vault import sharing
from house import write
from ui.accessible import assert_named, assert_tab_order, spoken
from ui.share_way import HEAVY, HOME, LOCKED, Way

Look_ = Callable[..., object]


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
    assert "Kies eerst een lezer." in way.said
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
    for line in ("Jij hebt dit op slot gezet.", "Dit telt als heel gevoelig.", "Gaat nooit vanzelf mee."):
        assert line in way.said
    assert "Alles hierin is alleen voor jou." in way.said
    assert "1 stuk gaat mee" in way.said
    for words in (HOME, LOCKED, HEAVY):
        assert words not in spoken(way.window, hidden=True)


def test_without_a_tick_the_button_stays_and_brings_to_the_first_one(way: Way) -> None:
    way.to_pieces()
    way.press("Brief")
    assert "Er gaat nog niets mee." in way.said
    assert "Vink eerst een stuk aan." not in way.said
    way.press("Verder: precies bekijken")
    assert isinstance(QApplication.focusWidget(), Tick)
    assert "Vink eerst een stuk aan." in way.said
    way.press("Brief")
    assert "Vink eerst een stuk aan." not in way.said


def test_where_all_pieces_are_folded_the_button_brings_to_the_first_line_that_opens(way: Way) -> None:
    way.vault.drafts.change(replace(way.letter, share=ShareState.NEVER))
    for n in range(3):
        write(way.vault, "doel", f"Woorden {n}", title=f"Doel {n}", share=ShareState.ONLY_ME)
    way.to_pieces()
    way.press("Verder: precies bekijken")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.text() == "Hieruit kiezen"


def test_a_proposal_is_told_of_only_when_something_is_ticked(way: Way) -> None:
    way.to_pieces()
    assert "We hebben een voorstel gemaakt." in way.said
    way.press("Brief", "Terug", "Verder: stukken kiezen")
    assert "We hebben een voorstel gemaakt." not in way.said
    assert "Er staat niets klaar." in way.said


def test_a_piece_without_a_title_is_called_by_its_first_words_but_never_by_closed_ones(way: Way) -> None:
    write(way.vault, "notitie", "Een kop thee bij Noor")
    write(way.vault, "notitie", Run("Geheim", private=True))
    write(way.vault, "notitie", "Ingeklapt verdriet", folded=True)
    write(way.vault, "notitie", "Achter slot", share=ShareState.NEVER)
    write(way.vault, "notitie", "Te zwaar", level=Level.SENSITIVE)
    offers = sharing.begin(way.vault, "anders").offers
    names = " ".join(names_of(offers).values())
    assert "Een kop thee bij Noor" in names
    for words in ("Geheim", "Ingeklapt", "slot", "Te zwaar"):
        assert words not in names.replace("Op slot", "")


def test_an_open_question_comes_first_and_its_mildest_answer_leaves_the_name_out(way: Way) -> None:
    write(way.vault, "persoon", "Marieke", title="Marieke")
    way.to_pieces()
    asked = _("Something about {who} stands here. You did not write whether this is all right.")
    assert asked.format(who="Marieke") in way.said
    assert "1 stuk gaat mee, nog 1 vraag open" in way.said
    way.press("Verder: precies bekijken")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QAbstractButton)
    assert focus.text() == "Naam weglaten"
    assert_named(way.window)
    QTest.keyClick(focus, Qt.Key.Key_Space)
    assert "De naam van Marieke blijft weg." in way.said
    way.press("Verder: precies bekijken")
    assert "Nog 1 regel na te lezen" in way.said
    assert_named(way.window)
    way.press("Verder: precies bekijken")
    assert "Nog 1 regel na te lezen" in way.said, "first every changed line is read"
    way.press("Zo klopt het: Wilt u meekijken met iemand?", "Verder: precies bekijken")
    assert "meekijken met iemand?" in way.said
    assert "Marieke" not in spoken(way.window, hidden=True)


def test_the_preview_says_how_many_go_to_whom_and_how_many_stay_home_locked(way: Way) -> None:
    way.to_pages()
    assert "Er gaat 1 stuk mee naar de huisarts." in way.said
    assert "1 stuk blijft thuis, omdat jij het op slot hebt gezet." in way.said
    pages = b"".join(page.data for page in way.page().flow.pages).decode()
    assert "op slot" not in pages


def sister(way: Way, *consents: Consent) -> None:
    """Marieke is a sister, and stands in the letter and in a note."""
    card = write(way.vault, "persoon", "Marieke", title="Marieke")
    told = {"wie.relatie": Answer(Choice((), "mijn zus")), "afspraak.akkoord": Answer(Consents(consents))}
    way.vault.drafts.change(replace(card, body={**card.body, **told}))
    write(way.vault, "notitie", "Marieke kwam langs.", title="Zondag", share=ShareState.MAY_GO)


def test_who_agreed_is_named_by_role_in_every_piece_at_once_and_by_name_again(way: Way) -> None:
    sister(way, Consent("mijn plan", "agreed", "2026-10-01"))
    way.to_pieces()
    way.row("Zondag").tick.click()
    assert "2 stukken gaan mee" in way.said
    assert "vraag open" not in way.said
    way.press("Kiezen hoe ze heten")
    assert "Gaat met naam mee." in way.said
    way.press("Wijzigen hoe Marieke heet", "Overal in plaats van de naam van Marieke: mijn zus")
    focus = QApplication.focusWidget()
    assert focus is way.button("Wijzigen hoe Marieke heet"), "the keyboard stays with her"
    assert "Overal: mijn zus" in way.said
    assert_named(way.window)
    assert_tab_order(way.window)
    way.press("Verder: precies bekijken")
    lines = [one.accessibleName() for one in way.window.findChildren(Tick) if one.isVisible()]
    assert lines == [f"Zo klopt het: {line}" for line in ("Wilt u meekijken met mijn zus?", "Mijn zus kwam langs.")]
    way.press("Terug", "Kiezen hoe ze heten", "Wijzigen hoe Marieke heet", "Marieke gaat met naam mee")
    way.press("Verder: precies bekijken")
    assert "Wilt u meekijken met Marieke?" in way.said


def test_what_is_chosen_for_all_pieces_answers_every_question_and_one_piece_may_differ(way: Way) -> None:
    sister(way)
    way.to_pieces()
    way.row("Zondag").tick.click()
    assert "2 vragen open" in way.said
    way.press("Kiezen hoe ze heten")
    assert "Nog te kiezen." in way.said
    way.press("Wijzigen hoe Marieke heet", "De naam van Marieke overal weglaten")
    assert "vragen open" not in way.said
    assert way.said.count("De naam van Marieke blijft weg.") == 2
    way.press("Wijzigen wat er over Marieke meegaat in Zondag", "Marieke toch mee in Zondag, ik snap het")
    assert "Niet in elk stuk hetzelfde." in way.said
    way.press("Wijzigen hoe Marieke heet", "Over Marieke per stuk kiezen")
    assert "2 vragen open" in way.said


def test_nobody_is_asked_about_while_nobody_is_named(way: Way) -> None:
    way.to_pieces()
    assert "Wie erin staat" not in way.said


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
    way.press(_("The chosen answers go along"))
    assert HEAVY in way.said, "nothing was ticked, so the page stays"
    tick = next(one for one in way.window.findChildren(Tick) if one.isVisible())
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    way.press(_("The chosen answers go along"))
    assert way.row("Heel gevoelig").tick.isChecked()
    way.press("Verder: precies bekijken")
    assert len(way.page().flow.pages) == 2


def test_reading_a_piece_shows_it_and_comes_back_to_the_same_place(way: Way) -> None:
    way.to_pieces()
    way.press("Brief lezen")
    assert "Wilt u meekijken" in way.said
    way.press("Terug naar de stukken")
    assert QApplication.focusWidget() is way.button("Brief lezen")
