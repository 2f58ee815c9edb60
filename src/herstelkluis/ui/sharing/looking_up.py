"""The quiet page while the pieces are looked up; nothing spins, and after a moment it says what is going on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.sharing.part import Part
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.words import Words

A_MOMENT = 300  # milliseconds in which there is nothing to say


class LookingUp(Part):
    """Stopping is always possible: what is found after that is thrown away."""

    def __init__(
        self,
        title: str,
        *,
        step: int = 2,
        steps: Sequence[str] = (),
        moment: int = A_MOMENT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, step=step, steps=steps, parent=parent)
        said = Words(_("One moment. Your pieces are being looked up."), "body", "muted", parent=self)
        said.hide()
        self.column.addWidget(said)
        self.column.addStretch(1)
        self._left = self.way_back()
        QTimer.singleShot(moment, said, said.show)

    def foot(self) -> Foot:
        return Foot(left=self._left)

    def begin(self) -> None:
        self._left[0].setFocus()
