"""What goes for ever goes out of the backups in reach as well; the others are named."""

from __future__ import annotations

import os
import resource
import shutil
from dataclasses import replace

import pytest

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.vault import recovery_sheet
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.forgetting import Forgotten, forget_in_backups, has_backups
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.backups.reading import identity_of, open_backup
from herstelkluis.vault.counting import counts_of
from herstelkluis.vault.rekeying import rekey
from herstelkluis.vault.restoring import drill, restore
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, rewrite, typed_words, write
from vault.attaching import attached

PLANTED = "qxgeheim"


@pytest.fixture
def case(opened, tmp_path):
    """A vault with a piece that is to go, in two backups, and a third from before it."""
    house, lifecycle, vault = opened
    stick = tmp_path / "stick"
    stick.mkdir()
    stays = write(vault, "notitie", "Dit blijft")
    paths = [make_backup(vault, stick).backup.path]
    goes, _file = attached(vault, "qxgeheim.txt", b"qxgeheim" * 9000)
    rewrite(vault, goes, f"{PLANTED} eerst")
    for _each in range(2):
        house.clock.wait(7200)
        paths.append(make_backup(vault, stick).backup.path)
    vault.throw_away(goes.id)
    vault.delete_for_ever(goes.id)
    return house, lifecycle, vault, stays, goes, paths


def said_in(vault, path, folder):
    """Everything a backup says: the open part, and the rows of its database."""
    with open_backup(path, identity_of(vault)) as backup:
        texts = [backup.archive.read(name) for name in backup.archive.namelist() if name.startswith("open/")]
        names = " ".join(backup.archive.namelist()).encode()
        taken = backup.take_database(folder, "kijken.db")
        with vault.database.open_beside(taken) as database:
            counts = counts_of(database)
            assert (database.check(), counts) == ([], backup.about.counts)
            for table in ("documents", "versions", "drafts", "passages", "attachments"):
                texts += [repr(row).encode() for row in database.read(f"SELECT * FROM {table}")]
        taken.unlink()
    return b"".join([names, *texts]), counts


def test_a_piece_goes_out_of_every_backup_in_reach_and_nothing_else_does(case, tmp_path):
    house, _, vault, stays, goes, paths = case
    assert all(PLANTED.encode() in said_in(vault, one, tmp_path)[0] for one in paths[1:])
    before = paths[0].read_bytes()
    shares = []
    done = forget_in_backups(vault, [goes.id], shares.append)
    assert (set(done.rewritten), replace(done, rewritten=())) == (set(paths[1:]), Forgotten())
    assert (shares == sorted(shares), shares[-1]) == (True, 1)
    for one in paths:
        said, counts = said_in(vault, one, tmp_path)
        assert PLANTED.encode() not in said
        assert b"Dit blijft" in said
        assert (counts.pieces, counts.attachments) == (1, 0)
    assert paths[0].read_bytes() == before
    assert [one.counts.pieces for one in records.records(vault)] == [1, 1, 1]
    assert {one.suffix for one in paths[0].parent.iterdir()} == {".age", ".hdr", ".py", ".txt"}
    restore(paths[2], tmp_path / "terug", Typed(PASSWORD), clock=house.clock)
    back = House(tmp_path / "terug").lifecycle()
    assert [one.id for one in back.unlock(PASSWORD).summaries()] == [stays.id]
    back.lock()
    assert drill(paths[1], typed_words(house.words), vault).counts.pieces == 1


def test_what_is_not_there_or_not_sound_is_named_and_can_be_done_later(case, tmp_path):
    _, _, vault, _, goes, paths = case
    away = tmp_path / "ergens anders"
    away.mkdir()
    for one in (paths[2], paths[2].with_suffix(".hdr")):
        shutil.move(one, away)
    data = bytearray(paths[1].read_bytes())
    data[len(data) // 2] ^= 1
    paths[1].write_bytes(data)
    done = forget_in_backups(vault, [goes.id])
    assert done == Forgotten(away=(paths[2],), damaged=(paths[1],))
    assert done.waits == (paths[2],)
    assert paths[1].read_bytes() == bytes(data)
    for one in away.iterdir():
        shutil.move(one, paths[2].parent)
    assert forget_in_backups(vault, [goes.id]).rewritten == (paths[2],)


def test_a_backup_that_was_forgotten_about_but_lies_there_is_found(case):
    _, _, vault, _, goes, paths = case
    records.forget(vault, [paths[1]])
    assert set(forget_in_backups(vault, [goes.id]).rewritten) == set(paths[1:])


def test_the_old_backup_stays_when_the_new_one_cannot_be_written(case):
    """A file may become no larger than the database: the copy fits, a backup of it does not."""
    _, _, vault, _, goes, paths = case
    before = {one: one.read_bytes() for one in paths}
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (vault.database.path.stat().st_size + 4096, limits[1]))
    try:
        done = forget_in_backups(vault, [goes.id])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert done == Forgotten(unwritable=(paths[2], paths[1]))
    assert done.waits == done.unwritable
    assert {one: one.read_bytes() for one in paths} == before


def test_the_old_backup_stays_when_the_new_one_cannot_be_read_back(case):
    _, _, vault, _, goes, paths = case
    before = {one: one.read_bytes() for one in paths}

    def damage(_share):
        """As soon as a new one is whole, before all of it was read back."""
        for part in paths[0].parent.glob("*.age.????????????????.part"):
            with part.open("r+b") as file:
                file.seek(-5000, os.SEEK_END)
                file.write(bytes(100))

    assert forget_in_backups(vault, [goes.id], damage) == Forgotten(unwritable=(paths[2], paths[1]))
    assert {one: one.read_bytes() for one in paths} == before
    assert {one.suffix for one in paths[0].parent.iterdir()} == {".age", ".hdr", ".py", ".txt"}


def test_stopping_keeps_each_backup_as_it_was_or_anew(case, tmp_path):
    _, _, vault, _, goes, paths = case

    def stop(share):
        if share > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        forget_in_backups(vault, [goes.id], stop)
    for one in paths:
        said_in(vault, one, tmp_path)
    assert {one.suffix for one in paths[0].parent.iterdir()} == {".age", ".hdr", ".py", ".txt"}


def test_a_backup_from_before_other_words_opens_with_the_words_of_now(case, tmp_path):
    house, lifecycle, vault, stays, goes, paths = case
    lifecycle.change_password("een heel ander wachtwoord", CHEAPEST, Typed(PASSWORD))
    words = new_recovery_words()
    recovery_sheet.change_words(vault, words, Typed("een heel ander wachtwoord"))
    assert set(forget_in_backups(vault, [goes.id]).rewritten) == set(paths[1:])
    for number, typed in enumerate((typed_words(words), Typed("een heel ander wachtwoord")), start=1):
        folder = tmp_path / f"terug {number}"
        restore(paths[1], folder, typed, clock=house.clock)
        back = House(folder).lifecycle()
        assert [one.id for one in back.unlock_with_words(" ".join(words)).summaries()] == [stays.id]
        back.lock()
    restore(paths[0], tmp_path / "oud", typed_words(house.words), clock=house.clock)


def renewed(house, lifecycle):
    """The vault with all new keys, open."""
    lifecycle.lock()
    new = "een heel ander wachtwoord"
    rekey(house.folder, new, new_recovery_words(), CHEAPEST, house.clock(), Typed(PASSWORD))
    return house.lifecycle().unlock(new)


def test_after_new_keys_the_earlier_copies_are_named_as_what_they_are(case):
    house, lifecycle, vault, _, goes, paths = case
    records.choose_place(vault, paths[0].parent.parent)
    rekeyed = renewed(house, lifecycle)
    assert has_backups(rekeyed)
    assert forget_in_backups(rekeyed, [goes.id]) == Forgotten(other_keys=tuple(reversed(paths)))
    rekeyed.close()


def test_after_new_keys_copies_are_known_wherever_they_were_put(case, tmp_path):
    house, lifecycle, _vault, _, goes, paths = case
    rekeyed = renewed(house, lifecycle)
    assert has_backups(rekeyed)
    assert set(forget_in_backups(rekeyed, [goes.id]).other_keys) == set(paths)
    stick = paths[0].parent.parent
    stick.rename(tmp_path / "in de la")
    assert set(forget_in_backups(rekeyed, [goes.id]).other_keys) == set(paths), "they are somewhere"
    (tmp_path / "in de la").rename(stick)
    for one in paths[1:]:
        one.unlink()
    assert forget_in_backups(rekeyed, [goes.id]) == Forgotten(other_keys=(paths[0],)), "thrown away by hand"
    paths[0].unlink()
    assert not has_backups(rekeyed)
    rekeyed.close()


def test_a_vault_knows_that_it_has_copies_though_none_is_written_down(case):
    _, _, vault, _, _, paths = case
    records.forget(vault, paths)
    assert not has_backups(vault)
    records.choose_place(vault, paths[0].parent.parent)
    assert has_backups(vault)
    for one in paths:
        one.unlink()
    assert not has_backups(vault)
    shutil.rmtree(paths[0].parent.parent)
    assert has_backups(vault), "perhaps: its stick is not in"
