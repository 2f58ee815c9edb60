"""The place of the vault is not there now: a stick that is out. It waits calmly, and goes on by itself."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.settings import usual_vault_folder
from herstelkluis.ui.choose_place import ChoosePlace, choose_vault
from herstelkluis.ui.screen import Screen
from herstelkluis.ui.session import Session
from herstelkluis.ui.speech import announce
from herstelkluis.ui.tasks import Task
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Help, Main, Second
from herstelkluis.ui.widgets.dunes import stand_over_dunes
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.mark import Mark
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.away import disk_of, is_there, vault_in

LOOK_EVERY_MS = 1000
WIDTH = 660


class AwayScreen(Screen):
    """`enter(...)` takes what the lock takes, and gives it on. A new vault is only offered last, where one could be."""

    bare = True

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        *,
        choose: ChoosePlace = choose_vault,
        usual: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._choose, self._usual = session, choose, usual or usual_vault_folder()
        self._what: dict[str, object] = {}
        self._is_looking = False
        self._often = QTimer(self)
        self._often.setInterval(LOOK_EVERY_MS)
        self._often.timeout.connect(self._look)
        self.title = _("The folder of your vault is not here now.")
        self._place = Words("", "big", parent=self)
        self._path = Words("", "help", "muted", parent=self)
        self._path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said = Words("", "body", parent=self)
        self._again = Main(_("Look again"), "rotate-ccw", parent=self)
        self._other = Second(_("Choose another place"), "hard-drive", parent=self)
        self._here = Second(_("Open the vault on this computer"), parent=self)
        self._copy = Second(_("I have a backup copy"), parent=self)
        self._new = Link(_("Make a new vault"), parent=self)
        self._new_help = Words(_("Was there never a vault in this place?"), "help", "muted", parent=self)
        self._again.clicked.connect(lambda: self._look(asked=True))
        self._other.clicked.connect(self._choose_other)
        self._here.clicked.connect(lambda: self._move_to(self._usual))
        self._copy.clicked.connect(lambda: self.go.emit("coming_back", {"back": "away"}))
        self._new.clicked.connect(lambda: self.go.emit("welcome", {}))
        self._lay_out()

    def _lay_out(self) -> None:
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(WIDTH))
        form = QVBoxLayout(inside)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(8)
        form.addWidget(Mark(48, parent=inside), 0, Qt.AlignmentFlag.AlignLeft)
        form.addWidget(Words(self.title, "display", parent=inside))
        form.addWidget(self._place)
        form.addWidget(self._path)
        form.addSpacing(8)
        form.addWidget(self._said)
        form.addSpacing(8)
        ways = Wrap(12)
        for button in (self._again, self._here, self._other, self._copy):
            ways.addWidget(button)
        form.addLayout(ways)
        form.addSpacing(8)
        form.addWidget(self._new_help)
        form.addWidget(self._new)
        ask = Help(parent=self)
        ask.clicked.connect(lambda: self.go.emit("help", {"back": "away", "back_what": self._what}))
        stand_over_dunes(self, ask, inside)

    def enter(self, **what: object) -> None:
        self._what = what
        folder = self._session.folder
        disk = disk_of(folder)
        known = _("It was here: {folder} on {disk}.").format(folder=folder.name, disk=disk)
        self._place.setText(known if disk else _("It was here: {folder}.").format(folder=folder.name))
        self._path.setText(str(folder))
        waits = self._session.has_words_waiting  # only this vault takes them
        put_in = _("Put the stick or disk in. It then goes on by itself.")
        kept = _("Your last words wait here for it. Leave this window open.")
        self._say(f"{put_in} {kept}" if waits else put_in)
        self._here.setVisible(not waits and folder != self._usual and is_there(self._usual))
        for way in (self._other, self._copy):
            way.setVisible(not waits)
        for part in (self._new, self._new_help):
            part.setVisible(not waits and _can_be_made(folder))
        self._often.start()
        self._again.setFocus()

    def leave(self) -> None:
        self._often.stop()

    def place(self) -> dict[str, object]:
        return self._what

    def _look(self, *, asked: bool = False) -> None:
        """Beside the window: a network folder that does not answer may keep a look waiting."""
        if self._is_looking:
            return
        self._is_looking, folder = True, self._session.folder
        Task(self, lambda: is_there(folder)).success(lambda found: self._looked(found, asked)).start()

    def _looked(self, found: bool, asked: bool) -> None:  # noqa: FBT001 (what came of it)
        self._is_looking = False
        if found and self._often.isActive():
            self.go.emit("unlock", self._what)
        elif asked and not found:
            self._say(_("It is not here yet. Wait a moment after you put the stick in."))

    def _choose_other(self) -> None:
        chosen = self._choose(self)
        if chosen is None:
            return
        found = vault_in(chosen, self._session.folder.name)
        if found is None:
            self._say(_("There is no vault in this folder. Choose another one."))
        else:
            self._move_to(found)

    def _move_to(self, folder: Path) -> None:
        self._session.move_to(folder)
        self.go.emit("unlock", self._what)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        announce(self._said, words)


def _can_be_made(folder: Path) -> bool:
    """Whether a new vault could stand there: its disk takes what is written."""
    try:
        nearest = next(one for one in folder.parents if one.is_dir())
    except (OSError, StopIteration):
        return False
    return os.access(nearest, os.W_OK) and not os.path.lexists(folder)
