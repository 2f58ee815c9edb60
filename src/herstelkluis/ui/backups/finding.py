"""Which copy comes back: those on the sticks that are plugged in, or one that is pointed at."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.backups.places import Sticks
from herstelkluis.ui.backups.said import moment_of
from herstelkluis.ui.choose_place import ChoosePlace
from herstelkluis.ui.screens.first_step import FirstStep
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.button import FlushQuiet, Main, Second
from herstelkluis.ui.widgets.choice_card import ChoiceCard
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.backups.found import Backup, find_backups

MOST = 6


class FindingStep(FirstStep):
    """`backup` is the copy that is chosen."""

    def __init__(
        self, sticks: Sticks, today: date, choose: ChoosePlace, choose_folder: ChoosePlace, *, parent: QWidget
    ) -> None:
        super().__init__(_("Putting a copy back"), _("Put the stick with your copy in."), parent=parent)
        self._sticks, self._today = sticks, today
        self._group = QButtonGroup(self)
        self._cards: list[tuple[ChoiceCard, Backup]] = []
        self._said = Words("", "body", parent=self)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.left.addWidget(self._said)
        self.left.addLayout(self._list)
        again = Second(_("Look again"), "rotate-ccw")
        file, folder = FlushQuiet(_("Choose a file"), "file-text"), FlushQuiet(_("Choose a folder"), "hard-drive")
        again.clicked.connect(self._look_again)
        file.clicked.connect(lambda: self._point(choose))
        folder.clicked.connect(lambda: self._point(choose_folder))
        ways = Wrap(12)
        for button in (again, file, folder):
            ways.addWidget(button)
        self.left.addLayout(ways)
        self.left.addStretch(1)
        self._again = again
        self.tell(
            (
                _("What happens"),
                (
                    _("We open your copy, and count what is in it."),
                    _("Then it comes back in a folder of its own."),
                    _("It never goes over anything. Your copy stays too."),
                ),
            ),
            (
                _("What you need"),
                (_("The password you had then, or the twelve words of your recovery sheet."),),
            ),
        )
        main = Main(_("On to opening it"))
        main.clicked.connect(self._on)
        self.foot = self.make_foot(main, later=_("Stop"))

    @property
    def backup(self) -> Backup | None:
        """The copy that is chosen."""
        return next((backup for card, backup in self._cards if card.isChecked()), None)

    def arrive(self) -> None:
        if not self._cards:
            self.look()
        self._begin()

    def look(self) -> None:
        """Look on the sticks that are in now."""
        found = [(one, stick.name) for stick in self._sticks() for one in _in(stick.path)]
        self._show(sorted(found, key=lambda pair: pair[0].made_at, reverse=True))
        if not found:
            self._say(_("No copy is found on a stick. Put one in, or choose the file yourself."))
        self._begin()

    def _look_again(self) -> None:
        self.look()
        if not self._cards:
            self._say(_("Still no copy is found. Wait a moment and look again, or choose the file yourself."))

    def _point(self, choose: ChoosePlace) -> None:
        place = choose(self)
        if place is None:
            return
        found = _in(place)
        self._show([(one, place.name) for one in found])
        if not found:
            self._say(_no_copy_in(place))
        self._begin()

    def _show(self, found: Sequence[tuple[Backup, str]]) -> None:
        self._cards = []
        empty_layout(self._list)
        self._say(_("Which copy do you want back? The newest stands first.") if found else "")
        for backup, place in found[:MOST]:
            card = ChoiceCard(moment_of(backup.made_at, self._today), place, parent=self)
            self._group.addButton(card)
            self._cards.append((card, backup))
            self._list.addWidget(card)
        if self._cards:
            self._cards[0][0].setChecked(True)

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))
        if words:
            announce(self._said, words)

    def _begin(self) -> None:
        (self._cards[0][0] if self._cards else self._again).setFocus()

    def _on(self) -> None:
        if self.backup is None:
            self._say(_("No copy is chosen yet. Put the stick in, or choose the file yourself."))
            self._begin()
        else:
            self.on.emit()


def _no_copy_in(place: Path) -> str:
    if ".zip" in place.suffixes:
        return _("This is a file of ‘Take everything along’. Choose it while you make a new vault, or in Settings.")
    return _("There is no backup copy in this place. Choose another file or folder.")


def _in(place: Path) -> list[Backup]:
    """The copies in this place; none when it cannot be looked into."""
    with suppress(KluisError):
        return find_backups(place)
    return []
