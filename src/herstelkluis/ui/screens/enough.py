""" "Genoeg voor vandaag?": asked once in a sitting, only of a person who asked for it, and never in the way."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.vault.vault import Vault

REMINDER = "guided.enough"
MINUTES = 25


class Enough(QObject):
    """Counts one sitting from `begin`; `reached` when it was long, and then not again before the next one."""

    reached = Signal()

    def __init__(self, minutes: float = MINUTES, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(minutes * 60_000))
        self._timer.timeout.connect(self.reached)

    def begin(self, vault: Vault) -> None:
        """Count from now, when the person wants to be reminded and nothing is counted yet."""
        if not is_wanted(vault):
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def end(self) -> None:
        """The sitting is over, or there is a pause in it."""
        self._timer.stop()

    @property
    def is_counting(self) -> bool:
        """Whether a sitting is counted now."""
        return self._timer.isActive()


class EnoughAsked(Banner):
    """The question, with stopping and going on at the same height; it stays until it is answered or left."""

    stop = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        stop, on = Second(_("Stop for today"), dense=True), Quiet(_("A little longer"), dense=True)
        super().__init__(
            "info", _("Enough for today?"), _("You wanted to be asked."), [stop, on], icon="leaf", parent=parent
        )
        stop.clicked.connect(self.stop)
        on.clicked.connect(self.hide)


class ReminderTick(Tick):
    """Where the person asks for it, or no longer."""

    def __init__(self, vault: Vault, *, parent: QWidget | None = None) -> None:
        super().__init__(_("Ask me after 25 minutes: enough for today?"), parent=parent)
        self._vault = vault
        self.setChecked(is_wanted(vault))
        self.clicked.connect(self._chosen)

    def _chosen(self) -> None:
        try:
            self._vault.prefer(REMINDER, self.isChecked())
        except KluisError:
            self.setChecked(not self.isChecked())
            raise  # told as every error that no screen tells itself


def is_wanted(vault: Vault) -> bool:
    """Whether the person asked to be reminded."""
    return bool(vault.preference(REMINDER, False))
