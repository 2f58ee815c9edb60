"""kill -9 at random moments while someone works: writing, files, bin, versions, locking and passwords."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from store.store_children import surroundings
from torture import kills, table

ROUNDS = int(os.environ.get("HERSTELKLUIS_KILL_ROUNDS", "20"))


@pytest.mark.timeout(3600)
def test_no_acknowledged_word_is_lost_when_the_program_is_killed(reachable):
    """HERSTELKLUIS_KILL_ROUNDS rounds: two hundred in the torture run. Each goes on where the one before was killed."""
    command = [sys.executable, "-m", "torture.kills", str(reachable), str(ROUNDS), "20261122"]
    done = subprocess.run(command, env=surroundings(), capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    deeds = sum(one["deeds"] for one in told)
    lost = sum(bool(one["trouble"]) for one in told)
    table.tell("kill -9 at a random moment", len(told), lost, f"(none: killed; {deeds:,} acknowledged deeds)")
    assert (done.returncode, done.stderr) == (0, "")
    assert [one for one in told if one["trouble"]] == []
    assert (len(told), deeds > ROUNDS) == (ROUNDS, True)


def test_a_lost_word_would_be_found(house):
    """The control: a vault that holds something else than was said is not taken for good."""
    house.make()[0].lock()
    found, trouble = kills.look(house, [{"password": [0]}])
    assert (found, trouble) == ({"password": [0]}, [])
    said = {"password": [0], "abc": ["woord 1", False, 0]}
    assert kills.differences(found, said) == ["abc: ['woord 1', False, 0] -> None"]
    assert kills.look(house, [{"password": [1]}]) == ({}, ["it does not open"])
