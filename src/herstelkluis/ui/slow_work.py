"""Slow work, off the UI thread: it tells how far it is and can be stopped. Work without those is a `tasks.Task`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from herstelkluis.errors import KluisError
from herstelkluis.ui.tasks import Job
from herstelkluis.vault.progress import Progress

LOOK_MS = 20
SHOW_AFTER_MS = 400  # shorter work shows nothing, so that nothing flashes by

Work = Callable[[Progress], Any]


class _StoppedError(Exception):
    """Raised out of the work when the person does not want it any more."""


class _Progress:
    """How the work stands: written by its thread, read by the window. The window may be gone before the work is."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self.share, self.is_stopped, self.is_done = 0.0, False, False
        self.result: Any = None
        self.error: Exception | None = None

    def run(self) -> None:
        """Do the work."""
        try:
            self.result = self._work(self._tell)
        except Exception as error:
            self.error = error
        self.is_done = True

    def _tell(self, share: float) -> None:
        if self.is_stopped:
            raise _StoppedError
        self.share = share


class SlowWork(QObject):
    """`work` gets a function to tell how far it is, from 0 to 1. One of `ended`, `failed` and `stopped` comes at last.

    `progressed` comes only when it takes long. What nobody foresaw goes to `sys.excepthook`, and counts as stopped.
    """

    progressed = Signal(float)
    ended = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._progress, self._looked = _Progress(work), 0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def share(self) -> float:
        """How far it is, from 0 to 1."""
        return self._progress.share

    def start(self) -> None:
        """Begin."""
        self._timer.start()
        QThreadPool.globalInstance().start(Job(self._progress.run))

    def stop(self) -> None:
        """The person does not wait for it any more; what the thread still does comes to nothing."""
        if isValid(self) and self._timer.isActive():
            self._progress.is_stopped = True
            self._timer.stop()
            self.stopped.emit()
            self.deleteLater()

    def _look(self) -> None:
        work = self._progress
        if not work.is_done:
            self._looked += LOOK_MS
            if self._looked >= SHOW_AFTER_MS:
                self.progressed.emit(work.share)
            return
        self._timer.stop()
        self.deleteLater()
        if work.error is None:
            self.ended.emit(work.result)
        elif isinstance(work.error, KluisError):
            self.failed.emit(work.error)
        else:
            self.stopped.emit()
            sys.excepthook(type(work.error), work.error, work.error.__traceback__)
