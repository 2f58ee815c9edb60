"""Whether a vault is away or was never there is known from its place alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from herstelkluis.vault import away
from herstelkluis.vault.away import disk_of, is_away, is_there, place_to_come_back, vault_in
from herstelkluis.vault.state import ASIDE, COMES, KEY_FILE


@pytest.fixture
def usual(tmp_path):
    return tmp_path / "thuis" / "kluis"


def put(folder):
    folder.mkdir(parents=True)
    (folder / KEY_FILE).write_text("iets")
    return folder


def test_at_the_usual_place_nothing_may_have_been_made_yet(usual):
    assert not is_away(usual, usual)
    assert not is_there(usual)


def test_a_place_that_was_pointed_at_is_away_when_the_folder_it_is_in_is(usual, tmp_path):
    given = tmp_path / "netwerkmap" / "kluis"
    assert is_away(given, usual)
    given.parent.mkdir()
    assert not is_away(given, usual), "here a first vault may be made"
    put(given)
    assert is_there(given)
    assert not is_away(given, usual)


@pytest.mark.parametrize("at", ["kluis", "thuis"])
def test_a_link_to_a_disk_that_is_out_is_away_also_at_the_usual_place(usual, tmp_path, at):
    stick = tmp_path / "stick"
    link = usual if at == "kluis" else usual.parent
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(stick, target_is_directory=True)
    assert is_away(usual, usual)
    assert not is_there(usual)
    put(stick if at == "kluis" else stick / "kluis")
    assert is_there(usual)
    assert not is_away(usual, usual)


@pytest.mark.parametrize(
    "place", ["/media/sam/BLAUW/kluis", "/run/media/sam/BLAUW/kluis", "/mnt/BLAUW", "/Volumes/B/k"]
)
def test_where_sticks_are_a_place_without_its_stick_is_away_whatever_was_left_there(usual, place):
    assert is_away(Path(place), usual)


def test_an_empty_place_for_a_network_folder_is_away_until_it_hangs_there(usual, tmp_path, monkeypatch):
    point = tmp_path / "mijn nas"
    point.mkdir()
    table = tmp_path / "fstab"
    table.write_text(f"# naam plek soort\nnas:/thuis {str(point).replace(' ', chr(92) + '040')} nfs user 0 0\nproc\n")
    monkeypatch.setattr(away, "_FSTAB", table)
    assert is_away(point / "kluis", usual)
    assert not is_away(point / "kluis", usual, is_mount=lambda one: one == point)


def test_a_place_that_does_not_answer_is_away_and_no_crash(usual, tmp_path):
    answers_with_an_error = (
        tmp_path / ("n" * 300) / "kluis"
    )  # as a network folder that hangs: no "not there" but an error
    with pytest.raises(OSError, match="too long"):
        answers_with_an_error.exists()
    assert is_away(answers_with_an_error, usual)
    assert not is_there(answers_with_an_error)
    assert vault_in(answers_with_an_error) is None


def test_what_a_kill_left_half_way_back_is_there(usual):
    put(usual.with_name(f"kluis{COMES}2026-11-17-120000"))
    assert not is_there(usual)
    put(usual.with_name(f"kluis{ASIDE}2026-11-17-120000"))
    assert is_there(usual)


@pytest.mark.parametrize(
    ("place", "disk"),
    [
        (f"/media/{Path.home().name}/BLAUW/kluis", "BLAUW"),
        (f"/media/{Path.home().name}/BLAUW", "BLAUW"),
        ("/run/media/sam/BLAUW/kluis", "BLAUW"),
        ("/media/BLAUW/kluis", "BLAUW"),
        ("/Volumes/Mijn stick/kluis", "Mijn stick"),
        ("/srv/kluis", ""),
    ],
)
def test_a_stick_is_called_by_its_own_name(place, disk):
    assert disk_of(Path(place)) == disk


def test_a_vault_is_found_in_the_folder_that_was_pointed_at(tmp_path):
    stick = tmp_path / "stick"
    first = put(stick / "kluis")
    assert vault_in(first) == vault_in(stick) == first
    second = put(stick / "andere")
    assert vault_in(stick) is None, "which of both is not for the program to say"
    assert vault_in(stick, "andere") == second
    assert vault_in(tmp_path / "nergens") is None


def test_a_copy_comes_back_where_there_is_room_when_its_own_place_is_away(usual, tmp_path):
    assert place_to_come_back(usual, usual) == usual
    out = tmp_path / "weg" / "kluis"
    assert place_to_come_back(out, usual) == usual
    put(usual)
    assert place_to_come_back(out, usual) == usual.with_name("kluis-2")
    out.parent.mkdir()
    assert place_to_come_back(out, usual) == out


def test_a_vault_half_way_an_exchange_is_there_whatever_its_folder_is_called(tmp_path):
    folder = tmp_path / "kluis[1]*"
    put(folder.with_name(f"{folder.name}{COMES}1"))
    assert not is_there(folder)
    put(folder.with_name(f"{folder.name}{ASIDE}1"))
    assert is_there(folder)
