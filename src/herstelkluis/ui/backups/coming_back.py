"""Ik heb een reservekopie: find it, open it, and have the vault back where it belongs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.backups.doing import Doing
from herstelkluis.ui.backups.finding import FindingStep
from herstelkluis.ui.backups.places import Sticks, plugged_in
from herstelkluis.ui.backups.said import day_of, moment_of, what_is_in
from herstelkluis.ui.backups.secret import SecretStep
from herstelkluis.ui.choose_place import ChoosePlace, choose_backup, choose_backup_place
from herstelkluis.ui.errors import mistake
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.screens.first_step import MARGIN, FirstStep
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Help, Plain
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.mark import Mark
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.coming_back import CameBack, come_back


class ComingBackScreen(Screen):
    """`enter(back=…)`: the screen Terug leads to. When the copy is back the vault opens with what was typed."""

    bare = True

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        choose: ChoosePlace = choose_backup,
        choose_folder: ChoosePlace = choose_backup_place,
        sticks: Sticks = plugged_in,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._came: CameBack | None = None
        self._doing: Doing | None = None
        self._before = "welcome"
        self._today = session.clock().astimezone().date()
        self.finding = FindingStep(sticks, self._today, choose, choose_folder, parent=self)
        self.secret = SecretStep(parent=self)
        self._step: FirstStep = self.finding
        self._said = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addLayout(self._head())
        self._column.addSpacing(36)
        self._column.addLayout(self._said)
        for step in (self.finding, self.secret):
            self._column.addWidget(step, 1)
            step.later.connect(self._stop)
        self.finding.on.connect(self._ask)
        self.finding.back.connect(self._stop)
        self.secret.on.connect(self._restore)
        self.secret.back.connect(lambda: self._show(self.finding))
        session.was_opened.connect(self._opened)
        self.set_narrow(narrow=False)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Mark(30, parent=self))
        row.addWidget(Words(_("Your vault back"), "sub", parent=self), 1)
        ask = Help(parent=self)
        ask.clicked.connect(lambda: self.go.emit("help", {"back": "coming_back", "back_what": self.place()}))
        row.addWidget(ask)
        return row

    def enter(self, **what: object) -> None:
        self._before = str(what.get("back") or "welcome")
        self._show(self.finding)

    def leave(self) -> None:
        doing, self._doing = self._doing, None
        if doing is not None:
            doing.stop()
        self.secret.forget()

    def clear(self) -> None:
        self.leave()
        empty_layout(self._said)

    def place(self) -> dict[str, object]:
        return {"back": self._before}

    def foot(self) -> Foot | None:
        return self._step.foot if self._doing is None else None

    def set_narrow(self, *, narrow: bool) -> None:
        super().set_narrow(narrow=narrow)
        side = 32 if narrow else MARGIN
        self._column.setContentsMargins(side, 20, side, 20)
        for step in (self.finding, self.secret):
            step.set_margin(side)

    def _show(self, step: FirstStep, above: QWidget | None = None) -> None:
        self._step = step
        empty_layout(self._said)
        if above is not None:
            self._said.addWidget(above)
        for one in (self.finding, self.secret):
            one.setVisible(one is step)
        self.foot_changed.emit()
        step.arrive()

    def _ask(self) -> None:
        backup = self.finding.backup
        if backup is not None:
            self.secret.about(moment_of(backup.made_at, self._today), only_words=backup.keyfile is None)
            self._show(self.secret)

    def _stop(self) -> None:
        self.secret.forget()
        self.go.emit(self._before, {})

    def _restore(self) -> None:
        backup = self.finding.backup
        if backup is None or self._doing is not None:
            return
        typed, with_words, folder, clock = (
            self.secret.typed,
            self.secret.with_words,
            self.session.folder,
            self.session.clock,
        )
        secret = {"recovery_text" if with_words else "password": typed}

        def work(tell: Callable[[float], None]) -> CameBack:
            return come_back(backup.path, folder, **secret, clock=clock, progress=tell)

        doing = self._doing = Doing(work, _("One moment. Your copy comes back."), parent=self)
        doing.ended.connect(lambda came: self._back(came, typed, with_words=with_words))
        doing.failed.connect(self._failed)
        doing.stopped.connect(self._stopped)
        self.secret.hide()
        self._said.addWidget(doing)
        self.foot_changed.emit()
        doing.start()

    def _back(self, came: CameBack, typed: str, *, with_words: bool) -> None:
        """It is there: open it as the unlock screen does."""
        self._came = came
        self.session.lifecycle.look()
        self.session.unlock(typed, with_words=with_words)

    def _failed(self, error: KluisError) -> None:
        self._doing = None
        self._show(self.secret)
        if not self.secret.say(error):
            self._show(self.finding, mistake(error, parent=self))

    def _stopped(self) -> None:
        self._doing = None
        said = _("Stopped. Nothing was put back.")
        self._show(self.secret, Banner("info", said, parent=self))

    def _opened(self) -> None:
        came, self._came, self._doing = self._came, None, None
        if came is None:
            return
        self.secret.forget()
        counted = _("The copy of {day}: {what}.").format(
            day=day_of(came.restored.made_at, self._today), what=what_is_in(came.restored.counts)
        )
        if came.aside is not None:
            counted = f"{counted} {_('What was here before lies in {folder}.').format(folder=came.aside)}"
        close = Plain(_("Close"), dense=True)
        banner = Banner("info", _("Your vault is back"), counted, [close], icon="circle-check")
        close.clicked.connect(banner.hide)
        close.clicked.connect(banner.deleteLater)
        self.notice.emit(banner)
