"""What a screen reader really gets, by AT-SPI itself: the words while they are shown, and none hidden or locked."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic, sleep

import pytest

from ui.patience import PAUSE, SECONDS
from ui.real_screen import virtual_screen
from ui.speech_bus import CANARY, speech_bus

pytestmark = pytest.mark.xvfb


def test_a_screen_reader_gets_no_word_of_a_hidden_or_locked_vault(new_vault):
    with (
        tempfile.TemporaryDirectory(prefix="bus-") as place,  # a socket's path may not be long
        virtual_screen() as display,
        speech_bus(Path(place), display) as (surroundings, bus),
    ):
        shutil.copytree(new_vault.folder, Path(place) / "kluis")
        command = [sys.executable, "-m", "ui.speech_bus", str(Path(place) / "kluis")]
        surroundings |= {"PYTHONPATH": str(Path(__file__).parents[1])}
        program = subprocess.Popen(
            command, env=surroundings, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert program.stdin is not None
        assert program.stdout is not None
        said = {}
        for name in ("shown", "hidden", "locked"):
            assert program.stdout.readline() == b"done\n"
            said[name] = bus.spoken()
            ends = monotonic() + SECONDS
            while name == "shown" and CANARY not in said[name] and monotonic() < ends:
                sleep(PAUSE)  # a program offers itself to the bus in its own time
                said[name] = bus.spoken()
            program.stdin.write(b".")
            program.stdin.flush()
        program.communicate(timeout=300)
    assert CANARY in said["shown"]
    assert "Vandaag" in said["shown"]
    assert "Notities" in said["hidden"]
    assert "De kluis is op slot" in said["locked"]
    for name in ("hidden", "locked"):
        assert CANARY not in said[name], name
