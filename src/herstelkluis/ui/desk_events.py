"""What the desk of Linux tells on D-Bus: the screen is locked, or the computer goes to sleep.

Only signals of the owner of a well-known name are heard; D-Bus itself says who that is. Without a bus, or when one
ends, nothing is heard and the idle time is what locks. Windows and macOS have no D-Bus: there only the idle time locks.
Sources: systemd's org.freedesktop.login1(5) and "Inhibitor Locks"; the desktops' ScreenSaver interfaces.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCallWatcher,
    QDBusServiceWatcher,
    QDBusUnixFileDescriptor,
)

LOGIND, LOGIND_PATH = "org.freedesktop.login1", "/org/freedesktop/login1"
MANAGER, LOGIN_SESSION = f"{LOGIND}.Manager", f"{LOGIND}.Session"
SCREEN_SAVERS = ("freedesktop", "gnome", "cinnamon", "mate", "xfce")
ANY_PATH = ""
ANSWER_WITHIN_MS = 5000


class DeskEvents(QObject):
    """`away` comes when nobody looks at this screen any more.

    Going to sleep waits until everyone who hears `away` is done: a delay inhibitor is held until then.
    """

    away = Signal()

    def __init__(self, system: QDBusConnection, session: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._system = system
        self._own_session = ""  # the path of the session of this desk, once known
        self._hold: int | None = None  # while this descriptor is open, the computer does not go to sleep
        self._asked: list[QDBusPendingCallWatcher] = []
        system.connect(LOGIND, LOGIND_PATH, MANAGER, "PrepareForSleep", self, _slot("_goes_to_sleep"))
        system.connect(LOGIND, ANY_PATH, LOGIN_SESSION, "Lock", self, _slot("_session_locks"))
        for desktop in SCREEN_SAVERS:
            name = f"org.{desktop}.ScreenSaver"
            session.connect(name, ANY_PATH, name, "ActiveChanged", self, _slot("_screen_changed"))
        appearing = QDBusServiceWatcher.WatchModeFlag.WatchForRegistration
        self._watcher = QDBusServiceWatcher(LOGIND, system, appearing, self)
        self._watcher.serviceRegistered.connect(self._begin)
        self._begin()

    @property
    def holds_sleep(self) -> bool:
        """Whether going to sleep waits for us."""
        return self._hold is not None

    def _begin(self, _name: str = "") -> None:
        """Ask which session this is, and to be waited for before the computer goes to sleep."""
        self._let_sleep()
        self._ask(self._session_known, *_own_session())
        self._take_hold()

    def _take_hold(self) -> None:
        if self._hold is None:
            self._ask(self._hold_taken, "Inhibit", "sleep", "Herstelkluis", "Locks before sleep", "delay")

    def _ask(self, answered: Callable[[QDBusPendingCallWatcher], None], method: str, *arguments: object) -> None:
        if not self._system.isConnected():
            return
        call = QDBusMessage.createMethodCall(LOGIND, LOGIND_PATH, MANAGER, method)
        call.setArguments(list(arguments))
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call, ANSWER_WITHIN_MS), self)
        self._asked.append(watcher)
        watcher.finished.connect(answered)
        watcher.finished.connect(self._forget)

    def _forget(self, watcher: QDBusPendingCallWatcher) -> None:
        self._asked.remove(watcher)
        watcher.deleteLater()

    def _session_known(self, watcher: QDBusPendingCallWatcher) -> None:
        path = _only_argument(watcher)
        self._own_session = path.path() if isinstance(path, QDBusObjectPath) else ""

    def _hold_taken(self, watcher: QDBusPendingCallWatcher) -> None:
        given = _only_argument(watcher)
        if isinstance(given, QDBusUnixFileDescriptor) and given.isValid():
            self._let_sleep()
            self._hold = given.takeFileDescriptor()  # closed by us alone, not when Python lets go of the message

    def _let_sleep(self) -> None:
        hold, self._hold = self._hold, None
        if hold is not None:
            with suppress(OSError):
                os.close(hold)

    @Slot(QDBusMessage)
    def _goes_to_sleep(self, message: QDBusMessage) -> None:
        if _says(message) is True:
            try:
                self.away.emit()
            finally:
                self._let_sleep()
        elif _says(message) is False:
            self._take_hold()

    @Slot(QDBusMessage)
    def _session_locks(self, message: QDBusMessage) -> None:
        # Which session is ours may not be known: locking once too often costs a password, once too few costs more.
        if message.path() == self._own_session or not self._own_session:
            self.away.emit()

    @Slot(QDBusMessage)
    def _screen_changed(self, message: QDBusMessage) -> None:
        if _says(message) is True:
            self.away.emit()


def desk_events(parent: QObject) -> DeskEvents:
    """The events of the desk this program runs on."""
    return DeskEvents(QDBusConnection.systemBus(), QDBusConnection.sessionBus(), parent)


def _own_session() -> tuple[str, object]:
    """The call that asks for the path of our session: by its number where there is one, else by this process."""
    number = os.environ.get("XDG_SESSION_ID", "")
    return ("GetSession", number) if number else ("GetSessionByPID", 0)


def _slot(name: str) -> Any:
    return SLOT(f"{name}(QDBusMessage)")  # text: the stubs of QDBusConnection.connect say bytes, which it refuses


def _says(message: QDBusMessage) -> object:
    arguments = message.arguments()
    return arguments[0] if len(arguments) == 1 else None


def _only_argument(watcher: QDBusPendingCallWatcher) -> object:
    return None if watcher.isError() else _says(watcher.reply())
