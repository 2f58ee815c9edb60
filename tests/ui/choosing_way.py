"""Hands for choosing: a reader, words of an answer, and what then stands on the pages."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QRadioButton, QTextEdit

from herstelkluis.i18n import _
from herstelkluis.share.profiles import profiles
from ui.share_way import Way


def choose_reader(way: Way, code: str) -> None:
    """Nieuw pakket, and this kind of reader."""
    way.press("Nieuw pakket maken")
    name = profiles()[code].title
    radios = [one for one in way.window.findChildren(QRadioButton) if one.accessibleName() == name]
    if not radios:
        way.press(_("Someone else"))
        radios = [one for one in way.window.findChildren(QRadioButton) if one.accessibleName() == name]
    radios[0].setChecked(True)


def choose_words(way: Way, words: str) -> QTextEdit:
    """Choose these words in the answer they stand in, with the keyboard."""
    view = next(one for one in way.window.findChildren(QTextEdit) if words in one.toPlainText() and one.isVisible())
    view.setFocus()
    view.moveCursor(QTextCursor.MoveOperation.Start)
    for _letter in range(view.toPlainText().index(words)):
        QTest.keyClick(view, Qt.Key.Key_Right)
    for _letter in words:
        QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    return view


def pages_of(way: Way) -> str:
    """Everything on the pages that are looked at."""
    return "\n".join(page.data.decode() for page in way.page().flow.pages)
