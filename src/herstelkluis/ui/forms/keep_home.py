"""Keeping chosen words of a text at home: a quiet word at its label, where there are words to choose."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.button import Quiet, Skin
from herstelkluis.ui.widgets.own_words import OwnWords


class KeepHome(Quiet):
    """Says what it does to the words that are chosen now; the keyboard goes back to the text."""

    skin = Skin(words="muted", hover_words="text")
    role, padding, icon_size, gap = "help", 8, 16, 6

    def __init__(self, edit: OwnWords, ask: str, *, parent: QWidget | None = None) -> None:
        super().__init__("", "lock", dense=True, parent=parent)
        self._edit, self._ask = edit, ask
        self.setAccessibleDescription(_("Choose words in your text. They never go along."))
        edit.private_here.connect(self._follow)
        self.clicked.connect(self._pressed)
        self._follow(edit.is_private_here)

    def _pressed(self) -> None:
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._edit.set_private(on=not self._edit.is_private_here)

    def _follow(self, private: object) -> None:
        words = _("May go along again") if private else _("Keep words at home")
        self.setText(words)
        self.setAccessibleName(f"{self._ask} {words}")
        self.updateGeometry()
