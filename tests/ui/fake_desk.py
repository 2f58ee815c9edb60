"""A real D-Bus of a test alone, with a login service that another connection plays on it."""

from __future__ import annotations

import os
import shutil
import subprocess
from itertools import count
from pathlib import Path

from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVirtualObject,
)

from herstelkluis.ui.desk_events import LOGIN_SESSION, LOGIND, LOGIND_PATH, MANAGER

OWN_SESSION = f"{LOGIND_PATH}/session/_31"
_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
"""
_numbers = count()


class Bus:
    """A dbus-daemon that listens in one folder."""

    def __init__(self, folder: Path) -> None:
        daemon = shutil.which("dbus-daemon")
        assert daemon is not None, "make test installs dbus"
        config = folder / "bus.conf"
        config.write_text(_CONFIG.format(path=folder / "bus"))
        command = [daemon, f"--config-file={config}", "--nofork", "--print-address=1"]
        self._daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert self._daemon.stdout is not None
        self.address = self._daemon.stdout.readline().strip()
        self._names: list[str] = []

    def connect(self) -> QDBusConnection:
        self._names.append(f"test-{next(_numbers)}")
        return QDBusConnection.connectToBus(self.address, self._names[-1])

    def end(self) -> None:
        """The bus dies."""
        self._daemon.kill()
        self._daemon.wait(timeout=300)

    def clean_up(self) -> None:
        self.end()
        assert self._daemon.stdout is not None
        self._daemon.stdout.close()
        for name in self._names:
            QDBusConnection.disconnectFromBus(name)


class Logind(QDBusVirtualObject):
    """The login service: says which session is ours, and gives out what sleep waits for."""

    def __init__(self, connection: QDBusConnection) -> None:
        super().__init__()
        self.connection = connection
        self.inhibited: list[list[object]] = []
        self.refuses = False
        self._watched: list[int] = []
        whole = QDBusConnection.VirtualObjectRegisterOption.SubPath
        assert connection.registerVirtualObject(LOGIND_PATH, self, whole)
        assert connection.registerService(LOGIND)

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if self.refuses:
            return connection.send(message.createErrorReply(f"{LOGIND}.NoSessionForPID", "no"))
        reply = message.createReply()
        if message.member() == "Inhibit":
            self.inhibited.append(message.arguments())
            ours, theirs = os.pipe()
            os.set_blocking(ours, False)
            reply.setArguments([QDBusUnixFileDescriptor(theirs)])
            os.close(theirs)
            self._watched.append(ours)
        else:
            reply.setArguments([QDBusObjectPath(OWN_SESSION)])
        return connection.send(reply)

    def waits_before_sleep(self) -> bool:
        """Whether somebody still holds what was given out last."""
        try:
            return os.read(self._watched[-1], 1) != b""
        except BlockingIOError:
            return True

    def clean_up(self) -> None:
        for one in self._watched:
            os.close(one)
        self._watched.clear()


def tell(connection: QDBusConnection, path: str, interface: str, name: str, *arguments: object) -> None:
    """Send a signal."""
    signal = QDBusMessage.createSignal(path, interface, name)
    signal.setArguments(list(arguments))
    assert connection.send(signal)


def tell_sleep(connection: QDBusConnection, *, begins: bool) -> None:
    """The computer goes to sleep, or woke up."""
    tell(connection, LOGIND_PATH, MANAGER, "PrepareForSleep", begins)


def tell_lock(connection: QDBusConnection, path: str = OWN_SESSION) -> None:
    """A session is asked to lock."""
    tell(connection, path, LOGIN_SESSION, "Lock")
