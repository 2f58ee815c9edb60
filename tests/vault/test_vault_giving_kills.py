"""kill -9 at every step of giving: the list never says less than what may have left."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from herstelkluis.store import files
from herstelkluis.vault import sharing
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.receive import receive
from house import PASSWORD, House
from vault.giving_cases import desk_of


@pytest.fixture
def killed(opened, tmp_path):
    """What is left after a kill at each step of a deed: (vault, files that left, the package before)."""
    house, lifecycle, _ = opened
    desk = desk_of(opened, tmp_path / "uit")
    given = desk.seal()
    lifecycle.lock()

    def each(deed):
        surroundings = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        command = [sys.executable, "-m", "vault.giving_children", deed, str(house.folder), str(tmp_path / "steps")]
        (tmp_path / "steps").mkdir()
        said = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
        assert (said.returncode, said.stderr) == (0, "")
        *kills, end = said.stdout.splitlines()
        assert [one.split()[0] for one in kills] == ["killed"] * len(kills)
        assert end == f"done {len(kills) + 1}"
        for number in range(1, len(kills) + 2):
            place = tmp_path / "steps" / str(number)
            found = House(place / "kluis").lifecycle()
            vault = found.unlock(PASSWORD)
            assert vault.check() == []
            yield vault, {one.name: one for one in (place / "uit").iterdir()}, given
            found.lock()

    return each


def test_killed_while_a_package_is_made(killed, house):
    passed = []
    for vault, left, older in killed("seal"):
        by_package = {one.package: one for one in givings(vault)}
        before = by_package.pop(older.package)
        newer = next(iter(by_package.values()), None)
        stands = newer.state if newer else None
        passed.append(stands)
        left = {name: one for name, one in left.items() if one.suffix != ".part"}
        words = sharing.words_of(vault, newer.package) if newer else None
        if left:
            assert stands in (State.MAYBE_LEFT, State.READY)
            assert {hashlib.sha256(one.read_bytes()).hexdigest() for one in left.values()} <= set(newer.hashes)
        assert (words is not None) == (stands in (State.MAYBE_LEFT, State.READY))
        assert (before.state is State.REPLACED) == (stands is State.READY)
        assert (sharing.words_of(vault, older.package) is None) == (stands is State.READY)
        if stands is State.READY:
            assert len(left) == 2
            file = left[f"document-{newer.number}.age"].read_bytes()
            assert receive(file, words, house.clock()).supersedes == older.package
        if stands is State.MAYBE_LEFT:
            sharing.withdraw(vault, newer.package)
            assert {one.package: one.state for one in givings(vault)}[newer.package] is State.TAKEN_BACK
            assert sharing.words_of(vault, newer.package) is None
    order = list(dict.fromkeys(passed))
    assert order == [None, State.NOT_MADE, State.MAYBE_LEFT, State.READY]
    assert passed.count(State.MAYBE_LEFT) >= 7, "in the middle of the files"


def test_killed_while_words_are_given_they_count_as_given_before_anyone_sees_them(killed):
    passed = []
    for vault, left, given in killed("give"):
        state = givings(vault)[0].state
        words = sharing.words_of(vault, given.package)
        passed.append((state, bool(left)))
        assert state is State.GIVEN or not left
        assert (state is State.READY) == (words == given.words)
        assert not left or left["shown"].read_text() == given.words
    assert list(dict.fromkeys(passed)) == [(State.READY, False), (State.GIVEN, False), (State.GIVEN, True)]


@pytest.mark.parametrize(("deed", "after"), [("withdraw", State.TAKEN_BACK), ("restore", State.UNKNOWN)])
def test_killed_while_words_are_destroyed_the_list_says_the_same_as_the_vault_holds(killed, deed, after):
    passed = []
    for vault, _left, given in killed(deed):
        state = givings(vault)[0].state
        passed.append(state)
        assert (state is after) == (sharing.words_of(vault, given.package) is None)
        held = b"".join(one.read_bytes() for one in vault.database.path.parent.iterdir())
        assert given.words.encode() not in held
    assert list(dict.fromkeys(passed)) == [State.READY, after]


def test_killed_while_files_without_a_lock_are_written_nothing_is_hidden_or_there_for_ever(killed):
    """What was left half can be seen in the folder, and goes with the next file that is put there."""
    half = 0
    for vault, left, older in killed("portal"):
        given = [one.state for one in givings(vault) if one.package != older.package]
        assert not any(name.startswith(".") for name in left)
        assert not left or given[0] in (State.MAYBE_LEFT, State.GIVEN)
        parts = {one for one in left.values() if one.suffix == ".part"}
        half += len(parts)
        for one in parts:
            os.utime(one, (1, 1))
        if left:
            folder = next(iter(left.values())).parent
            files.write_file(folder / "iets anders", b"")
            assert {one for one in folder.iterdir() if one.suffix == ".part"} == set()
    assert half == 2, "of the PDF and of the copy"
