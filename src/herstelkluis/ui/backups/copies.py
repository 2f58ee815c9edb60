"""The copies there are: one line each, with what can be done with it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.backups.said import checked, moment_of
from herstelkluis.ui.widgets.button import Quiet
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.backups.records import Record


class CopyRow(QWidget):
    """A copy whose stick is not plugged in says so, and can then only be forgotten. `compare` lays it beside the vault.

    Both signals carry the name of the copy.
    """

    compare = Signal(str)
    remove = Signal(str)

    def __init__(
        self, record: Record, place: str, today: date, *, is_here: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        moment = moment_of(record.made_at, today)
        words, side = QWidget(self), QWidget(self)
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Words(moment, "strong", parent=words))
        column.addWidget(
            Words(" · ".join(_known(record, place, today, is_here=is_here)), "help", "muted", parent=words)
        )
        buttons = Wrap(8, to_end=True, parent=side)
        if is_here:
            look = Quiet(
                _("Lay beside my vault"), spoken=_("Lay beside my vault: {copy}").format(copy=moment), dense=True
            )
            look.clicked.connect(lambda: self.compare.emit(record.name))
            buttons.addWidget(look)
        away = Quiet(_("Take away"), spoken=_("Take away: {copy}").format(copy=moment), dense=True)
        away.clicked.connect(lambda: self.remove.emit(record.name))
        buttons.addWidget(away)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(Columns([words, side], (1, 0), gap=16, parent=self))
        whole.addWidget(Rule(parent=self))


def _known(record: Record, place: str, today: date, *, is_here: bool) -> list[str]:
    known = [place, checked(record, today)]
    if record.drilled_on is not None:
        known.append(_("tried with the words"))
    if not is_here:
        known.append(_("not plugged in now"))
    return known
