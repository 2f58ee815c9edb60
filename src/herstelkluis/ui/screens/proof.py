"""Proving who one is, to change keys or to come back into a vault: a password, or the twelve words of the sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.errors import BackupOtherKeysError, KluisError, WrongPasswordError, WrongWordsError
from herstelkluis.i18n import _, sentence
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.password_field import PasswordField
from herstelkluis.vault.typed import Typed


class Proof(QWidget):
    """`typed` is what stands in the one field that is shown. `by_words=False` asks for the password only."""

    returned = Signal()

    def __init__(self, ask: str = "", *, by_words: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_by_words = False
        self.old = PasswordField(ask or _("The password you have now"), parent=self)
        self.field = TwelveWords(parent=self)
        self._other = Link("", icon="key-round", parent=self)
        self._other.setVisible(by_words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.old, self.field, self._other):
            column.addWidget(part)
        self.old.returned.connect(self.returned)
        self.field.returned.connect(self.returned)
        self._other.clicked.connect(self._switch)
        self.use_words(on=False)

    @property
    def asked(self) -> PasswordField | TwelveWords:
        """Where the password or the words are typed, whichever is asked for."""
        return self.field if self.is_by_words else self.old

    @property
    def typed(self) -> Typed:
        """What was typed."""
        return Typed(self.asked.text(), is_words=self.is_by_words)

    def use_words(self, *, on: bool) -> None:
        """Ask for the words of the sheet instead of the password."""
        self.is_by_words = on
        self.old.setVisible(not on)
        self.field.setVisible(on)
        self._other.setText(_("Use the password") if on else _("Use the recovery key"))

    def ask_for(self, *, words: bool, or_else: bool) -> None:
        """Ask for the words or the password; `or_else` whether the other one is a way too."""
        self.use_words(on=words)
        self._other.setVisible(or_else)

    def begin(self) -> None:
        """Put the keyboard where one types."""
        self.asked.setFocus()

    def refuse(self, error: KluisError) -> bool:
        """Say at the field what was wrong with it; gives whether it was about the field at all."""
        if isinstance(error, WrongPasswordError) and not self.is_by_words:
            self.old.empty()
            self.old.set_mistake(sentence(error))
        elif isinstance(error, WrongWordsError | BackupOtherKeysError):
            self.asked.set_mistake(sentence(error))
        else:
            return False
        self.begin()
        return True

    def forget(self) -> None:
        """Take away what was typed."""
        self.old.empty()
        self.old.set_mistake("")
        self.field.empty()

    def _switch(self) -> None:
        self.use_words(on=not self.is_by_words)
        self.begin()
