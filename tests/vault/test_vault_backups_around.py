"""After coming back from a backup its copy, and the others beside it, are known at once."""

from __future__ import annotations

import shutil

import pytest

from herstelkluis.errors import CannotWriteError
from herstelkluis.vault.backups import keeping, records
from herstelkluis.vault.backups.found import FOLDER
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.counting import counts_of
from herstelkluis.vault.of_one_vault import RECORDS
from herstelkluis.vault.restoring import restore
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, write
from vault.backing_up import out_of_sight


@pytest.fixture
def three(opened, tmp_path):
    """A vault with three backups on a stick, and one backup there of someone else."""
    house, lifecycle, vault = opened
    stick, made = tmp_path / "stick", []
    stick.mkdir()
    for day in range(3):
        write(vault, "notitie", f"Dag {day}")
        made.append(make_backup(vault, stick).backup)
        house.clock.wait(3600)
    lifecycle.lock()
    other = House(tmp_path / "van-een-ander", house.clock)
    theirs, there = other.make()
    make_backup(there, stick)
    theirs.lock()
    return house, stick, made


def back_from(house, source, folder):
    back = House(folder, house.clock, house.words)
    restore(source, back.folder, Typed(PASSWORD), clock=house.clock)
    lifecycle = back.lifecycle()
    return lifecycle, lifecycle.unlock(PASSWORD)


@pytest.mark.parametrize("at", [0, 1, 2])
def test_the_copy_it_came_from_and_those_beside_it_are_listed_newest_first(three, tmp_path, at):
    house, _, made = three
    lifecycle, vault = back_from(house, made[at].path, tmp_path / "terug")
    known = records.records(vault)
    assert [one.path for one in known] == [one.path for one in reversed(made)]
    source = next(one for one in known if one.name == made[at].path.name)
    assert source.checked_at == house.clock()
    assert source.counts == counts_of(vault.database)
    later = [one for one in known if one.made_at > made[at].made_at]
    assert [one.checked_at for one in later] == [None] * (2 - at)
    assert records.last_checked(vault) == source
    lifecycle.lock()


def test_a_stick_that_is_called_otherwise_now_has_them_once(three, tmp_path):
    house, stick, made = three
    moved = tmp_path / "stick1"
    stick.rename(moved)
    lifecycle, vault = back_from(house, moved / FOLDER / made[2].path.name, tmp_path / "terug")
    assert [one.path for one in records.records(vault)] == [moved / FOLDER / one.path.name for one in reversed(made)]
    assert all(one.checked_at for one in records.records(vault)), "what was known of them stays"
    lifecycle.lock()


def test_a_copy_that_was_put_elsewhere_is_known_where_it_lies(three, tmp_path):
    house, _, made = three
    place = tmp_path / "bureaublad"
    place.mkdir()
    for ending in (".age", ".hdr"):
        shutil.copy(made[2].path.with_suffix(ending), place)
    shutil.rmtree(made[2].path.parent)
    lifecycle, vault = back_from(house, place / made[2].path.name, tmp_path / "terug")
    newest = records.records(vault)[0]
    assert newest.path == place / made[2].path.name
    assert newest.path.is_file()
    keeping.remove(vault, newest)
    assert not newest.path.exists()
    assert newest not in records.records(vault)
    lifecycle.lock()


def test_a_vault_comes_back_where_nobody_may_look_at_a_place_it_knew(three, tmp_path):
    house, stick, made = three
    lifecycle = house.lifecycle()
    vault = lifecycle.unlock(PASSWORD)
    shut = out_of_sight(tmp_path)
    vault.prefer(RECORDS, [{**one, "place": str(shut)} for one in vault.preference(RECORDS)])
    source = make_backup(vault, stick).backup.path
    lifecycle.lock()
    lifecycle, vault = back_from(house, source, tmp_path / "terug")
    assert [one.path for one in records.records(vault)] == [source, *(one.path for one in reversed(made))]
    lifecycle.lock()


def test_a_list_of_copies_that_cannot_be_kept_stops_no_coming_back(three, tmp_path, monkeypatch):
    house, _, made = three
    monkeypatch.setattr(records, "know_again", fails_with(CannotWriteError))
    lifecycle, vault = back_from(house, made[2].path, tmp_path / "terug")
    assert len(vault.summaries("notitie")) == 3
    lifecycle.lock()


def fails_with(error):
    def fail(*_what):
        raise error

    return fail


def test_the_next_copy_goes_on_from_there_and_thins_nothing_that_was_not_checked(three, tmp_path):
    house, stick, made = three
    lifecycle, vault = back_from(house, made[0].path, tmp_path / "terug")
    assert keeping.thin(vault, stick, house.clock()) == []
    house.clock.wait(7200)
    write(vault, "notitie", "Weer verder")
    newest = make_backup(vault, stick).backup
    assert records.last_checked(vault).path == newest.path
    assert len(records.records(vault)) == 4
    lifecycle.lock()
