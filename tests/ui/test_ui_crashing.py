"""The program really falls over: a process of its own, a real signal, and what the next start says and still has."""

from __future__ import annotations

import ast
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from herstelkluis.i18n import _
from ui.crash_children import WORDS

TESTS = Path(__file__).parents[1]


@pytest.fixture
def run(house, new_vault, tmp_path):
    shutil.copytree(new_vault.folder, house.folder)
    home = tmp_path / "thuis"
    home.mkdir(mode=0o700)
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "TMPDIR")
    nowhere = f"unix:path={tmp_path}/no-bus"
    surroundings = os.environ | dict.fromkeys(names, str(home)) | {"PYTHONPATH": str(TESTS)}
    surroundings |= {"DBUS_SESSION_BUS_ADDRESS": nowhere, "DBUS_SYSTEM_BUS_ADDRESS": nowhere}

    def run(deed: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "ui.crash_children", deed, str(house.folder)]
        return subprocess.run(
            command, env=surroundings, cwd=home, capture_output=True, text=True, check=False, timeout=300
        )

    run.home = home
    return run


def test_a_real_crash_costs_no_word_leaves_none_behind_and_the_next_start_says_so_once(run):
    fell = run("fall_over")
    assert fell.stdout == "acknowledged\n"
    assert fell.returncode == -signal.SIGSEGV
    before, found, log = ast.literal_eval(run("look").stdout)
    assert _("Last time the program stopped by itself") in before
    assert found
    (line,) = log.splitlines()
    assert " Crash Segmentation_fault crash_children:crash:" in line
    once, found, same = ast.literal_eval(run("look").stdout)
    assert _("Last time the program stopped by itself") not in once
    assert found
    assert same == log
    assert WORDS not in fell.stderr
    for file in (one for one in run.home.rglob("*") if one.is_file()):
        assert WORDS.encode() not in file.read_bytes(), file
        assert str(run.home.parent).encode() not in file.read_bytes(), file


def test_starting_again_is_the_same_program_anew_with_every_word(run):
    began = run("begin_again")
    assert began.stdout == "again True\n", began.stderr
    assert began.returncode == 0
    assert WORDS not in began.stderr
    _before, found, _log = ast.literal_eval(run("look").stdout)
    assert found


def test_a_program_that_cannot_begin_says_so_on_the_screen(run):
    said, log = ast.literal_eval(run("cannot_begin").stdout)
    assert _("Your vault was not touched.") in said
    assert WORDS not in said + log
    assert "ValueError" in log
