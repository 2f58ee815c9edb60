"""Work that takes long, off the UI thread: `Task(parent, work).success(f).failure(g).start()`."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import Any, Self

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from herstelkluis.errors import KluisError
from herstelkluis.ui.widgets.empty import is_thrown_away


class Task(QObject):
    """`work` runs in a thread of the pool and touches no widget; what follows runs on the UI thread.

    A `KluisError` goes to `failure`; any other exception is a bug and goes to `sys.excepthook`. When `parent` is gone
    before the work is done, or was thrown away and waits to be deleted, nobody is told.
    """

    _ended = Signal(object, object)

    def __init__(self, parent: QObject, work: Callable[[], Any]) -> None:
        super().__init__(parent)
        self._work = work
        self._success: Callable[[Any], object] | None = None
        self._failure: Callable[[KluisError], object] | None = None
        self._over: Callable[[], object] | None = None
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def success(self, then: Callable[[Any], object]) -> Self:
        """What to do with the result."""
        self._success = then
        return self

    def failure(self, then: Callable[[KluisError], object]) -> Self:
        """What to do with an error the person can act on."""
        self._failure = then
        return self

    def over(self, then: Callable[[], object]) -> Self:
        """What to do first, whatever came of the work; also for a bug."""
        self._over = then
        return self

    def start(self) -> Self:
        """Begin."""
        QThreadPool.globalInstance().start(Job(self.run))
        return self

    def run(self) -> None:
        """Do the work here and now, and send what came of it to the UI thread."""
        result, error = None, None
        try:
            result = self._work()
        except Exception as raised:
            error = raised
        with contextlib.suppress(RuntimeError):
            self._ended.emit(result, error)

    def _tell(self, result: object, error: Exception | None) -> None:
        self.deleteLater()
        if is_thrown_away(self.parent()):
            return
        if self._over is not None:
            self._over()
        if error is None:
            if self._success is not None:
                self._success(result)
        elif isinstance(error, KluisError) and self._failure is not None:
            self._failure(error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)


class Job(QRunnable):
    """What a thread of the pool does: it holds its work until that is done."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()
