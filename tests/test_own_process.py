"""Nobody else reads along: not in the memory of the program, and not in a file that it makes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="memory of programs is read another way")


def run(name: str, folder: Path, **more: str) -> list[str]:
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "QT_QPA_PLATFORM": "offscreen"}
    surroundings |= {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_STATE_HOME": str(folder)} | more
    command = [sys.executable, "-m", "own_process", name, str(folder)]
    said = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=300, check=False)
    assert said.returncode == 0, said.stderr
    return said.stdout.splitlines()


@pytest.fixture
def room() -> Iterator[Path]:
    """A folder in which an ordinary user may write; those of pytest are for their maker alone."""
    with tempfile.TemporaryDirectory(prefix="kamer-") as place:
        Path(place).chmod(0o777)
        yield Path(place)


@ON_LINUX
def test_another_program_of_the_same_person_cannot_read_the_memory(room: Path) -> None:
    """As an ordinary user, and proven by what it could see before."""
    opened, shut, dialog, after = run("memory", room)
    assert "environ" in opened
    assert shut == "shut: True nothing"
    assert "environ" in dialog, "a dialog of the desktop looks into who asks for it"
    assert after == "after: nothing"


@ON_LINUX
@pytest.mark.parametrize("bus", ["unix:path=/nergens", ""])
def test_the_window_shuts_its_memory_before_anything_was_opened(room: Path, bus: str) -> None:
    assert "window: nothing" in run("window", room, DBUS_SESSION_BUS_ADDRESS=bus)


@ON_LINUX
def test_a_command_shuts_its_memory_before_it_begins(room: Path) -> None:
    assert run("command", room) == ["command: nothing"]


def test_whatever_the_program_makes_is_for_its_owner_alone(tmp_path: Path) -> None:
    """Also where the system lets everyone read what is not said otherwise."""
    made = [line.split(maxsplit=1) for line in run("modes", tmp_path) if line.startswith("0o")]
    names = {path for _, path in made}
    assert {"thuis/kluis/kluis.hdr", "thuis/kluis/kluis-2.db", "thuis/kluis/open.json"} <= names
    assert any(path.endswith(".age") for path in names)
    assert {mode for mode, path in made if (tmp_path / path).is_dir()} == {"0o700"}
    assert {mode for mode, path in made if not (tmp_path / path).is_dir()} == {"0o600"}
