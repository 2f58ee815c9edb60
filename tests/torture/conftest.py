"""What the proofs share."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from torture import shim


@pytest.fixture
def reachable():
    """A folder that an ordinary user reaches; those of pytest are for their maker alone. In memory where there is."""
    memory = Path("/dev/shm")
    place = Path(tempfile.mkdtemp(prefix="kluis-", dir=memory if memory.is_dir() else None))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    """What makes calls to the disk go wrong, built for this machine."""
    return shim.build(tmp_path_factory.mktemp("shim"))
