"""How a package went to its reader, and what the reader said about it; both may stay empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.text import Run, public_words
from herstelkluis.ui.sharing.deeds import Deeds
from herstelkluis.ui.sharing.giving_said import HOW, say_name_within
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.drop_list import DropList
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.givings import Giving

WIDEST = 620


class HowItWent(QWidget):
    """Kept when the person presses the button; nothing is asked."""

    def __init__(self, giving: Giving, deeds: Deeds, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._giving, self._deeds = giving, deeds
        self.setMaximumWidth(WIDEST)
        question = _("How did you give it?")
        self._how = DropList(question)
        self._how.addItem(_("I say nothing about that."), "")
        for code, words in HOW.items():
            self._how.addItem(_(words), code)
        self._how.setCurrentIndex(max(0, self._how.findData(giving.how[-1] if giving.how else "")))
        self._said = OwnWords(_("What the reader said about it"), role="own_small", look="field")
        self._said.setFixedHeight(theme().px(76))
        self._said.set_runs((Run(giving.reaction),) if giving.reaction else ())
        spoken = _("Keep this of {package}").format(package=say_name_within(giving))
        keep = Second(_("Keep this"), "check", dense=True, spoken=spoken)
        keep.clicked.connect(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Words(question, "sub"))
        column.addWidget(self._how, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Field(_("What the reader said about it"), editor=self._said))
        column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)

    def keep(self) -> None:
        """Write down what is new."""
        how, said = str(self._how.currentData()), public_words(self._said.runs()).strip()
        if how and how not in self._giving.how[-1:]:
            self._deeds.how(self._giving, how)
        if said != self._giving.reaction:
            self._deeds.reaction(self._giving, said)
