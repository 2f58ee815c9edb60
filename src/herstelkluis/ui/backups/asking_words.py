"""A page that asks for the twelve words, says what they are for, and keeps what was typed while it is tried."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import sentence
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.typed import Typed


class AskingWords(QWidget):
    """`asked` carries what was typed."""

    asked = Signal(Typed)

    def __init__(self, title: str, lines: Sequence[str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumWidth(theme().px(820))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(title, "section", parent=self))
        for line in lines:
            column.addWidget(Words(line, "body", parent=self))
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
            self.asked.emit(Typed(self._words.text(), is_words=True))
        else:
            self._words.setFocus()

    def say(self, error: KluisError) -> None:
        """These words do not open the copy."""
        self._words.set_mistake(sentence(error))
        self._words.setFocus()

    def clear(self) -> None:
        """Let go of what was typed."""
        self._words.empty()
