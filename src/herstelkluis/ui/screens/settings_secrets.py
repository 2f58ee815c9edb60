"""The parts of the settings that ask for secrets: another password, and practising with the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from herstelkluis.crypto import kdf
from herstelkluis.crypto.kdf import Argon2Cost
from herstelkluis.errors import KluisError, WrongPasswordError, WrongWordsError
from herstelkluis.i18n import _, sentence
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screens.first_password import NewPassword
from herstelkluis.ui.screens.rehearsal import Rehearsal
from herstelkluis.ui.screens.settings_parts import Part, main_button
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.ui.session import Session
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.widgets.button import Plain
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.password_field import PasswordField
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault import recovery_sheet


class PasswordPart(Part):
    """Another password, proven by the old one or by the twelve words. `asked` goes back to "safety" when done."""

    def __init__(
        self,
        session: Session,
        calibrate: Callable[[], Argon2Cost] = kdf.calibrate,
        *,
        parent: QWidget | None = None,
    ) -> None:
        self._calibrate = calibrate
        self._with_words = self._is_busy = self._is_over = False
        super().__init__(session, parent=parent)

    def build(self) -> None:
        self.column.setSpacing(8)
        self.column.addWidget(Words(_("Change the password"), "section", parent=self))
        self.old = PasswordField(_("The password you have now"), parent=self)
        self.words = TwelveWords(parent=self)
        self.words.returned.connect(self.change_password)
        self._other = Link("", icon="key-round", parent=self)
        self._other.clicked.connect(self._switch)
        self.choosing = NewPassword(parent=self)
        self.choosing.returned.connect(self.change_password)
        self._main = main_button(_("Use the new password"), self.change_password)
        stop = Plain(_("Leave it as it is"))
        stop.clicked.connect(self.ask("safety"))
        for part in (self.old, self.words, self._other):
            self.column.addWidget(part)
        self.column.addSpacing(12)
        self.column.addWidget(self.choosing)
        self.column.addSpacing(12)
        deeds = Wrap(12, to_end=True)
        deeds.addWidget(stop)
        deeds.addWidget(self._main)
        self.column.addLayout(deeds)
        self.column.addStretch(1)
        self.use_words(on=False)

    def use_words(self, *, on: bool) -> None:
        """Prove it with the recovery sheet instead of the old password."""
        self._with_words = on
        self.old.setVisible(not on)
        self.words.setVisible(on)
        self._other.setText(_("Use the password") if on else _("Use the recovery key"))

    def arrive(self) -> None:
        self._is_over = False
        self.choosing.suggest()
        (self.words if self._with_words else self.old).setFocus()

    def forget(self) -> None:
        super().forget()
        self._is_over = True
        self.old.empty()
        self.old.set_mistake("")
        self.words.empty()
        self.choosing.forget()

    def change_password(self) -> None:
        """Change it off the UI thread: twice a key is derived."""
        new = self.choosing.chosen()
        if not new or self._is_busy:
            return
        self._busy(on=True)
        lifecycle, calibrate = self.session.lifecycle, self._calibrate
        old = "" if self._with_words else self.old.text()
        words = (self.words.text() or " ") if self._with_words else ""
        work = Task(
            self.session, lambda: lifecycle.change_password(new, calibrate(), password=old, recovery_text=words)
        )
        work.success(self._changed).failure(self._refused).start()

    def _changed(self, _nothing: object) -> None:
        if isValid(self):
            self._busy(on=False)
            if not self._is_over:
                self.asked.emit("password-changed")

    def _refused(self, error: KluisError) -> None:
        if not isValid(self) or self._is_over:
            return
        self._busy(on=False)
        if isinstance(error, WrongPasswordError) and not self._with_words:
            self.old.empty()
            self.old.set_mistake(sentence(error))
            self.old.setFocus()
        elif isinstance(error, WrongWordsError):
            self.words.set_mistake(sentence(error))
            self.words.setFocus()
        else:
            self.notice(mistake(error, parent=self))

    def _busy(self, *, on: bool) -> None:
        self._is_busy = on
        self._main.setText(_("One moment") if on else _("Use the new password"))

    def _switch(self) -> None:
        self.use_words(on=not self._with_words)
        (self.words if self._with_words else self.old).setFocus()


class PractisePart(Part):
    """Two words of the sheet, whenever the person wants."""

    def build(self) -> None:
        self.column.setSpacing(8)
        self.column.addWidget(Words(_("Practise once with your sheet"), "section", parent=self))
        take = _("Take your sheet and fill in two words. Then you know the sheet works on the day you need it.")
        self.column.addWidget(Words(take, "body", "muted", parent=self))
        self.column.addSpacing(12)
        self.rehearsal = Rehearsal(parent=self)
        self.rehearsal.done.connect(self._done)
        self.column.addWidget(self.rehearsal)
        self.column.addSpacing(12)
        later = Plain(_("Practise later"))
        later.clicked.connect(self.ask("safety"))
        deeds = Wrap(12, to_end=True)
        deeds.addWidget(later)
        deeds.addWidget(main_button(_("Check the words"), self.rehearsal.check))
        self.column.addLayout(deeds)
        self.column.addStretch(1)

    def arrive(self) -> None:
        try:
            self.rehearsal.ask(recovery_sheet.sheet_words(self.session.vault))
        except KluisError as error:
            self.notice(mistake(error, parent=self))

    def forget(self) -> None:
        super().forget()
        self.rehearsal.forget()

    def _done(self) -> None:
        try:
            recovery_sheet.keep_practised(self.session.vault)
        except KluisError as error:
            self.notice(mistake(error, parent=self))
            return
        self.asked.emit("practised")
