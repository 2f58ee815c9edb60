"""Everything out of a vault and into a new one, by commands."""

from __future__ import annotations

import zipfile

from cli.cli_cases import PLANTED, check_refused, run_here
from herstelkluis.cli.inputs import now
from herstelkluis.errors import ExportPlaceError
from herstelkluis.i18n import _
from herstelkluis.vault.lifecycle import Lifecycle
from house import House


def exported(capsys, house: House, password, *how):
    said = run_here(capsys, "export", "--vault", house.folder, "--password-file", password, *how)
    assert (said.code, said.error) == (0, ""), said
    return said


def test_everything_is_taken_along_and_becomes_a_new_vault(capsys, tmp_path, locked, password):
    said = exported(capsys, locked, password, "--out", tmp_path / "mee")
    (file,) = (tmp_path / "mee").iterdir()
    assert said.out.startswith(f"{file}\n")
    with zipfile.ZipFile(file) as archive:
        (text,) = (archive.read(one).decode() for one in archive.namelist() if one.startswith("stukken/"))
    assert PLANTED in text
    new, words = tmp_path / "nieuw", tmp_path / "nieuwe-woorden.txt"
    said = run_here(
        capsys, "import", "--from", file, "--vault", new, "--password-file", password, "--new-words-file", words
    )
    assert (said.code, said.error) == (0, ""), said
    vault = Lifecycle(new, now).unlock_with_words(words.read_text())
    try:
        assert [one.first_line for one in vault.summaries("notitie")] == [PLANTED]
    finally:
        vault.close()


def test_a_locked_one_opens_with_the_recovery_words_only(capsys, tmp_path, locked, password):
    exported(capsys, locked, password, "--out", tmp_path / "mee", "--locked", "--pdf")
    (file,) = (tmp_path / "mee").iterdir()
    assert b"qxvogels" not in file.read_bytes()
    back = ("import", "--from", file, "--vault", tmp_path / "nieuw", "--password-file", password)
    new_words = ("--new-words-file", tmp_path / "n.txt")
    check_refused(run_here(capsys, *back, *new_words), 3, "")
    words = tmp_path / "woorden.txt"
    words.write_text(" ".join(House(tmp_path).words))
    check_refused(run_here(capsys, *back, *new_words, "--words-file", words), 3, "Deze woorden passen niet.")
    assert not (tmp_path / "nieuw").exists()
    assert not (tmp_path / "n.txt").exists()
    words.write_text(" ".join(locked.words))
    assert run_here(capsys, *back, *new_words, "--words-file", words).code == 0


def test_nothing_is_taken_along_into_the_vault_itself(capsys, locked, password):
    for out in (locked.folder, locked.folder / "mee"):
        said = run_here(capsys, "export", "--vault", locked.folder, "--password-file", password, "--out", out)
        check_refused(said, 2, "Dit is de map van je kluis zelf.")
    assert [one.suffix for one in locked.folder.rglob("*") if one.suffix == ".zip"] == []


def test_nothing_is_written_over_and_wrong_files_are_said(capsys, tmp_path, locked, password):
    exported(capsys, locked, password, "--out", tmp_path / "mee")
    again = run_here(capsys, "export", "--vault", locked.folder, "--password-file", password, "--out", tmp_path / "mee")
    check_refused(again, 2, "Op deze plek staat al iets.")
    (file,) = (tmp_path / "mee").iterdir()
    to = ("--password-file", password, "--new-words-file", tmp_path / "n.txt")
    there = run_here(capsys, "import", "--from", file, "--vault", locked.folder, *to)
    check_refused(there, 2, "Op deze plek staat al iets.")
    other = run_here(capsys, "import", "--from", password, "--vault", tmp_path / "nieuw", *to)
    check_refused(other, 9, "")
    gone = run_here(capsys, "import", "--from", tmp_path / "weg", "--vault", tmp_path / "nieuw", *to)
    check_refused(gone, 2, "Dit bestand kan niet worden gelezen.")
    password.write_text("kort")
    short = run_here(capsys, "import", "--from", file, "--vault", tmp_path / "nieuw", *to)
    check_refused(short, 2, "")
    assert not (tmp_path / "nieuw").exists()
    assert not (tmp_path / "n.txt").exists()


def test_a_place_that_cannot_be_is_said(capsys, locked, password):
    said = run_here(capsys, "export", "--vault", locked.folder, "--password-file", password, "--out", password / "mee")
    check_refused(said, 11, _(ExportPlaceError.message))
