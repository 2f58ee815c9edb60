"""A damaged vault: one calm page with the ways to go on, and each of them to its end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, ngettext
from herstelkluis.ui.backups.doing import Doing
from herstelkluis.ui.backups.places import Sticks, plugged_in
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.damaged_steps import OpenStep, WaysStep
from herstelkluis.ui.screens.first_step import MARGIN, FirstStep
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Help, Plain
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.mark import Mark
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.backups.found import FOLDER
from herstelkluis.vault.repairing import key_files, take_key_file
from herstelkluis.vault.salvaging import Salvaged, salvage_in_place
from herstelkluis.vault.state import KEY_FILE

Tell = Callable[[float], None]


class DamagedScreen(Screen):
    """`enter()` looks which ways there are. What is chosen runs beside the window; then the vault opens by itself.

    A vault that still opens is locked first, at the moment that its parts are read.
    """

    bare = True

    def __init__(self, session: Session, parent: QWidget | None = None, *, sticks: Sticks = plugged_in) -> None:
        super().__init__(parent)
        self.session, self._sticks = session, sticks
        self._doing: Doing | None = None
        self._came: Banner | None = None
        self._key: Path | None = None
        self._takes_key = False
        self.ways, self.opening = WaysStep(parent=self), OpenStep(parent=self)
        self._step: FirstStep = self.ways
        self._said = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._head())
        self._column.addSpacing(36)
        self._column.addLayout(self._said)
        for step in (self.ways, self.opening):
            self._column.addWidget(step, 1)
            step.later.connect(self._stop)
        self.ways.back.connect(self._stop)
        self.ways.copy.connect(lambda: self.go.emit("coming_back", {"back": "unlock"}))
        self.ways.key.connect(lambda: self._ask(takes_key=True))
        self.ways.salvage.connect(lambda: self._ask(takes_key=False))
        self.opening.back.connect(lambda: self._show(self.ways))
        self.opening.on.connect(self._begin)
        session.was_opened.connect(self._opened)
        self.set_narrow(narrow=False)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Mark(30, parent=self))
        row.addWidget(Words(_("Your vault back"), "sub", parent=self), 1)
        ask = Help(parent=self)
        ask.clicked.connect(lambda: self.go.emit("help", {"back": "damaged", "back_what": {}}))
        row.addWidget(ask)
        return row

    def enter(self, **_what: object) -> None:
        folder = self.session.folder
        found = key_files(folder, *(stick.path / FOLDER for stick in self._sticks()))
        is_own = folder / KEY_FILE in found
        self._key = None if is_own else next(iter(found), None)
        self.ways.show_ways(other_key=self._key is not None, can_salvage=bool(found))
        self.set_narrow(narrow=self.ways.columns.is_narrow)
        self._show(self.ways)

    def leave(self) -> None:
        doing, self._doing = self._doing, None
        if doing is not None:
            doing.stop()
        self.opening.forget()

    def clear(self) -> None:
        self.leave()
        empty_layout(self._said)

    def foot(self) -> Foot | None:
        return self._step.foot if self._doing is None else None

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        side = 32 if narrow else MARGIN
        self._column.setContentsMargins(side, 20, side, 20)
        for step in (self.ways, self.opening):
            step.set_margin(side)

    def _show(self, step: FirstStep, above: QWidget | None = None) -> None:
        self._step = step
        empty_layout(self._said)
        if above is not None:
            self._said.addWidget(above)
        for one in (self.ways, self.opening):
            one.setVisible(one is step)
        self.foot_changed.emit()
        step.arrive()

    def _ask(self, *, takes_key: bool) -> None:
        self._takes_key = takes_key
        self._show(self.opening)

    def _stop(self) -> None:
        self.opening.forget()
        self.go.emit("settings" if self.session.is_open else "unlock", {})

    def _begin(self) -> None:
        if self._doing is not None:
            return
        folder, key, clock, proof = self.session.folder, self._key, self.session.clock, self.opening.proof
        secret = {"password": proof.password, "recovery_text": proof.words}

        def take(_tell: Tell) -> None:
            if key is not None:
                take_key_file(folder, key, **secret)

        def bring_over(tell: Tell) -> tuple[Salvaged, Path | None]:
            return salvage_in_place(folder, **secret, key_file=key, clock=clock, progress=tell)

        self.session.lock()
        words = _("One moment. The key is being tried.") if self._takes_key else _("One moment. Everything is read.")
        doing = self._doing = Doing(take if self._takes_key else bring_over, words, parent=self)
        doing.ended.connect(self._done)
        doing.failed.connect(self._failed)
        doing.stopped.connect(self._stopped)
        self.opening.hide()
        self._said.addWidget(doing)
        self.foot_changed.emit()
        doing.start()

    def _done(self, done: tuple[Salvaged, Path | None] | None) -> None:
        """It is there: open it as the unlock screen does."""
        self._came = _banner(*done) if done is not None else Banner("info", _("The key fits again"))
        proof = self.opening.proof
        self.session.lifecycle.look()
        self.session.unlock(proof.words or proof.password, with_words=bool(proof.words))

    def _failed(self, error: KluisError) -> None:
        self._doing = None
        self._show(self.opening)
        if not self.opening.proof.refuse(error):
            self._show(self.ways, mistake(error, parent=self))

    def _stopped(self) -> None:
        if self._doing is None:  # the screen itself goes
            return
        self._doing = None
        self._show(self.ways, Banner("info", _("Stopped. Nothing was changed."), parent=self))

    def _opened(self) -> None:
        came, self._came, self._doing = self._came, None, None
        if came is not None:
            self.opening.forget()
            self.notice.emit(came)


def _banner(found: Salvaged, aside: Path | None) -> Banner:
    """What came back, and where the damaged vault lies now."""
    whole = found.pieces + found.in_bin
    said = ngettext("{n} piece came back.", "{n} pieces came back.", whole).format(n=whole)
    if found.lost_pieces or found.lost_attachments:
        lost = found.lost_pieces + found.lost_attachments
        said += " " + ngettext("{n} was not found.", "{n} were not found.", lost).format(n=lost)
    if aside is not None:
        said += " " + _("What was here before lies in {folder}.").format(folder=aside)
    close = Plain(_("Close"), dense=True)
    banner = Banner("info", _("Your vault is back"), said, [close], icon="circle-check")
    close.clicked.connect(banner.deleteLater)
    return banner
