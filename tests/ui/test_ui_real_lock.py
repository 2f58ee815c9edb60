"""Locking and hiding on a real (virtual) screen, in the middle of a menu, a dialog, a choice of files or a drag."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui.real_screen import virtual_screen

pytestmark = pytest.mark.xvfb

TESTS = Path(__file__).parents[1]
NEUTRAL = '"Notities"'


@pytest.fixture(scope="module")
def said(new_vault, tmp_path_factory):
    """What the child saw: one process does it all, one deed after the other."""
    place = tmp_path_factory.mktemp("lock")
    shutil.copytree(new_vault.folder, place / "kluis")
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR")
    surroundings = os.environ | dict.fromkeys(names, str(place)) | {"PYTHONPATH": str(TESTS)}
    surroundings.pop("WAYLAND_DISPLAY", None)
    command = [sys.executable, "-m", "ui.lock_children", str(place / "kluis")]
    with virtual_screen() as display:
        surroundings |= {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        done = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(line) for line in done.stdout.splitlines())


@pytest.mark.parametrize("deed", ["nothing", "menu", "dialog", "file_dialog", "drag"])
def test_locking_in_the_middle_of_something_leaves_only_the_lock(said, deed):
    now = said[f"{deed}, lock"]
    assert now["returned"]
    assert not now["open"]
    assert now["windows"] == 1
    assert not now["under_way"]
    assert not now["said"]
    assert (now["clipboard"], now["primary"]) == ("", "")


@pytest.mark.parametrize("deed", ["nothing", "menu", "dialog", "file_dialog", "drag"])
def test_hiding_in_the_middle_of_something_leaves_only_a_neutral_page(said, deed):
    now = said[f"{deed}, hide"]
    assert now["returned"]
    assert now["covered"]
    assert now["windows"] == 1
    assert not now["under_way"]
    assert not now["said"]
    assert (now["clipboard"], now["primary"]) == ("", "")
    assert [one for one in now["marks"] if one] == [NEUTRAL] * 2  # what a taskbar shows, old or new; there is no other


def test_what_another_program_put_on_the_clipboard_and_in_the_selection_stays(said):
    now = said["others"]
    assert (now["clipboard"], now["primary"]) == ("van een ander", "van een ander")


def test_the_largest_screens_are_covered_within_two_frames(said):
    assert max(said["hidden"].values()) <= 33, said["hidden"]
