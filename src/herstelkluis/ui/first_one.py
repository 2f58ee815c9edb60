"""One program per vault: a second start rings the bell of the first, which comes forward, and ends.

Whoever has the lock is the first. The bell is a file that the first one watches; who takes it away has rung, and it is
hung again as an answer. Without an answer nobody is there: the lock names a program that hangs, or is another by now.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QCryptographicHash,
    QDeadlineTimer,
    QDir,
    QFileSystemWatcher,
    QLockFile,
    QObject,
    Qt,
    QThread,
)
from PySide6.QtWidgets import QWidget

ANSWER_WITHIN_MS = 2000
LOOK_EVERY_MS = 10


class FirstOne(QObject):
    """The first to start on the vault in this folder, or not."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        named = QCryptographicHash.hash(str(folder).encode(), QCryptographicHash.Algorithm.Sha256)
        name = f"herstelkluis-{bytes(named.data()).hex()[:24]}"
        self._lock = QLockFile(QDir.temp().filePath(f"{name}.lock"))
        self._lock.setStaleLockTime(0)  # it holds as long as its program runs, and is nothing after that
        self._bell = Path(QDir.tempPath(), f"{name}.bell")

    def is_already_there(self) -> bool:
        """Whether another program shows this vault; it comes forward then. Else this one is the first."""
        if self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError:
            return False
        with suppress(OSError):  # there is none while the first one starts: it comes forward by itself
            self._bell.unlink()
        waited = QDeadlineTimer(ANSWER_WITHIN_MS)
        while not (answered := self._bell.exists()) and not waited.hasExpired():
            QCoreApplication.processEvents()
            QThread.msleep(LOOK_EVERY_MS)
        return answered

    def listen(self, window: QWidget) -> None:
        """Bring the window forward whenever a second program starts."""
        if not self._lock.isLocked():
            return
        self._window = window
        self._ear = QFileSystemWatcher(self)
        self._ear.fileChanged.connect(self._come_forward)
        self._hang_bell()

    def leave(self) -> None:
        """Let another one be the first."""
        if self._lock.isLocked():
            with suppress(OSError):
                self._bell.unlink()
            self._lock.unlock()

    def _hang_bell(self) -> None:
        with suppress(OSError):
            self._bell.unlink(missing_ok=True)  # left by a program that died
            self._bell.touch(0o600, exist_ok=False)
            self._ear.addPath(str(self._bell))

    def _come_forward(self) -> None:
        self._hang_bell()
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)  # as large as it was
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
