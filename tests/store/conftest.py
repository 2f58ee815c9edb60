from __future__ import annotations

import pytest

from herstelkluis.store.database import Database
from store.store_values import SALT, key


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kluis-1.db"


@pytest.fixture
def db(path):
    with Database.create(path, key(), SALT) as made:
        yield made
