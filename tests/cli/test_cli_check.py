"""Looking whether a vault is sound, and saying what is wrong when it is not; nothing is ever changed by looking."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest
import rfc8785

from cli.cli_cases import AS_NOBODY, NOBODY, PLANTED, check_refused, run, run_here
from herstelkluis.i18n import _
from herstelkluis.vault.one_writer import LOCK_FILE
from house import PASSWORD, House

HOLDER = """
import pathlib, sys
from herstelkluis.i18n import _
from herstelkluis.vault.one_writer import OneWriter
held = OneWriter(pathlib.Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


def contents(folder):
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.name != LOCK_FILE}


def test_a_sound_vault_is_said_to_be_sound(tmp_path, locked, password):
    said = run("check", "--vault", locked.folder, "--password-file", password, home=tmp_path)
    assert (said.code, said.error) == (0, "")
    *lines, last = said.out.splitlines()
    assert last == "Je kluis is heel."
    assert len(lines) == 16
    assert {line.split("  ")[0].rstrip() for line in lines} == {_("good"), _("look")}  # there is no backup yet


def test_machines_get_every_finding_with_its_state(capsys, locked, password):
    said = run_here(capsys, "check", "--vault", locked.folder, "--password-file", password, "--json")
    told = json.loads(said.out)
    assert said.code == 0
    assert told["sound"] is True
    assert {one["code"]: one["state"] for one in told["findings"] if one["state"] != "good"} == {"backup": "look"}
    assert PLANTED not in said.out


def test_what_is_broken_is_on_a_line_and_the_code_is_four(capsys, locked, password):
    lifecycle = locked.lifecycle()
    lifecycle.unlock(PASSWORD).database.write("UPDATE versions SET body = x'7b7d'")
    lifecycle.lock()
    said = run_here(capsys, "check", "--vault", locked.folder, "--password-file", password, "--json")
    assert said.code == 4
    assert [one for one in json.loads(said.out)["findings"] if one["state"] == "broken"] == [
        {"code": "versions", "state": "broken", "facts": {"count": 1}}
    ]
    check_refused(replace(said, out=""), 4, "Een bestand van je kluis is beschadigd.")


def test_what_follows_from_the_pieces_is_made_anew(capsys, locked, password):
    lifecycle = locked.lifecycle()
    database = lifecycle.unlock(PASSWORD).database
    database.write("UPDATE documents SET title = 'Iets anders', first_line = 'Weg'")
    database.write("DELETE FROM passages")
    lifecycle.lock()
    assert run_here(capsys, "check", "--vault", locked.folder, "--password-file", password).code == 0
    vault = lifecycle.unlock(PASSWORD)
    assert [one.first_line for one in vault.summaries()] == [PLANTED]
    assert len(vault.find("qxvogels")) == 1
    lifecycle.lock()


def test_the_recovery_words_do_too_however_they_are_typed(capsys, tmp_path, locked):
    words = tmp_path / "words.txt"
    for typed in ("  ".join(locked.words).upper(), "-".join(locked.words), "\n".join(locked.words)):
        words.write_text(typed)
        assert run_here(capsys, "check", "--vault", locked.folder, "--words-file", words).code == 0


def test_wrong_secrets_are_three(capsys, tmp_path, locked, password):
    for wrong, begins in (("een ander wachtwoord", "Dit wachtwoord klopt niet"), (PASSWORD.upper(), "Dit wachtwoord")):
        password.write_text(wrong)
        said = run_here(capsys, "check", "--vault", locked.folder, "--password-file", password)
        check_refused(said, 3, begins)
        assert wrong not in said.error
    password.write_text(" ".join(reversed(locked.words)))
    check_refused(run_here(capsys, "check", "--vault", locked.folder, "--words-file", password), 3, "Deze woorden")
    password.write_text(" ".join(["qqqq", *locked.words[1:]]))
    check_refused(run_here(capsys, "check", "--vault", locked.folder, "--words-file", password), 3, "Woord 1 staat")


def test_a_changed_database_is_four_and_stays_as_it_is(capsys, locked, password):
    database = locked.folder / "kluis-1.db"
    whole = database.read_bytes()
    for place in (0, 15, 16, 100, 5000, len(whole) // 2, len(whole) - 1):
        changed = bytearray(whole)
        changed[place] ^= 8
        database.write_bytes(changed)
        said = run_here(capsys, "check", "--vault", locked.folder, "--password-file", password)
        check_refused(replace(said, out=""), 4, "Een bestand van je kluis is beschadigd.")
        assert database.read_bytes() == changed
    for length in (0, 1, 16, 4096, len(whole) - 4096, len(whole) - 1):
        database.write_bytes(whole[:length])
        said = run_here(capsys, "check", "--vault", locked.folder, "--password-file", password)
        check_refused(replace(said, out=""), 4, "Een")


def _slots(**changes):
    def change(data):
        header = json.loads(data)
        for slot in header["slots"]:
            if "memory_kib" in slot["kdf"]:
                slot["kdf"] |= changes
        return rfc8785.dumps(header)

    return change


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda data: b"", 4),
        (lambda data: data[: len(data) // 2], 4),
        (lambda data: b"\xff" * 400, 9),
        (lambda data: b"x" * 100_000, 9),
        (lambda data: data.replace(b'"version":1', b'"version":2'), 8),
        (_slots(memory_kib=2**31), 4),
        (_slots(memory_kib=2**40, iterations=2**31, lanes=255), 4),
        (_slots(iterations=10**6), 4),
    ],
    ids=["empty", "half", "noise", "too long", "newer", "2 TiB of memory", "everything", "a million passes"],
)
def test_a_wrong_key_file_has_its_own_code_and_takes_no_memory(capsys, locked, password, change, code):
    header = locked.folder / "kluis.hdr"
    header.write_bytes(change(header.read_bytes()))
    before = contents(locked.folder)
    said = run_here(capsys, "check", "--vault", locked.folder, "--password-file", password)
    if code == 4:
        assert said.out.startswith("kapot  De sleutel van je kluis: Die is beschadigd, of niet hier.")
        said = replace(said, out="")
    check_refused(said, code, "D" if code != 4 else "Het sleutelbestand van je kluis is beschadigd")
    assert contents(locked.folder) == before


def test_half_a_vault_is_damaged(capsys, locked, password):
    (locked.folder / "kluis-1.db").rename(locked.folder / "elders")
    said = run_here(capsys, "check", "--vault", locked.folder, "--password-file", password)
    check_refused(replace(said, out=""), 4, "Een bestand van je kluis is beschadigd.")
    (locked.folder / "elders").rename(locked.folder / "kluis-1.db")
    (locked.folder / "kluis.hdr").unlink()
    said = run_here(capsys, "check", "--vault", locked.folder, "--password-file", password)
    check_refused(replace(said, out=""), 4, "Het sleutelbestand van je kluis is beschadigd of niet hier.")


def test_a_database_of_another_program_is_left_alone(capsys, locked, password):
    database = locked.folder / "kluis-1.db"
    database.unlink()
    with sqlite3.connect(database) as foreign:
        foreign.execute("CREATE TABLE receipts (total)")
    foreign.close()
    before = database.read_bytes()
    said = run_here(capsys, "check", "--vault", locked.folder, "--password-file", password)
    check_refused(said, 9, "Dit is geen kluis van dit programma.")
    assert database.read_bytes() == before


def test_a_vault_of_a_newer_program_is_left_alone(capsys, house, password):
    lifecycle, vault = house.make()
    vault.database.write("PRAGMA user_version = 99")
    lifecycle.lock()
    before = contents(house.folder)
    said = run_here(capsys, "check", "--vault", house.folder, "--password-file", password)
    check_refused(said, 8, "Deze kluis is gemaakt met een nieuwere versie")
    assert contents(house.folder) == before


def test_a_folder_that_is_missing_empty_or_something_else_is_said(capsys, tmp_path, password):
    empty = tmp_path / "leeg"
    empty.mkdir()
    for folder, code in ((tmp_path / "weg", 2), (empty, 2), (password, 9)):
        said = run_here(capsys, "check", "--vault", folder, "--password-file", password)
        check_refused(said, code, "")
    assert list(empty.iterdir()) == []


def test_a_password_file_that_is_missing_or_no_text_is_said(capsys, tmp_path, locked, password):
    for place in (tmp_path / "weg.txt", tmp_path):
        check_refused(run_here(capsys, "check", "--vault", locked.folder, "--password-file", place), 2, "Dit bestand")
    password.write_bytes(b"\xff\xfe\xfa")
    check_refused(run_here(capsys, "check", "--vault", locked.folder, "--password-file", password), 2, "Dit bestand")


def test_a_vault_in_use_by_another_process_is_said(tmp_path, locked, password):
    command = [sys.executable, "-c", HOLDER, str(locked.folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        said = run("check", "--vault", locked.folder, "--password-file", password, home=tmp_path)
        check_refused(said, 10, "Je kluis is al open in een ander venster.")
    assert run("check", "--vault", locked.folder, "--password-file", password, home=tmp_path).code == 0


@pytest.mark.parametrize(("mode", "lock_file"), [(0o500, True), (0o500, False), (0o000, True)])
def test_a_folder_where_nothing_may_be_written_is_said(open_to_nobody, mode, lock_file):
    vaults = [House(open_to_nobody / name) for name in ("first", "second")]
    for one in vaults:
        one.make()[0].lock()
    folder = vaults[1].folder
    if not lock_file:
        (folder / LOCK_FILE).unlink()
    password = open_to_nobody / "password.txt"
    password.write_text(PASSWORD)
    password.chmod(0o644)
    if os.getuid() == 0:
        for one in (folder, *folder.iterdir()):
            os.chown(one, NOBODY, NOBODY)
    before = contents(folder)
    folder.chmod(mode)
    first, second = (["check", "--vault", one.folder, "--password-file", password] for one in vaults)
    said = run(*first, "--", *second, home=open_to_nobody, wrap=("-c", AS_NOBODY))
    folder.chmod(0o700)
    assert said.code == 11, said
    assert said.error.startswith("Bewaren lukt hier niet.")
    assert said.error.count("\n") == 1
    assert contents(folder) == before


def test_nothing_of_the_vault_is_ever_said(capsys, locked, password):
    said = run_here(capsys, "check", "--vault", locked.folder, "--password-file", password)
    assert "qxvogels" not in said.out + said.error
