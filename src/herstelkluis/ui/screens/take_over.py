"""Taking lines over from other pieces into a list: they are chosen from what the template names."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.button import FlushQuiet, Quiet, Second
from herstelkluis.ui.widgets.empty import throw_away
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap
from herstelkluis.vault.one_plan import Offer

LONGEST = 80


class TakeOver(QWidget):
    """A button; it opens the lines there are, and `chosen` carries the passages of those that were ticked."""

    chosen = Signal(list)

    def __init__(self, question: str, offers: Sequence[Offer], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question, self._offers = question, offers
        self._open: Ground | None = None
        self._ticks: list[Tick] = []
        names = ", ".join(dict.fromkeys(one.place.title for one in offers))
        self._button = FlushQuiet(
            _("Take a line over"),
            "plus",
            spoken=_("{question}: take a line over from {pieces}").format(question=question, pieces=names),
            parent=self,
        )
        self._button.clicked.connect(self._show)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._button)
        row.addStretch(1)
        column.addLayout(row)
        self._column = column

    def _show(self) -> None:
        self._button.hide()
        self._open = ground = Ground("card", parent=self)
        ground.column.addWidget(Words(_("Which line do you take over?"), "strong", parent=ground))
        title = ""
        for offer in self._offers:
            if offer.place.title != title:
                title = offer.place.title
                ground.column.addWidget(Words(title, "help", "muted", parent=ground))
            words = offer.words if len(offer.words) <= LONGEST else offer.words[:LONGEST].rsplit(" ", 1)[0] + " …"
            spoken = _("{line}, from {piece}, {part}").format(line=offer.words, piece=title, part=offer.place.part)
            tick = Tick(words, spoken=spoken, own=True, parent=ground)
            self._ticks.append(tick)
            ground.column.addWidget(tick)
        take = Second(_("Take over"), "check", dense=True, parent=ground)
        stop = Quiet(_("Rather not"), dense=True, parent=ground)
        take.setAccessibleName(_("{question}: take over what is ticked").format(question=self._question))
        stop.setAccessibleName(_("{question}: take nothing over").format(question=self._question))
        take.clicked.connect(self._take)
        stop.clicked.connect(self._close)
        row = Wrap(12)
        row.addWidget(take)
        row.addWidget(stop)
        ground.column.addLayout(row)
        self._column.addWidget(ground)
        self._ticks[0].setFocus()

    def _take(self) -> None:
        ticked = [one.place.at for one, tick in zip(self._offers, self._ticks, strict=True) if tick.isChecked()]
        self._close()
        if ticked:
            self.chosen.emit(ticked)

    def _close(self) -> None:
        self._ticks.clear()
        self._button.show()
        self._button.setFocus()
        if self._open is not None:
            throw_away(self._open)
            self._open = None
