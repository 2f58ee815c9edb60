"""What tests in every room may ask for."""

from __future__ import annotations

import gc
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

# How long a single example takes says nothing on a busy machine, so there is no deadline.
settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_collection_finish() -> None:
    """What was loaded for the tests stays; else the garbage collector goes through all of it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def house(tmp_path: Path):
    from house import House

    return House(tmp_path / "kluis")


@pytest.fixture(scope="session")
def new_vault(tmp_path_factory: pytest.TempPathFactory):
    """A new vault to copy: making one costs more than most tests do in it."""
    from house import House

    house = House(tmp_path_factory.mktemp("made") / "kluis")
    house.make()[0].lock()
    return house


@pytest.fixture
def opened(house, new_vault):
    from house import PASSWORD

    shutil.copytree(new_vault.folder, house.folder)
    house.words = new_vault.words
    lifecycle = house.lifecycle()
    yield house, lifecycle, lifecycle.unlock(PASSWORD)
    lifecycle.lock()
