"""A card that someone gave: who it is, and what becomes of it when the person agrees."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.share.contact import Contact
from herstelkluis.ui.contacts.eight_words import EightWords
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Second
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.contacts import KnownContact

WIDEST = 620


class NewCard(Part):
    """Someone new, or a newer card of someone who is known: `before` is who they are until now. `done` agrees."""

    def __init__(self, fresh: KnownContact, before: KnownContact | None, *, parent: QWidget | None = None) -> None:
        name = fresh.name or _("Without a name")
        if before is None:
            title, deed = _("A new contact"), _("Add this contact")
            text = _("That this card is really of {name}, only the words tell. You compare them after this.")
        elif before is fresh:
            title, deed = _("You know this card already"), _("Compare the words")
            text = _("Nothing changes. You can compare the words with {name} again.")
        else:
            title, deed = _("A new card of {name}").format(name=name), _("Put it in place of the old card")
            text = _("The key you knew signed this card too. Compare the words with {name} once more.")
        super().__init__(title, parent=parent)
        self._deed = deed
        self.column.addWidget(Words(name, "own_big"))
        self.column.addWidget(Words(text.format(name=name), "body"))
        self.column.addWidget(EightWords(fresh.words))
        self.column.addStretch(1)

    def foot(self) -> Foot:
        self._main = Main(self._deed, after="arrow-right")
        self._main.clicked.connect(lambda: self.done.emit(None))
        return Foot(self._main, left=self.way_back())

    def begin(self) -> None:
        self._main.setFocus()


class OtherKey(Part):
    """The card bears a name that is known with another key. Nothing is added by it, unless it is someone else.

    `named` carries the name under which this other person is added.
    """

    named = Signal(str)

    def __init__(self, card: Contact, *, parent: QWidget | None = None) -> None:
        super().__init__(_("This name has another key"), _("Nothing was added."), parent=parent)
        name = card.name or _("Without a name")
        title = _("You know {name} already, with another key.").format(name=name)
        self.column.addWidget(Marked("triangle-alert", title, colour="warn", role="section", size=24))
        for text in (
            _("Perhaps {name} has a new key. Perhaps someone else is using this name."),
            _("Did {name} make a new key twice? Then you see this too."),
            _("Call {name}. Use a number you had already, not one that came with the card."),
            _("Is it right? Then forget the old contact first, and add this card again."),
        ):
            self.column.addWidget(Words(text.format(name=name), "body"))
        self._someone = FlushQuiet(_("This is someone else with the same name"))
        self._someone.clicked.connect(self._ask_name)
        self._name = Field(_("What do you call this person?"), _("Choose a name that tells the two apart."), own=True)
        self._name.setMaximumWidth(theme().px(WIDEST))
        self._add = Second(_("Add under this name"), "plus")
        self._add.clicked.connect(self._take_name)
        for part in (self._someone, self._name, self._add):
            self.column.addWidget(part, 0, Qt.AlignmentFlag(0) if part is self._name else Qt.AlignmentFlag.AlignLeft)
        self._name.hide()
        self._add.hide()
        self.column.addStretch(1)

    def foot(self) -> Foot:
        self._close = Main(_("Close"))
        self._close.clicked.connect(self.stopped)
        return Foot(self._close)

    def begin(self) -> None:
        self._close.setFocus()

    def say_taken(self) -> None:
        """There is a contact of this name too."""
        self._name.set_mistake(_("You have a contact of this name. Choose another one."))
        self._name.setFocus()

    def _ask_name(self) -> None:
        self._someone.hide()
        self._name.show()
        self._add.show()
        self._name.setFocus()

    def _take_name(self) -> None:
        if called := self._name.text().strip():
            self.named.emit(called)
        else:
            self._name.set_mistake(_("Type a name first."))
            self._name.setFocus()
