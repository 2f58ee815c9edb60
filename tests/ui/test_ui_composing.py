"""A word that an input method is still composing is written too when the screen is covered."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QLocale, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from herstelkluis.model.words import words_of
from herstelkluis.ui.widgets.own_words import OwnWords
from house import PASSWORD, write
from ui.running import running


class InputMethod(QObject):
    """What the input method of a desktop does with `commit`: what stands there half is written in the focused field."""

    composed = ""

    def compose(self, words: str) -> None:
        self.composed = words
        QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent(words, []))

    def locale(self) -> QLocale:
        return QLocale()

    def commit(self) -> None:
        words, self.composed = self.composed, ""
        if words and (focused := QApplication.focusWidget()) is not None:
            event = QInputMethodEvent()
            event.setCommitString(words)
            QApplication.sendEvent(focused, event)


@pytest.mark.parametrize("deed", ["lock", "hide", "close"])
def test_a_word_that_is_being_composed_is_written_before_the_screen_is_covered_or_closed(
    look, qtbot, house, new_vault, monkeypatch, deed
):
    shutil.copytree(new_vault.folder, house.folder)
    with running(qtbot, house.folder) as program:
        program.session.opened(program.session.lifecycle.unlock(PASSWORD))
        note = write(program.session.vault, "notitie", "Gewandeld langs")
        program.window.show_screen("write", document=note.id)
        editor = program.window.screen_shown.findChild(OwnWords)
        editor.setFocus()
        qtbot.waitUntil(editor.hasFocus)
        method = InputMethod()
        monkeypatch.setattr(QApplication, "inputMethod", lambda: method)
        method.compose("Wereldkanaal")
        program.window.close() if deed == "close" else getattr(program, deed)()
        if not program.session.is_open:
            program.session.opened(program.session.lifecycle.unlock(PASSWORD))
        document = program.session.vault.document(note.id)
        assert "Wereldkanaal" in " ".join(words_of(answer) for answer in document.body.values())
