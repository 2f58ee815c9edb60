"""One program per vault: who starts first, and what becomes of it when that one ends."""

from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QWidget

from herstelkluis.ui.first_one import FirstOne

_STARTS = """
import os, sys
from pathlib import Path
from herstelkluis.ui.first_one import FirstOne
first = FirstOne(Path(sys.argv[1]))
print("second" if first.is_already_there() else "first", flush=True)
sys.stdin.read()
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def window(look, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def start(folder):
    return subprocess.Popen(
        [sys.executable, "-c", _STARTS, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_a_second_start_brings_the_window_of_the_first_forward_every_time(window, qtbot, tmp_path):
    first = FirstOne(tmp_path)
    assert not first.is_already_there()
    first.listen(window)
    for _ in range(3):
        window.showMinimized()
        assert FirstOne(tmp_path).is_already_there()
        qtbot.waitUntil(lambda: not window.isMinimized())
    assert not FirstOne(tmp_path / "elders").is_already_there()


def test_a_window_that_fills_the_screen_stays_so(window, qtbot, tmp_path):
    first = FirstOne(tmp_path)
    assert not first.is_already_there()
    first.listen(window)
    window.showMaximized()
    window.showMinimized()
    assert FirstOne(tmp_path).is_already_there()
    qtbot.waitUntil(lambda: not window.isMinimized())
    assert window.isMaximized()


def test_another_program_rings_and_is_second(window, qtbot, tmp_path):
    first = FirstOne(tmp_path)
    assert not first.is_already_there()
    first.listen(window)
    window.showMinimized()
    with start(tmp_path) as other:
        qtbot.waitUntil(lambda: not window.isMinimized())
        other.stdin.close()
        assert other.stdout.readline() == "second\n"


def test_a_program_that_was_killed_keeps_nobody_out(tmp_path):
    with start(tmp_path) as other:
        assert other.stdout.readline() == "first\n"
        other.stdin.close()
    assert other.returncode == -9
    after = FirstOne(tmp_path)
    assert not after.is_already_there()
    assert after._lock.isLocked()


def test_a_program_that_does_not_answer_keeps_nobody_out(qapp, tmp_path):
    with start(tmp_path) as other:
        assert other.stdout.readline() == "first\n"
        assert not FirstOne(tmp_path).is_already_there()
        other.stdin.close()


def test_who_leaves_lets_another_be_the_first_and_leaves_no_file(window, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    first = FirstOne(tmp_path / "kluis")
    assert not first.is_already_there()
    first.listen(window)
    assert len(list(tmp_path.iterdir())) == 2
    first.leave()
    assert not list(tmp_path.iterdir())
    assert not FirstOne(tmp_path / "kluis").is_already_there()
