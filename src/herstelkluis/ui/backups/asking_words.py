"""A page that asks for the twelve words or a password, says why, and keeps what was typed while it is tried."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.ui.screens.proof import Proof
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.typed import Typed


class AskingWords(QWidget):
    """`asked` carries what was typed. With the question `or_password` a password is a way too."""

    asked = Signal(Typed)

    def __init__(
        self, title: str, lines: Sequence[str], *, or_password: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setMaximumWidth(theme().px(820))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Words(title, "section", parent=self))
        for line in lines:
            column.addWidget(Words(line, "body", parent=self))
        column.addSpacing(12)
        self._proof = Proof(or_password, parent=self)
        self._proof.ask_for(words=not or_password, or_else=bool(or_password))
        self._proof.returned.connect(self.try_it)
        column.addWidget(self._proof)

    def begin(self) -> None:
        """Put the keyboard in the field."""
        self._proof.begin()

    def try_it(self) -> None:
        """Ask for it, when something was typed."""
        if self._proof.asked.text().strip():
            self.asked.emit(self._proof.typed)
        else:
            self._proof.begin()

    def say(self, error: KluisError) -> None:
        """What was typed does not open the copy."""
        self._proof.refuse(error)

    def clear(self) -> None:
        """Let go of what was typed."""
        self._proof.forget()
