"""Waiting as long as a slow or busy machine needs: it costs nothing where what is waited for comes sooner."""

from __future__ import annotations

from time import monotonic, sleep
from typing import Any

from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

SECONDS = 60
MILLISECONDS = SECONDS * 1000
PAUSE = 0.05


class PatientBot(QtBot):
    """The bot of pytest-qt, that gives up after a minute."""

    def waitUntil(self, callback: Any, *, timeout: int = MILLISECONDS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = MILLISECONDS, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=timeout, **how)

    def wait_for_threads(self) -> None:
        """Until every thread is done, and the window has heard what each told."""
        self.waitUntil(lambda: QThreadPool.globalInstance().waitForDone(20))
        for _turn in range(20):
            QApplication.processEvents()

    def wait_for_pauses(self, window: QWidget) -> None:
        """Until no short pause is under way in this window: what was typed is taken over, what was asked is found."""
        self.waitUntil(
            lambda: (
                not [
                    one
                    for one in window.findChildren(QTimer)
                    if one.isActive() and one.isSingleShot() and one.interval() <= 1000
                ]
            )
        )


def until(done: Any, why: str = "it did not happen") -> None:
    """Until something is true that another process does."""
    ends = monotonic() + SECONDS
    while not done():
        assert monotonic() < ends, why
        sleep(PAUSE)  # between two looks at another process
