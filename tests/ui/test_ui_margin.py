"""Notes in the margin: tied to their words through every edit, reached by keyboard, and never in the text itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Margin, Text
from herstelkluis.model.text import Run, all_words, runs
from herstelkluis.ui.screens.margin_note import MarginNote
from herstelkluis.ui.widgets.link import Link
from ui.accessible import spoken
from ui.writing_desk import Desk, button

KEY = "h06.wie"
WORDS = "Mijn oma zat bij het raam. Ik telde de franjes."


@pytest.fixture
def desk(opened, look, qtbot):
    desk = Desk(opened[2])
    qtbot.addWidget(desk.window)
    document = desk.vault.start("levensverhaal", section="h06")
    desk.vault.drafts.change(replace(document, body={KEY: Answer(Text(runs(WORDS)))}))
    desk.vault.settle()
    yield desk
    desk.window.cover("locked")


@pytest.fixture
def screen(desk):
    return desk.at("write", kind="levensverhaal", section="h06", answer=KEY, open=True)


def choose(edit, words):
    start = edit.toPlainText().index(words)
    edit.choose(start, start + len(words))


def note_down(screen, words, note="vraag Noor"):
    """Choose words and put a note beside them, as a person does."""
    choose(screen.editor, words)
    button(screen.margin, "Zet iets in de kantlijn").click()
    QTest.keyClicks(screen.margin._words, note)
    button(screen.margin, "Zet erbij").click()


def margin(screen):
    screen.writing.gather()
    return screen.writing.document.body[KEY].margin


def said(screen):
    QApplication.processEvents()  # Qt shows what was put in a layout a moment later
    return spoken(screen.margin)


def marked(edit):
    """The words that are drawn as a passage."""
    return [one.where.selectedText() for one in edit.passages._marks if one.where.hasSelection()]


def test_chosen_words_get_a_note_that_is_tied_to_them(screen):
    note_down(screen, "bij het raam")
    assert margin(screen) == (Margin("vraag Noor", "bij het raam", "bookmark", at=13),)
    assert marked(screen.editor) == ["bij het raam"]
    assert _("Note {n}: to the words {words}").format(n=1, words="bij het raam") in said(screen)


def test_without_chosen_words_a_note_belongs_to_the_question(screen):
    screen.editor.moveCursor(QTextCursor.MoveOperation.End)
    button(screen.margin, "Zet iets in de kantlijn").click()
    assert _("With the whole question. Or choose words first.") in said(screen)
    button(screen.margin, "Zet erbij").click()
    assert margin(screen) == (Margin("", "", "bookmark"),)


def test_the_note_follows_typing_undo_cut_and_paste(screen):
    note_down(screen, "bij het raam")
    edit = screen.editor
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(edit, "Lieve ")
    assert margin(screen)[0].at == 19
    choose(edit, "bij het raam")
    edit.cut()
    assert margin(screen)[0].at is None
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.paste()
    (note,) = margin(screen)
    assert note.at == edit.toPlainText().rindex("bij het raam")
    edit.undo()
    assert margin(screen)[0].at is None
    edit.undo()
    assert margin(screen)[0].at == 19
    assert marked(edit) == ["bij het raam"]


def test_a_note_whose_words_are_gone_stands_on_its_own_and_says_so(screen):
    note_down(screen, "bij het raam")
    choose(screen.editor, " bij het raam")
    QTest.keyClick(screen.editor, Qt.Key.Key_Delete)
    assert margin(screen) == (Margin("vraag Noor", "bij het raam", "bookmark", at=None),)
    assert _("These words are no longer in your text.") in said(screen)
    assert marked(screen.editor) == []
    assert "vraag Noor" in said(screen)


def test_the_tie_is_there_again_after_leaving(desk, screen):
    note_down(screen, "telde de franjes")
    desk.at("today")
    again = desk.at("write", kind="levensverhaal", section="h06", answer=KEY, open=True)
    assert marked(again.editor) == ["telde de franjes"]
    assert margin(again)[0].at == WORDS.index("telde")


def test_a_note_of_an_older_vault_is_tied_by_its_words(desk):
    document = desk.stored("levensverhaal")
    old = replace(document.body[KEY], margin=(Margin("vraag Noor", "de franjes"), Margin("weg", "de stoel")))
    desk.vault.drafts.change(replace(document, body={KEY: old}))
    screen = desk.at("write", kind="levensverhaal", section="h06", answer=KEY, open=True)
    assert marked(screen.editor) == ["de franjes"]
    assert _("These words are no longer in your text.") in said(screen)


def test_keys_go_from_a_note_to_its_words_and_back(screen):
    note_down(screen, "bij het raam")
    edit = screen.editor
    link = screen.margin.findChild(MarginNote).findChild(Link)
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert edit.hasFocus()
    assert edit.textCursor().selectedText() == "bij het raam"
    QTest.keyClick(edit, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert screen.margin.isAncestorOf(QApplication.focusWidget())
    assert isinstance(QApplication.focusWidget(), Link)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert edit.hasFocus()


def test_the_key_of_the_margin_opens_it_for_the_chosen_words(screen):
    choose(screen.editor, "oma")
    QTest.keyClick(screen.editor, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert _("With: ‘{words}’").format(words="oma") in said(screen)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert screen.editor.hasFocus()


def test_two_notes_and_one_removed_leave_the_other_where_it_is(screen):
    note_down(screen, "oma", "eerste")
    note_down(screen, "franjes", "tweede")
    assert marked(screen.editor) == ["oma", "franjes"]
    notes = screen.margin.findChildren(MarginNote)
    notes[0].remove.click()
    assert [one.note for one in margin(screen)] == ["tweede"]
    assert marked(screen.editor) == ["franjes"]


def test_private_words_with_a_note_stay_private_and_the_text_stays_as_it_was(screen):
    choose(screen.editor, "bij het raam")
    screen.editor.set_private(on=True)
    note_down(screen, "bij het raam")
    screen.writing.gather()
    value = screen.writing.document.body[KEY].value
    assert all_words(value.runs) == WORDS
    assert Run("bij het raam", private=True) in value.runs


def test_signs_of_two_units_do_not_shift_the_passage(screen):
    screen.editor.moveCursor(QTextCursor.MoveOperation.Start)
    screen.editor.insertPlainText("😀😀 ")
    note_down(screen, "oma")
    assert margin(screen)[0].at == 8
    assert marked(screen.editor) == ["oma"]
