"""A PDF from outside, page by page: as dots to look at and as text to be read out. Nothing in it runs.

PDFium is at work in a process of its own (`pdf_child`): it gets the bytes over a pipe, and is ended when it takes long.
"""

from __future__ import annotations

import multiprocessing
import time
import weakref
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock
from types import TracebackType
from typing import Any, Self

from herstelkluis.errors import BrokenFileError, PdfLockedError, PdfTooLongError
from herstelkluis.model.pixels import Pixels
from herstelkluis.vault import pdf_child

MOST_SECONDS = 20.0
_LOOK_EVERY = 0.05

IsEnough = Callable[[], bool]
"""Is asked now and then whether nobody waits any more."""


class PdfPages:
    """An open PDF. Every call may take long and may come from any thread; `close` it, or use it in a `with` block."""

    def __init__(self, data: bytes, password: str | None = None, *, seconds: float = MOST_SECONDS) -> None:
        """Open it. Raises `PdfLockedError` unless the password fits, `BrokenFileError`, `PdfTooLongError`."""
        self._seconds, self._lock = seconds, Lock()
        spawn = multiprocessing.get_context("spawn")  # a fork would take the whole open vault along
        self._pipe, there = spawn.Pipe()
        self._child = spawn.Process(target=pdf_child.serve, args=(there,), daemon=True)
        self._child.start()
        # A thread may make this when nobody wants it any more; then nobody closes it either.
        self._end = weakref.finalize(self, _end, self._child, self._pipe)
        there.close()
        try:
            self.count = _count(self._asked((data, password), lambda: False)[0])
        except BaseException:
            self.close()
            raise

    def dots(self, number: int, width: int, is_enough: IsEnough = lambda: False) -> Pixels:
        """Page `number` (from 0) about so many dots wide, on white, within the limits of `pdf_child`.

        Raises `BrokenFileError`, also when it takes too long or was enough; then no other page can be asked.
        """
        sides, dots = self._asked(("dots", number, width), is_enough)
        match sides:
            case [int(wide), int(high)] if wide > 0 and high > 0 and 4 * wide * high == len(dots):
                return Pixels(wide, high, dots)
            case _:
                raise BrokenFileError

    def words(self, number: int, is_enough: IsEnough = lambda: False) -> str:
        """The text of page `number` in reading order, as far as it is told; empty for a scan. Raises as `dots`."""
        words, _dots = self._asked(("words", number, 0), is_enough)
        return str(words)[: pdf_child.MOST_LETTERS]

    def close(self) -> None:
        """Let go of the document. May be done twice."""
        self._end()

    def _asked(self, question: object, is_enough: IsEnough) -> tuple[Any, bytes]:
        with self._lock:
            try:
                self._pipe.send(question)
                verdict, said, dots = pdf_child.heard(self._heard(is_enough))
            except (EOFError, OSError, ValueError, RecursionError):  # it crashed, grew too large, or was ended
                raise BrokenFileError from None
        if verdict == pdf_child.FINE:
            return said, dots
        if verdict == pdf_child.TOO_LONG:
            raise PdfTooLongError(most=pdf_child.MOST_PAGES)
        raise PdfLockedError if verdict == pdf_child.LOCKED else BrokenFileError

    def _heard(self, is_enough: IsEnough) -> bytes:
        until = time.monotonic() + self._seconds
        while not self._pipe.poll(_LOOK_EVERY):
            if time.monotonic() > until or is_enough():
                self._child.kill()
                raise EOFError
        return self._pipe.recv_bytes(pdf_child.MOST_TOLD)  # never an object: it listens to what may be hostile

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def _count(said: object) -> int:
    if not isinstance(said, int) or not 0 < said <= pdf_child.MOST_PAGES:
        raise BrokenFileError
    return said


def _end(child: BaseProcess, pipe: Connection) -> None:
    child.kill()
    child.join()
    pipe.close()
