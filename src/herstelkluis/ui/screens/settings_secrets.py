"""The parts of the settings that ask for secrets: another password, and practising with the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from herstelkluis.crypto import kdf
from herstelkluis.crypto.kdf import Argon2Cost
from herstelkluis.errors import KluisError, WrongWordsError
from herstelkluis.i18n import _
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screens.first_password import NewPassword
from herstelkluis.ui.screens.proof import Proof
from herstelkluis.ui.screens.rehearsal import Rehearsal
from herstelkluis.ui.screens.setting_row import Pick, SettingRow
from herstelkluis.ui.screens.settings_parts import Part, main_button
from herstelkluis.ui.session import Session
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.widgets.button import Plain
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault import recovery_sheet
from herstelkluis.vault.recovery_sheet import sheet_words
from herstelkluis.vault.typed import Typed


class PasswordPart(Part):
    """Another password, proven by the old one or by the twelve words. `asked` goes back to "safety" when done.

    Who just came in with the words need not type them again: the vault holds them.
    """

    def __init__(
        self,
        session: Session,
        calibrate: Callable[[], Argon2Cost] = kdf.calibrate,
        *,
        parent: QWidget | None = None,
    ) -> None:
        self._calibrate = calibrate
        self._is_proven = self._is_busy = self._is_over = False
        super().__init__(session, parent=parent)

    def build(self) -> None:
        self.column.setSpacing(8)
        self.column.addWidget(Words(_("Change the password"), "section", parent=self))
        self._lead = Words("", "body", "muted", parent=self)
        self._lead.hide()
        self.proof = Proof(parent=self)
        self.proof.returned.connect(self.change_password)
        self.choosing = NewPassword(parent=self)
        self.choosing.returned.connect(self.change_password)
        self._main = main_button(_("Use the new password"), self.change_password)
        stop = Plain(_("Leave it as it is"))
        stop.clicked.connect(self.ask("safety"))
        self.column.addWidget(self._lead)
        self.column.addWidget(self.proof)
        self.column.addSpacing(12)
        self.column.addWidget(self.choosing)
        self.column.addSpacing(12)
        deeds = Wrap(12, to_end=True)
        deeds.addWidget(stop)
        deeds.addWidget(self._main)
        self.column.addLayout(deeds)
        self.column.addStretch(1)

    def after_words(self) -> None:
        """The vault was just opened with the words of the sheet: only a new password is asked."""
        self._is_proven = True
        self._lead.setText(
            _("You came in with your sheet. Choose a new password now, then you need no sheet next time.")
        )
        self._lead.show()
        self.proof.hide()
        self.choosing.first.setFocus()

    def arrive(self) -> None:
        self._is_over = False
        self.choosing.suggest()
        self.proof.begin()

    def forget(self) -> None:
        super().forget()
        self._is_over = True
        self.proof.forget()
        self.choosing.forget()

    def change_password(self) -> None:
        """Change it off the UI thread: twice a key is derived."""
        new = self.choosing.chosen()
        if not new or self._is_busy:
            return
        self._busy(on=True)
        lifecycle, calibrate = self.session.lifecycle, self._calibrate
        proof, vault = self.proof.typed, self.session.vault if self._is_proven else None

        def work() -> None:
            typed = proof if vault is None else Typed(" ".join(sheet_words(vault)), is_words=True)
            lifecycle.change_password(new, calibrate(), typed)

        task = Task(self.session, work)
        task.success(self._changed).failure(self._refused).over(self._no_longer_busy).start()

    def _changed(self, _nothing: object) -> None:
        if isValid(self):
            self.session.opened_with_words = False
            if not self._is_over:
                self.asked.emit("password-changed")

    def _refused(self, error: KluisError) -> None:
        if not isValid(self) or self._is_over:
            return
        if self._is_proven and isinstance(error, WrongWordsError):  # a key file of another time
            self._is_proven = False
            self.proof.show()
            self.proof.use_words(on=True)
        if not self.proof.refuse(error):
            self.notice(mistake(error, parent=self))

    def _no_longer_busy(self) -> None:
        if isValid(self):
            self._busy(on=False)

    def _busy(self, *, on: bool) -> None:
        self._is_busy = on
        self._main.setText(_("One moment") if on else _("Use the new password"))


class PractisePart(Part):
    """Two words of the sheet, whenever the person wants, and whether to be asked for them now and then."""

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
        lost = Link(_("I lost my sheet"), icon="key-round", parent=self)
        lost.clicked.connect(self.ask("new-words"))
        self.column.addWidget(lost)
        self.column.addSpacing(12)
        often = {True: _("every three months"), False: _("never")}
        asks = not self.session.is_open or recovery_sheet.asks_to_practise(self.session.vault)
        pick = Pick(_("Ask me for two words"), often, asks, self._ask_or_not)
        calm = _("On the page Today, without hurry. ‘Not now’ is always fine.")
        self.column.addWidget(SettingRow(_("Ask me for two words"), calm, pick, parent=self))
        self.column.addStretch(1)

    def arrive(self) -> None:
        try:
            self.rehearsal.ask(sheet_words(self.session.vault))
        except KluisError as error:
            self.notice(mistake(error, parent=self))

    def forget(self) -> None:
        super().forget()
        self.rehearsal.forget()

    def _ask_or_not(self, value: object) -> None:
        try:
            recovery_sheet.ask_to_practise(self.session.vault, on=bool(value))
        except KluisError as error:
            self.notice(mistake(error, parent=self))

    def _done(self) -> None:
        try:
            recovery_sheet.keep_practised(self.session.vault)
        except KluisError as error:
            self.notice(mistake(error, parent=self))
            return
        self.asked.emit("practised")
