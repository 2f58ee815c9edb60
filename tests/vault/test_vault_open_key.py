"""The key file changes under an open vault: what is said of it is true, and the one step that is told works."""

from __future__ import annotations

import shutil
from datetime import date

import pytest

from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import OpenKeyLostError, SheetWordsLostError
from herstelkluis.vault import recovery_sheet
from herstelkluis.vault.backups.making import make_backup
from herstelkluis.vault.everywhere import delete_everywhere, forget_what_waits, may_still_hold
from herstelkluis.vault.exporting.saving import export_to
from herstelkluis.vault.health import State, look_into
from herstelkluis.vault.health_words import said
from herstelkluis.vault.restoring import restore
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, typed_words, write


@pytest.fixture
def changed_elsewhere(opened, tmp_path):
    """Other words on another computer; only its key file came back. And a place for backups."""
    house, lifecycle, vault = opened
    write(vault, "notitie", "Begin")
    lifecycle.lock()
    there = House(tmp_path / "laptop", house.clock, house.words)
    shutil.copytree(house.folder, there.folder)
    laptop = there.lifecycle()
    recovery_sheet.change_words(laptop.unlock(PASSWORD), new_recovery_words(), Typed(PASSWORD))
    laptop.lock()
    shutil.copyfile(there.folder / "kluis.hdr", house.folder / "kluis.hdr")
    place = tmp_path / "stick"
    place.mkdir()
    return house, lifecycle.unlock(PASSWORD), place


def slots(vault):
    return next(one for one in look_into(vault) if one.code == "slots")


def test_words_that_were_changed_elsewhere_are_no_damage_and_new_ones_end_it(changed_elsewhere, tmp_path):
    house, vault, place = changed_elsewhere
    assert slots(vault).facts == {"has_words": False}
    with pytest.raises(SheetWordsLostError):
        make_backup(vault, place)
    words = new_recovery_words()
    recovery_sheet.change_words(vault, words, Typed(PASSWORD))
    assert slots(vault).state is State.GOOD
    made = make_backup(vault, place)
    assert restore(made.backup.path, tmp_path / "terug", typed_words(words), clock=house.clock).counts.pieces == 1


@pytest.mark.parametrize("data", [None, b"", b"ruis" * 200])
def test_a_key_that_is_gone_leads_to_taking_everything_along_which_works(opened, tmp_path, data):
    house, _lifecycle, vault = opened
    write(vault, "notitie", "Begin")
    key = house.folder / "kluis.hdr"
    key.unlink() if data is None else key.write_bytes(data)
    assert said(slots(vault), date(2026, 11, 22)).next_step == "Neem alles mee vóór je op slot doet."
    place = tmp_path / "stick"
    place.mkdir()
    with pytest.raises(OpenKeyLostError):
        make_backup(vault, place)
    assert export_to(vault, tmp_path / "alles.zip").pieces == 1


def test_the_key_file_of_another_vault_takes_no_new_words(opened, tmp_path):
    house, _lifecycle, vault = opened
    stranger = House(tmp_path / "vreemd")
    stranger.make()[0].lock()
    theirs = (stranger.folder / "kluis.hdr").read_bytes()
    (house.folder / "kluis.hdr").write_bytes(theirs)
    with pytest.raises(OpenKeyLostError):
        recovery_sheet.change_words(vault, new_recovery_words(), Typed(PASSWORD))
    assert (house.folder / "kluis.hdr").read_bytes() == theirs


def test_a_sound_copy_is_not_called_damaged_because_the_key_of_the_vault_is(opened, tmp_path):
    house, _lifecycle, vault = opened
    away = write(vault, "notitie", "De reiger")
    vault.throw_away(away.id)
    place = tmp_path / "stick"
    place.mkdir()
    copy = make_backup(vault, place).backup.path
    key = house.folder / "kluis.hdr"
    whole = key.read_bytes()
    key.unlink()
    done = delete_everywhere(vault, away.id)
    assert (done.unwritable, done.damaged) == ((copy,), ())
    key.write_bytes(whole)
    forget_what_waits(vault)
    assert delete_is_done(vault)


def delete_is_done(vault):
    return vault.preference("away_from_backups") == {} and may_still_hold(vault) == []
