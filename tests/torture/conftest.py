"""What the proofs share."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture
def reachable():
    """A folder that an ordinary user reaches; those of pytest are for their maker alone. In memory where there is."""
    memory = Path("/dev/shm")
    place = Path(tempfile.mkdtemp(prefix="kluis-", dir=memory if memory.is_dir() else None))
    place.chmod(0o755)
    yield place
    shutil.rmtree(place)
