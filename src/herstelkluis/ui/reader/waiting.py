"""While a file is looked at, a package is opened or files are kept: how far it is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.reader.told import middle
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.words import Words
from herstelkluis.ui.widgets.wrap import Wrap

WHOLE = 1000


class Bar(QWidget):
    """How far it is, with the button to stop. `stopped` asks to stop; nothing spins."""

    stopped = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far it is"))
        self._stop = Second(_("Stop"))
        self._stop.clicked.connect(self.stopped)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._bar)
        row = Wrap(12)
        row.addWidget(self._stop)
        column.addLayout(row)

    def show_share(self, share: float) -> None:
        """How much is done, from 0 to 1; it is shown from the first time on."""
        self.show()
        self._bar.setValue(round(share * WHOLE))

    def begin(self) -> None:
        """Put the keyboard on the way to stop."""
        self._stop.setFocus()


class Waiting(QWidget):
    """The same in the middle of the window, with what is being done."""

    stopped = Signal()

    def __init__(self, words: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bar = Bar()
        self._bar.stopped.connect(self.stopped)
        self.show_share = self._bar.show_share
        self.begin = self._bar.begin
        column = middle(self)
        column.addWidget(Words(words, "display"))
        column.addSpacing(14)
        column.addWidget(self._bar)
        column.addStretch(1)

    def clear(self) -> None:
        """There is nothing in here."""
