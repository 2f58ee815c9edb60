"""Looking together on this screen: the pages have the window for themselves, and there is no way into the vault."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.model.sheet import Sheet
from herstelkluis.ui.idle import boot_seconds
from herstelkluis.ui.sharing.leaves import Leaves
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.theme import theme
from herstelkluis.ui.widgets.button import Help, Plain
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words

MINUTES = 10
WIDEST = 760
_BESIDE, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Together(Part):
    """`over` comes when they stop, or when the time is over; then the vault is locked, since someone else sits here.

    `help_asked` wants the lock too, and help after it.
    """

    over = Signal()
    help_asked = Signal()

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
        ask = Help(parent=bar)
        ask.clicked.connect(self.help_asked)
        ways = QHBoxLayout()
        ways.addWidget(self._left, 1 if theme().is_large else 0)
        ways.addWidget(self._stop)
        ways.addWidget(ask)
        row = QBoxLayout(_DOWN if theme().is_large else _BESIDE)
        row.addWidget(Words(title, "sub", parent=bar), 1)
        row.addLayout(ways)
        bar.column.addLayout(row)
        self.column.addWidget(bar)
        self._leaves = Leaves(sheets)
        self._leaves.setMaximumWidth(theme().px(WIDEST))
        room = QHBoxLayout()
        room.setContentsMargins(40, 24, 40, 16)
        room.addStretch(1)
        room.addWidget(self._leaves, 100)
        room.addStretch(1)
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
