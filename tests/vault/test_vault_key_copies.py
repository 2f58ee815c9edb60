"""A second key file that a sync program left beside the vault is told, never touched, and keeps what it opens."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime, timedelta

import pytest

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.vault.conflict_copies import conflict_copies, key_copies
from herstelkluis.vault.health import State, look_into
from herstelkluis.vault.health_words import said
from herstelkluis.vault.merging.comparing import Where, compare
from herstelkluis.vault.merging.opening import other_in
from herstelkluis.vault.rekeying import rekey
from herstelkluis.vault.repairing import key_file_for, take_key_file
from herstelkluis.vault.typed import Typed
from house import PASSWORD, write

NEW_PASSWORD = "een heel nieuw wachtwoord"
COPIES = [
    "kluis (conflicted copy).hdr",
    "kluis (conflicted copy 2026-08-18 173636).hdr",
    "kluis_conflict-20260818-173636.hdr",
    "kluis (laptop van Sam's conflicted copy 2026-08-18).hdr",
    "kluis-LAPTOP-SAM.hdr",
    "kluis (1).hdr",
    "kluis [Conflict].hdr",
    "kluis 2.hdr",
    "kluis.sync-conflict-20260818-173636-D4LGQYW.hdr",
    "kluis.Conflict.hdr",
    "kluis (SFConflict sam 2026-08-18-17-36-36).hdr",
    "kluis.hdr.conflicted",
    "kluis.hdr (1)",
]
OTHERS = [
    "kluis.hdr",
    "kluis.hdr.previous",
    "kluis.hdr.0123456789abcdef.part",
    "kluis.hdr.beschadigd",
    "kluis.hdr.beschadigd-2",
    "kluis-2026-11-17-130500.hdr",
    "kluisje van oma.hdr",
    "foto.hdr",
]


def test_a_second_key_is_known_by_every_name_a_program_gives_it(tmp_path):
    for name in (*COPIES, *OTHERS):
        (tmp_path / name).touch()
    (tmp_path / "kluis (map).hdr").mkdir()
    assert [one.name for one in key_copies(tmp_path)] == sorted(COPIES)
    assert key_copies(tmp_path / "weg") == []


def test_a_second_key_is_told_by_its_name_with_one_step_and_stays_as_it_is(house):
    lifecycle, vault = house.make()
    key = house.folder / "kluis (conflicted copy).hdr"
    shutil.copyfile(house.folder / "kluis.hdr", key)
    before = key.read_bytes(), key.stat().st_mtime_ns
    lifecycle.change_password(NEW_PASSWORD, CHEAPEST, Typed(PASSWORD))
    finding = next(one for one in look_into(vault) if one.code == "keys")
    assert finding.state is State.LOOK
    words = said(finding, date(2026, 11, 22))
    assert key.name in words.how
    assert words.next_step == "Werken je wachtwoord en herstelblad? Gooi dat bestand dan weg."
    lifecycle.lock()
    lifecycle.unlock(NEW_PASSWORD)
    lifecycle.lock()
    assert (key.read_bytes(), key.stat().st_mtime_ns) == before


@pytest.mark.parametrize("name", COPIES)
def test_where_the_key_file_itself_is_gone_a_second_key_brings_everything_back(opened, name):
    house, lifecycle, vault = opened
    write(vault, "notitie", "Begin")
    lifecycle.lock()
    (house.folder / "kluis.hdr").rename(house.folder / name)
    assert key_file_for(house.folder) == house.folder / name
    take_key_file(house.folder, key_file_for(house.folder), Typed(PASSWORD))
    assert [one.first_line for one in lifecycle.unlock(PASSWORD).summaries()] == ["Begin"]
    lifecycle.lock()
    assert (house.folder / name).exists()


def test_a_database_of_newer_keys_that_a_second_key_opens_stays_and_can_be_laid_beside(house, monkeypatch):
    """It is the salt of a rekey that this vault knows of, for the rest of that rekey came by the sync program too."""
    house.clock.at = datetime.now(UTC)
    lifecycle, vault = house.make()
    write(vault, "notitie", "Begin")
    lifecycle.lock()
    own_key = (house.folder / "kluis.hdr").read_bytes()
    kept = {}

    def keep(old):
        kept["old"] = old.read_bytes()
        old.unlink()

    monkeypatch.setattr("herstelkluis.vault.rekeying.destroy", keep)
    rekey(house.folder, NEW_PASSWORD, new_recovery_words(), CHEAPEST, house.clock(), Typed(PASSWORD))
    write(lifecycle.unlock(NEW_PASSWORD), "notitie", "Na de nieuwe sleutels")
    lifecycle.lock()
    (house.folder / "kluis.hdr").rename(house.folder / "kluis.sync-conflict-20260818-173636-D4LGQYW.hdr")
    (house.folder / "kluis.hdr").write_bytes(own_key)
    newer = house.folder / "kluis-2.db"
    (house.folder / "kluis-1.db").write_bytes(kept["old"])
    house.clock.at += timedelta(days=40)
    vault = lifecycle.unlock(PASSWORD)
    assert newer.exists()
    assert conflict_copies(house.folder) == [newer]
    assert key_copies(house.folder) == []
    with Typed(NEW_PASSWORD) as typed, other_in(vault, newer, typed) as other:
        found = [one.theirs.first_line for one in compare(vault, other) if one.state is Where.ONLY_THERE]
    assert found == ["Na de nieuwe sleutels"]
    lifecycle.lock()
