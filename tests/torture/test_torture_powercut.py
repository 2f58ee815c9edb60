"""The power goes: a disk keeps only what it was forced to keep, and the vault is whole all the same."""

from __future__ import annotations

import json
import os

import pytest

from torture import faults, powercut, shim, table

EVERY = int(os.environ.get("HERSTELKLUIS_CALLS_EVERY", "1000"))


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_whenever_the_power_goes_the_vault_holds_the_old_or_the_new_and_what_was_said_to_be_done(library, reachable):
    told = run(library, reachable, EVERY)
    assert {one.deed for one in told} == set(faults.DEEDS)
    for fault in (powercut.KEPT, powercut.SOME):
        of_this = [one for one in told if one.fault == fault]
        table.tell(fault, len(of_this), sum(bool(one.trouble) for one in of_this), "(none: the power is gone)")
    assert [one for one in told if one.trouble] == []


def test_a_disk_that_lies_about_what_it_keeps_is_found_out(library, reachable):
    """The control: without what is forced to the disk, what was said to be done is not there."""
    told = run(library, reachable, 10_000, "settle", **{powercut.LYING: "1"})
    assert ["it was said to be done, and it is not"] in [one.trouble[:1] for one in told]


def test_only_what_was_forced_is_kept(tmp_path):
    """The control of the disk itself: bytes and names go apart, each by its own force."""
    (tmp_path / "oud").write_bytes(b"oude bytes")
    disk = powercut.Surface(tmp_path)
    old, new, folder = (str(tmp_path / "oud"), str(tmp_path / "nieuw"), str(tmp_path))
    disk.do("write", old, "", 5, b"BYTES")
    disk.do("create", new, "", 0, b"")
    disk.do("write", new, "", 0, b"vers")
    assert disk.left(None) == {folder: None, old: b"oude bytes"}
    disk.do("sync", old, "", 0, b"")
    disk.do("sync", new, "", 0, b"")
    assert disk.left(None) == {folder: None, old: b"oude BYTES"}
    disk.do("rename", new, old, 0, b"")
    assert disk.left(None) == {folder: None, old: b"oude BYTES"}
    disk.do("sync", folder, "", 0, b"")
    assert disk.left(None) == {folder: None, old: b"vers"}


def run(library, folder, every, *names, **around):
    lines = shim.run_with(library, "torture.powercut", str(folder), str(every), "0", *names, **around)
    return [faults.Told(**json.loads(line)) for line in lines]
