"""Browsers for the tests of the page: each is started once, when a test first asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader import pages
from reader.browsers import ENGINES, Browser, Pool


@pytest.fixture(scope="session")
def pool() -> Iterator[Pool]:
    pool = Pool()
    yield pool
    pool.close()


@pytest.fixture(params=ENGINES)
def browser(request: pytest.FixtureRequest, pool: Pool) -> Browser:
    return pool[request.param]


@pytest.fixture(params=["chromium", "firefox"])
def puppet(request: pytest.FixtureRequest, pool: Pool) -> Browser:
    """What WebKitGTK's driver can do is open, type and look; these can be asked more."""
    return pool[request.param]


@pytest.fixture
def chromium(pool: Pool) -> Browser:
    return pool["chromium"]


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sound page on disk."""
    return pages.written(tmp_path_factory.mktemp("good"), pages.package())
