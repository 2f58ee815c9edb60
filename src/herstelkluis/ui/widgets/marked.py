"""A line of words with a sign before it: a state, a mistake, a hint."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.ui.letters import ROLES
from herstelkluis.ui.widgets.sign import Sign
from herstelkluis.ui.widgets.words import Words


class Marked(QWidget):
    """An icon and words in one colour. `role` is the letter role; the icon stands at the first line."""

    def __init__(
        self,
        icon: str,
        text: str,
        *,
        colour: str = "muted",
        role: str = "help",
        size: int = 16,
        sign_colour: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sign_colour = sign_colour
        self._sign = Sign(icon, sign_colour or colour, size, line=ROLES[role].line, parent=self)
        self._words = Words(text, role, colour, parent=self)
        middle = QVBoxLayout(self)
        middle.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        middle.addStretch(0)
        middle.addLayout(row)
        middle.addStretch(0)
        row.setSpacing(6 if size < 20 else 12)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)

    def text(self) -> str:
        """The words shown."""
        return self._words.text()

    def set_text(self, text: str) -> None:
        """Other words."""
        self._words.setText(text)

    def set_look(self, icon: str, colour: str) -> None:
        """Another icon and colour."""
        self._sign.set_look(icon, self._sign_colour or colour)
        self._words.set_look(self._words.role, colour)
