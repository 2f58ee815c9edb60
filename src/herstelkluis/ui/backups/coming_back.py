"""Ik heb een reservekopie: find it, open it, and have the vault back where it belongs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.settings import usual_vault_folder
from herstelkluis.ui.backups.finding import FindingStep
from herstelkluis.ui.backups.places import Sticks, plugged_in
from herstelkluis.ui.backups.said import day_of, moment_of, what_is_in
from herstelkluis.ui.backups.secret import SecretStep
from herstelkluis.ui.backups.way_back import WayBackScreen, vault_is_back
from herstelkluis.ui.choose_place import ChoosePlace, choose_backup, choose_backup_place
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Main
from herstelkluis.vault.away import place_to_come_back
from herstelkluis.vault.coming_back import CameBack, come_back
from herstelkluis.vault.progress import Progress


class ComingBackScreen(WayBackScreen):
    """`enter(back=…)`: the screen Terug leads to. When the copy is back the vault opens with what was typed."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        choose: ChoosePlace = choose_backup,
        choose_folder: ChoosePlace = choose_backup_place,
        sticks: Sticks = plugged_in,
        usual: Path | None = None,
    ) -> None:
        super().__init__(session, parent)
        self._usual = usual or usual_vault_folder()
        self._goes_to = session.folder
        self._before = "welcome"
        self._today = session.clock().astimezone().date()
        self.finding = FindingStep(sticks, self._today, choose, choose_folder, parent=self)
        self.secret = SecretStep(
            _("Opening your copy"),
            _("Nothing changes until it is open and counted."),
            (
                _("An old copy opens with the password of that time."),
                _("The twelve words fit every copy since you made that sheet."),
                _("You may try as often as you like."),
            ),
            Main(_("Put it back"), "rotate-ccw"),
            _("The password you had then"),
            parent=self,
        )
        self.set_steps(self.finding, self.secret)
        self.finding.on.connect(self._ask)
        self.secret.on.connect(self._restore)

    def enter(self, **what: object) -> None:
        self._before = str(what.get("back") or "welcome")
        self.show_step(self.finding)

    def place(self) -> dict[str, object]:
        return {"back": self._before}

    def stop(self) -> None:
        self.secret.forget()
        self.go.emit(self._before, {})

    def ask_help(self) -> None:
        self.go.emit("help", {"back": "coming_back", "back_what": self.place()})

    def _ask(self) -> None:
        backup = self.finding.backup
        if backup is not None:
            self.secret.about(moment_of(backup.made_at, self._today), only_words=backup.keyfile is None)
            self.show_step(self.secret)

    def _restore(self) -> None:
        backup, clock = self.finding.backup, self.session.clock
        if backup is None:
            return
        folder, typed = place_to_come_back(self.session.folder, self._usual), self.secret.proof.typed
        self._goes_to = folder

        def work(tell: Progress) -> CameBack:
            return come_back(backup.path, folder, typed, clock=clock, progress=tell)

        words = _("One moment. Your copy comes back.")
        self.do(work, words, self._said_of, _("Stopped. Nothing was put back."), self.secret)

    def _said_of(self, came: CameBack) -> Banner:
        held = came.restored
        said = _("The copy of {day}: {what}.").format(
            day=day_of(held.made_at, self._today), what=what_is_in(held.counts)
        )
        if self._goes_to != self.session.folder:
            self.session.move_to(self._goes_to)
            said += " " + _("It now lies in {folder}.").format(folder=self._goes_to)
        return vault_is_back(said, came.aside)
