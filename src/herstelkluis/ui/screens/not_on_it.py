"""Beside a card: who does not stand on it and why, in a calm line with the way to look."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.vault.left_off import LeftOff


class NotOnIt(QWidget):
    """`looked` says whose place to open. Hidden while nobody is left off."""

    looked = Signal(object)

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[LeftOff, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    def show_people(self, people: tuple[LeftOff, ...]) -> None:
        """These people, each with a link; a link keeps the keyboard while nothing about it changes."""
        if people == self._shown:
            return
        self.forget()
        self._shown = people
        for one in people:
            spoken = _("Look why {name} is not on it") if one.at.document else _("My people, for {name}")
            shown = _("Look why") if one.at.document else _("My people")
            link = Link(shown, spoken.format(name=one.name), parent=self)
            link.setProperty("at", one.at)
            link.clicked.connect(self._look)
            self._column.addWidget(Marked("info", one.words, parent=self))
            under = QHBoxLayout()
            under.setContentsMargins(22, 0, 0, 4)  # under the words, not under their sign
            under.addWidget(link)
            under.addStretch(1)
            self._column.addLayout(under)
        self.setVisible(bool(people))

    def forget(self) -> None:
        """Let go of the words."""
        self._shown = ()
        empty_layout(self._column)
        self.hide()

    def _look(self) -> None:
        self.looked.emit(self.sender().property("at"))
