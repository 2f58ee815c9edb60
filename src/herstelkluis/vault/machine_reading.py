"""Reading the letters in a picture with `tesseract`, where that is installed. On this computer, without any file.

The picture goes in by a pipe and the text comes out by one. It is our own PNG of the dots, so the other program never
meets the file that came from outside; and the system lets it write nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable

from herstelkluis.errors import MachineReadingError
from herstelkluis.model.pixels import Pixels
from herstelkluis.vault.photos import grey_png

PROGRAM, LANGUAGE = "tesseract", "nld"
MOST_SECONDS = 60.0
MOST_LETTERS = 100_000
_KEPT = ("PATH", "TESSDATA_PREFIX", "SYSTEMROOT", "LD_LIBRARY_PATH")
_LOOK_EVERY = 0.05


def can_read() -> bool:
    """Whether the program that reads letters is installed."""
    return shutil.which(PROGRAM) is not None


def read_text(picture: Pixels, is_enough: Callable[[], bool] = lambda: False, seconds: float = MOST_SECONDS) -> str:
    """The text in a picture as a machine sees it, with its mistakes; empty when it sees none.

    `is_enough` is asked now and then whether nobody waits any more. Takes a second or more: off the UI thread.
    Raises `MachineReadingError` when there is no such program or no Dutch for it, when it fails, takes too long or was
    enough.
    """
    program = shutil.which(PROGRAM)
    if program is None:
        raise MachineReadingError
    try:
        child = subprocess.Popen(  # noqa: S603  (a fixed program and fixed words)
            [*_without_files(), program, "stdin", "stdout", "-l", LANGUAGE, "--psm", "3"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _KEPT if name in os.environ} | {"OMP_THREAD_LIMIT": "1"},
        )
    except OSError:
        raise MachineReadingError from None
    with child:
        try:
            text = _answer(child, grey_png(picture), is_enough, time.monotonic() + seconds)
        finally:
            child.kill()
    if child.returncode:
        raise MachineReadingError
    return text[:MOST_LETTERS].strip()


def _without_files() -> tuple[str, ...]:
    """What starts a program so that no file it writes can hold a byte; Windows has no such limit."""
    return () if os.name == "nt" else ("/bin/sh", "-c", 'ulimit -f 0 && exec "$@"', "sh")


def _answer(child: subprocess.Popen[bytes], picture: bytes, is_enough: Callable[[], bool], until: float) -> str:
    given: bytes | None = picture
    while True:
        try:
            text, _said = child.communicate(given, timeout=_LOOK_EVERY)
        except subprocess.TimeoutExpired:
            given = None
            if time.monotonic() > until or is_enough():
                raise MachineReadingError from None
        else:
            return text.decode("utf-8", "replace").replace("\f", "\n")
