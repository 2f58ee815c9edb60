"""What the tests of the vault share."""

from __future__ import annotations

import pytest

from vault.neighbours import vaults


@pytest.fixture
def pair(tmp_path):
    """Sam receives, Noor gives."""
    with vaults(tmp_path, "Sam", "Noor") as (clock, (sam, noor)):
        yield clock, sam, noor
