"""The margin beside an ordinary form: notes tied to words, at the text with the keyboard; it never travels."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.model.body import Answer, Margin, Text
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.sheet_json import sheet_to_json
from herstelkluis.model.text import runs
from ui.accessible import spoken
from ui.writing_desk import button

KEY, WORDS = "gebeurde.gebeurde", "Het was wit en stil in de gang."


def crisis(desk, *notes):
    document = desk.vault.start("crisis", title="Die winter")
    desk.vault.drafts.change(replace(document, body={KEY: Answer(Text(runs(WORDS)), margin=notes)}))
    desk.vault.settle()
    screen = desk.at("write", document=desk.stored("crisis").id, answer=KEY, open=True)
    QApplication.processEvents()
    return screen


def choose(edit, start, end):
    cursor = edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)


def test_a_note_is_tied_to_chosen_words_and_follows_them(desk):
    screen = crisis(desk)
    edit = screen.form.editors[KEY].edit
    choose(edit, 8, 11)
    button(desk.window, "Zet iets in de kantlijn").click()
    screen._beside.margin._words.setText("vraag Noor")
    screen._beside.margin._add.click()
    choose(edit, 0, 0)
    QTest.keyClicks(edit, "Toen: ")
    screen.leave()
    [note] = desk.stored("crisis").body[KEY].margin
    assert (note.note, note.passage, note.at) == ("vraag Noor", "wit", 14)


def test_the_margin_shows_what_belongs_to_the_text_with_the_keyboard(desk):
    screen = crisis(desk, Margin("vraag Noor", "wit", at=8))
    assert "vraag Noor" in spoken(desk.window)
    others = [editor for key, editor in screen.form.editors.items() if key != KEY]
    others[0].focus_first()
    QApplication.processEvents()
    assert "vraag Noor" not in spoken(desk.window)


def test_keys_go_to_the_note_and_back_to_the_text(desk):
    screen = crisis(desk, Margin("vraag Noor", "wit", at=8))
    edit = screen.form.editors[KEY].edit
    choose(edit, 9, 9)
    QTest.keyClick(edit, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert screen._beside.margin.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert edit.hasFocus()


def test_nothing_of_the_margin_is_on_a_page_or_left_after_a_cover(desk):
    screen = crisis(desk, Margin("vraag Noor", "wit", at=8))
    document, template = screen.writing.document, screen.writing.template
    assert "vraag Noor" not in str(sheet_to_json(lay_out(template, document, {})))
    desk.window.cover()
    assert "vraag" not in spoken(desk.window, hidden=True)


def test_the_form_does_not_move_when_the_margin_comes_and_goes(desk):
    screen = crisis(desk)
    first = next(editor for key, editor in screen.form.editors.items() if key != KEY)
    wide = screen.form.width()
    first.focus_first()
    QApplication.processEvents()
    assert screen.form.width() == wide
