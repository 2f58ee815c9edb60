"""kill -9 while backups are made: those that were there stay whole, and what is left half goes by itself."""

from __future__ import annotations

import os
import random
import subprocess
import time

from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.found import FOLDER, find_backups
from herstelkluis.vault.backups.making import make_backup
from house import PASSWORD
from store.store_children import surroundings
from torture import table
from vault.backing_up import check_whole, left_in, names
from vault.backup_children import command

ROUNDS = int(os.environ.get("HERSTELKLUIS_KILL_ROUNDS", "4"))


def killed(house, place, seconds):
    """Let another process write and back up, kill it some time after it began; what it said."""
    child = subprocess.Popen(
        command("make_for_ever", house.folder, place), env=surroundings(), stdout=subprocess.PIPE, text=True
    )
    began = child.stdout.readline()
    time.sleep(seconds)
    child.kill()
    rest, _ = child.communicate()
    return [line.split() for line in (began + rest).splitlines() if line.endswith("\n") or len(line.split()) == 2]


@table.counted("kill -9 while backups are made", ROUNDS, "(none: killed)")
def test_killed_while_backups_are_made(opened, tmp_path):
    house, lifecycle, _ = opened
    lifecycle.lock()
    place = tmp_path / "stick"
    place.mkdir()
    chance, made = random.Random(11), set()
    for _ in range(ROUNDS):
        said = killed(house, place, chance.uniform(0, 0.4))
        made |= {fact for what, fact in said if what == "made"}
        there = find_backups(place) if (place / FOLDER).exists() else []
        assert made <= {one.path.name for one in there}
        for one in there:
            check_whole(one.path, house.words, tmp_path)
        house.clock.wait(60)
        vault = lifecycle.unlock(PASSWORD)
        assert vault.check() == []
        assert set(sorted(made)[-50:]) <= {one.name for one in records.records(vault)}  # of the newest it knows
        assert left_in(house.folder) == []
        lifecycle.lock()
    long_ago = time.time() - 700
    for name in names(place):
        os.utime(place / FOLDER / name, (long_ago, long_ago))
    make_backup(lifecycle.unlock(PASSWORD), place)
    pairs = {ending for one in find_backups(place) for ending in (one.path.name, one.keyfile.name)}
    assert names(place) == sorted(pairs)
