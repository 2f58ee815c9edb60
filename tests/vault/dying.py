"""A process that is killed at one step of many; every commit is a step just before and just after it."""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Callable
from contextlib import contextmanager

from herstelkluis.store.database import Database


def dying_at(number: int) -> Callable[[], None]:
    """To be called at each step: at this one the process is killed. 0: it lives."""
    left = itertools.count(number - 1, -1)

    def step():
        if number and not next(left):
            os.kill(os.getpid(), signal.SIGKILL)

    return step


def watch_commits(step: Callable[[], None]) -> None:
    """From now on every commit is a step."""
    whole_atomic = Database.atomic

    @contextmanager
    def atomic(self):
        is_outer = not self._depth
        with whole_atomic(self):
            yield
            if is_outer:
                step()
        if is_outer:
            step()

    Database.atomic = atomic
