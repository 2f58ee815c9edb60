"""Away for ever, also from backup copies: those in reach at once, the others as soon as they are."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from herstelkluis.errors import DocumentMissingError
from herstelkluis.store import documents
from herstelkluis.vault.backups.forgetting import Forgotten
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.backups.reading import identity_of, open_backup
from herstelkluis.vault.everywhere import WAITING, delete_everywhere, forget_what_waits, may_still_hold
from herstelkluis.vault.tidying import tidy
from house import PASSWORD, House, write
from store.store_children import surroundings
from vault.dying import dying_at, watch_commits


@pytest.fixture
def copied(opened, tmp_path):
    """A vault with a piece in the bin, and a backup on a stick that holds it."""
    house, _lifecycle, vault = opened
    write(vault, "notitie", "Dit blijft")
    away = write(vault, "notitie", "De reiger")
    vault.throw_away(away.id)
    stick = tmp_path / "stick"
    stick.mkdir()
    return house, vault, away, stick, make_backup(vault, stick).backup


def pieces_in(vault, backup, tmp_path):
    with open_backup(backup.path, identity_of(vault)) as opened_backup:
        path = opened_backup.take_database(tmp_path)
    with vault.database.open_beside(path) as database:
        found = documents.ids(database)
    path.unlink()
    return found


def test_a_copy_in_reach_no_longer_holds_it(copied, tmp_path):
    _house, vault, away, _stick, backup = copied
    assert away.id in pieces_in(vault, backup, tmp_path)
    done = delete_everywhere(vault, away.id)
    assert done == Forgotten(rewritten=(backup.path,))
    assert len(pieces_in(vault, backup, tmp_path)) == 1
    assert vault.bin() == []
    assert vault.preference(WAITING) == {}


def test_what_a_kill_left_of_a_copy_goes_too(copied):
    _house, vault, away, _stick, backup = copied
    left = backup.path.with_name(f"{backup.path.name}.0123456789abcdef.part")
    left.write_bytes(backup.path.read_bytes())
    os.utime(left, (0, 0))
    delete_everywhere(vault, away.id)
    assert not left.exists()


def test_a_copy_on_a_stick_that_is_not_in_is_named_and_follows_later(copied, tmp_path):
    house, vault, away, stick, backup = copied
    gone = stick.rename(tmp_path / "in de la")
    done = delete_everywhere(vault, away.id)
    assert done == Forgotten(away=(backup.path,))
    tidy(vault, house.clock())
    assert vault.preference(WAITING) == {"ids": [away.id], "paths": [str(backup.path)]}
    gone.rename(stick)
    assert away.id in pieces_in(vault, backup, tmp_path)
    tidy(vault, house.clock())
    assert away.id not in pieces_in(vault, backup, tmp_path)
    assert vault.preference(WAITING) == {}


def test_what_was_stopped_follows_later_too(copied, tmp_path):
    _house, vault, away, _stick, backup = copied

    def stop(_share):
        raise TimeoutError

    with pytest.raises(TimeoutError):
        delete_everywhere(vault, away.id, stop)
    assert vault.bin() == []
    forget_what_waits(vault)
    assert away.id not in pieces_in(vault, backup, tmp_path)


def test_what_does_not_lie_in_the_bin_goes_from_nowhere(copied, tmp_path):
    _house, vault, away, _stick, backup = copied
    vault.take_back(away.id)
    with pytest.raises(DocumentMissingError):
        delete_everywhere(vault, away.id)
    assert away.id in pieces_in(vault, backup, tmp_path)
    assert vault.preference(WAITING) is None


def test_a_damaged_copy_is_named_and_not_waited_for(copied):
    _house, vault, away, _stick, backup = copied
    data = bytearray(backup.path.read_bytes())
    data[len(data) // 2] ^= 1
    backup.path.write_bytes(data)
    assert delete_everywhere(vault, away.id) == Forgotten(damaged=(backup.path,))
    assert vault.preference(WAITING) == {}


def test_a_copy_that_turns_out_damaged_after_waiting_is_kept_in_mind_until_it_is_gone(copied, tmp_path):
    house, vault, away, stick, backup = copied
    gone = stick.rename(tmp_path / "in de la")
    assert delete_everywhere(vault, away.id).away == (backup.path,)
    gone.rename(stick)
    data = bytearray(backup.path.read_bytes())
    data[len(data) // 2] ^= 1
    backup.path.write_bytes(data)
    tidy(vault, house.clock())
    assert vault.preference(WAITING) == {}
    assert may_still_hold(vault) == [backup.path]
    stick.rename(gone)
    assert may_still_hold(vault) == []
    gone.rename(stick)
    tidy(vault, house.clock())
    assert may_still_hold(vault) == [backup.path]
    backup.path.unlink()
    assert may_still_hold(vault) == []


def test_a_copy_kept_in_mind_is_not_forgotten_over_another_while_its_stick_is_out(copied, tmp_path):
    house, vault, away, stick, first = copied
    house.clock.wait(7200)
    other = tmp_path / "andere stick"
    other.mkdir()
    second = make_backup(vault, other).backup
    out = {one: one.rename(tmp_path / f"{one.name} in de la") for one in (stick, other)}
    assert len(delete_everywhere(vault, away.id).away) == 2
    for backup, place in ((first, stick), (second, other)):
        out[place].rename(place)
        backup.path.write_bytes(backup.path.read_bytes()[:-9])
        tidy(vault, house.clock())
        assert may_still_hold(vault) == [backup.path]
        place.rename(out[place])
    for there, place in out.items():
        place.rename(there)
    assert sorted(may_still_hold(vault)) == sorted([first.path, second.path])


def test_what_was_told_at_once_is_not_told_again(copied, tmp_path):
    """The damaged copy is named on the screen of the bin; what waits is the other one."""
    house, vault, away, _stick, damaged = copied
    house.clock.wait(7200)
    other = tmp_path / "andere stick"
    other.mkdir()
    backup = make_backup(vault, other).backup
    gone = other.rename(tmp_path / "in de la")
    damaged.path.write_bytes(damaged.path.read_bytes()[:-9])
    assert delete_everywhere(vault, away.id) == Forgotten(damaged=(damaged.path,), away=(backup.path,))
    gone.rename(other)
    tidy(vault, house.clock())
    assert away.id not in pieces_in(vault, backup, tmp_path)
    assert may_still_hold(vault) == []


def test_a_copy_that_cannot_be_written_now_is_named_and_follows_later(copied, tmp_path):
    house, vault, away, _stick, backup = copied
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (vault.database.path.stat().st_size + 4096, limits[1]))
    try:
        assert delete_everywhere(vault, away.id) == Forgotten(unwritable=(backup.path,))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert away.id in pieces_in(vault, backup, tmp_path)
    tidy(vault, house.clock())
    assert away.id not in pieces_in(vault, backup, tmp_path)
    assert vault.preference(WAITING) == {}


def delete_and_die(folder: str, document: str, step: str) -> None:
    """A program that is killed at one of its commits while a piece goes from everywhere."""
    vault = House(Path(folder)).lifecycle().unlock(PASSWORD)
    watch_commits(dying_at(int(step)))
    delete_everywhere(vault, document)
    print("done", flush=True)


@pytest.mark.parametrize(("step", "is_gone"), [(1, False), (2, True), (3, True), (5, True)])
def test_killed_while_it_goes_the_wish_is_kept_or_nothing_was_done(opened, copied, tmp_path, step, is_gone):
    house, _vault, away, _stick, backup = copied
    lifecycle = opened[1]
    lifecycle.lock()
    deed = "import sys; from vault.test_vault_everywhere import delete_and_die; delete_and_die(*sys.argv[1:])"
    command = [sys.executable, "-c", deed, str(house.folder), away.id, str(step)]
    done = subprocess.run(command, env=surroundings(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (-signal.SIGKILL, ""), done.stderr
    again = lifecycle.unlock(PASSWORD)
    assert (again.bin() == []) is is_gone
    tidy(again, house.clock())
    assert (away.id not in pieces_in(again, backup, tmp_path)) is is_gone
    lifecycle.lock()
