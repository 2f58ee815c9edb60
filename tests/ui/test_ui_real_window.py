"""The program on a real (virtual) screen, as a person has it: its own process, a real window, real key presses."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from house import PASSWORD, write
from ui.patience import SECONDS, until
from ui.real_screen import Person, virtual_screen

WORDS = "mist boven het kanaal"

pytestmark = pytest.mark.xvfb


@pytest.fixture
def display() -> Iterator[str]:
    with virtual_screen() as number:
        yield number


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


def is_kept(house, words: str) -> bool:
    """Whether these words are in the vault, looked at when the program has let go of it."""
    until(lambda: house.lifecycle().state.name == "LOCKED", "the vault did not lock")
    lifecycle = house.lifecycle()
    found = bool(lifecycle.unlock(PASSWORD).find(words))
    lifecycle.lock()
    return found


def test_unlock_write_hide_and_lock_in_a_real_window(house, person: Person) -> None:
    window = person.wait_for_title("Herstelkluis")
    person.type(window, PASSWORD)
    person.press(window, "Return")
    until(lambda: house.lifecycle().state.name == "IN_USE", "the vault did not open")
    person.wait_until_at_rest()  # the sheet of today gets the keyboard once it is painted
    person.type(window, WORDS)
    person.press(window, "ctrl+shift+h")
    assert person.wait_for_title("Notities") == window
    person.press(window, "space")  # Verder has the keyboard
    assert person.wait_for_title("Herstelkluis") == window
    person.press(window, "ctrl+l")
    assert is_kept(house, WORDS)
    assert person.program.poll() is None


def test_a_second_start_ends_at_once_and_leaves_the_first(person: Person) -> None:
    person.wait_for_title("Herstelkluis")
    second = person.start()
    out, err = second.communicate(timeout=SECONDS)
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
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=300)
    assert done.stdout.splitlines() == ["kanarie '' ''"] * 3
