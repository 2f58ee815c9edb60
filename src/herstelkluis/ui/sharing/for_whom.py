"""Step 1: who reads this, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.model.text import Run, public_words
from herstelkluis.share.doors import WITH_WORDS, Door
from herstelkluis.share.plain import MAX_NAME
from herstelkluis.share.profiles import Profile, profiles
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.sharing.reader_chosen import ChosenReader
from herstelkluis.ui.sharing.readers import Readers
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import FlushQuiet, Main
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.contacts import KnownContact

LONGEST_PURPOSE = 200
NO_FILE = (Door.LOOK, Door.PAPER)


class ForWhom(Part):
    """Nothing is chosen beforehand. `done` carries a `ChosenReader`, `extract_asked` that it is for no one reader."""

    extract_asked = Signal()

    def __init__(
        self, before: ChosenReader, contacts: Sequence[KnownContact] = (), *, parent: QWidget | None = None
    ) -> None:
        super().__init__(_("Share"), _("You choose who, what and until when."), step=1, parent=parent)
        self._profile: Profile | None = None
        self._contact: KnownContact | None = None
        self._readers = Readers(contacts)
        self._readers.chosen.connect(self._chosen)
        self._readers.contact_chosen.connect(self._take_contact)
        self._readers.extract_asked.connect(self.extract_asked)
        self.column.addWidget(Columns([self._readers, self._agreement()], (662, 372), gap=36), 1)
        self._readers.choose(before.profile, before.contact)
        if before.name:
            self._name.set_text(before.name)
        if before.role:
            self._role.set_text(before.role)
        if before.purpose:
            self._purpose.set_runs((Run(before.purpose),))

    def foot(self) -> Foot:
        on = Main(_("Go on: choose pieces"), after="arrow-right")
        on.clicked.connect(self.go_on)
        return Foot(on, left=self.way_back())

    def begin(self) -> None:
        self._readers.begin()

    def go_on(self) -> None:
        """Go to the pieces, or say kindly what is still missing."""
        self._go(self._profile)

    def look_together(self) -> None:
        """Go to the pieces; at the end they read it on this screen, and no file is made."""
        self._go(self._profile and replace(self._profile, doors=NO_FILE))

    def say(self, error: KluisError) -> None:
        """Put a mistake above the readers."""
        self.column.insertWidget(1, mistake(error, parent=self))

    def _go(self, profile: Profile | None) -> None:
        if profile is None:
            asked = _("Choose a reader first.")
            if self._contact is not None:
                asked = _("Choose what kind of reader {name} is.").format(name=self._contact.name)
            self._readers.ask(asked)
            return
        purpose = " ".join(public_words(self._purpose.runs()).split())
        self._why.set_mistake(self._objection(purpose))
        if self._why.mistake:
            self._purpose.setFocus()
            return
        contact = self._contact.id if self._contact is not None else ""
        role = self._role.text().strip() or profile.role
        self.done.emit(ChosenReader(profile, self._name.text(), purpose, contact, role))

    def _objection(self, purpose: str) -> str:
        if not purpose:
            return _("Say what it is for. One sentence is enough.")
        return _("This is too long. One or two sentences is enough.") if len(purpose) > LONGEST_PURPOSE else ""

    def _agreement(self) -> QWidget:
        self._who = Words(_("Choose a reader first."), "body", "muted")
        self._form = Words("", "help", "muted")
        self._no_file = Marked("info", _("For this reader: look together, or on paper."))
        self._warning = Marked("circle-help", "", colour="warn")
        self._name = Field(
            _("What do you call this reader?"), _("You may leave this empty. The reader sees name and role.")
        )
        self._name.line.setMaxLength(MAX_NAME)
        self._role = Field(_("Which role does this reader have?"))
        self._role.line.setMaxLength(MAX_NAME)
        self._purpose = OwnWords("", role="own_small", look="field")
        self._purpose.setFixedHeight(theme().px(76))
        self._why = Field(_("What is it for?"), editor=self._purpose)
        together = FlushQuiet(_("Look together"), dense=True)
        together.clicked.connect(self.look_together)
        words = _("Then nothing leaves. You read it together on this screen.")
        self._together = Banner("info", _("Rather look together first?"), words, (together,), icon="eye")
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._for_a_reader = (
            self._form,
            self._no_file,
            self._warning,
            self._name,
            self._role,
            self._why,
            self._together,
        )
        for widget in (self._who, *self._for_a_reader):
            column.addWidget(widget)
        column.addStretch(1)
        for widget in self._for_a_reader:
            widget.hide()
        return side

    def _chosen(self, profile: Profile) -> None:
        had = self._profile.purpose if self._profile else ""
        had_role = self._profile.role if self._profile else ""
        typed = public_words(self._purpose.runs())
        self._profile = profiles()[profile.code]
        self._readers.ask("")
        self._who.setText(profile.title)
        self._who.set_look("section", "text")
        for widget in self._for_a_reader:
            widget.show()
        self._form.setText(profile.form)
        self._no_file.setVisible(bool(profile.doors) and WITH_WORDS.isdisjoint(profile.doors))
        self._warning.set_text(profile.warning)
        self._warning.setVisible(bool(profile.warning))
        if self._role.text().strip() in ("", had_role):
            self._role.set_text(profile.role)
        if typed in ("", had):
            self._purpose.set_runs((Run(profile.purpose),) if profile.purpose else ())

    def _take_contact(self, contact: KnownContact | None) -> None:
        had = self._contact.name if self._contact is not None else ""
        self._contact = contact
        if self._name.text() in ("", had):
            self._name.set_text(contact.name if contact is not None else "")
