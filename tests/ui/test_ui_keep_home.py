"""Keeping words at home in an ordinary form: a button at the label, for the words that are chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.ui.forms.words import TextEditor
from ui.writing_desk import button


@pytest.mark.parametrize("kind", ["dagboek", "crisis", "hulpstap"])
@pytest.mark.parametrize("by", ["mouse", "keys"])
def test_chosen_words_are_kept_at_home_and_let_go_again(desk, kind, by):
    screen = desk.at("write", kind=kind, open=True)
    template = screen.writing.template
    key, ask = next((key, field.ask) for key, _section, field in template.fields() if field.type == "text")
    screen.show_part_of(key)
    QApplication.processEvents()
    editor = screen.form.editors[key]
    assert isinstance(editor, TextEditor)
    names = [one.accessibleName() for one in screen.form.findChildren(type(screen.form._ways[key])) if one.isVisible()]
    assert f"{ask} {_('Rather not?')}" in names
    editor.edit.setFocus()
    QTest.keyClicks(editor.edit, "Noor kwam")
    screen.writing.gather()
    cursor = editor.edit.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(4, QTextCursor.MoveMode.KeepAnchor)
    editor.edit.setTextCursor(cursor)
    if by == "mouse":
        QTest.mouseClick(button(screen, f"{ask} {_('Keep words at home')}"), Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(editor.edit, Qt.Key.Key_Tab)
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is editor.edit
    screen.writing.gather()
    assert [(run.words, run.private) for run in screen.writing.document.body[key].value.runs] == [
        ("Noor", True),
        (" kwam", False),
    ]
    button(screen, f"{ask} {_('May go along again')}").click()
    screen.writing.gather()
    assert [(run.words, run.private) for run in screen.writing.document.body[key].value.runs] == [("Noor kwam", False)]
