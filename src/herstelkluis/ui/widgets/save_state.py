"""The save state: "Bewaard om 14:05" with a check. Failing is a mistake banner of its own."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.speech import announce
from herstelkluis.ui.widgets.marked import Marked


class SaveState(Marked):
    """Says when it was saved; spoken once when it changes from failing to saved, not at every save."""

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__("check", _("Everything is saved"), colour="ok", size=18, parent=parent)
        self._failing = False

    def saved(self, at: datetime) -> None:
        """Saved at a moment (aware; shown in the time of this computer)."""
        self._become_saved(_("Saved at {time}").format(time=f"{at.astimezone():%H:%M}"))

    def all_saved(self) -> None:
        """Nothing is waiting to be saved."""
        self._become_saved(_("Everything is saved"))

    def failing(self) -> None:
        """Saving does not work now; the banner tells what to do."""
        self._failing = True
        self.set_look("triangle-alert", "warn")
        self.set_text(_("Not saved yet"))

    def _become_saved(self, words: str) -> None:
        self.set_look("check", "ok")
        self.set_text(words)
        if self._failing:
            self._failing = False
            announce(self, words)
