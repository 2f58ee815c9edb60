"""Putting a backup back on the command line: what it says, and how it is refused."""

from __future__ import annotations

import pytest

from cli.cli_cases import PLANTED, check_refused, run, run_here
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.vault.backups.found import key_beside
from herstelkluis.vault.backups.making import make_backup
from house import PASSWORD, House, write


@pytest.fixture
def case(opened, tmp_path):
    """What a person has: a backup on a stick, and files with the password and the words."""
    house, lifecycle, vault = opened
    write(vault, "notitie", PLANTED)
    (tmp_path / "stick").mkdir()
    source = make_backup(vault, tmp_path / "stick").backup.path
    lifecycle.lock()
    for name, text in {"password": PASSWORD, "words": " ".join(house.words)}.items():
        (tmp_path / name).write_text(text + "\n")
    return source, tmp_path / "terug", tmp_path


@pytest.mark.parametrize("secret", ["password", "words"])
def test_a_backup_is_put_back_and_the_vault_opens(case, secret):
    source, folder, home = case
    said = run("restore", "--from", source, "--vault", folder, f"--{secret}-file", home / secret, home=home)
    assert (said.code, said.error) == (0, "")
    place, *lines = said.out.splitlines()
    assert (place, len(lines)) == (str(folder), 2)
    assert "17 november 2026" in lines[0]
    assert " 1, " in lines[1]
    assert PLANTED not in said.out
    back = House(folder).lifecycle()
    assert [one.first_line for one in back.unlock(PASSWORD).summaries()] == [PLANTED]
    back.lock()


def refused(case, capsys, code, begins, *, secret="password", source=None, folder=None):
    before = sorted(one.name for one in case[2].iterdir())
    words = ("--from", source or case[0], "--vault", folder or case[1], f"--{secret}-file", case[2] / secret)
    check_refused(run_here(capsys, "restore", *words), code, begins)
    assert sorted(one.name for one in case[2].iterdir()) == before


def test_wrong_secrets_are_refused(case, capsys):
    (case[2] / "password").write_text("een ander wachtwoord")
    refused(case, capsys, 3, "")
    (case[2] / "words").write_text(" ".join(new_recovery_words()))
    refused(case, capsys, 3, "", secret="words")


@pytest.mark.parametrize("n", [1, 11, 13])
def test_too_few_or_too_many_words_are_counted_and_none_is_said(case, capsys, n):
    words = [*(case[2] / "words").read_text().split(), "aalbes"][:n]
    (case[2] / "words").write_text(" ".join(words))
    refused(case, capsys, 3, f"Er zijn 12 woorden nodig. Je vulde er {n} in.", secret="words")


def test_a_word_that_is_not_on_the_list_is_told_by_its_number_alone(case, capsys):
    words = (case[2] / "words").read_text().split()
    words[4] = "qwertz"
    (case[2] / "words").write_text(" ".join(words))
    refused(case, capsys, 3, "Woord 5 staat niet", secret="words")


def test_a_place_where_something_stands_is_refused(case, capsys):
    refused(case, capsys, 2, "", folder=case[0].parent)


def test_a_damaged_or_other_file_is_refused(case, capsys):
    data = bytearray(case[0].read_bytes())
    data[len(data) // 2] ^= 1
    case[0].write_bytes(data)
    refused(case, capsys, 4, "")
    refused(case, capsys, 9, "", source=case[2] / "words", secret="words")


def test_a_file_that_is_not_there_is_refused(case, capsys):
    refused(case, capsys, 2, "", source=case[2] / "weg.age", secret="words")


def test_a_place_that_cannot_be_written_is_refused(case, capsys):
    refused(case, capsys, 11, "", folder=case[2] / "words" / "kluis")


@pytest.mark.parametrize("what", ["weg", "leeg", "stick", "mee.zip", "password"])
def test_what_is_no_backup_misses_no_key_file(case, capsys, what):
    """By password: the cause is told, and not that of a file that never belonged there."""
    home = case[2]
    (home / "leeg").mkdir()
    (home / "mee.zip").write_bytes(b"PK\3\4" + bytes(100))
    told = "Dit bestand kan niet worden gelezen." if what == "weg" else "Dit is geen reservekopie van dit programma."
    refused(case, capsys, 2 if what == "weg" else 9, told, source=home / what)


@pytest.mark.parametrize("damage", [b"", b"{}", b"rommel" * 100])
def test_a_damaged_key_file_beside_a_backup_asks_for_the_words(case, capsys, damage):
    beside = key_beside(case[0])
    assert beside is not None
    beside.write_bytes(damage)
    refused(case, capsys, 4, "Het sleutelbestand bij deze reservekopie is beschadigd. Gebruik je twaalf woorden")
    secret = case[2] / "words"
    assert run_here(capsys, "restore", "--from", case[0], "--vault", case[1], "--words-file", secret).code == 0


def test_a_place_that_cannot_be_is_not_called_the_folder_of_the_vault(case, capsys):
    refused(case, capsys, 11, "Bewaren lukt hier niet.", folder=case[2] / "password" / "terug")
