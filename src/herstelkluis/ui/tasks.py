"""Work that takes long, off the UI thread: `Task(parent, work).success(f).failure(g).start()`."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from functools import partial
from typing import Any, Self

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal
from shiboken6 import isValid

from herstelkluis.errors import KluisError
from herstelkluis.ui.widgets.empty import is_thrown_away


class Task(QObject):
    """`work` runs in a thread of the pool and touches no widget; what follows runs on the UI thread.

    A `KluisError` goes to `failure`; any other exception is a bug: it goes to `sys.excepthook`, and then counts as what
    `failure` was given for it. When `parent` is gone before the work is done, or was thrown away and waits to be
    deleted, nobody is told.
    """

    def __init__(self, parent: QObject, work: Callable[[], Any]) -> None:
        super().__init__(parent)
        self._work = work
        self._success: Callable[[Any], object] | None = None
        self._failure: Callable[[KluisError], object] | None = None
        self._unforeseen: KluisError | None = None
        self._over: Callable[[], object] | None = None

    def success(self, then: Callable[[Any], object]) -> Self:
        """What to do with the result."""
        self._success = then
        return self

    def failure(self, then: Callable[[KluisError], object], unforeseen: KluisError | None = None) -> Self:
        """What to do with an error the person can act on; after a bug with `unforeseen`, so that no page waits on."""
        self._failure, self._unforeseen = then, unforeseen
        return self

    def over(self, then: Callable[[], object]) -> Self:
        """What to do first, whatever came of the work; also for a bug."""
        self._over = then
        return self

    def start(self) -> Self:
        """Begin."""
        QThreadPool.globalInstance().start(Job(partial(_do, self._work, self, _post())))
        return self

    def tell(self, result: object, error: Exception | None) -> None:
        """Do what follows; on the UI thread."""
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
            if self._failure is not None and self._unforeseen is not None:
                self._failure(self._unforeseen)


class Job(QRunnable):
    """What a thread of the pool does: it holds its work until that is done."""

    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()


class _Post(QObject):
    """Brings what a thread made to the UI thread.

    It lives as long as the pool of threads: a thread that told a task itself might do so at the very moment Qt deletes
    that task, and take the program with it.
    """

    came = Signal(object)

    def __init__(self, pool: QThreadPool) -> None:
        super().__init__(pool)
        self.came.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def _hand_over(self, deliver: Callable[[], None]) -> None:
        deliver()


def _post() -> _Post:
    pool = QThreadPool.globalInstance()
    return pool.findChild(_Post) or _Post(pool)


def _do(work: Callable[[], Any], task: Task, post: _Post) -> None:
    """Do the work, and post what came of it: of Qt only what outlives every task is touched here."""
    result, error = None, None
    try:
        result = work()
    except Exception as raised:
        error = raised
    with contextlib.suppress(RuntimeError):  # the program ended meanwhile
        post.came.emit(partial(_deliver, task, result, error))


def _deliver(task: Task, result: object, error: Exception | None) -> None:
    if isValid(task):
        task.tell(result, error)
