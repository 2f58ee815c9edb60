"""Who can be chosen to read: the kinds of readers as cards, and below them the contacts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.share.profiles import Profile, profiles
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.choice_card import ChoiceCard, TickCard
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.contacts import KnownContact

FIRST = 8  # the rest comes when "someone else" is asked for


class Readers(QWidget):
    """`chosen` carries the kind of reader, `contact_chosen` the contact or None."""

    chosen = Signal(object)
    contact_chosen = Signal(object)
    extract_asked = Signal()

    def __init__(self, contacts: Sequence[KnownContact], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: dict[str, ChoiceCard] = {}
        self._contacts: dict[str, TickCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._asked = Marked("triangle-alert", "", colour="warn", parent=self)
        self._asked.hide()
        self._column.addWidget(Words(_("Who is going to read this?"), "section", parent=self))
        self._column.addWidget(self._asked)
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self._column.addLayout(self._grid)
        for profile in list(profiles().values())[:FIRST]:
            self._add(profile)
        self._column.addLayout(self._links())
        if contacts:
            self._column.addLayout(self._known(contacts))
        self._column.addStretch(1)

    def begin(self) -> None:
        """Put the keyboard on what is chosen, else on the first card."""
        chosen = next((card for card in self._cards.values() if card.isChecked()), None)
        (chosen or next(iter(self._cards.values()))).setFocus()

    def choose(self, profile: Profile | None, contact: str) -> None:
        """Show what was chosen before."""
        if profile is not None:
            if profile.code not in self._cards:
                self._unfold()
            self._cards[profile.code].setChecked(True)
        if contact in self._contacts:
            self._contacts[contact].setChecked(True)

    def ask(self, words: str) -> None:
        """Say kindly what is missing here; nothing takes it away."""
        self._asked.set_text(words)
        self._asked.setVisible(bool(words))
        if words:
            self.begin()

    def _add(self, profile: Profile) -> None:
        card = ChoiceCard(profile.title, profile.about, parent=self)
        card.toggled.connect(lambda on: self.chosen.emit(profile) if on else None)
        at, wide = len(self._cards), 1 if theme().is_large else 2
        self._cards[profile.code] = card
        self._grid.addWidget(card, at // wide, at % wide)
        self._grid.setRowMinimumHeight(at // wide, theme().px(92) if wide > 1 else 0)
        for place in range(wide):
            self._grid.setColumnStretch(place, 1)

    def _links(self) -> Wrap:
        links = Wrap(28)
        self._others = Link(_("Someone else"), parent=self)
        self._others.clicked.connect(self._show_others)
        extract = Link(_("An extract, without names"), parent=self)
        extract.clicked.connect(self.extract_asked)
        for link in (self._others, extract):
            links.addWidget(link)
        return links

    def _show_others(self) -> None:
        first = self._unfold()
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _unfold(self) -> ChoiceCard:
        for profile in list(profiles().values())[FIRST:]:
            self._add(profile)
        self._others.hide()
        cards = list(self._cards.values())[FIRST:]
        for card in cards:
            card.show()
        return cards[0]

    def _known(self, contacts: Sequence[KnownContact]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(0, 12, 0, 0)
        column.addWidget(Words(_("A contact with Herstelkluis"), "sub", parent=self))
        column.addWidget(Words(_("It is then locked for this contact alone, without words."), "help", "muted"))
        grid, wide = QGridLayout(), 1 if theme().is_large else 2
        grid.setSpacing(10)
        for at, contact in enumerate(contacts):
            is_checked = contact.checked_at is not None
            said = _("The words were compared.") if is_checked else _("The words were not compared yet.")
            card = TickCard(contact.name, said, parent=self)
            card.toggled.connect(lambda on, one=contact: self._tick(one, on=on))
            self._contacts[contact.id] = card
            grid.addWidget(card, at // wide, at % wide)
            grid.setColumnStretch(at % wide, 1)
        column.addLayout(grid)
        return column

    def _tick(self, contact: KnownContact, *, on: bool) -> None:
        if on:
            for key, card in self._contacts.items():
                card.setChecked(key == contact.id)
            self.contact_chosen.emit(contact)
        elif not any(card.isChecked() for card in self._contacts.values()):
            self.contact_chosen.emit(None)
