"""Slow work on a file, off the UI thread: told how far it is, and stopped when the person wants that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from herstelkluis.ui.tasks import Task

LOOK_MS = 100
SHOW_AFTER = 4  # looks: shorter work shows nothing, so that nothing flashes by

Work = Callable[[Callable[[float], None]], Any]


class _StoppedError(Exception):
    """Raised out of the work when the person does not want it any more."""


class _Share:
    """How far the work is; written by its thread, read by the window."""

    def __init__(self) -> None:
        self.done, self.is_stopped = 0.0, False

    def tell(self, done: float) -> None:
        """The work is this far. Raises out of the work when it must stop."""
        if self.is_stopped:
            raise _StoppedError
        self.done = done


class SlowWork(QObject):
    """`work` gets a function to tell how far it is, from 0 to 1. One of `ended`, `failed` and `stopped` comes at last.

    `progressed` comes only when it takes long.
    """

    progressed = Signal(float)
    ended = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._share, self._work, self._looks = _Share(), work, 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Begin."""
        work, share = self._work, self._share

        def run() -> tuple[bool, Any]:
            try:
                return True, work(share.tell)
            except _StoppedError:
                return False, None

        self._timer.start()
        Task(self, run).success(self._ended).failure(self._failed).start()

    def stop(self) -> None:
        """The person does not wait for it any more; what the thread still does comes to nothing."""
        if not self._share.is_stopped:
            self._share.is_stopped = True
            self._timer.stop()
            self.stopped.emit()

    def _look(self) -> None:
        self._looks += 1
        if self._looks >= SHOW_AFTER:
            self.progressed.emit(self._share.done)

    def _ended(self, told: tuple[bool, Any]) -> None:
        self._timer.stop()
        if not self._share.is_stopped:
            self.ended.emit(told[1])
        self.deleteLater()

    def _failed(self, error: object) -> None:
        self._timer.stop()
        if not self._share.is_stopped:
            self.failed.emit(error)
        self.deleteLater()
