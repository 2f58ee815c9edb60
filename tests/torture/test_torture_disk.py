"""A full disk, a folder for reading only, a stick that is pulled out, and two programs at one vault."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from herstelkluis import i18n
from herstelkluis.errors import CannotWriteError, DiskFullError, FolderGoneError, VaultInUseError
from herstelkluis.vault.events import SavingFailed
from house import PASSWORD, write
from store.store_children import surroundings
from torture import table


def said_by(name, folder, *words, wrap=()):
    command = [*wrap, sys.executable, "-m", "torture.disk_children", name, str(folder), *words]
    done = subprocess.run(command, env=surroundings(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def told(fault, rounds, lost, error):
    i18n.use("nl")
    table.tell(fault, rounds, int(lost), i18n.sentence(error()))


def test_words_typed_on_a_full_disk_come_back_after_locking_and_are_saved_once_there_is_room(reachable):
    """On a real file system of eight megabytes, mounted for one process alone."""
    wrap = ("unshare", "-m" if os.getuid() == 0 else "-Urm", "sh", "-c")
    mount = f"mount -t tmpfs -o size=8m,mode=755 none {reachable} && mkdir -m 755 {reachable}/schijf && exec "
    try:
        subprocess.run([*wrap, mount + "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine lets no process mount a file system of its own")
    said = said_by("fill_the_disk", reachable / "schijf", wrap=(*wrap, mount + '"$0" "$@"'))
    expected = ["told DiskFullError text on screen True", "sealed True", "back True", "again DiskFullError 11"]
    expected += ["after True", "check []"]
    told("disk full (tmpfs)", 1, said != expected, DiskFullError)
    assert said == expected


def test_a_folder_or_file_for_reading_only_is_said_and_left_as_it_is(reachable):
    said = said_by("read_only", reachable)
    refused = [line for line in said if line != "untouched True"]
    told("read-only folder, database or lock file", 3, len(said) != 6 or len(refused) != 3, CannotWriteError)
    assert [line.split()[0] for line in refused] == ["kluis", "kluis/kluis-1.db", "kluis/kluis.lock"]
    assert {tuple(line.split()[1:]) for line in refused} == {("CannotWriteError", "11")}
    assert said.count("untouched True") == 3


def test_words_typed_while_the_folder_is_gone_are_saved_when_it_is_back(opened):
    house, lifecycle, vault = opened
    note = write(vault, "notitie", "Er was eens")
    failed = []
    vault.events.subscribe(lambda fact: failed.append(fact) if isinstance(fact, SavingFailed) else None)
    away = house.folder.with_name("weg")
    house.folder.rename(away)
    vault.drafts.change(vault.start("notitie", title="zonder stick"))
    house.clock.wait(1)
    vault.drafts.tick()
    assert [type(fact.error) for fact in failed] == [FolderGoneError]
    assert [one.title for one in vault.drafts.pending] == ["zonder stick"]
    away.rename(house.folder)
    lifecycle.lock()
    vault = lifecycle.unlock(PASSWORD)
    titles = [one.title for one in vault.summaries()]
    told("folder gone and back", 1, "zonder stick" not in titles, FolderGoneError)
    assert "zonder stick" in titles
    assert vault.document(note.id) == note


def test_a_vault_locked_while_its_folder_is_gone_gives_the_words_back_later(opened):
    house, lifecycle, vault = opened
    vault.drafts.change(vault.start("notitie", title="zonder stick"))
    away = house.folder.with_name("weg")
    house.folder.rename(away)
    lifecycle.lock()
    assert lifecycle.has_sealed_text
    away.rename(house.folder)
    vault = lifecycle.unlock(PASSWORD)
    assert [one.title for one in vault.drafts.pending] == ["zonder stick"]


def test_two_programs_at_one_vault_take_turns_and_lose_nothing(house):
    house.make()[0].lock()
    command = [sys.executable, "-m", "torture.disk_children", "take_turns", str(house.folder)]
    pair = [
        subprocess.Popen([*command, name], env=surroundings(), stdout=subprocess.PIPE, text=True)
        for name in ("een", "twee")
    ]
    said = [one.communicate(timeout=300)[0].splitlines() for one in pair]
    assert [one.returncode for one in pair] == [0, 0]
    written = {line for lines in said for line in lines if not line.startswith("refused")}
    lifecycle = house.lifecycle()
    vault = lifecycle.unlock(PASSWORD)
    kept, problems = {one.title for one in vault.summaries()}, vault.check()
    lifecycle.lock()
    told("two programs at one vault", len(written), len(written - kept), VaultInUseError)
    assert kept == written
    assert len(written) == 30
    assert problems == []
