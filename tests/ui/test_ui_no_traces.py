"""A real sitting on a real screen leaves nothing outside the vault folder that tells what was opened or written."""

from __future__ import annotations

import pytest

from house import PASSWORD, write
from ui.patience import until
from ui.real_screen import Person, virtual_screen

WORDS = "kanariegeel boven het kanaal"
TRACES = ("recently-used", "QtProject", "RecentDocuments", "user-places", "enchant")

pytestmark = pytest.mark.xvfb


@pytest.fixture
def home(tmp_path):
    made = tmp_path / "thuis"
    made.mkdir(mode=0o700)
    return made


def test_a_sitting_leaves_no_recent_files_no_settings_of_the_toolkit_and_no_word(house, home):
    lifecycle, vault = house.make()
    write(vault, "notitie", WORDS)
    lifecycle.lock()
    with virtual_screen() as display:
        person = Person(display, home, house.folder)
        try:
            window = person.wait_for_title("Herstelkluis")
            person.type(window, PASSWORD)
            person.press(window, "Return")
            until(lambda: house.lifecycle().state.name == "IN_USE")
            person.wait_until_at_rest()  # the sheet of today gets the keyboard once it is painted
            person.type(window, WORDS)
            person.press(window, "ctrl+l")
            until(lambda: house.lifecycle().state.name == "LOCKED")
        finally:
            person.end()
    left = {path.relative_to(home).as_posix(): path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert [name for name in left if any(trace in name for trace in TRACES)] == []
    told = b"\n".join(left.values())
    for word in (WORDS, PASSWORD, "kanariegeel", house.folder.name + "/", str(house.folder), "notitie"):
        assert word.encode() not in told, (word, sorted(left))
    assert len(left) < 8, sorted(left)
