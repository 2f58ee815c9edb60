"""Who has what of mine: the list, and the way to a new package."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.sharing.givings import ControlWords, GivingRow, heads
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.widgets.button import Main
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.save_state import SaveState
from herstelkluis.ui.widgets.sheet import Ground, Rule
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.givings import Giving


class Overview(Part):
    """`words_asked` and `withdraw_asked` carry a `Giving`; `done` asks for a new package. `at` is a package to open."""

    words_asked = Signal(object)
    withdraw_asked = Signal(object)

    def __init__(
        self,
        givings: Sequence[Giving],
        today: date,
        control_words: ControlWords,
        *,
        at: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            _("Who has what of mine?"), _("All packages you made. This list never goes along."), parent=parent
        )
        self._at = at
        self.rows: list[GivingRow] = []
        self.column.setSpacing(8)
        self._new = Main(_("Make a new package"), "send")
        self._new.clicked.connect(lambda: self.done.emit(None))
        if givings:
            self._add_rows(givings, today, control_words)
        else:
            empty = Ground("plain", parent=self)
            empty.column.addSpacing(48)
            empty.column.addWidget(Words(_("You have shared nothing yet. It may stay that way."), "display"))
            under = _("If you want to, you choose one reader, one reason and a few pieces.")
            empty.column.addWidget(Words(under, "big"))
            self.column.addWidget(empty)
        self.column.addStretch(1)

    def foot(self) -> Foot:
        return Foot(self._new, left=[SaveState()])

    def begin(self) -> None:
        row = next((one for one in self.rows if one.giving.package == self._at), None)
        if row is None:
            self._new.setFocus()
        else:
            row.open()
            row.link.setFocus()

    def _add_rows(self, givings: Sequence[Giving], today: date, control_words: ControlWords) -> None:
        self.column.addWidget(heads())
        self.column.addWidget(Rule())
        for giving in givings:
            row = GivingRow(giving, today, control_words, parent=self)
            row.details_asked.connect(self._wire)
            self.rows.append(row)
            self.column.addWidget(row)
        self.column.addSpacing(12)
        self.column.addWidget(Words(_("You do not get a copy back"), "strong"))
        self.column.addWidget(Words(_("You can ask the reader to delete everything."), "body", "muted"))

    def _wire(self, row: GivingRow) -> None:
        details = row.details
        if details is not None:
            details.words_asked.connect(lambda: self.words_asked.emit(row.giving))
            details.withdraw_asked.connect(lambda: self.withdraw_asked.emit(row.giving))
