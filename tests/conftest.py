"""What tests in every room may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# How long a single example takes says nothing on a busy machine, so there is no deadline.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


@pytest.fixture
def house(tmp_path: Path):
    from house import House

    return House(tmp_path / "kluis")


@pytest.fixture
def opened(house):
    lifecycle, vault = house.make()
    yield house, lifecycle, vault
    lifecycle.lock()
