"""How to fill in the areas: only the six, or with sentences to think about."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.areas import LONG, SHORT


class AreasBegin(QWidget):
    """`begun` carries the kind and the area to begin at. The first time the short way is the filled button."""

    begun = Signal(str, str)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked = Words(_("How do you want to fill it in?"), "strong", parent=self)
        self.first = Main(_("Place the dots"), "pen-line", parent=self)
        self.short = Second(_("Only the six areas"), parent=self)
        self.long = Second(_("With sentences to think about"), parent=self)
        buttons = QWidget(self)
        row = Wrap(12, parent=buttons)
        for button in (self.first, self.short, self.long):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 12)
        column.setSpacing(8)
        column.addWidget(self._asked)
        column.addWidget(buttons)
        self.first.clicked.connect(lambda: self.begun.emit(SHORT, ""))
        self.short.clicked.connect(lambda: self.begun.emit(SHORT, ""))
        self.long.clicked.connect(lambda: self.begun.emit(LONG, ""))

    def show_first(self, *, is_first: bool) -> None:
        """The first time these are the main buttons of the screen; later they come on asking."""
        self.first.setVisible(is_first)
        self.short.setVisible(not is_first)
        self._asked.setVisible(not is_first)
        self.setVisible(is_first)

    def ask_how(self) -> None:
        """Come on the screen, with the keyboard."""
        self.show()
        self.short.setFocus()
