"""A real (virtual) screen with someone at the keyboard: the program in its own process, with real key presses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ui.patience import SECONDS, until

CALM_LOOKS = 20  # with a pause between two


@contextmanager
def virtual_screen() -> Iterator[str]:
    """A virtual screen with a free number; the server chooses it itself."""
    xvfb = shutil.which("Xvfb")
    assert xvfb is not None, "make test installs Xvfb"
    read, write_end = os.pipe()
    command = [xvfb, "-displayfd", str(write_end), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    command.append("-noreset")  # else it begins anew when a tool lets go, and takes a program that just came with it
    server = subprocess.Popen(command, pass_fds=(write_end,), stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    assert number, "the virtual screen did not start"
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(timeout=300)


class Person:
    """Someone at the keyboard of this screen, with a home of their own."""

    def __init__(self, display: str, home: Path, folder: Path) -> None:
        places = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home, "XDG_RUNTIME_DIR": home}
        drop = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")
        self._environment = {key: value for key, value in os.environ.items() if key not in drop}
        self._environment |= {key: str(place) for key, place in places.items()}
        self._environment |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._command = [sys.executable, "-m", "herstelkluis", "--vault", str(folder)]
        self.program = self.start()

    def start(self) -> subprocess.Popen[bytes]:
        """Start the program; a first one may be there already."""
        return subprocess.Popen(self._command, env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def do(self, *deed: str) -> str:
        """One deed at the keyboard; what the tool says."""
        asked = ["xdotool", *deed]
        done = subprocess.run(asked, env=self._environment, capture_output=True, text=True, check=False, timeout=300)
        return done.stdout.strip()

    def wait_for_title(self, title: str) -> str:
        """The number of the window with this title, once it is there and does nothing more."""
        found: list[str] = []

        def is_there() -> bool:
            assert self.program.poll() is None, self.program.communicate()
            found[:] = self.do("search", "--onlyvisible", "--name", f"^{title}$").splitlines()
            return bool(found)

        until(is_there, f"no window called {title!r}")
        self.wait_until_at_rest()
        return found[-1]

    def wait_until_at_rest(self) -> None:
        """Until the program did nothing for a second: what it was asked is done, and the keyboard is where it goes."""
        seen: list[list[str]] = []

        def is_calm() -> bool:
            seen.append(self._threads())
            last = seen[-CALM_LOOKS:]
            return len(last) == CALM_LOOKS and all(one == last[0] for one in last) and "R" not in "".join(last[0])

        until(is_calm, "the program does not come to rest")

    def _threads(self) -> list[str]:
        """What every thread of the program is doing, and how long it was at work so far."""
        told = [one.read_text() for one in Path(f"/proc/{self.program.pid}/task").glob("*/stat")]
        facts = [one.rpartition(")")[2].split() for one in told]
        return [" ".join((one[0], one[11], one[12])) for one in facts]

    def type(self, window: str, text: str) -> None:
        self.do("windowfocus", "--sync", window)
        self.do("type", "--delay", "20", text)

    def press(self, window: str, keys: str) -> None:
        self.do("windowfocus", "--sync", window)
        self.do("key", keys)

    def end(self) -> None:
        if self.program.poll() is None:
            self.program.terminate()
        self.program.communicate(timeout=SECONDS)
