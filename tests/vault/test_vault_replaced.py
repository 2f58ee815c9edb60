"""A sync program takes the file of an open vault away or puts another in its place: no side loses a word."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from herstelkluis.errors import FileReplacedError
from herstelkluis.store import ledger
from herstelkluis.vault.conflict_copies import conflict_copies
from herstelkluis.vault.merging.merge import merge
from herstelkluis.vault.merging.opening import other_in
from house import PASSWORD, House, write
from store.store_children import surroundings

_LOCKING = """
import sys
from pathlib import Path
from house import House, write
lifecycle, vault = House(Path(sys.argv[1])).make()
write(vault, "notitie", "Hier")
before = set(sys.modules)
lifecycle.lock()
print(*sorted(one for one in set(sys.modules) - before if one.startswith("herstelkluis")))
"""


@pytest.mark.parametrize("place", ["gewoon", "Dropbox"])
def test_words_of_a_vault_whose_file_was_replaced_while_it_was_open_are_a_second_version(tmp_path, place):
    house = House(tmp_path / place / "kluis")
    house.folder.parent.mkdir()
    lifecycle, vault = house.make()
    write(vault, "notitie", "Begin")
    lifecycle.lock()
    there = House(tmp_path / "laptop", house.clock, house.words)
    shutil.copytree(house.folder, there.folder)
    laptop = there.lifecycle()
    write(laptop.unlock(PASSWORD), "notitie", "Daar")
    laptop.lock()
    vault = lifecycle.unlock(PASSWORD)
    write(vault, "notitie", "Hier")
    (there.folder / "kluis-1.db").replace(house.folder / "kluis-1.db")
    with pytest.raises(FileReplacedError):
        write(vault, "notitie", "Hierna")
    lifecycle.lock()
    vault = lifecycle.unlock(PASSWORD)
    vault.settle()
    assert {one.first_line for one in vault.summaries()} == {"Begin", "Daar", "Hierna"}
    (copy,) = conflict_copies(house.folder)
    with other_in(vault, copy) as other:
        merge(vault, other)
    assert {one.first_line for one in vault.summaries()} == {"Begin", "Daar", "Hier", "Hierna"}
    assert vault.check() == []
    lifecycle.lock()


def test_a_file_that_was_taken_away_under_an_open_vault_is_back_once_it_is_shut(opened):
    house, lifecycle, vault = opened
    write(vault, "notitie", "Hier")
    ledger.put_words(vault.database, "pakje", "een twee drie")
    (house.folder / "kluis-1.db").unlink()
    lifecycle.lock()
    vault = lifecycle.unlock(PASSWORD)
    assert [one.first_line for one in vault.summaries()] == ["Hier"]
    assert ledger.get_words(vault.database, "pakje") == "een twee drie"
    assert (conflict_copies(house.folder), vault.check()) == ([], [])
    lifecycle.lock()


def test_where_the_whole_folder_is_gone_nothing_is_written(opened, tmp_path):
    house, lifecycle, vault = opened
    write(vault, "notitie", "Hier")
    stick = house.folder.rename(tmp_path / "weg")
    house.folder.mkdir()
    before = sorted(one.name for one in stick.iterdir())
    lifecycle.lock()
    assert list(house.folder.iterdir()) == []
    assert sorted(one.name for one in stick.iterdir()) == before


def test_locking_needs_no_file_of_the_program_any_more(tmp_path):
    """The stick or folder the program was started from may be gone by then."""
    command = [sys.executable, "-c", _LOCKING, str(tmp_path / "kluis")]
    done = subprocess.run(command, env=surroundings(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "\n")
