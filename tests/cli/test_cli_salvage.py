"""Restoring from the folder of a damaged vault: what can be read comes in a new one, and the folder stays as it is."""

from __future__ import annotations

import shutil

import pytest

from cli.cli_cases import AS_NOBODY, check_refused, run, run_here
from herstelkluis.vault.lifecycle import Lifecycle
from house import PASSWORD, House, write


@pytest.fixture
def damaged(opened, tmp_path):
    """A vault that does not open any more: its first page is noise. With a file that holds its password."""
    house, lifecycle, vault = opened
    note = write(vault, "notitie", "De reiger qxwoord", title="Kanaal")
    lifecycle.lock()
    with (house.folder / "kluis-1.db").open("r+b") as file:
        file.write(bytes(4096))
    password = tmp_path / "password.txt"
    password.write_text(PASSWORD)
    return house, note, password


def test_a_damaged_vault_is_brought_over_to_a_new_one(capsys, damaged, tmp_path):
    house, note, password = damaged
    before = {one.name: one.read_bytes() for one in house.folder.iterdir()}
    new = tmp_path / "nieuw"
    assert run_here(capsys, "check", "--vault", house.folder, "--password-file", password).code == 4
    said = run_here(capsys, "restore", "--from", house.folder, "--vault", new, "--password-file", password)
    assert (said.code, said.error) == (0, "")
    assert said.out.splitlines()[0] == str(new)
    assert "qxwoord" not in said.out
    assert {one.name: one.read_bytes() for one in house.folder.iterdir()} == before
    lifecycle = Lifecycle(new, house.clock)
    assert lifecycle.unlock(PASSWORD).document(note.id) == note
    lifecycle.lock()


def test_the_words_do_too_and_nothing_is_ever_put_over_something(capsys, damaged, tmp_path):
    house, _note, password = damaged
    words, other = tmp_path / "words.txt", House(tmp_path / "ander")
    words.write_text(" ".join(house.words))
    other.make()[0].lock()
    said = run_here(capsys, "restore", "--from", house.folder, "--vault", other.folder, "--words-file", words)
    check_refused(said, 2, "Op deze plek staat al iets")
    password.write_text("een ander wachtwoord")
    said = run_here(capsys, "restore", "--from", house.folder, "--vault", tmp_path / "n", "--password-file", password)
    check_refused(said, 3, "Dit wachtwoord klopt niet")
    assert not (tmp_path / "n").exists()
    said = run_here(capsys, "restore", "--from", house.folder, "--vault", tmp_path / "n", "--words-file", words)
    assert said.code == 0


def test_of_a_disk_for_reading_only_everything_is_saved_on_another(damaged, open_to_nobody):
    """A disk that fails is often made one for reading only; whoever may not look into a folder is told so."""
    house, _note, password = damaged
    folder, out = open_to_nobody / "kluis", open_to_nobody / "uit"
    shutil.copytree(house.folder, folder)
    shutil.copyfile(password, open_to_nobody / "password.txt")
    closed = open_to_nobody / "dicht"
    closed.mkdir()
    out.mkdir()
    for path, mode in ((folder, 0o555), (out, 0o777), (closed, 0o700), (open_to_nobody / "password.txt", 0o644)):
        path.chmod(mode)
    for one in folder.iterdir():
        one.chmod(0o444)
    by = ("--password-file", open_to_nobody / "password.txt")
    load = ("restore", "--from", folder, "--vault", open_to_nobody / "eerst", *by, "--")
    wrap = ("-c", AS_NOBODY)
    said = run(*load, "restore", "--from", folder, "--vault", out / "nieuw", *by, home=open_to_nobody, wrap=wrap)
    assert (said.code, said.error) == (0, "")
    assert (out / "nieuw" / "kluis.hdr").is_file()
    said = run(*load, "restore", "--from", closed, "--vault", out / "twee", *by, home=open_to_nobody, wrap=wrap)
    assert said.code == 2
    assert said.error.splitlines()[-1].startswith("Dit bestand kan niet worden gelezen.")
