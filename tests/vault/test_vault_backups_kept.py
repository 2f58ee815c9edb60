"""Which backups are found, which stay, and which are never touched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis import errors
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.found import FOLDER, find_backups, folder_of, moment_of, name_of
from herstelkluis.vault.backups.keeping import MOST, kept, remove, thin
from herstelkluis.vault.backups.making import make_backup
from house import House, write

NOW = datetime(2026, 11, 17, 13, 5, tzinfo=UTC)
MOMENTS = st.sets(
    st.integers(-86400, 3 * 366 * 86400).map(lambda seconds: NOW - timedelta(seconds=seconds)), max_size=200
)


@given(MOMENTS)
def test_at_most_thirty_stay_and_the_newest_always(moments):
    stay = kept(moments, NOW)
    assert stay <= moments
    assert len(stay) <= MOST
    assert not moments or max(moments) in stay
    assert not moments or max(moments) in kept(stay, NOW) <= stay


@given(MOMENTS)
def test_of_the_last_two_days_all_stay_as_long_as_there_is_room(moments):
    few = set(sorted(moments)[-MOST:])
    recent = {one for one in few if NOW - one <= timedelta(days=2)}
    assert recent <= kept(few, NOW)


@given(MOMENTS)
def test_each_day_of_two_weeks_keeps_its_last_as_long_as_there_is_room(moments):
    week, yesterday = NOW - timedelta(days=7), NOW - timedelta(days=1)  # someone was there, week by week
    of_days = {one for one in moments if timedelta(days=2) < NOW - one <= timedelta(days=14)} | {week}
    stay = kept({*of_days, yesterday}, NOW) - {yesterday}
    assert {one.date() for one in stay} == {one.date() for one in of_days}
    assert all(max(other for other in of_days if other.date() == one.date()) == one for one in stay)


@given(MOMENTS)
def test_after_a_week_or_longer_away_more_stays_and_never_less(moments):
    few = set(sorted(moments)[-MOST:])
    last_of_days = {max(other for other in few if other.date() == one.date()) for one in few}
    assert {one for one in last_of_days if NOW - one <= timedelta(days=14)} <= kept(few, NOW)


def test_a_year_of_a_backup_every_hour_leaves_some_of_every_age():
    there: set[datetime] = set()
    start = NOW - timedelta(days=400)
    for hour in range(400 * 24 // 3):
        at = start + timedelta(hours=3 * hour)
        there = kept({*there, at}, at)
    ages = sorted((NOW - one) / timedelta(days=1) for one in there)
    assert len(ages) <= MOST
    for low, high, least in [(0, 1, 3), (1, 3, 2), (3, 15, 5), (15, 61, 3), (61, 401, 5)]:
        assert sum(low <= age < high for age in ages) >= least, (low, ages)


@pytest.mark.parametrize("made", [1, 5])
def test_a_clock_that_stands_in_2099_takes_no_more_backups_away_than_it_makes(made):
    there: set[datetime] = set()
    for hour in range(0, 60 * 24, 3):
        there = kept({*there, NOW + timedelta(hours=hour)}, NOW + timedelta(hours=hour))
    before = there
    for hour in range(made):
        at = datetime(2099, 1, 1, hour, tzinfo=UTC)
        there = kept({*there, at}, at)
    assert len(before - there) <= made
    assert max(before) in there


@given(st.integers(0, 2**33).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_the_name_of_a_backup_tells_its_moment(moment):
    assert moment_of(name_of(moment) + ".age") == moment.replace(microsecond=0)


@pytest.mark.parametrize(
    "name", ["kluis-2026-02-30-101010.age", "kluis-2026-11-17-130500.age.0badcafe0badcafe.part", "kluis-1.db", "x.age"]
)
def test_other_names_are_no_backups(name):
    assert moment_of(name) is None


def test_backups_are_found_by_folder_subfolder_or_file(opened, tmp_path):
    house, _, vault = opened
    first = make_backup(vault, tmp_path).backup
    house.clock.wait(60)
    second = make_backup(vault, tmp_path).backup
    (tmp_path / FOLDER / "kluis-2026-11-17-130501.age").mkdir()
    (tmp_path / FOLDER / "brief.txt").write_text("x")
    for place in (tmp_path, tmp_path / FOLDER):
        assert find_backups(place) == [second, first]
        assert folder_of(place) == tmp_path / FOLDER
    assert find_backups(second.path) == [second]
    assert find_backups(tmp_path / FOLDER / "brief.txt") == []
    with pytest.raises(errors.BackupPlaceGoneError):
        find_backups(tmp_path / "weg")


def made_in_three_days(house, vault, place):
    """Four backups: of three days ago, two; of yesterday and of now."""
    for hours in (0, 1, 48, 24):
        house.clock.wait(hours * 3600)
        write(vault, "notitie", f"na {hours} uur")
        make_backup(vault, place)


def test_thinning_removes_only_what_need_not_stay(opened, tmp_path):
    house, _, vault = opened
    made_in_three_days(house, vault, tmp_path)
    oldest = find_backups(tmp_path)[-1]
    assert thin(vault, tmp_path, house.clock()) == [oldest.path]
    assert not oldest.keyfile.exists()
    assert {one.path for one in find_backups(tmp_path)} == {one.path for one in records.records(vault)}
    assert len(records.records(vault)) == 3
    assert thin(vault, tmp_path, house.clock()) == []


def test_thinning_never_touches_what_is_of_another_vault_or_of_nobody_knows_whom(opened, tmp_path):
    house, _, vault = opened
    lifecycle, other = House(tmp_path / "ander", house.clock).make()
    theirs = make_backup(other, tmp_path).backup
    unknown = make_backup(vault, tmp_path).backup
    unknown.keyfile.unlink()
    made_in_three_days(house, vault, tmp_path)
    thin(vault, tmp_path, house.clock())
    assert theirs.path.exists()
    assert unknown.path.exists()
    lifecycle.lock()


def test_nothing_is_thinned_when_the_newest_was_not_checked(opened, tmp_path):
    house, _, vault = opened
    made_in_three_days(house, vault, tmp_path)
    records.forget(vault, [find_backups(tmp_path)[0].path])
    assert thin(vault, tmp_path, house.clock()) == []
    vault.prefer(records.RECORDS, [])
    assert thin(vault, tmp_path, house.clock()) == []
    assert len(find_backups(tmp_path)) == 4


def test_one_backup_can_be_removed_also_when_its_place_is_gone(opened, tmp_path):
    house, _, vault = opened
    made_in_three_days(house, vault, tmp_path)
    newest, second, *_ = records.records(vault)
    remove(vault, newest)
    assert not newest.path.exists()
    assert not newest.path.with_suffix(".hdr").exists()
    second.path.unlink()
    remove(vault, second)
    assert len(records.records(vault)) == len(find_backups(tmp_path)) == 2


def test_what_a_later_version_wrote_down_otherwise_counts_as_not_made(opened, tmp_path):
    _, _, vault = opened
    make_backup(vault, tmp_path)
    for strange in ("x", [7], [{}], [{**vault.preference("backups")[0], "made_at": "gisteren"}]):
        vault.prefer("backups", strange)
        assert records.records(vault) == []
        assert records.last_checked(vault) is None
