"""Saving fails at the very moment of locking, on a real small disk: every word comes back, at exactly its place."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ui.sealing_children import AT

TESTS = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def said(new_vault, tmp_path_factory):
    place = tmp_path_factory.mktemp("sealing")
    shutil.copytree(new_vault.folder, place / "kluis")
    (place / "disk").mkdir()
    wrap = ("unshare", "-m" if os.getuid() == 0 else "-Urm", "sh", "-c")
    mount = f"mount -t tmpfs -o size=3m,mode=700 none {place / 'disk'} && exec "
    try:
        subprocess.run([*wrap, mount + "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine lets no process mount a file system of its own")
    child = [sys.executable, "-m", "ui.sealing_children", str(place / "kluis"), str(place / "disk")]
    surroundings = os.environ | {"PYTHONPATH": str(TESTS), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [*wrap, mount + '"$0" "$@"', *child], env=surroundings, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr[-800:]
    return dict(json.loads(line) for line in done.stdout.splitlines())


@pytest.mark.parametrize("way", ["full", "pulled", "closed"])
def test_words_that_a_failing_disk_refuses_while_locking_come_back_at_their_place(said, way):
    now = said[way]
    assert now["locked"]
    assert now["sealed"]
    assert now["after"] == ""
    assert now["back"] == {"key": "write", "numbers": [1, 2, 3], "at": AT, "has_keyboard": True, "told": True}
    assert now["found"] == [True] * 3
    assert not now["sealed_at_last"]


@pytest.mark.parametrize("way", ["full", "pulled", "closed"])
def test_a_window_does_not_close_over_words_that_wait_in_memory(said, way):
    assert not said[way]["closes"]


def test_opening_in_vain_several_times_keeps_the_words_that_wait(said):
    assert said["full"]["wrong"] == ["WrongPasswordError"] * 3
    assert said["pulled"]["wrong"] == ["VaultMissingError"] * 3
    assert said["pulled"]["meanwhile"] == "VaultMissingError"


def test_opened_on_a_disk_that_is_still_full_every_word_is_on_the_screen_and_waits_again(said):
    assert said["full"]["meanwhile"] == ""
    assert said["full"]["on_full_disk"]["numbers"] == [1, 2, 3]
    assert said["full"]["sealed_again"]
