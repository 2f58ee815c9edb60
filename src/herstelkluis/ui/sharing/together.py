"""Looking together on this screen: the pages have the window for themselves, and there is no way into the vault."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.model.sheet import Sheet
from herstelkluis.ui.idle import boot_seconds
from herstelkluis.ui.sharing.leaves import Leaves
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.widgets.button import Plain
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words

MINUTES = 10


class Together(Part):
    """`over` comes when they stop, or when the time is over; then the vault is locked, since someone else sits here."""

    over = Signal()

    def __init__(
        self,
        title: str,
        sheets: Sequence[Sheet],
        clock: Callable[[], float] = boot_seconds,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent=parent)
        self._clock, self._until = clock, clock() + MINUTES * 60
        self.column.setSpacing(0)
        bar = Ground("bar", parent=self)
        bar.column.setContentsMargins(40, 10, 40, 10)
        bar.setMinimumHeight(56)
        self._left = Words("", "help", "muted", parent=bar)
        self._stop = Plain(_("Stop and lock"), "lock", parent=bar)
        self._stop.clicked.connect(self.over)
        row = QHBoxLayout()
        row.addWidget(Words(title, "sub", parent=bar), 1)
        row.addWidget(self._left)
        row.addWidget(self._stop)
        bar.column.addLayout(row)
        self.column.addWidget(bar)
        self._leaves = Leaves(sheets)
        room = QHBoxLayout()
        room.setContentsMargins(40, 24, 40, 16)
        room.addWidget(self._leaves)
        self.column.addLayout(room, 1)
        self._timer = QTimer(self)
        self._timer.setInterval(1000)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.look()

    def begin(self) -> None:
        self._leaves.take_keys()

    def look(self) -> None:
        """See how much time is left; it also passes while the computer sleeps."""
        left = self._until - self._clock()
        if left <= 0:
            self._timer.stop()
            self.over.emit()
            return
        minutes = max(1, round(left / 60))
        said = ngettext("Locks itself in {n} minute", "Locks itself in {n} minutes", minutes).format(n=minutes)
        if said != self._left.text():
            self._left.setText(said)
