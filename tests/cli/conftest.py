"""A folder that an ordinary user may look into: the temporary folders of tests are closed to others."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture
def open_to_nobody():
    folder = Path(tempfile.mkdtemp(prefix="kluis-"))
    folder.chmod(0o755)
    yield folder
    for one in folder.rglob("*"):
        if one.is_dir():
            one.chmod(0o700)
    shutil.rmtree(folder)
