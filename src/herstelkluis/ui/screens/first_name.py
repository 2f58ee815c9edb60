"""The first and the last step of making a vault: your name, and where the vault lies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.screens.first_step import MARGIN, FirstStep
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import Main
from herstelkluis.ui.widgets.field import Field
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.away import disk_of

LONGEST_NAME = 80


class VaultPlace(Field):
    """The folder of the vault, to read and to copy."""

    def __init__(self, folder: Path, *, parent: QWidget | None = None) -> None:
        line = LineEdit()
        line.setText(str(folder))
        line.setReadOnly(True)
        line.setCursorPosition(0)
        super().__init__(_("Your vault is in this folder"), editor=line, parent=parent)


class NameStep(FirstStep):
    """Step 1: how you want to be called; it may stay empty.

    `have_copy`: there is a vault already, on a stick; `have_export`: everything of one was taken along in a file.
    """

    have_copy = Signal()
    have_export = Signal()

    def __init__(self, folder: Path, *, parent: QWidget | None = None) -> None:
        under = _("Here you keep your own story. It is yours, and it stays on this computer.")
        super().__init__(_("Welcome"), under, parent=parent)
        self._line = LineEdit(own=True)
        self._line.setMaxLength(LONGEST_NAME)
        self._line.returnPressed.connect(self.on)
        self._name = Field(_("What do you want to be called?"), _("You may leave this empty."), editor=self._line)
        self.left.addWidget(self._name)
        self.left.addSpacing(12)
        own, disk = _("Your vault comes in your own folder on this computer."), disk_of(folder)
        place = _("Your vault comes on {disk}.").format(disk=disk) if disk else own
        self.left.addWidget(Words(place, "body", parent=self))
        path = Words(str(folder), "help", "muted", parent=self)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.left.addWidget(path)
        self.left.addSpacing(12)
        copy = Link(_("I have a backup copy"), icon="hard-drive", parent=self)
        copy.clicked.connect(self.have_copy)
        export = Link(_("I have a file of ‘Take everything along’"), icon="file-text", parent=self)
        export.clicked.connect(self.have_export)
        self._comes_in = Marked("circle-check", "", colour="ok", role="body", parent=self)
        self._comes_in.hide()
        for way in (copy, export, self._comes_in):
            self.left.addWidget(way)
        self.left.addStretch(1)
        self.tell(
            (
                _("What we are going to do"),
                (
                    _("You choose a password."),
                    _("You make a recovery sheet. Have pen and paper ready."),
                    _("You practise once with your sheet."),
                ),
            ),
            (_("No account, no internet"), (_("Nothing leaves this computer by itself."),)),
        )
        main = Main(_("On to the password"))
        main.clicked.connect(self.on)
        self.foot = self.make_foot(main, back=False)

    def say_comes_in(self, file: str) -> None:
        """That everything in this file comes into the vault that is being made."""
        self._comes_in.set_text(_("All of it comes in as soon as your vault is ready: {file}").format(file=file))
        self._comes_in.show()
        announce(self._comes_in, self._comes_in.text())

    @property
    def name(self) -> str:
        """What was typed."""
        return " ".join(self._line.text().split())

    def arrive(self) -> None:
        self._line.setFocus()

    def forget(self) -> None:
        self._line.clear()
        self._comes_in.set_text("")
        self._comes_in.hide()


class ReadyStep(FirstStep):
    """Step 5: the vault is made, and here it lies."""

    def __init__(self, folder: Path, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Your vault is ready"), _("A sentence is enough to begin with."), parent=parent)
        self._practised = Marked("circle-check", "", colour="ok", role="body", parent=self)
        self.left.addWidget(self._practised)
        lost = _("Lost your password and your sheet? Then what you wrote is gone.")
        self.left.addWidget(Marked("info", lost, colour="text", role="body", parent=self))
        self.left.addSpacing(12)
        self.left.addWidget(VaultPlace(folder))
        self.left.addStretch(1)
        self.tell(
            (
                _("Make a backup copy"),
                (_("A USB stick is enough. You do that in Settings, under Safety."),),
            ),
        )
        self._main = Main(_("Open my vault"))
        self._main.clicked.connect(self.on)
        self.foot = self.keep_foot(Foot(self._main, margin=MARGIN, parent=self))

    def say_practised(self, *, practised: bool) -> None:
        """Whether the sheet was tried out."""
        self._practised.set_look("circle-check" if practised else "info", "ok" if practised else "muted")
        self._practised.set_text(
            _("Two words of your sheet were right. Look at the others once too.")
            if practised
            else _("You can practise with your sheet later, in Settings.")
        )

    def arrive(self) -> None:
        self._main.setFocus()
