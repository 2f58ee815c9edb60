"""A damaged vault: one calm page with the ways to go on, and each of them to its end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.ui.backups.places import Sticks, plugged_in
from herstelkluis.ui.backups.secret import SecretStep
from herstelkluis.ui.backups.way_back import WayBackScreen, vault_is_back
from herstelkluis.ui.screens.damaged_steps import WaysStep
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Main
from herstelkluis.vault.backups.found import FOLDER
from herstelkluis.vault.progress import Progress
from herstelkluis.vault.repairing import key_files, take_key_file
from herstelkluis.vault.salvaging import Salvaged, salvage_in_place
from herstelkluis.vault.state import KEY_FILE


class DamagedScreen(WayBackScreen):
    """`enter()` looks which ways there are. What is chosen runs beside the window; then the vault opens by itself.

    A vault that still opens is locked first, at the moment that its parts are read.
    """

    def __init__(self, session: Session, parent: QWidget | None = None, *, sticks: Sticks = plugged_in) -> None:
        super().__init__(session, parent)
        self._sticks = sticks
        self._key: Path | None = None
        self._takes_key = False
        self.ways = WaysStep(parent=self)
        self.opening = SecretStep(
            _("Opening your vault"),
            _("Nothing changes until it is open."),
            (_("You may try as often as you like."),),
            Main(_("Go on"), "arrow-right"),
            parent=self,
        )
        self.set_steps(self.ways, self.opening)
        self.ways.copy.connect(lambda: self.go.emit("coming_back", {"back": "unlock"}))
        self.ways.key.connect(lambda: self._ask(takes_key=True))
        self.ways.salvage.connect(lambda: self._ask(takes_key=False))
        self.opening.on.connect(self._begin)

    def enter(self, **_what: object) -> None:
        folder = self.session.folder
        found = key_files(folder, *(stick.path / FOLDER for stick in self._sticks()))
        is_own = folder / KEY_FILE in found
        self._key = None if is_own else next(iter(found), None)
        self.ways.show_ways(other_key=self._key is not None, can_salvage=bool(found))
        self.set_narrow(narrow=self.ways.columns.is_narrow)
        self.show_step(self.ways)

    def stop(self) -> None:
        self.opening.forget()
        self.go.emit("settings" if self.session.is_open else "unlock", {})

    def ask_help(self) -> None:
        self.go.emit("help", {"back": "damaged", "back_what": {}})

    def _ask(self, *, takes_key: bool) -> None:
        self._takes_key = takes_key
        self.show_step(self.opening)

    def _begin(self) -> None:
        folder, key, clock, typed = self.session.folder, self._key, self.session.clock, self.opening.proof.typed

        def take(_tell: Progress) -> None:
            if key is not None:
                take_key_file(folder, key, typed)

        def bring_over(tell: Progress) -> tuple[Salvaged, Path | None]:
            return salvage_in_place(folder, typed, key_file=key, clock=clock, progress=tell)

        self.session.lock()
        stopped = _("Stopped. Nothing was changed.")
        if self._takes_key:
            self.do(take, _("One moment. The key is being tried."), _key_fits, stopped, self.ways)
        else:
            self.do(bring_over, _("One moment. Everything is read."), _came_over, stopped, self.ways)


def _key_fits(_nothing: None) -> Banner:
    return Banner("info", _("The key fits again"))


def _came_over(done: tuple[Salvaged, Path | None]) -> Banner:
    found, aside = done
    whole = found.counts.pieces + found.counts.in_bin
    said = ngettext("{n} piece came back.", "{n} pieces came back.", whole).format(n=whole)
    if found.lost_pieces or found.lost_attachments:
        lost = found.lost_pieces + found.lost_attachments
        said += " " + ngettext("{n} was not found.", "{n} were not found.", lost).format(n=lost)
    return vault_is_back(said, aside)
