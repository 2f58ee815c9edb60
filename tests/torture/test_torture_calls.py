"""Every call that changes the disk fails in turn, or is the last thing the program does: old or new, never neither."""

from __future__ import annotations

import json
import os
from collections import Counter

import pytest

from herstelkluis import errors, i18n
from torture import failing_disk, faults, shim, table

EVERY = int(os.environ.get("HERSTELKLUIS_CALLS_EVERY", "400"))
"""One in so many calls goes wrong: 1 in the torture run."""


@pytest.mark.slow
@pytest.mark.timeout(7200)
def test_whatever_call_to_the_disk_fails_the_vault_holds_the_old_or_the_new(library, reachable):
    told = [faults.Told(**json.loads(line)) for line in run(library, reachable, EVERY)]
    assert {one.deed for one in told} == set(faults.DEEDS)
    assert {one.fault for one in told} == set(failing_disk.FAULTS)
    for fault in failing_disk.FAULTS:
        of_this = [one for one in told if one.fault == fault]
        table.tell(fault, len(of_this), sum(bool(one.trouble) for one in of_this), messages(of_this))
    assert [one for one in told if one.trouble] == []


def test_a_disk_that_fails_nowhere_is_not_mistaken_for_one_that_fails(library, reachable):
    """The control: each deed makes calls that count, and each fault is met."""
    told = [faults.Told(**json.loads(line)) for line in run(library, reachable, 29, "settle")]
    calls = Counter(one.call for one in told if one.fault == "ENOSPC")
    assert {"pwrite64", "fsync", "fdatasync"} & set(calls)
    refused = {one.outcome for one in told if one.fault == "ENOSPC from then on"}
    assert "DiskFullError" in refused
    assert {one.outcome for one in told if one.fault in failing_disk.KILLS} == {"killed"}
    assert {one.outcome for one in told if one.fault in failing_disk.HARMLESS} == {"done"}


def run(library, folder, every, *names):
    return shim.run_with(library, "torture.faults", str(folder), str(every), "0", *names)


def messages(told):
    """What the person reads, in Dutch, of every error that was met."""
    i18n.use("nl")
    kinds = sorted({one.outcome for one in told} - {"done", "killed", ""})
    said = [i18n.sentence(getattr(errors, kind)()) for kind in kinds]
    return (
        " / ".join(said) or "(none: killed)"
        if told[0].fault in failing_disk.KILLS
        else " / ".join(said) or "(none: done)"
    )
