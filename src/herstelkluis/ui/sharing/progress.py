"""While a package is made: how far it is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words

WHOLE = 1000
LOOK_MS = 40


class Progress(Part):
    """`tell` may be called from any thread, with a share from 0 to 1. `stopped` asks to stop the making."""

    def __init__(self, title: str, *, parent: QWidget | None = None) -> None:
        super().__init__(title, _("Nothing has left yet."), parent=parent)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, WHOLE)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("How far it is"))
        self._bar.setMaximumWidth(760)
        self.column.addWidget(Words(_("Your package is being made."), "big"))
        self.column.addWidget(self._bar)
        self.column.addStretch(1)
        self._share = 0.0
        looking = QTimer(self)  # a thread that told the bar itself might do so while Qt deletes it
        looking.setInterval(LOOK_MS)
        looking.timeout.connect(lambda: self._bar.setValue(round(self._share * WHOLE)))
        looking.start()

    def tell(self, share: float) -> None:
        """How far it is now."""
        self._share = share

    def foot(self) -> Foot:
        self._stop = Second(_("Stop making"))
        self._stop.clicked.connect(self.stopped)
        return Foot(left=[self._stop])

    def begin(self) -> None:
        self._stop.setFocus()
