"""The local log of what went wrong in the program: when, which version, which kind of error, and where in the program.

Never what an error says, and never a value: those could be words of the person. The file lies beside the preferences,
can be read by its owner alone, and keeps the newest 64 KiB. It goes nowhere by itself.
"""

from __future__ import annotations

import faulthandler
import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from herstelkluis import __version__

MAX_BYTES = 64 * 1024
KEPT_BYTES = 48 * 1024  # after it was full
MAX_PLACES = 12
NAME, CRASH, PACKAGE = "log.txt", "Crash", "herstelkluis"

_ENTRY = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ [\w.+-]+ [\w.<>?]+( [\w.:<>?]+)*\Z", re.ASCII)
_FATAL = re.compile(r"Fatal Python error: ([A-Za-z ]{1,60})")
_FRAME = re.compile(r'  File "(.*)", line (\d+) in (\S+)\Z')
_NO_NAME = re.compile(r"[^A-Za-z0-9_.<>]")


def log_file(settings_file: Path) -> Path:
    """Where the log of these preferences lies."""
    return settings_file.with_name(NAME)


def now() -> datetime:
    """The clock of this computer."""
    return datetime.now(UTC)


class CrashLog:
    """One log. A log that cannot be written must not be a second thing that goes wrong: then it keeps nothing."""

    def __init__(self, file: Path, clock: Callable[[], datetime] = now) -> None:
        self._file, self._clock = file, clock
        self._kept: set[str] = set()
        self._native: int | None = None

    def note(self, kind: type[BaseException], trace: TracebackType | None) -> str:
        """Keep what went wrong, once for each place, and say the place: "ValueError today:enter:12"."""
        places = list(_places(trace))[::-1][:MAX_PLACES]
        name = _clean(kind.__name__)
        entry = " ".join([name, *places])
        if entry not in self._kept:
            self._kept.add(entry)
            self._append(_line(self._clock(), entry))
        return " ".join([name, *places[:1]])

    def begin(self) -> bool:
        """Write what the last crash of the program itself left as a line of this log; say whether there was one."""
        text = self.read()
        if _FATAL.search(text) is None:
            return False
        with suppress(OSError):
            left_at = datetime.fromtimestamp(self._file.stat().st_mtime, UTC)
            self._rewrite("".join(_reduced(text, left_at)))
        return True

    def watch_native(self) -> None:
        """Have Python write here where the program was when it crashes in native code: names of functions only."""
        with suppress(OSError):
            self._native = self._open()
            faulthandler.enable(self._native, all_threads=False)

    def read(self) -> str:
        """What the log holds."""
        try:
            with self._file.open("rb") as stream:
                return stream.read(2 * MAX_BYTES).decode("ascii", "replace")
        except OSError:
            return ""

    def clear(self) -> None:
        """Empty the log."""
        self._kept.clear()
        with suppress(OSError):
            self._rewrite("")

    def _open(self) -> int:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        own = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        number = os.open(self._file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | own, 0o600)
        if hasattr(os, "fchmod"):
            os.fchmod(number, 0o600)
        return number

    def _append(self, line: str) -> None:
        with suppress(OSError):
            with os.fdopen(self._open(), "ab") as stream:
                stream.write(line.encode("ascii"))
                is_full = stream.tell() > MAX_BYTES
            if is_full:
                self._rewrite(self.read()[-KEPT_BYTES:].partition("\n")[2])

    def _rewrite(self, text: str) -> None:
        # In place: another window of the program may have it open to write a crash in.
        with os.fdopen(self._open(), "ab") as stream:
            stream.truncate(0)
            stream.write(text.encode("ascii", "replace"))


def _line(at: datetime, entry: str) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ} {__version__} {entry}\n"


def _places(trace: TracebackType | None) -> Iterator[str]:
    """Where each call was, from the outermost to the innermost: module, function and line."""
    while trace is not None:
        frame = trace.tb_frame
        yield f"{_module(frame.f_code.co_filename)}:{_clean(frame.f_code.co_name)}:{trace.tb_lineno}"
        trace = trace.tb_next


def _module(filename: str) -> str:
    """Where a file is in the program, without the folders it lies in: they may hold the name of a person."""
    *folders, name = filename.replace("\\", "/").split("/")
    inside = folders[len(folders) - folders[::-1].index(PACKAGE) :] if PACKAGE in folders else []
    return _clean(".".join([*inside, name.removesuffix(".py")]))


def _clean(name: str) -> str:
    return _NO_NAME.sub("?", name)[:60]


def _reduced(text: str, left_at: datetime) -> Iterator[str]:
    """The lines of the log, and each crash as one line of it; all else goes."""
    crash: list[str] = []
    for line in text.splitlines():
        if fatal := _FATAL.match(line):
            if crash:
                yield _line(left_at, " ".join(crash))
            crash = [CRASH, _clean(fatal[1].strip().replace(" ", "_"))]
        elif _ENTRY.match(line):
            yield f"{line}\n"
        elif crash and len(crash) < MAX_PLACES and (frame := _FRAME.match(line)):
            crash.append(f"{_module(frame[1])}:{_clean(frame[3])}:{frame[2]}")
    if crash:
        yield _line(left_at, " ".join(crash))
