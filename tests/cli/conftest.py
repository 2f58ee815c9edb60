"""What commands work on: a locked vault, its password in a file, and a folder that is open to nobody."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from cli.cli_cases import PLANTED
from house import PASSWORD, write


@pytest.fixture
def open_to_nobody():
    """A folder that an ordinary user may look into: the temporary folders of tests are closed to others."""
    folder = Path(tempfile.mkdtemp(prefix="kluis-"))
    folder.chmod(0o755)
    yield folder
    for one in folder.rglob("*"):
        if one.is_dir():
            one.chmod(0o700)
    shutil.rmtree(folder)


@pytest.fixture
def locked(house):
    """A locked vault with one note in it."""
    lifecycle, vault = house.make()
    write(vault, "notitie", PLANTED)
    lifecycle.lock()
    return house


@pytest.fixture
def password(tmp_path):
    """The file that its password is in."""
    path = tmp_path / "password.txt"
    path.write_text(PASSWORD + "\n")
    return path
