"""Trying to put a copy back: by the twelve words, really opened and counted, and nothing of it stays."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, sentence
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.words import Words


class Drilling(QWidget):
    """`asked` carries the words as they were typed."""

    asked = Signal(str)

    def __init__(self, copy: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(theme().px(820))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(_("Try to put a copy back"), "section", parent=self))
        column.addWidget(
            Words(_("Take your recovery sheet. Then you know you could do it alone."), "body", parent=self)
        )
        column.addWidget(Words(_("We open this copy: {copy}").format(copy=copy), "body", parent=self))
        column.addWidget(Words(_("Your vault stays as it is. What we open goes away again."), "body", parent=self))
        column.addSpacing(12)
        self._words = TwelveWords(parent=self)
        self._words.returned.connect(self.try_it)
        column.addWidget(self._words)

    def begin(self) -> None:
        """Put the keyboard in the field."""
        self._words.setFocus()

    def try_it(self) -> None:
        """Ask for it, when there are words."""
        if self._words.text().strip():
            self.asked.emit(self._words.text())
        else:
            self._words.setFocus()

    def say(self, error: KluisError) -> None:
        """These words do not open the copy."""
        self._words.set_mistake(sentence(error))
        self._words.setFocus()

    def clear(self) -> None:
        """Let go of what was typed."""
        self._words.empty()
