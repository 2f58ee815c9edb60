"""Making a vault in five steps: your name, a password, the recovery sheet, practising, ready."""

from __future__ import annotations

import contextlib
from pathlib import Path

from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import ExportLockedError, KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.choose_place import ChoosePlace, choose_export
from herstelkluis.ui.screens.first_name import NameStep, ReadyStep
from herstelkluis.ui.screens.steps_screen import StepsScreen
from herstelkluis.ui.tasks import Task
from herstelkluis.vault import recovery_sheet
from herstelkluis.vault.vault import Vault

NAME, PASSWORD, SHEET, PRACTICE, READY = range(5)


class WelcomeScreen(StepsScreen):
    """The vault is made between the sheet and practising, once the words can be on paper.

    Before that leaving just leaves. After it the vault is there, and practising may wait for the settings.
    """

    choose_file: ChoosePlace = staticmethod(choose_export)

    def _make_steps(self) -> None:
        self._practised = False
        self._export: Path | None = None
        self.name = NameStep(self.session.folder, parent=self)
        self.make_secret_steps(may_wait=True)
        self.ready = ReadyStep(self.session.folder, parent=self)
        names = [_("Welcome"), _("Password"), _("Recovery sheet"), _("Practise"), _("Ready")]
        steps = (self.name, self.password, self.sheet, self.practice, self.ready)
        self.set_steps(_("Making your vault"), names, steps)
        self.name.have_copy.connect(lambda: self.go.emit("coming_back", {"back": "welcome"}))
        self.name.have_export.connect(self._choose_export)

    def _choose_export(self) -> None:
        """Everything of another vault, to take in once this one is made; only looked at now."""
        chosen = self.choose_file(self)
        if chosen is None:
            return
        from herstelkluis.vault.exporting.files import open_export  # the rooms of an export, for who brings one

        try:
            with contextlib.suppress(ExportLockedError), open_export(chosen):
                pass
        except KluisError as error:
            self.say(error)
        else:
            self._export = chosen
            self.show_step(NAME)
            self.name.say_comes_in(chosen.name)

    def enter(self, **_what: object) -> None:
        if not self.steps:
            self._make_steps()
        if self.session.is_open and self.at < PRACTICE:  # made, then the screen was hidden
            self.practice.rehearsal.ask(recovery_sheet.sheet_words(self.session.vault))
            self.show_step(PRACTICE)
        else:
            self.show_step(self.at)

    def go_on(self) -> None:
        if self.at == SHEET and not self.session.is_open:
            self._make()
        elif self.at == PASSWORD:
            if not self.sheet.words:
                self.sheet.take(new_recovery_words())
            self.show_step(SHEET)
        elif self.at == PRACTICE:
            self._practice_done()
        elif self.at == READY:
            self._open()
        else:
            self.show_step(self.at + 1)

    def go_back(self) -> None:
        if self.is_busy:
            return
        self.sheet.hide_words()
        if not self.session.is_open:
            self.show_step(max(NAME, self.at - 1))
        elif self.at == PRACTICE:  # made already: only the sheet can be looked at again
            self.sheet.take(recovery_sheet.sheet_words(self.session.vault))
            self.show_step(SHEET)
        else:
            self.show_step(PRACTICE)

    def stop(self) -> None:
        """Later verder: before the vault is made nothing is kept; after it only practising waits."""
        if self.is_busy:
            return
        if self.session.is_open:
            self._show_ready()
            return
        self.clear()
        self.window().close()

    def _make(self) -> None:
        if self.is_busy:
            return
        self.is_busy = True
        self.sheet.set_busy(busy=True)
        password, words, owner = self.password.password, self.sheet.words, self.name.name
        lifecycle, calibrate = self.session.lifecycle, self.calibrate
        work = Task(self.session, lambda: lifecycle.create(password, words, calibrate(), owner))
        work.success(self._made).failure(self._not_made).over(self._no_longer_busy).start()

    def _made(self, _vault: Vault) -> None:
        if not self.is_here():  # the screen was hidden meanwhile; `enter` goes on from there
            return
        self.practice.rehearsal.ask(self.sheet.words)
        self.password.forget()
        self.sheet.forget()
        self.show_step(PRACTICE)

    def _not_made(self, error: KluisError) -> None:
        if self.is_here():
            self.say(error)

    def _no_longer_busy(self) -> None:
        if self.is_here():
            self.is_busy = False
            self.sheet.set_busy(busy=False)

    def _practice_done(self) -> None:
        self._practised = True
        with contextlib.suppress(KluisError):  # the sheet was tried out, also when that cannot be written down
            recovery_sheet.keep_practised(self.session.vault)
        self._show_ready()

    def _show_ready(self) -> None:
        if not self._practised:
            with contextlib.suppress(KluisError):  # then it is asked for sooner
                recovery_sheet.ask_later(self.session.vault, self.session.clock().astimezone().date())
        self.practice.forget()
        self.ready.say_practised(practised=self._practised)
        self.show_step(READY)

    def _open(self) -> None:
        vault = self.session.vault
        self.forget()
        self.session.opened(vault)
        if self.isVisible() and self._export is not None:
            self.go.emit("settings", {"part": "export", "take_in": str(self._export)})
        elif self.isVisible():
            self.go.emit("today", {})

    def ask_help(self) -> None:
        self.go.emit("help", {"back": "welcome"})
