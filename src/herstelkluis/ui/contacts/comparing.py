"""Comparing the eight words of a contact by voice: the one thing that tells whose card it is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.contacts.eight_words import EightWords
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.widgets.button import Main, Second
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.contacts import KnownContact


class Comparing(Part):
    """`same` and `different` say what the two people heard; `stopped` leaves it for later."""

    same = Signal()
    different = Signal()

    def __init__(self, contact: KnownContact, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Compare the eight words"), contact.name, parent=parent)
        name = contact.name or _("this person")
        ask = _("Compare the eight words with {name}, face to face or by phone.").format(name=name)
        self.column.addWidget(Words(ask, "big"))
        number = _("Use a number you had already, not one that came with the card.")
        self.column.addWidget(Words(number, "body", "muted"))
        reads = _("{name} opens the own card and reads out the words: first four, then four.").format(name=name)
        self.column.addWidget(Words(reads, "body"))
        self.column.addWidget(EightWords(contact.words))
        back = _("Do it the other way round too: then {name} knows your card.").format(name=name)
        self.column.addWidget(Words(back, "help", "muted"))
        self.column.addStretch(1)

    def foot(self) -> Foot:
        self._same = Main(_("They are the same"), "check")
        self._same.clicked.connect(self.same)
        different = Second(_("They are not the same"))
        different.clicked.connect(self.different)
        return Foot(self._same, [different], left=self.way_back())

    def begin(self) -> None:
        self._same.setFocus()
