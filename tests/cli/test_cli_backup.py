"""Backups by command, and what is said when that does not work."""

from __future__ import annotations

import os

import pytest

from cli.cli_cases import check_refused, run, run_here
from herstelkluis.errors import BackupPlaceGoneError, InsideVaultError, WrongPasswordError
from herstelkluis.i18n import _
from herstelkluis.vault.backups import keeping, records
from herstelkluis.vault.backups.found import find_backups
from house import PASSWORD, write
from vault.backing_up import check_whole


@pytest.fixture
def locked(house, tmp_path):
    lifecycle, vault = house.make()
    write(vault, "notitie", "woorden")
    lifecycle.lock()
    (tmp_path / "stick").mkdir()
    (tmp_path / "password.txt").write_text(PASSWORD + "\n")
    (tmp_path / "words.txt").write_text(" ".join(house.words))
    return house


@pytest.mark.parametrize("secret", ["password", "words"])
def test_a_backup_is_made_and_said_to_be_sound(capsys, tmp_path, locked, secret):
    said = run_here(
        *(capsys, "backup", "--vault", locked.folder, f"--{secret}-file", tmp_path / f"{secret}.txt"),
        *("--out", tmp_path / "stick"),
    )
    (made,) = find_backups(tmp_path / "stick")
    counted = _("Read back and sound. Pieces: {pieces}, in the bin: {in_bin}, versions: {versions}, files: {files}.")
    assert (said.code, said.error) == (0, "")
    assert said.out.splitlines() == [str(made.path), counted.format(pieces=1, in_bin=0, versions=1, files=0)]
    check_whole(made.path, locked.words, tmp_path)
    lifecycle = locked.lifecycle()
    assert lifecycle.unlock(PASSWORD).check() == []
    lifecycle.lock()


def test_a_folder_whose_name_is_no_text_gets_a_backup_that_comes_back(tmp_path, locked):
    """The stick of an old computer. What the vault writes down of it must not stop the backup."""
    place, back = (tmp_path / os.fsdecode(name) for name in (b"stick\xff", b"terug\xe9"))
    place.mkdir()
    by = ("--password-file", tmp_path / "password.txt")
    assert run("backup", "--vault", locked.folder, *by, "--out", place, home=tmp_path).code == 0
    (made,) = find_backups(place)
    assert run("restore", "--vault", back, *by, "--from", made.path, home=tmp_path).code == 0
    lifecycle = locked.lifecycle()
    assert records.records(lifecycle.unlock(PASSWORD))[0].path == made.path
    lifecycle.lock()


@pytest.mark.parametrize(
    ("out", "password", "error"),
    [
        ("weg", PASSWORD, BackupPlaceGoneError),
        ("password.txt", PASSWORD, BackupPlaceGoneError),
        ("kluis", PASSWORD, InsideVaultError),
        ("stick/terug", PASSWORD, InsideVaultError),
        ("stick", "verkeerd wachtwoord", WrongPasswordError),
    ],
)
def test_what_does_not_work_is_said_in_a_sentence(capsys, tmp_path, locked, out, password, error):
    (tmp_path / "stick" / "terug").symlink_to(locked.folder)
    (tmp_path / "password.txt").write_text(password)
    said = run_here(
        *(capsys, "backup", "--vault", locked.folder, "--password-file", tmp_path / "password.txt"),
        *("--out", tmp_path / out),
    )
    check_refused(said, error.exit_code, _(error.message))
    assert find_backups(tmp_path / "stick") == []


def test_no_more_copies_stay_than_may(capsys, tmp_path, locked, monkeypatch):
    """P71, by command too; three here, for thirty take long."""
    monkeypatch.setattr(keeping, "MOST", 3)
    password = tmp_path / "password.txt"
    for _time in range(5):
        said = run_here(
            capsys, "backup", "--vault", locked.folder, "--password-file", password, "--out", tmp_path / "stick"
        )
        assert said.code == 0
    assert len(find_backups(tmp_path / "stick")) == 3
