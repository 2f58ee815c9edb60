"""Keys made in a few steps, with the window for themselves: help above, the steps, the foot of the step shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from herstelkluis.crypto import kdf
from herstelkluis.crypto.kdf import Argon2Cost
from herstelkluis.errors import KluisError
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.first_password import PasswordStep
from herstelkluis.ui.screens.first_step import MARGIN, FirstStep
from herstelkluis.ui.screens.recovery_sheet import SheetStep
from herstelkluis.ui.screens.rehearsal import RehearsalStep
from herstelkluis.ui.screens.sheet_paper import Printer, has_printer, on_printer
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.button import Help
from herstelkluis.ui.widgets.empty import empty_layout, throw_away
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.mark import Mark
from herstelkluis.ui.widgets.step_header import StepHeader
from herstelkluis.ui.widgets.words import Words


class StepsScreen(Screen):
    """Call `make_secret_steps` and `set_steps` first, and after `drop_steps`. Override `go_on`, `go_back`, `stop`."""

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
        self.calibrate, self._printer, self._can_print = calibrate, printer, can_print
        self.is_busy = self.is_over = False
        self.at = 0
        self.steps: tuple[FirstStep, ...] = ()
        self._column = QVBoxLayout(self)

    def make_secret_steps(self, *, may_wait: bool) -> None:
        """The steps every way has: a password, a sheet, and practising with it, which may wait or not."""
        self.password = PasswordStep(parent=self)
        today = self.session.clock().astimezone().date()
        self.sheet = SheetStep(today, self._printer, self._can_print, parent=self)
        self.practice = RehearsalStep(may_wait=may_wait, parent=self)

    def set_steps(self, title: str, names: Sequence[str], steps: Sequence[FirstStep]) -> None:
        """These steps under their names; the first is shown."""
        self.at, self.steps = 0, tuple(steps)
        self._whole = QWidget(self)
        self._column.addWidget(self._whole)
        self._mistakes, column = QVBoxLayout(), QVBoxLayout(self._whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Mark(30, parent=self))
        row.addWidget(Words(title, "sub", parent=self), 1)
        ask = Help(parent=self)
        ask.clicked.connect(self.ask_help)
        row.addWidget(ask)
        self._header = StepHeader(names, parent=self)
        column.addLayout(row)
        column.addSpacing(28)
        column.addWidget(self._header)
        column.addSpacing(32)
        column.addLayout(self._mistakes)
        for number, step in enumerate(self.steps):
            step.setVisible(number == self.at)
            column.addWidget(step, 1)
            step.on.connect(self.go_on)
            step.back.connect(self.go_back)
            step.later.connect(self.stop)
            step.foot_changed.connect(self.foot_changed)
        self._whole.show()  # the screen may be shown already
        self.set_narrow(narrow=False)

    def drop_steps(self) -> None:
        """Let go of the steps and of every secret in them, to begin anew."""
        dropped, self.steps = self.steps, ()
        self.foot_changed.emit()
        for step in dropped:
            step.drop()
        if dropped:
            throw_away(self._whole)

    def show_step(self, number: int) -> None:
        """Go to a step; what was said above the one before is gone."""
        self.at = number
        empty_layout(self._mistakes)
        for at, step in enumerate(self.steps):
            step.setVisible(at == number)
        self._header.set_step(min(number + 1, self._header.count))
        self.foot_changed.emit()
        self.steps[number].arrive()

    def say(self, error: KluisError) -> None:
        """Say above the step what went wrong."""
        empty_layout(self._mistakes)
        self._mistakes.addWidget(mistake(error, parent=self))
        self._mistakes.addSpacing(20)

    def go_on(self) -> None:
        """The step shown is done."""
        self.show_step(self.at + 1)

    def go_back(self) -> None:
        """The step before."""
        self.show_step(max(0, self.at - 1))

    def stop(self) -> None:
        """The person goes no further."""

    def ask_help(self) -> None:
        """Help, that leads back here."""

    def is_here(self) -> bool:
        """Whether someone is still at these steps, when work of another thread ends."""
        return isValid(self) and not self.is_over

    def leave(self) -> None:
        if self.steps:
            self.sheet.hide_words()

    def clear(self) -> None:
        self.is_over = True
        self.forget()

    def forget(self) -> None:
        """Let go of every secret in the steps; the steps stay."""
        for step in self.steps:
            step.forget()

    def foot(self) -> Foot | None:
        return self.steps[self.at].foot if self.steps else None

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        side = 32 if narrow else MARGIN
        self._column.setContentsMargins(side, 20, side, 20)
        for step in self.steps:
            step.set_margin(side)
