"""The program on a real (virtual) screen, as a person has it: its own process, a real window, real key presses."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from house import PASSWORD, write

WAIT_SECONDS = 30.0
WORDS = "mist boven het kanaal"

pytestmark = pytest.mark.xvfb


@pytest.fixture
def display() -> Iterator[str]:
    """A virtual screen with a free number; the server chooses it itself."""
    xvfb = shutil.which("Xvfb")
    assert xvfb is not None, "make test installs Xvfb"
    read, write_end = os.pipe()
    command = [xvfb, "-displayfd", str(write_end), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write_end,), stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    assert number, "the virtual screen did not start"
    yield f":{number}"
    server.terminate()
    server.wait(timeout=10)


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
        done = subprocess.run(asked, env=self._environment, capture_output=True, text=True, check=False, timeout=60)
        return done.stdout.strip()

    def wait_for_title(self, title: str) -> str:
        """The number of the window with this title, once it is there."""
        ends = monotonic() + WAIT_SECONDS
        while monotonic() < ends:
            assert self.program.poll() is None, self.program.stderr
            found = self.do("search", "--onlyvisible", "--name", f"^{title}$").splitlines()
            if found:
                return found[-1]
            sleep(0.1)  # between two looks at a screen of another process
        pytest.fail(f"no window called {title!r}")

    def type(self, window: str, text: str) -> None:
        self.do("windowfocus", "--sync", window)
        self.do("type", "--delay", "20", text)

    def press(self, window: str, keys: str) -> None:
        self.do("windowfocus", "--sync", window)
        self.do("key", keys)

    def end(self) -> None:
        if self.program.poll() is None:
            self.program.terminate()
        self.program.communicate(timeout=WAIT_SECONDS)


@pytest.fixture
def person(house, tmp_path: Path, display: str) -> Iterator[Person]:
    lifecycle, vault = house.make()
    write(vault, "notitie", "Gewandeld.")
    lifecycle.lock()
    home = tmp_path / "thuis"
    home.mkdir(mode=0o700)
    someone = Person(display, home, house.folder)
    yield someone
    someone.end()


def wait_until_kept(house, words: str) -> bool:
    """Whether these words are in the vault within the time, looked at when the program has let go of it."""
    ends = monotonic() + WAIT_SECONDS
    while monotonic() < ends:
        lifecycle = house.lifecycle()
        if lifecycle.state.name == "LOCKED":
            vault = lifecycle.unlock(PASSWORD)
            found = bool(vault.find(words))
            lifecycle.lock()
            return found
        sleep(0.1)
    return False


def test_unlock_write_hide_and_lock_in_a_real_window(house, person: Person) -> None:
    window = person.wait_for_title("Herstelkluis")
    person.type(window, PASSWORD)
    person.press(window, "Return")
    ends = monotonic() + WAIT_SECONDS
    while house.lifecycle().state.name != "IN_USE":
        assert monotonic() < ends, "the vault did not open"
        sleep(0.1)
    sleep(0.5)  # the sheet of today gets the keyboard once it is painted
    person.type(window, WORDS)
    person.press(window, "ctrl+shift+h")
    assert person.wait_for_title("Notities") == window
    person.press(window, "space")  # Verder has the keyboard
    assert person.wait_for_title("Herstelkluis") == window
    person.press(window, "ctrl+l")
    assert wait_until_kept(house, WORDS)
    assert person.program.poll() is None


def test_a_second_start_ends_at_once_and_leaves_the_first(person: Person) -> None:
    person.wait_for_title("Herstelkluis")
    second = person.start()
    out, err = second.communicate(timeout=WAIT_SECONDS)
    assert (second.returncode, out, err) == (0, b"", b"")
    assert person.program.poll() is None


COPYING = """
from PySide6.QtWidgets import QApplication
from herstelkluis.model.sheet import Sheet
from herstelkluis.ui.attached.plain_text import PlainText
from herstelkluis.ui.cover import empty_clipboard
from herstelkluis.ui.theme import Theme
from herstelkluis.ui.tokens import LIGHT
from herstelkluis.ui.widgets.line_edit import LineEdit
from herstelkluis.ui.widgets.sheet_view import SheetView

app = QApplication([])
Theme(LIGHT).apply(app)
text, line, page = PlainText("tekst"), LineEdit(), SheetView("bladzijde", Sheet("kanarie", ()))
text.show_text("kanarie")
line.setText("kanarie")
clipboard = QApplication.clipboard()
for shown in (text, line, page):
    shown.selectAll()
    shown.copy()
    before = clipboard.text().strip()
    empty_clipboard()
    print(before, repr(clipboard.text()), repr(clipboard.text(clipboard.Mode.Selection)))
"""


def test_words_copied_from_a_file_a_line_or_a_page_do_not_stay_on_the_clipboard_either(display):
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, "-c", COPYING]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.splitlines() == ["kanarie '' ''"] * 3
