"""In a folder that another program copies meanwhile a vault has no log beside it, and loses nothing either."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.package_words import words_of
from house import PASSWORD, House, write
from store.store_children import surroundings
from torture import table
from vault.giving_cases import desk_of

ROUNDS = max(int(os.environ.get("HERSTELKLUIS_KILL_ROUNDS", "12")) // 4, 5)


@pytest.fixture
def synced(new_vault, tmp_path):
    """A vault in a folder of Nextcloud."""
    house = House(tmp_path / "Nextcloud" / "kluis", words=new_vault.words)
    shutil.copytree(new_vault.folder, house.folder)
    return house


def logs(folder):
    return [one.name for one in folder.iterdir() if one.name.endswith(("-wal", "-shm"))]


def test_no_log_is_there_while_it_is_open_and_written_in(synced):
    lifecycle = synced.lifecycle()
    vault = lifecycle.unlock(PASSWORD)
    assert vault.database.read("PRAGMA journal_mode") == [("truncate",)]
    for number in range(5):
        document = write(vault, "notitie", f"Regel {number}")
        vault.drafts.change(replace(document, title="Getypt"))
        synced.clock.wait(1)
        vault.drafts.tick()
        assert logs(synced.folder) == []
        with vault.database.atomic():
            vault.prefer("iets", number)
            assert logs(synced.folder) == []
        assert (synced.folder / "kluis-1.db-journal").stat().st_size == 0
    lifecycle.lock()
    again = lifecycle.unlock(PASSWORD)
    assert {one.title for one in again.summaries()} == {"Getypt"}
    lifecycle.lock()


def test_an_ordinary_folder_keeps_its_log(opened):
    house, _, vault = opened
    write(vault, "notitie", "Regel")
    assert logs(house.folder) == ["kluis-1.db-wal"]


def test_a_vault_that_was_killed_with_its_log_and_then_lies_in_a_synced_folder_opens_whole(new_vault, tmp_path):
    house = House(tmp_path / "gewoon", words=new_vault.words)
    shutil.copytree(new_vault.folder, house.folder)
    lifecycle = house.lifecycle()
    write(lifecycle.unlock(PASSWORD), "notitie", "Bevestigd")
    moved = House(tmp_path / "Dropbox" / "kluis")
    shutil.copytree(house.folder, moved.folder)  # as it is in the middle of it
    lifecycle.lock()
    assert logs(moved.folder) == ["kluis-1.db-wal"]
    second = moved.lifecycle()
    vault = second.unlock(PASSWORD)
    assert [one.first_line for one in vault.summaries("notitie")] == ["Bevestigd"]
    assert (logs(moved.folder), vault.check()) == ([], [])
    second.lock()


def test_what_is_destroyed_is_in_no_file_and_a_backup_is_made_there_too(synced, tmp_path):
    lifecycle = synced.lifecycle()
    vault = lifecycle.unlock(PASSWORD)
    desk = desk_of((synced, lifecycle, vault), tmp_path / "uit")
    package = desk.seal().package
    assert words_of(vault, package)
    (tmp_path / "stick").mkdir()
    made = make_backup(vault, tmp_path / "stick")
    assert made.counts.pieces == 1
    gone = write(vault, "notitie", "Weg")
    vault.throw_away(gone.id)
    vault.delete_for_ever(gone.id)
    assert {one.stat().st_size for one in synced.folder.glob("*-journal")} == {0}
    lifecycle.lock()


@pytest.mark.timeout(3600)
@table.counted("kill -9 in a synced folder", ROUNDS, "(none: killed)")
def test_no_acknowledged_word_is_lost_by_kill_9_in_a_synced_folder():
    """A quarter of HERSTELKLUIS_KILL_ROUNDS rounds, at least five, by someone who never rests."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as place:
        Path(place).chmod(0o755)
        folder = Path(place) / "Nextcloud"
        folder.mkdir(mode=0o755)
        command = [sys.executable, "-m", "torture.kills", str(folder), str(ROUNDS), "20261122"]
        done = subprocess.run(command, env=surroundings(), capture_output=True, text=True, check=False)
        told = [json.loads(line) for line in done.stdout.splitlines()]
        assert (done.returncode, done.stderr) == (0, "")
        assert [one for one in told if one["trouble"]] == []
        assert len(told) == ROUNDS
        assert sum(one["deeds"] for one in told) > ROUNDS
        assert logs(folder / "kluis") == []
