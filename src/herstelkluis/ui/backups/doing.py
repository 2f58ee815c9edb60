"""While a copy is made, tried or taken back: what is being done, how far it is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.ui.reader.waiting import Bar
from herstelkluis.ui.slow_work import SlowWork, Work
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.words import Words

HALF = 0.5


class Doing(QWidget):
    """One piece of slow work. `ended` carries its result, `failed` the error; `stopped` when the person stops it.

    `after_half` are other words from half of the work on.
    """

    ended = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, work: Work, words: str, after_half: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._after_half = after_half
        self._words = Words(words, "section", parent=self)
        self._bar = Bar(parent=self)
        self._slow: SlowWork | None = SlowWork(work, self)
        self._slow.progressed.connect(self._show)
        for over in (self._slow.ended, self._slow.failed, self._slow.stopped):
            over.connect(self._over)  # first: it deletes itself
        self._slow.ended.connect(self.ended)
        self._slow.failed.connect(self.failed)
        self._slow.stopped.connect(self.stopped)
        self._bar.stopped.connect(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addStretch(1)

    def start(self) -> None:
        """Begin, with the keyboard on the way to stop."""
        announce(self, self._words.text())
        self._bar.begin()
        if self._slow is not None:
            self._slow.start()

    def stop(self) -> None:
        """Stop it; what the thread still does comes to nothing."""
        if self._slow is not None:
            self._slow.stop()

    def _over(self) -> None:
        self._slow = None

    def _show(self, share: float) -> None:
        self._bar.show_share(share)
        if self._after_half and share >= HALF and self._words.text() != self._after_half:
            self._words.setText(self._after_half)
            announce(self, self._after_half)
