"""Which crises are laid side by side: only their names, and none is chosen beforehand."""

from __future__ import annotations

from collections.abc import Container, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.fuzzy import format_period
from herstelkluis.store.documents import Summary
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.ui.widgets.words import Words

MOST = 4
"""So many beside each other can still be read."""


class PatternChoice(QWidget):
    """Says first that it can be heavy."""

    def __init__(self, found: Sequence[Summary], chosen: Container[str], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget(self)
        inside.setMaximumWidth(theme().px(700))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(_("Which ones do you want to lay side by side?"), "section", parent=inside))
        words = _("This can be heavy. You do not have to do it now. Only what you tick is shown, at most four.")
        column.addWidget(Words(words, "body", "muted", parent=inside))
        column.addSpacing(8)
        self.ticks: list[Tick] = []
        for one in found:
            name = one.title or _("A crisis without a name")
            when = format_period(one.period) if one.period else ""
            tick = Tick(", ".join(filter(None, (name, when))), own=True, parent=inside)
            tick.setProperty("crisis", one.id)
            tick.setChecked(one.id in chosen)
            tick.clicked.connect(self._ticked)
            self.ticks.append(tick)
            column.addWidget(tick)
        self._most = Marked("info", _("Four beside each other is the most that can be read."), parent=inside)
        self._most.hide()
        column.addWidget(self._most)
        line = QHBoxLayout()
        line.addWidget(inside, 1)
        line.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(line)
        whole.addStretch(1)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of what is ticked, in their order."""
        return tuple(str(tick.property("crisis")) for tick in self.ticks if tick.isChecked())

    def _ticked(self) -> None:
        many = len(self.chosen)
        sender = self.sender()
        if many > MOST and isinstance(sender, Tick):
            sender.setChecked(False)
        self._most.setVisible(many >= MOST)
