"""Choosing as a person does it: for whom, notes together, answers and words that stay home, others, line by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Choice, Line, Text
from herstelkluis.model.document import ShareState
from herstelkluis.model.sheet import Sheet
from herstelkluis.model.template import FieldType
from herstelkluis.model.text import runs
from herstelkluis.ui.sharing.looking_up import LookingUp
from herstelkluis.ui.sharing.one_answer import OneAnswer
from herstelkluis.ui.sharing.piece_row import PieceRow
from herstelkluis.ui.sharing.piece_rows import AT_ONCE, Gathered
from herstelkluis.ui.widgets.tick import Tick
from house import write
from ui.accessible import assert_named, assert_tab_order, spoken
from ui.choosing_way import choose_reader, choose_words, pages_of
from ui.share_way import Way

Look_ = Callable[..., object]
FIRST, SECOND = "Wilt u meekijken?", "Ik slaap slecht."


@pytest.fixture
def way(look: Look_, opened, tmp_path: Path, qtbot: QtBot) -> Way:
    folder = tmp_path / "stick"
    folder.mkdir()
    return Way(opened, folder, qtbot)


# --- which pieces ---------------------------------------------------------------------------------------------------


def test_many_notes_are_one_line_that_opens_in_its_place_a_few_at_a_time(way: Way) -> None:
    for n in range(AT_ONCE + 5):
        write(way.vault, "notitie", f"Woorden {n}", title=f"Notitie {n}", share=ShareState.MAY_GO)
    way.to_pieces()
    assert f"Mijn notities: {AT_ONCE + 5} stukken" in way.said
    assert "Notitie 3" not in way.said
    way.press(_("Choose from {title}").format(title=_("My notes")))
    (gathered,) = way.window.findChildren(Gathered)
    shown = [one for one in gathered.findChildren(Tick) if one.isVisible()]
    assert len(shown) == AT_ONCE
    assert QApplication.focusWidget() is shown[0]
    assert_named(way.window)
    more = next(one for one in way.all_buttons() if one.isVisible() and "5" in one.text())
    way.press(more.text())
    assert len([one for one in gathered.findChildren(Tick) if one.isVisible()]) == AT_ONCE + 5
    assert not more.isVisible()
    way.row("Notitie 3").tick.click()
    assert "2 stukken gaan mee" in way.said


def test_a_note_far_down_is_found_again_after_reading_it(way: Way) -> None:
    for n in range(AT_ONCE + 5):
        write(way.vault, "notitie", f"Woorden {n}", title=f"Notitie {n}", share=ShareState.MAY_GO)
    way.to_pieces()
    way.press(_("Choose from {title}").format(title=_("My notes")))
    last = way.window.findChildren(Gathered)[0].rows
    assert last is not None
    last.show_more()
    way.wait_for_pieces()
    way.press("Notitie 0 lezen", "Terug naar de stukken")
    assert QApplication.focusWidget() is way.button("Notitie 0 lezen")


def test_an_answer_that_is_left_stays_home_and_the_row_says_so(way: Way) -> None:
    key, other = [key for key, _section, _field in way.vault.templates["brief.huisarts"].fields()][:2]
    body = {**way.letter.body, key: Answer(Line(FIRST)), other: Answer(Line(SECOND))}
    way.vault.drafts.change(replace(way.letter, body={one: _like(way, one, answer) for one, answer in body.items()}))
    way.to_pieces()
    way.press("Brief lezen")
    answers = way.window.findChildren(OneAnswer)
    assert len(answers) == 2
    assert all(one.tick.isChecked() for one in answers)
    assert_named(way.window)
    assert_tab_order(way.window)
    QTest.keyClick(answers[1].tick, Qt.Key.Key_Space)
    way.press("Terug naar de stukken")
    assert "1 antwoord" in way.said or "1 answer" in way.said
    way.press("Verder: precies bekijken")
    assert FIRST in pages_of(way)
    assert SECOND not in pages_of(way)


def _like(way: Way, key: str, answer: Answer) -> Answer:
    """The words as the field of this key holds them."""
    field = next(field for one, _section, field in way.vault.templates["brief.huisarts"].fields() if one == key)
    is_text = field.type is FieldType.TEXT and isinstance(answer.value, Line)
    return Answer(Text(runs(answer.value.words))) if is_text and isinstance(answer.value, Line) else answer


def test_a_short_word_is_left_home_as_a_word_and_every_piece_says_so(way: Way) -> None:
    write(way.vault, "brief.huisarts", "Dat meten zij met een lint.", title="Tweede", share=ShareState.MAY_GO)
    way.to_pieces()
    way.press("Brief lezen")
    leave = next(one for one in way.all_buttons() if one.text() == _("Leave this bit at home"))
    choose_words(way, "et M")
    way.press(leave.accessibleName())
    assert _("Stays home: “{words}”").format(words="met Marieke") in way.said, "what is touched counts whole"
    way.press(_("Along after all: {words}").format(words="met Marieke"))
    choose_words(way, "et")
    way.press(leave.accessibleName(), "Terug naar de stukken")
    assert way.said.count("1 stukje tekst blijft thuis.") == 2
    way.press("Verder: precies bekijken")
    assert "Dat meten zij een lint." in pages_of(way)
    assert "Wilt u meekijken Marieke?" in pages_of(way)


def test_words_are_chosen_with_the_keyboard_struck_through_and_go_nowhere(way: Way) -> None:
    way.to_pieces()
    way.press("Brief lezen")
    leave = next(one for one in way.all_buttons() if one.text() == _("Leave this bit at home"))
    assert not leave.isVisible()
    view = choose_words(way, "met Marieke")
    assert leave.isVisible()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not view
    way.press(leave.accessibleName())
    said = _("Stays home: “{words}”").format(words="met Marieke")
    assert said in way.said
    (mark,) = view.extraSelections()
    assert mark.format.fontStrikeOut()
    assert mark.cursor.selectedText() == "met Marieke"
    assert QApplication.focusWidget() is way.button(_("Along after all: {words}").format(words="met Marieke"))
    assert_named(way.window)
    way.press("Terug naar de stukken", "Verder: precies bekijken")
    assert "meekijken?" in pages_of(way)
    assert "Marieke" not in pages_of(way)


def test_words_that_were_left_can_go_after_all(way: Way) -> None:
    way.to_pieces()
    way.press("Brief lezen")
    view = choose_words(way, "Marieke")
    way.press(_("Leave the chosen words at home: {question}").format(question=view.accessibleName()))
    way.press(_("Along after all: {words}").format(words="Marieke"))
    assert view.extraSelections() == []
    way.press("Terug naar de stukken", "Verder: precies bekijken")
    assert "Marieke" in pages_of(way)


def test_the_role_stands_in_the_place_of_the_name_and_the_button_says_which(way: Way) -> None:
    person = write(way.vault, "persoon", "Marieke", title="Marieke")
    relation = next(key for key, _s, field in way.vault.templates["persoon"].fields() if field.role == "relation")
    way.vault.drafts.change(replace(person, body={**person.body, relation: Answer(Choice((), "zus"))}))
    way.to_pieces()
    assert "Je schreef niet op of dit mag" in way.said or "You did not write" in way.said
    names = [one.text() for one in way.all_buttons() if one.isVisible()]
    role = _("Role in place of the name: {role}").format(role="mijn zus")
    asked = [
        "Naam weglaten",
        role,
        _("Ask {who} first").format(who="Marieke"),
        _("Along anyway, I understand"),
    ]
    assert [name for name in names if name in asked] == asked
    assert_named(way.window)
    button = next(one for one in way.all_buttons() if one.text() == role)
    button.click()
    said = _("In place of the name of {who} stands: {role}.").format(who="Marieke", role="mijn zus")
    assert said in way.said
    way.press("Verder: precies bekijken")
    assert "mijn zus" in spoken(way.window)
    next(one for one in way.window.findChildren(Tick) if one.isVisible()).click()
    way.press("Verder: precies bekijken")
    assert "met mijn zus?" in pages_of(way)
    assert "Marieke" not in pages_of(way)


def test_asking_first_keeps_it_home_and_a_decision_can_be_changed(way: Way) -> None:
    write(way.vault, "persoon", "Marieke", title="Marieke")
    way.to_pieces()
    way.press(_("Ask {who} first about {title}").format(who="Marieke", title="Brief"))
    assert _("What is about {who} stays home until you have asked.").format(who="Marieke") in way.said
    way.press("Verder: precies bekijken")
    assert "Dit blijft nu allemaal thuis" in way.said
    way.press("Wijzigen wat er over Marieke meegaat in Brief")
    way.press(_("{who} along anyway in {title}, I understand").format(who="Marieke", title="Brief"))
    way.press("Verder: precies bekijken")
    assert "Marieke" in pages_of(way)


# --- line by line ---------------------------------------------------------------------------------------------------


def test_a_whole_page_of_lines_is_agreed_with_only_when_every_line_was_on_the_screen(way: Way) -> None:
    write(way.vault, "persoon", "Marieke", title="Marieke")
    for n in range(4):
        words = f"Keer {n} was ik bij Marieke. " + "Het duurde lang. " * 60
        write(way.vault, "brief.huisarts", words, title=f"Brief {n}", share=ShareState.MAY_GO)
    way.to_pieces()
    while any(one.text() == "Naam weglaten" and one.isVisible() for one in way.all_buttons()):
        next(one for one in way.all_buttons() if one.text() == "Naam weglaten" and one.isVisible()).click()
    way.press("Verder: precies bekijken")
    way.window.repaint()
    assert_named(way.window)
    way.press(_("All on this page is right"))
    ticks = [one for one in way.window.findChildren(Tick) if one.isVisible()]
    assert len(ticks) == 5
    assert not any(one.isChecked() for one in ticks), "the lower lines were not on the screen yet"
    bar = max((one.verticalScrollBar() for one in way.window.findChildren(QScrollArea)), key=lambda one: one.maximum())
    for at in range(0, bar.maximum() + 200, 200):
        bar.setValue(at)
        QApplication.processEvents()
        way.window.repaint()
    way.press(_("All on this page is right"))
    assert all(one.isChecked() for one in ticks)
    way.press("Verder: precies bekijken")
    assert len(way.page().flow.pages) == 5


def test_a_page_of_choosing_holds_no_words_of_the_template_as_answers(way: Way) -> None:
    way.to_pieces()
    way.press("Brief lezen")
    for answer in way.window.findChildren(OneAnswer):
        assert isinstance(answer._view._sheet, Sheet)
        assert len(answer._view._sheet.pieces) == 1


# --- while pieces are looked up -------------------------------------------------------------------------------------


def looked_up(way: Way) -> list[LookingUp]:
    """The quiet pages that are shown now."""
    return [one for one in way.window.findChildren(LookingUp) if one.isVisible()]


def test_the_window_answers_while_pieces_are_looked_up_and_stopping_throws_them_away(way: Way, qtbot: QtBot) -> None:
    for n in range(40):
        write(way.vault, "notitie", "woord " * 300, title=f"Notitie {n}", share=ShareState.MAY_GO)
    choose_reader(way, "huisarts")
    way.button("Verder: stukken kiezen").click()
    assert looked_up(way), "the pieces are read elsewhere, so this page stands here first"
    assert_named(way.window)
    way.button("Stoppen").click()
    qtbot.wait_for_threads()
    assert "Je hebt nog niets gedeeld. Dat mag zo blijven." in way.said
    assert not way.window.findChildren(PieceRow)


def test_what_was_found_just_before_stopping_is_thrown_away_too(way: Way, qtbot: QtBot) -> None:
    write(way.vault, "notitie", "woord", title="Notitie", share=ShareState.MAY_GO)
    choose_reader(way, "huisarts")
    way.button("Verder: stukken kiezen").click()
    QThreadPool.globalInstance().waitForDone(60_000)  # the answer waits in the queue of this window
    way.button("Stoppen").click()
    qtbot.wait_for_threads()
    assert "Je hebt nog niets gedeeld. Dat mag zo blijven." in way.said
    assert not way.window.findChildren(PieceRow)


def test_a_lock_while_pieces_are_looked_up_leaves_nothing_behind(way: Way, qtbot: QtBot) -> None:
    for n in range(40):
        write(way.vault, "notitie", "woord " * 300, title=f"Kanarie {n}", share=ShareState.MAY_GO)
    choose_reader(way, "huisarts")
    way.button("Verder: stukken kiezen").click()
    way.window.cover("locked")
    way.lifecycle.lock()
    qtbot.wait_for_threads()
    assert "Kanarie 1" not in spoken(way.window, hidden=True)
