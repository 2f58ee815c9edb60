"""Quiet housekeeping in a real vault: what may go goes from every file, and nothing goes without a backup of it."""

from __future__ import annotations

import hashlib
import shutil
from datetime import timedelta

import pytest

from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.tidying import STAYS, Tidied, stays_until, tidy
from house import House, rewrite, write

DAY = 86_400


@pytest.fixture
def written(opened):
    """A note that is rewritten four times a day for 40 days, and a second one that is left alone."""
    house, _lifecycle, vault = opened
    note = write(vault, "notitie", "De reiger 0")
    write(vault, "notitie", "De merel")
    for number in range(1, 160):
        house.clock.wait(DAY / 4)
        note = rewrite(vault, note, f"De reiger {word(number)}")
    return house, vault, note


def word(number):
    """A word that shares its beginning with no other one, as search keeps a beginning only once."""
    return hashlib.sha256(str(number).encode()).hexdigest()[:20]


def backed_up(house, vault, place, moment=None):
    """The file of a real backup, made by a clock that stands at this moment."""
    before, house.clock.at = house.clock.at, moment or house.clock.at
    try:
        return make_backup(vault, place).backup.path
    finally:
        house.clock.at = before


@pytest.fixture
def binned(opened, tmp_path):
    """A note, a piece in the bin and a backup that holds it: (house, vault, the note, the piece, the backup)."""
    house, _lifecycle, vault = opened
    note = write(vault, "notitie", "Blijft")
    thrown = write(vault, "notitie", "De reiger")
    vault.throw_away(thrown.id)
    house.clock.wait(60)
    return house, vault, note, thrown, backed_up(house, vault, tmp_path)


@pytest.fixture
def ripe(binned):
    """The same when the piece lay there long enough: (house, vault, piece, the backup)."""
    house, vault, note, thrown, backup = binned
    live_on(house, vault, note, 120)
    return house, vault, thrown, backup


def in_bin(vault):
    return [one.id for one in vault.bin()]


def live_on(house, vault, note, days):
    """Write every three days, as a person does."""
    for number in range(days // 3):
        house.clock.wait(3 * DAY)
        note = rewrite(vault, note, f"Dag {number}")


def test_old_versions_grow_thinner_and_the_piece_stays_as_it_is(written):
    house, vault, note = written
    before = vault.versions(note.id)
    done = tidy(vault, house.clock())
    after = vault.versions(note.id)
    assert (len(before), done) == (160, Tidied(versions=160 - len(after)))
    assert 30 * 4 + 9 <= len(after) <= 30 * 4 + 14
    assert (after[0], after[-1]) == (before[0], before[-1])
    assert [one for one in before if house.clock() - one.made_at <= timedelta(days=30)] == after[: 30 * 4 + 1]
    assert vault.document(note.id) == note
    assert vault.check() == []
    assert tidy(vault, house.clock()) == Tidied()


def test_a_word_that_stood_only_in_a_version_that_went_is_in_no_table(written):
    house, vault, note = written

    def stands(number):
        rest = word(number)[6:].encode()
        tables = "SELECT 1 FROM versions WHERE instr(body, ?) UNION SELECT 2 FROM search_data WHERE instr(block, ?)"
        return vault.database.read(tables, (rest, rest))

    everywhere = [number for number in range(160) if stands(number) == [(1,), (2,)]]
    live_on(house, vault, note, 60)
    tidy(vault, house.clock())
    assert not any((2,) in stands(number) for number in range(160))
    assert any(stands(number) == [] for number in everywhere)


def test_a_clock_in_2099_thins_nothing_more(written):
    house, vault, note = written
    before = vault.versions(note.id)
    assert tidy(vault, house.clock()).versions > 0
    left = vault.versions(note.id)
    assert tidy(vault, house.clock().replace(year=2099)) == Tidied()
    assert vault.versions(note.id) == left
    assert len(left) < len(before)


def test_the_bin_is_not_emptied_without_a_backup(opened, tmp_path):
    house, _lifecycle, vault = opened
    note = write(vault, "notitie", "Blijft")
    thrown = write(vault, "notitie", "De reiger")
    backed_up(house, vault, tmp_path)
    house.clock.wait(60)
    vault.throw_away(thrown.id)
    live_on(house, vault, note, 120)
    assert tidy(vault, house.clock()).pieces == 0  # that backup was made before it was thrown away
    assert [one.id for one in vault.bin()] == [thrown.id]


def test_the_bin_is_emptied_after_ninety_days_with_a_backup_that_is_there(binned, tmp_path):
    house, vault, note, thrown, backup = binned
    live_on(house, vault, note, 87)
    assert tidy(vault, house.clock()).pieces == 0
    live_on(house, vault, note, 6)
    away = backup.rename(tmp_path / "weg.age")  # the stick is not in
    assert tidy(vault, house.clock()).pieces == 0
    away.rename(backup)
    assert tidy(vault, house.clock()) == Tidied(versions=0, pieces=1)
    assert vault.bin() == []
    assert vault.versions(thrown.id) == []
    assert [one.id for one in vault.summaries()] == [note.id]
    assert vault.check() == []


def rubbish(path, _others):
    path.write_bytes(b"rommel")


def one_byte(path, _others):
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 1
    path.write_bytes(whole)


def half(path, _others):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def a_folder(path, _others):
    path.unlink()
    path.mkdir()


def an_older_one(path, others):
    shutil.copy(others["of before"], path)


def of_someone_else(path, others):
    shutil.copy(others["of someone else"], path)


@pytest.mark.parametrize("became", [rubbish, one_byte, half, a_folder, an_older_one, of_someone_else])
def test_what_is_no_sound_backup_any_more_empties_no_bin(opened, tmp_path, became):
    house, _lifecycle, vault = opened
    note = write(vault, "notitie", "Blijft")
    thrown = write(vault, "notitie", "De reiger")
    lifecycle, neighbour = House(tmp_path / "buren" / "kluis", house.clock).make()
    others = {
        "of before": backed_up(house, vault, tmp_path),
        "of someone else": make_backup(neighbour, tmp_path / "buren").backup.path,
    }
    lifecycle.lock()
    house.clock.wait(60)
    vault.throw_away(thrown.id)
    house.clock.wait(60)
    backup = backed_up(house, vault, tmp_path)
    live_on(house, vault, note, 120)
    kept = tmp_path / "echt.age"
    shutil.copy(backup, kept)
    became(backup, others)
    assert tidy(vault, house.clock()).pieces == 0
    assert in_bin(vault) == [thrown.id]
    assert not list(house.folder.glob(".*kopie*"))
    if backup.is_dir():
        backup.rmdir()
    kept.replace(backup)
    assert tidy(vault, house.clock()).pieces == 1
    assert in_bin(vault) == []


def test_words_that_no_backup_holds_stay_in_the_bin(ripe, tmp_path):
    house, vault, thrown, _backup = ripe
    rewrite(vault, vault.document(thrown.id), "De reiger, en nog iets")  # a screen that still held it
    assert tidy(vault, house.clock()).pieces == 0
    assert in_bin(vault) == [thrown.id]
    backed_up(house, vault, tmp_path)
    assert tidy(vault, house.clock()).pieces == 1


def test_a_damaged_backup_does_not_hide_a_sound_one(ripe, tmp_path):
    house, vault, _thrown, _backup = ripe
    rubbish(backed_up(house, vault, tmp_path), {})
    assert tidy(vault, house.clock()).pieces == 1
    assert in_bin(vault) == []


def test_a_backup_that_became_something_else_is_made_anew(ripe, tmp_path):
    house, vault, _thrown, _backup = ripe
    records.choose_place(vault, tmp_path)
    newest = backed_up(house, vault, tmp_path)
    assert not records.is_due(vault, house.clock())
    rubbish(newest, {})
    assert records.is_due(vault, house.clock())


def test_a_clock_in_2099_empties_no_bin(opened, tmp_path):
    house, _lifecycle, vault = opened
    thrown = write(vault, "notitie", "De reiger")
    vault.throw_away(thrown.id)
    house.clock.wait(60)
    backed_up(house, vault, tmp_path)
    assert tidy(vault, house.clock().replace(year=2099)) == Tidied()
    backed_up(house, vault, tmp_path, house.clock().replace(year=2099))
    assert tidy(vault, house.clock().replace(year=2099)) == Tidied()
    assert len(vault.bin()) == 1


def test_a_backup_from_the_future_is_not_believed(opened, tmp_path):
    house, _lifecycle, vault = opened
    note = write(vault, "notitie", "Blijft")
    thrown = write(vault, "notitie", "De reiger")
    backed_up(house, vault, tmp_path, house.clock().replace(year=2099))
    vault.throw_away(thrown.id)
    live_on(house, vault, note, 120)
    assert tidy(vault, house.clock()).pieces == 0


def test_it_is_told_until_when_a_piece_stays_for_sure(opened):
    house, _lifecycle, _vault = opened
    assert stays_until(house.clock()) == (house.clock() + STAYS).astimezone().date()
