"""A backup comes back as a whole vault or not at all, never over anything; a trial leaves nothing behind."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import (
    BackupError,
    BackupKeyFileMissingError,
    BackupOtherKeysError,
    KluisError,
    NotABackupError,
    UnknownWordError,
    VaultExistsError,
    WrongPasswordError,
)
from herstelkluis.model.ledger import LedgerKind
from herstelkluis.store import ledger
from herstelkluis.vault import sharing
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.making import make_backup, write_archive
from herstelkluis.vault.backups.reading import identity_of, open_backup
from herstelkluis.vault.counting import counts_of
from herstelkluis.vault.givings import State, givings
from herstelkluis.vault.restoring import drill, restore
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, typed_words, write
from torture import table
from vault.giving_cases import desk_of
from vault.two_sides import everything_said

ROUNDS = int(os.environ.get("HERSTELKLUIS_KILL_ROUNDS", "8"))


def names(folder):
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize("secret", ["password", "words"])
def test_a_restored_vault_is_the_vault_of_that_moment(backed_up, tmp_path, secret):
    house, _, vault, source = backed_up
    said, counts = everything_said(vault), counts_of(vault.database)
    write(vault, "notitie", "Na de reservekopie")
    typed = typed_words(house.words) if secret == "words" else Typed(PASSWORD)
    back = House(tmp_path / "terug" / "kluis", house.clock, house.words)
    shares = []
    found = restore(source, back.folder, typed, clock=house.clock, progress=shares.append)
    assert found.counts == counts
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert names(back.folder) == ["kluis-1.db", "kluis.hdr"]
    assert {one.stat().st_mode & 0o777 for one in back.folder.iterdir()} == {0o600}
    for open_it in (lambda life: life.unlock(PASSWORD), lambda life: life.unlock_with_words(" ".join(house.words))):
        lifecycle = back.lifecycle()
        restored = open_it(lifecycle)
        assert everything_said(restored) == said
        assert counts_of(restored.database) == counts
        assert restored.check() == []
        assert restored.find("reservekopie") == []
        lifecycle.lock()


def test_the_password_and_words_of_that_moment_open_it(backed_up, tmp_path):
    house, lifecycle, _vault, source = backed_up
    lifecycle.change_password("een heel ander wachtwoord", CHEAPEST, Typed(PASSWORD))
    with pytest.raises(WrongPasswordError):
        restore(source, tmp_path / "terug", Typed("een heel ander wachtwoord"), clock=house.clock)
    assert not (tmp_path / "terug").exists()
    restore(source, tmp_path / "terug", Typed(PASSWORD), clock=house.clock)
    back = House(tmp_path / "terug").lifecycle()
    with pytest.raises(WrongPasswordError):
        back.unlock("een heel ander wachtwoord")
    back.unlock(PASSWORD)
    back.lock()


def test_a_backup_is_never_put_over_anything(backed_up, tmp_path):
    house, _, _, source = backed_up
    full = tmp_path / "vol"
    full.mkdir()
    (full / "brief.txt").write_text("van mij")
    file = tmp_path / "bestand"
    file.write_text("van mij")
    for place in (full, file, house.folder):
        before = names(tmp_path)
        with pytest.raises(VaultExistsError):
            restore(source, place, Typed(PASSWORD), clock=house.clock)
        assert names(tmp_path) == before
    assert (names(full), file.read_text()) == (["brief.txt"], "van mij")
    empty = tmp_path / "leeg"
    empty.mkdir()
    restore(source, empty, Typed(PASSWORD), clock=house.clock)
    assert names(empty) == ["kluis-1.db", "kluis.hdr"]


def test_every_package_that_waited_for_its_words_is_unknown_after_it(opened, tmp_path):
    house, lifecycle, vault = opened
    desk = desk_of(opened, tmp_path / "uit")
    waiting, given = desk.seal(), desk.seal(desk.choose(reader="Dhr. De Boer"))
    sharing.give_words(vault, given.package)
    (tmp_path / "stick").mkdir()
    source = make_backup(vault, tmp_path / "stick").backup.path
    states = {one.package: one.state for one in givings(vault)}
    assert states == {waiting.package: State.READY, given.package: State.GIVEN}
    restore(source, tmp_path / "terug", Typed(PASSWORD), clock=house.clock)
    back = House(tmp_path / "terug").lifecycle()
    restored = back.unlock(PASSWORD)
    assert {one.package: one.state for one in givings(restored)} == {
        waiting.package: State.UNKNOWN,
        given.package: State.GIVEN,
    }
    assert sharing.words_of(restored, waiting.package) is None
    marked = [one.package for one in ledger.events(restored.database) if one.kind is LedgerKind.UNKNOWN]
    assert marked == [waiting.package]
    ledger.verify_chain(restored.database)
    back.lock()
    lifecycle.lock()


@pytest.mark.parametrize("damage", ["flip", "cut", "other", "no key"])
def test_a_backup_that_is_not_sound_leaves_nothing(backed_up, tmp_path, damage):
    house, _, _, source = backed_up
    data = bytearray(source.read_bytes())
    expected: type[KluisError] = BackupError
    if damage == "flip":
        data[len(data) * 2 // 3] ^= 1
    elif damage == "cut":
        del data[len(data) // 2 :]
    elif damage == "other":
        data, expected = bytearray(b"een brief"), NotABackupError
    else:
        source.with_suffix(".hdr").unlink()
        expected = BackupKeyFileMissingError
    source.write_bytes(data)
    before = names(tmp_path)
    with pytest.raises(expected):
        restore(source, tmp_path / "terug", Typed(PASSWORD), clock=house.clock)
    assert names(tmp_path) == before


def test_wrong_words_and_passwords_are_told_apart_and_leave_nothing(backed_up, tmp_path):
    house, _, _, source = backed_up
    wrong = {
        WrongPasswordError: Typed("een ander wachtwoord"),
        BackupOtherKeysError: typed_words(new_recovery_words()),
        UnknownWordError: typed_words([*house.words[:11], "zzzz"]),
    }
    before = names(tmp_path)
    for error, typed in wrong.items():
        with pytest.raises(error):
            restore(source, tmp_path / "terug", typed, clock=house.clock)
    assert names(tmp_path) == before


def test_stopping_leaves_nothing(backed_up, tmp_path):
    house, _, _, source = backed_up
    before = names(tmp_path)

    def stop(_share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(source, tmp_path / "terug", Typed(PASSWORD), clock=house.clock, progress=stop)
    assert names(tmp_path) == before


@table.counted("kill -9 while a backup is put back", ROUNDS, "(none: killed)")
def test_killed_at_any_moment_the_place_is_empty_or_holds_a_whole_vault(backed_up, tmp_path):
    """HERSTELKLUIS_KILL_ROUNDS rounds."""
    house, _, vault, source = backed_up
    said = everything_said(vault)
    place, spread, ended = tmp_path / "plek", 0.0, 0
    place.mkdir()
    for number in range(ROUNDS + 1):
        folder = place / "kluis"
        child = start_restoring(source, folder)
        assert child.stdout.readline() == "begin\n"
        begun = time.monotonic()
        if number:  # the first one tells how long it takes
            time.sleep(spread * 1.1 * (number - 1) / ROUNDS)  # at once, and then later and later
            child.kill()
        ended += child.stdout.read() == "end\n"
        child.wait()
        child.stdout.close()
        spread = spread or time.monotonic() - begun
        if folder.exists():
            back = House(folder).lifecycle()
            assert everything_said(back.unlock(PASSWORD)) == said
            back.lock()
            shutil.rmtree(folder)
    assert 1 <= ended <= ROUNDS
    restore(source, place / "kluis", Typed(PASSWORD), clock=house.clock)
    assert names(place) == ["kluis"]


def start_restoring(source, folder):
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    child = subprocess.Popen(
        [sys.executable, "-m", "vault.restoring_children", str(source), str(folder)],
        env=surroundings,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    child.stdin.write(PASSWORD + "\n")
    child.stdin.close()
    return child


def test_a_trial_really_opens_and_counts_and_leaves_nothing(backed_up, tmp_path, monkeypatch):
    house, _, vault, source = backed_up
    temporary = tmp_path / "tijdelijk"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    before = names(house.folder)
    found = drill(source, typed_words(house.words), vault)
    assert found.counts == records.last_checked(vault).counts
    assert records.last_checked(vault).drilled_on == house.clock().date()
    assert (names(temporary), names(house.folder)) == ([], before)


def test_a_trial_that_fails_is_not_written_down(backed_up):
    house, _, vault, source = backed_up
    with pytest.raises(BackupOtherKeysError):
        drill(source, typed_words(new_recovery_words()), vault)
    data = bytearray(source.read_bytes())
    data[len(data) * 2 // 3] ^= 1
    source.write_bytes(data)
    with pytest.raises(BackupError):
        drill(source, typed_words(house.words), vault)
    assert records.last_checked(vault).drilled_on is None


def test_a_backup_that_says_it_holds_more_than_it_does_is_refused(backed_up, tmp_path):
    house, _, vault, source = backed_up
    with open_backup(source, identity_of(vault)) as backup:
        about, keyfile = backup.about, backup.keyfile
        copy = backup.take_database(tmp_path, "kopie.db")
    more = replace(about, counts=replace(about.counts, versions=about.counts.versions + 1))
    write_archive(vault, source, more, keyfile, copy, lambda _share: None)
    with pytest.raises(BackupError):
        restore(source, tmp_path / "terug", Typed(PASSWORD), clock=house.clock)
    assert not (tmp_path / "terug").exists()
    with pytest.raises(BackupError):
        drill(source, typed_words(house.words), vault)
