"""One piece in the bin: what it is, when it was thrown away, and its two ways out."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _, say_date, say_day
from herstelkluis.store.documents import Summary
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.columns import Columns
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.sheet import Rule
from herstelkluis.vault.found import Place
from herstelkluis.vault.tidying import stays_until

MOST = 160


class BinRow(QWidget):
    """`number` tells pieces of the same name apart for who hears them; 1 says nothing."""

    read = Signal(str)
    back = Signal(str)
    for_ever = Signal(str)

    def __init__(self, one: Summary, place: Place, number: int, today: date, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document, self.piece = one.id, _short(place.title)
        line = "" if one.folded or one.first_line == place.title else _short(one.first_line)
        name = self.piece if number == 1 else f"{self.piece}, {number}"
        day = say_date(one.deleted_at.astimezone().date(), today) if one.deleted_at is not None else ""
        thrown = _("Thrown away: {day}").format(day=day)
        if one.deleted_at is not None:
            thrown = f"{thrown}\n{_stays(one.deleted_at, today)}"
        spoken = ", ".join(filter(None, (name, line, *thrown.split("\n"))))
        row = self.line = ListRow(self.piece, icon=place.icon, under=line, aside=thrown, spoken=spoken, parent=self)
        put_back = Second(_("Put back"), spoken=_("Put back: {piece}").format(piece=name), dense=True)
        self._away = Quiet(_("Away for ever"), spoken=_("Away for ever: {piece}").format(piece=name), dense=True)
        row.clicked.connect(lambda: self.read.emit(self.document))
        put_back.clicked.connect(lambda: self.back.emit(self.document))
        self._away.clicked.connect(lambda: self.for_ever.emit(self.document))
        side = QWidget(self)
        buttons = QHBoxLayout(side)
        buttons.setContentsMargins(8, 4, 0, 4)
        buttons.setSpacing(8)
        buttons.addWidget(put_back)
        buttons.addWidget(self._away)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(Columns([row, side], (1, 0), gap=16, parent=self))
        column.addWidget(Rule(parent=self))

    def wait(self) -> None:
        """It is going."""
        self._away.setText(_("One moment"))
        self._away.setAccessibleName(_("One moment"))


def _stays(thrown_at: datetime, today: date) -> str:
    """Until when it lies here for sure; after that it may go, when a backup copy holds it."""
    last = stays_until(thrown_at)
    if last < today:
        return _("Stays until a backup copy holds it")
    said = say_day(last) if last.year != today.year else say_date(last, today)
    return _("Stays for sure until {day}").format(day=said)


def _short(words: str) -> str:
    return words if len(words) <= MOST else words[:MOST].rsplit(" ", 1)[0] + " …"
