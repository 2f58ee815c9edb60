"""What the tests of the vault share."""

from __future__ import annotations

import pytest

from herstelkluis.vault.backups.making import make_backup
from house import rewrite, write
from vault.attaching import attached
from vault.neighbours import vaults
from vault.rekey_cases import furnish
from vault.two_sides import sides


@pytest.fixture
def pair(tmp_path):
    """Sam receives, Noor gives."""
    with vaults(tmp_path, "Sam", "Noor") as (clock, (sam, noor)):
        yield clock, sam, noor


@pytest.fixture
def two_notes(house):
    """A locked vault with a note that was rewritten and one with a file; house, both notes and the file."""
    lifecycle, vault = house.make()
    note = write(vault, "notitie", "De reiger " * 900, title="Kanaal")
    house.clock.wait(4000)
    note = rewrite(vault, note, "De ooievaar " * 900)
    hung, file = attached(vault)
    lifecycle.lock()
    return house, note, hung, file


@pytest.fixture
def both(opened, tmp_path):
    """A vault that will go apart in two (see `two_sides`)."""
    with sides(opened[2], tmp_path / "kanten") as found:
        yield found


@pytest.fixture
def backed_up(opened, tmp_path):
    """A vault with a backup: (house, lifecycle, vault, the file of the backup)."""
    house, lifecycle, vault = opened
    attached(vault)
    vault.throw_away(write(vault, "notitie", "Weggegooid").id)
    rewrite(vault, write(vault, "dagboek", "Eerst"), "Daarna")
    (tmp_path / "stick").mkdir()
    return house, lifecycle, vault, make_backup(vault, tmp_path / "stick").backup.path


@pytest.fixture
def full(opened):
    """A locked vault with something of what new keys must keep: (house, lifecycle, what stands in it)."""
    house, lifecycle, vault = opened
    told = furnish(vault)
    lifecycle.lock()
    return house, lifecycle, told
