"""A vault that does not open: each kind of damage is named, and the way on that is named works."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from cli.cli_cases import PLANTED, Said, check_refused, run_here
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.key_file import read_keyfile
from herstelkluis.vault.one_writer import LOCK_FILE
from house import PASSWORD, House, write

PAGE = 4096
BRING_OVER = "herstelkluis restore --from DIR --vault NEW-DIR"


@pytest.fixture
def case(opened, tmp_path):
    """A vault with a note and a backup, locked; its password and words in files."""
    house, lifecycle, vault = opened
    write(vault, "notitie", PLANTED)
    (tmp_path / "stick").mkdir()
    backup = make_backup(vault, tmp_path / "stick").backup
    lifecycle.lock()
    (tmp_path / "password.txt").write_text(PASSWORD)
    return house, backup, tmp_path / "password.txt"


def checked(capsys, house, password) -> tuple[Said, dict[str, dict[str, object]]]:
    """What `check` says of this folder and what is broken in it, by code; it changes nothing."""
    before = {one.name: one.read_bytes() for one in house.folder.iterdir() if one.name != LOCK_FILE}
    words = ("check", "--vault", house.folder, "--password-file", password)
    said, told = run_here(capsys, *words), run_here(capsys, *words, "--json")
    assert (said.code, said.error) == (told.code, told.error)
    assert {one.name: one.read_bytes() for one in house.folder.iterdir() if one.name != LOCK_FILE} == before
    findings = json.loads(told.out)
    assert findings["sound"] is False
    return said, {one["code"]: one["facts"] for one in findings["findings"] if one["state"] == "broken"}


def brought_over(capsys, house, password, new, *more) -> list[str]:
    """The first lines of what `restore --from` this folder brings over."""
    said = run_here(capsys, "restore", "--from", house.folder, "--vault", new, "--password-file", password, *more)
    assert (said.code, said.error) == (0, "")
    lifecycle = House(new).lifecycle()
    lines = [one.first_line for one in lifecycle.unlock(PASSWORD).summaries()]
    lifecycle.lock()
    return lines


def change(path, place, count=1):
    data = bytearray(path.read_bytes())
    for at in range(place, min(place + count, len(data))):
        data[at] ^= 255
    path.write_bytes(data)


@pytest.mark.parametrize("place", [0, 3, 15])
def test_a_changed_start_is_named_and_everything_can_be_brought_over(capsys, case, tmp_path, place):
    house, _backup, password = case
    change(house.folder / "kluis-1.db", place)
    said, broken = checked(capsys, house, password)
    assert broken == {"salt": {}}
    assert "kapot  Het begin van je kluis" in said.out
    assert BRING_OVER in said.error
    check_refused(replace(said, out=""), 4, "Een bestand van je kluis is beschadigd.")
    assert brought_over(capsys, house, password, tmp_path / "nieuw") == [PLANTED]


def test_damaged_pages_are_counted_whether_the_vault_opens_or_not(capsys, case, tmp_path):
    house, _backup, password = case
    database = house.folder / "kluis-1.db"
    pages = database.stat().st_size // PAGE
    for number in (20, 21, pages - 1):
        change(database, number * PAGE + 100)
    said, broken = checked(capsys, house, password)
    assert broken["pages"]["count"] == 3
    assert BRING_OVER in said.error
    change(database, 20)  # the first one too: now it does not open
    said, broken = checked(capsys, house, password)
    assert broken == {"pages": {"count": 4, "of": pages}}
    assert "kapot  Het bestand van je kluis: 4 delen zijn beschadigd." in said.out
    assert BRING_OVER in said.error


@pytest.mark.parametrize("left", [PAGE, 40 * PAGE + 17])
def test_what_was_cut_off_counts_as_damaged(capsys, case, left):
    house, _backup, password = case
    database = house.folder / "kluis-1.db"
    pages = database.stat().st_size // PAGE
    database.write_bytes(database.read_bytes()[:left])
    _said, broken = checked(capsys, house, password)
    assert broken == {"pages": {"count": pages - left // PAGE, "of": pages}}


@pytest.mark.parametrize("is_gone", [True, False])
def test_a_database_that_is_gone_or_empty_asks_for_a_backup(capsys, case, is_gone):
    house, _backup, password = case
    database = house.folder / "kluis-1.db"
    database.unlink() if is_gone else database.write_bytes(b"")
    said, broken = checked(capsys, house, password)
    assert broken == {"pages": {"is_there": False}}
    assert "Het is er niet, of het is leeg." in said.out
    assert "Zet een reservekopie terug" in said.error
    assert BRING_OVER not in said.error


def test_noise_from_begin_to_end_asks_for_a_backup(capsys, case):
    """As does the key file of another vault, with the same password: no page fits."""
    house, _backup, password = case
    other = House(house.folder.with_name("ander"))
    other.make()[0].lock()
    shutil.copyfile(other.folder / "kluis.hdr", house.folder / "kluis.hdr")
    said, broken = checked(capsys, house, password)
    assert broken["salt"] == {}
    assert broken["pages"]["count"] == broken["pages"]["of"]
    assert "Zet een reservekopie terug" in said.error


@pytest.mark.parametrize("left", [None, 0, 200])
def test_without_its_key_file_a_vault_is_read_with_the_one_beside_a_backup(capsys, case, tmp_path, left):
    house, backup, password = case
    own = house.folder / "kluis.hdr"
    own.unlink() if left is None else own.write_bytes(own.read_bytes()[:left])
    said, broken = checked(capsys, house, password)
    assert broken == {"slots": {"is_open": False}}
    check_refused(replace(said, out=""), 4, "Het sleutelbestand van je kluis is beschadigd of niet hier.")
    assert "--key-file FILE" in said.error
    words = ("restore", "--from", house.folder, "--vault", tmp_path / "nieuw", "--password-file", password)
    check_refused(run_here(capsys, *words), 4, "Het sleutelbestand van je kluis is beschadigd of niet hier.")
    key = ("--key-file", backup.keyfile)
    assert brought_over(capsys, house, password, tmp_path / "nieuw", *key) == [PLANTED]


def test_a_key_file_that_fits_the_password_but_was_changed_is_named(capsys, case):
    """Its sums are right: only who has the key can tell."""
    house, _backup, password = case
    keyfile = read_keyfile(house.folder)
    (house.folder / "kluis.hdr").write_bytes(replace(keyfile, created_at=house.clock() + timedelta(days=1)).to_bytes())
    _said, broken = checked(capsys, house, password)
    assert broken == {"slots": {"is_open": False}}


def test_a_copy_beside_a_damaged_key_file_is_used_by_itself(capsys, case, tmp_path):
    house, _backup, password = case
    own = house.folder / "kluis.hdr"
    shutil.copyfile(own, house.folder / "kluis.hdr.previous")
    own.write_bytes(b"")
    said, broken = checked(capsys, house, password)
    assert broken == {"slots": {"is_open": False}}
    assert "goed   Het bestand van je kluis" in said.out
    assert BRING_OVER in said.error
    assert brought_over(capsys, house, password, tmp_path / "nieuw") == [PLANTED]


def test_a_wrong_password_tells_nothing_of_the_damage(capsys, case):
    house, _backup, password = case
    change(house.folder / "kluis-1.db", 3)
    password.write_text("een ander wachtwoord")
    said = run_here(capsys, "check", "--vault", house.folder, "--password-file", password)
    check_refused(said, 3, "Dit wachtwoord klopt niet")


def test_a_backup_without_its_key_file_opens_with_that_of_the_vault(capsys, case, tmp_path):
    house, backup, password = case
    backup.keyfile.unlink()
    words = ("restore", "--from", backup.path, "--vault", tmp_path / "terug", "--password-file", password)
    check_refused(run_here(capsys, *words), 2, "Het sleutelbestand")
    assert run_here(capsys, *words, "--key-file", house.folder / "kluis.hdr").code == 0
