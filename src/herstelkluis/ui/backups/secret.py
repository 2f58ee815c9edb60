"""What opens the copy that comes back: the password of that time, or the twelve words."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from herstelkluis.errors import BackupOtherKeysError, KluisError, WrongPasswordError, WrongWordsError
from herstelkluis.i18n import _, sentence
from herstelkluis.ui.screens.first_step import FirstStep
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.ui.widgets.button import Main
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.password_field import PasswordField
from herstelkluis.ui.widgets.words import Words


class SecretStep(FirstStep):
    """`typed` is the password, or the words when `with_words`."""

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(_("Opening your copy"), _("Nothing changes until it is open and counted."), parent=parent)
        self.with_words, self._only_words = False, False
        self._copy = Words("", "body", parent=self)
        self._password = PasswordField(_("The password you had then"), parent=self)
        self._words = TwelveWords(parent=self)
        self._other = Link("", icon="key-round", parent=self)
        for part in (self._copy, self._password, self._words, self._other):
            self.left.addWidget(part)
        self.left.addStretch(1)
        self._password.returned.connect(self._on)
        self._words.returned.connect(self._on)
        self._other.clicked.connect(self._switch)
        self.tell(
            (
                _("What if it does not fit?"),
                (
                    _("An old copy opens with the password of that time."),
                    _("The twelve words fit every copy since you made that sheet."),
                    _("You may try as often as you like."),
                ),
            ),
        )
        main = Main(_("Put it back"), "rotate-ccw")
        main.clicked.connect(self._on)
        self.foot = self.make_foot(main, later=_("Stop"))

    @property
    def typed(self) -> str:
        """What was typed."""
        return (self._words if self.with_words else self._password).text()

    def about(self, copy: str, *, only_words: bool) -> None:
        """Which copy it is. Without its key file beside it only the words open it."""
        self._copy.setText(_("This copy: {copy}").format(copy=copy))
        self._only_words = only_words
        self._use_words(on=only_words)

    def arrive(self) -> None:
        (self._words if self.with_words else self._password).setFocus()

    def forget(self) -> None:
        self._password.empty()
        self._words.empty()

    def say(self, error: KluisError) -> bool:
        """Say that what was typed does not open it; False when the error is about something else."""
        if isinstance(error, WrongPasswordError) and not self.with_words:
            self._password.empty()
            self._password.set_mistake(sentence(error))
        elif isinstance(error, WrongWordsError | BackupOtherKeysError):
            self._words.set_mistake(sentence(error))
        else:
            return False
        self.arrive()
        return True

    def _switch(self) -> None:
        self.forget()
        self._use_words(on=not self.with_words)
        self.arrive()

    def _use_words(self, *, on: bool) -> None:
        self.with_words = on
        self._password.set_mistake("")
        self._password.setVisible(not on)
        self._words.setVisible(on)
        self._other.setVisible(not self._only_words)
        self._other.setText(_("Use the password") if on else _("Use the recovery key"))

    def _on(self) -> None:
        if self.typed.strip():
            self.on.emit()
        else:
            self.arrive()
