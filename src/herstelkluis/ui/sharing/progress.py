"""While a package is made: how far it is, and the way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.widgets.button import Second
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words

WHOLE = 1000


class Progress(Part):
    """`progressed` may be emitted from any thread, with a share from 0 to 1. `stopped` asks to stop the making."""

    progressed = Signal(float)

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
        self.progressed.connect(lambda share: self._bar.setValue(round(share * WHOLE)))

    def foot(self) -> Foot:
        self._stop = Second(_("Stop making"))
        self._stop.clicked.connect(self.stopped)
        return Foot(left=[self._stop])

    def begin(self) -> None:
        self._stop.setFocus()
