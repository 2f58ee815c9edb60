"""Making a vault in five steps: your name, a password, the recovery sheet, practising, ready."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from herstelkluis.crypto import kdf
from herstelkluis.crypto.kdf import Argon2Cost
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.first_name import NameStep, ReadyStep
from herstelkluis.ui.screens.first_password import PasswordStep
from herstelkluis.ui.screens.first_step import MARGIN, FirstStep
from herstelkluis.ui.screens.recovery_sheet import SheetStep
from herstelkluis.ui.screens.rehearsal import RehearsalStep
from herstelkluis.ui.screens.sheet_paper import Printer, has_printer, on_printer
from herstelkluis.ui.session import Session
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.widgets.button import Help
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.mark import Mark
from herstelkluis.ui.widgets.step_header import StepHeader
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault import recovery_sheet
from herstelkluis.vault.vault import Vault

NAME, PASSWORD, SHEET, PRACTICE, READY = range(5)


class WelcomeScreen(Screen):
    """The vault is made between the sheet and practising, once the words can be on paper.

    Before that leaving just leaves. After it the vault is there, and practising may wait for the settings.
    """

    bare = True

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        calibrate: Callable[[], Argon2Cost] = kdf.calibrate,
        printer: Printer = on_printer,
        can_print: Callable[[], bool] = has_printer,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._calibrate = calibrate
        self._at = NAME
        self._practised = self._is_busy = self._is_over = False
        today: date = session.clock().astimezone().date()
        self.name = NameStep(session.folder, parent=self)
        self.password = PasswordStep(parent=self)
        self.sheet = SheetStep(today, printer, can_print, parent=self)
        self.practice = RehearsalStep(parent=self)
        self.ready = ReadyStep(session.folder, parent=self)
        self.steps: tuple[FirstStep, ...] = (self.name, self.password, self.sheet, self.practice, self.ready)
        names = [_("Welcome"), _("Password"), _("Recovery sheet"), _("Practise"), _("Ready")]
        self._header = StepHeader(names, parent=self)
        self._mistakes = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._head())
        self._column.addSpacing(28)
        self._column.addWidget(self._header)
        self._column.addSpacing(32)
        self._column.addLayout(self._mistakes)
        for number, step in enumerate(self.steps):
            step.setVisible(number == self._at)
            self._column.addWidget(step, 1)
            step.on.connect(self._go_on)
            step.back.connect(self._go_back)
            step.later.connect(self._stop)
            step.foot_changed.connect(self.foot_changed)
        self._column.setSpacing(0)
        self.name.have_copy.connect(lambda: self.go.emit("coming_back", {"back": "welcome"}))
        self.set_narrow(narrow=False)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Mark(30, parent=self))
        row.addWidget(Words(_("Making your vault"), "sub", parent=self), 1)
        ask = Help(parent=self)
        ask.clicked.connect(self._ask_help)
        row.addWidget(ask)
        return row

    def enter(self, **_what: object) -> None:
        if self.session.is_open and self._at < PRACTICE:  # made, then the screen was hidden
            self.practice.rehearsal.ask(recovery_sheet.sheet_words(self.session.vault))
            self._show(PRACTICE)
        else:
            self._show(self._at)

    def leave(self) -> None:
        self.sheet.hide_words()

    def clear(self) -> None:
        self._is_over = True
        for step in self.steps:
            step.forget()

    def foot(self) -> Foot | None:
        return self.steps[self._at].foot

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        side = 32 if narrow else MARGIN
        self._column.setContentsMargins(side, 20, side, 20)
        for step in self.steps:
            step.set_margin(side)

    def _show(self, number: int) -> None:
        self._at = number
        empty_layout(self._mistakes)
        for at, step in enumerate(self.steps):
            step.setVisible(at == number)
        self._header.set_step(number + 1)
        self.foot_changed.emit()
        self.steps[number].arrive()

    def _go_on(self) -> None:
        if self._at == SHEET and not self.session.is_open:
            self._make()
        elif self._at == PASSWORD:
            if not self.sheet.words:
                self.sheet.take(new_recovery_words())
            self._show(SHEET)
        elif self._at == PRACTICE:
            self._practice_done()
        elif self._at == READY:
            self._open()
        else:
            self._show(self._at + 1)

    def _go_back(self) -> None:
        if self._is_busy:
            return
        self.sheet.hide_words()
        if not self.session.is_open:
            self._show(max(NAME, self._at - 1))
        elif self._at == PRACTICE:  # made already: only the sheet can be looked at again
            self.sheet.take(recovery_sheet.sheet_words(self.session.vault))
            self._show(SHEET)
        else:
            self._show(PRACTICE)

    def _stop(self) -> None:
        """Later verder: before the vault is made nothing is kept; after it only practising waits."""
        if self._is_busy:
            return
        if self.session.is_open:
            self._show_ready()
            return
        self.clear()
        self.window().close()

    def _make(self) -> None:
        if self._is_busy:
            return
        self._is_busy = True
        self.sheet.set_busy(busy=True)
        password, words, owner = self.password.password, self.sheet.words, self.name.name
        lifecycle, calibrate = self.session.lifecycle, self._calibrate
        work = Task(self.session, lambda: lifecycle.create(password, words, calibrate(), owner))
        work.success(self._made).failure(self._not_made).start()

    def _made(self, _vault: Vault) -> None:
        if not isValid(self) or self._is_over:  # the screen was hidden meanwhile; `enter` goes on from there
            return
        self._is_busy = False
        self.sheet.set_busy(busy=False)
        self.practice.rehearsal.ask(self.sheet.words)
        self.password.forget()
        self.sheet.forget()
        self._show(PRACTICE)

    def _not_made(self, error: KluisError) -> None:
        if not isValid(self) or self._is_over:
            return
        self._is_busy = False
        self.sheet.set_busy(busy=False)
        empty_layout(self._mistakes)
        self._mistakes.addWidget(mistake(error, parent=self))

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
        self._show(READY)

    def _open(self) -> None:
        vault = self.session.vault
        for step in self.steps:
            step.forget()
        self.session.opened(vault)
        if self.isVisible():
            self.go.emit("today", {})

    def _ask_help(self) -> None:
        self.go.emit("help", {"back": "welcome"})
