"""The first step of the page for a damaged vault: which ways there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.screens.first_step import FirstStep
from herstelkluis.ui.screens.setting_row import SettingRow
from herstelkluis.ui.widgets.button import Button, FlushQuiet, Second
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words


class WaysStep(FirstStep):
    """The ways that are there, the safest first. `copy`, `key` and `salvage` tell which one was chosen."""

    copy = Signal()
    key = Signal()
    salvage = Signal()

    def __init__(self, *, parent: QWidget) -> None:
        super().__init__(
            _("Your vault is damaged"),
            _("There are ways to go on. Take your time. What is there stays."),
            parent=parent,
        )
        self._rows = QVBoxLayout()
        self._none = Words("", "body", parent=self)
        self.left.addLayout(self._rows)
        self.left.addWidget(self._none)
        self.left.addStretch(1)
        self.tell(
            (
                _("What happened?"),
                (
                    _("A file of your vault is not as it was written."),
                    _("A disk or stick that gets old can do that. You did nothing wrong."),
                ),
            ),
            (_("What stays?"), (_("The damaged vault stays where it is. Nothing in it changes."),)),
        )
        back = FlushQuiet(_("Back"), "arrow-left")
        back.clicked.connect(self.back)
        self.foot = self.keep_foot(Foot(None, (), [back], margin=120, parent=self))
        self._first: Button | None = None

    def show_ways(self, *, other_key: bool, can_salvage: bool) -> None:
        """Offer these ways: another copy of the key is there, and there is a key to read with."""
        empty_layout(self._rows)
        ways = [(self.copy, _("A backup copy"), _("Your vault comes back as it was that day."), _("Put a copy back"))]
        if other_key:
            said = _("The key of your vault is damaged. There is another copy of it.")
            ways.append((self.key, _("Another copy of the key"), said, _("Use that key")))
        if can_salvage:
            said = _("Everything that can still be read comes in a new vault.")
            ways.append((self.salvage, _("Save what can be read"), said, _("Bring everything over")))
        self._first = None
        for signal, title, sentence, text in ways:
            button = Second(text)
            button.clicked.connect(signal)
            self._rows.addWidget(SettingRow(title, sentence, button, parent=self))
            self._first = self._first or button
        no_key = _("The key of your vault is damaged. Put in a stick with a backup copy: its key lies there too.")
        self._none.setText("" if can_salvage else no_key)

    def arrive(self) -> None:
        if self._first is not None:
            self._first.setFocus()
