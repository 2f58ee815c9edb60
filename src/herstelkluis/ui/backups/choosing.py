"""Choosing where the copies go: a stick that is plugged in, or a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.backups.places import Stick, warning_about
from herstelkluis.ui.choose_place import ChoosePlace
from herstelkluis.ui.speech import announce
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import FlushQuiet, Second
from herstelkluis.ui.widgets.choice_card import ChoiceCard
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap


class ChoosingPlace(QWidget):
    """`place` is what is chosen now. `changed` tells that it is another; `look_again` that a stick may be in now."""

    changed = Signal()
    look_again = Signal()

    def __init__(
        self, sticks: Sequence[Stick], vault_folder: Path, choose: ChoosePlace, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setMaximumWidth(theme().px(820))
        self._vault_folder, self._choose = vault_folder, choose
        self._group = QButtonGroup(self)
        self._cards: dict[Path, ChoiceCard] = {}
        self._warning = Marked("info", "", colour="warn", role="help", parent=self)
        self._warning.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Words(_("Where does the copy go?"), "section", parent=self))
        self._empty = Words("", "body", parent=self)
        column.addWidget(self._empty)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        column.addLayout(self._list)
        column.addWidget(self._warning)
        column.addLayout(self._ways())
        self.show_sticks(sticks)

    @property
    def place(self) -> Path | None:
        """The place that is chosen."""
        return next((place for place, card in self._cards.items() if card.isChecked()), None)

    def show_sticks(self, sticks: Sequence[Stick], *, again: bool = False) -> None:
        """These sticks are plugged in now; what was chosen is let go. `again`: the person asked to look once more."""
        self._cards.clear()
        empty_layout(self._list)
        self._warning.hide()
        for stick in sticks:
            self._add(stick.path, stick.name)
        if sticks:
            self._empty.setText(_("Choose the stick, or a folder."))
        elif again:
            self._say(_("Still no USB stick is found. Wait a moment and look again, or choose a folder."))
        else:
            self._empty.setText(_("There is no USB stick yet. Put one in, and look again."))

    def begin(self) -> None:
        """Put the keyboard on the first choice."""
        first = next(iter(self._cards.values()), None)
        (first if first is not None else self._again).setFocus()

    def ask(self) -> None:
        """Say that a place is needed first."""
        self._say(_("Nothing is chosen yet. Choose a stick or a folder first."))
        self.begin()

    def _say(self, words: str) -> None:
        self._empty.setText(words)
        announce(self._empty, words)

    def _ways(self) -> Wrap:
        row = Wrap(12)
        self._again = Second(_("Look again"), "rotate-ccw")
        self._again.clicked.connect(self.look_again)
        folder = FlushQuiet(_("Choose a folder"), "hard-drive")
        folder.clicked.connect(self._choose_folder)
        row.addWidget(self._again)
        row.addWidget(folder)
        return row

    def _choose_folder(self) -> None:
        chosen = self._choose(self)
        if chosen is None:
            return
        if chosen not in self._cards:
            self._add(chosen, chosen.name or str(chosen))
        self._empty.setText(_("Choose the stick, or a folder."))
        self._cards[chosen].setChecked(True)
        self._cards[chosen].setFocus()

    def _add(self, place: Path, name: str) -> None:
        card = ChoiceCard(name, str(place) if str(place) != name else "", parent=self)
        card.toggled.connect(self._chosen)
        self._group.addButton(card)
        self._cards[place] = card
        self._list.addWidget(card)

    def _chosen(self) -> None:
        place = self.place
        warning = warning_about(place, self._vault_folder) if place is not None else ""
        self._warning.set_text(warning)
        self._warning.setVisible(bool(warning))
        if warning:
            announce(self._warning, warning)
        self.changed.emit()
