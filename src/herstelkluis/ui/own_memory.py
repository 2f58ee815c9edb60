"""The memory of the window is shut for other programs of the person, once the desktop knows who we are.

The portal of a Linux desktop (file dialogs, colours, the frame of the window) looks into a program that asks it for
something, and refuses one that it may not look into. It does so once for each connection to the bus, so it is asked a
small question first. Dialogs for files may use a connection of their own: see `choose_place`. Sound may too: from the
first sound until the vault is locked other programs are let in again.
"""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from herstelkluis.crypto.other_programs import shut_out_other_programs

ANSWER_WITHIN_MS = 2000
_PORTAL = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")
_COLOURS = ["org.freedesktop.appearance", "color-scheme"]


def shut_own_memory(parent: QObject, bus: QDBusConnection | None = None) -> None:
    """Ask the portal something, and shut when it answered or there is none."""
    bus = bus or QDBusConnection.sessionBus()
    if not bus.isConnected():
        shut_out_other_programs()
        return
    question = QDBusMessage.createMethodCall(*_PORTAL, "Read")
    question.setArguments(_COLOURS)
    question.setAutoStartService(False)  # where no portal runs, none is needed
    answer = QDBusPendingCallWatcher(bus.asyncCall(question, ANSWER_WITHIN_MS), parent)
    answer.finished.connect(_answered)


def _answered(answer: QDBusPendingCallWatcher) -> None:
    answer.deleteLater()
    shut_out_other_programs()
