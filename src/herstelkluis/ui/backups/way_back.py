"""A way back into a vault: a few steps, one piece of work that can be stopped, and then the vault opens by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.backups.doing import Doing
from herstelkluis.ui.backups.secret import SecretStep
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.first_step import MARGIN, FirstStep
from herstelkluis.ui.session import Session
from herstelkluis.ui.slow_work import Work
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Help, Plain
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.mark import Mark
from herstelkluis.ui.widgets.words import Words


class WayBackScreen(Screen):
    """Call `set_steps` once, then `show_step`, and `do` for the work; override `stop` and `ask_help`."""

    bare = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._came: Banner | None = None
        self._doing: Doing | None = None
        self._said = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        session.was_opened.connect(self._opened)

    def set_steps(self, first: FirstStep, secret: SecretStep) -> None:
        """What leads to the work, and what asks for the password or words that open the vault at last."""
        self._steps, self._step, self._secret = (first, secret), first, secret
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Mark(30, parent=self))
        row.addWidget(Words(_("Your vault back"), "sub", parent=self), 1)
        ask = Help(parent=self)
        ask.clicked.connect(self.ask_help)
        row.addWidget(ask)
        self._column.addLayout(row)
        self._column.addSpacing(36)
        self._column.addLayout(self._said)
        for step in self._steps:
            self._column.addWidget(step, 1)
            step.later.connect(self.stop)
        first.back.connect(self.stop)
        secret.back.connect(lambda: self.show_step(first))
        self.set_narrow(narrow=False)

    def show_step(self, step: FirstStep, above: QWidget | None = None) -> None:
        """Go to a step; what was said above the one before is gone."""
        self._step = step
        empty_layout(self._said)
        if above is not None:
            self._said.addWidget(above)
        for one in self._steps:
            one.setVisible(one is step)
        self.foot_changed.emit()
        step.arrive()

    def stop(self) -> None:
        """The person goes no further."""

    def ask_help(self) -> None:
        """Help, that leads back here."""

    def do(self, work: Work, words: str, came: Callable[[Any], Banner], stopped: str, back_to: FirstStep) -> None:
        """Do the work and open the vault; then say what `came` of it. When it was stopped, say so above `back_to`."""
        if self._doing is not None:
            return
        doing = self._doing = Doing(work, words, parent=self)
        doing.ended.connect(lambda result: self._done(came(result)))
        doing.failed.connect(self._failed)
        doing.stopped.connect(lambda: self._stopped(stopped, back_to))
        self._step.hide()
        self._said.addWidget(doing)
        self.foot_changed.emit()
        doing.start()

    def leave(self) -> None:
        doing, self._doing = self._doing, None
        if doing is not None:
            doing.stop()
        self._secret.forget()

    def clear(self) -> None:
        self.leave()
        empty_layout(self._said)

    def foot(self) -> Foot | None:
        return self._step.foot if self._doing is None else None

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        side = 32 if narrow else MARGIN
        self._column.setContentsMargins(side, 20, side, 20)
        for step in self._steps:
            step.set_margin(side)

    def _done(self, came: Banner) -> None:
        """It is there: open it as the unlock screen does."""
        self._came = came
        self.session.lifecycle.look()
        self.session.unlock(self._secret.proof.typed)

    def _failed(self, error: KluisError) -> None:
        self._doing = None
        self.show_step(self._secret)
        if not self._secret.proof.refuse(error):
            self.show_step(self._steps[0], mistake(error, parent=self))

    def _stopped(self, said: str, back_to: FirstStep) -> None:
        if self._doing is None:  # the screen itself goes
            return
        self._doing = None
        self.show_step(back_to, Banner("info", said, parent=self))

    def _opened(self) -> None:
        came, self._came, self._doing = self._came, None, None
        if came is not None:
            self._secret.forget()
            self.notice.emit(came)


def vault_is_back(said: str, aside: Path | None) -> Banner:
    """What came back, and where what stood there before lies now. It stays until it is closed."""
    if aside is not None:
        said += " " + _("What was here before lies in {folder}.").format(folder=aside)
    close = Plain(_("Close"), dense=True)
    banner = Banner("info", _("Your vault is back"), said, [close], icon="circle-check")
    close.clicked.connect(banner.hide)
    close.clicked.connect(banner.deleteLater)
    return banner
