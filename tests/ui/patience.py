"""Waiting as long as a slow or busy machine needs: it costs nothing where what is waited for comes sooner."""

from __future__ import annotations

from collections.abc import Callable
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

    def once_asked(self, do: Callable[[QWidget], object]) -> None:
        """Do this in the dialog that is about to be shown, once it has the keyboard."""

        def act() -> None:
            self.waitUntil(lambda: _asked() is not None)
            do(_asked())

        QTimer.singleShot(0, act)

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


def _asked() -> QWidget | None:
    """The dialog that has the keyboard."""
    dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
    return dialog if dialog is not None and focus is not None and focus.window() is dialog else None


def until(done: Any, why: str = "it did not happen") -> None:
    """Until something is true that another process does."""
    ends = monotonic() + SECONDS
    while not done():
        assert monotonic() < ends, why
        sleep(PAUSE)  # between two looks at another process
