"""Quiet moments: a copy comes by itself when nobody types, never in the way, and locking stops it without a trace."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtTest import QTest

from herstelkluis.errors import BackupPlaceFullError
from herstelkluis.ui.quiet import AGAIN_AFTER, BY_THEMSELVES, QUIET_SECONDS, TROUBLE
from herstelkluis.vault.backups import making, records
from herstelkluis.vault.backups.found import FOLDER, find_backups
from house import PASSWORD, rewrite, write
from ui.backup_desk import BackupDesk


@pytest.fixture
def desk(look, qtbot, tmp_path):
    """A vault with one note, and a stick that was chosen for its copies."""
    made = BackupDesk(qtbot, tmp_path)
    made.note = write(made.session.vault, "notitie", "De reiger stond er weer.")
    stick = made.plug_in(tmp_path / "stick")
    records.choose_place(made.session.vault, stick.path)
    made.show("settings")
    yield made
    QThreadPool.globalInstance().waitForDone(60_000)
    made.end()


@pytest.fixture
def held_up(desk, monkeypatch):
    """Making a copy stops at its first word of progress until `may_go_on`."""
    begun, may_go_on = Event(), Event()
    real = making.make_backup

    def make(vault, place, tell):
        def told(share):
            begun.set()
            assert may_go_on.wait(60), "something waited for the copy"
            tell(share)

        return real(vault, place, told)

    monkeypatch.setattr(making, "make_backup", make)
    yield begun, may_go_on
    may_go_on.set()


def a_quiet_minute(desk):
    desk.program.idle.start()  # someone was here until now, so that the vault stays open
    desk.house.clock.wait(QUIET_SECONDS)
    desk.program.quiet.look()


def until_done(desk):
    desk.qtbot.waitUntil(lambda: not desk.program.quiet.is_working)


def copies(desk):
    return find_backups(desk.sticks[0].path)


def test_after_a_quiet_minute_there_is_a_copy_that_was_opened(desk):
    desk.program.quiet.look()
    assert not desk.program.quiet.is_working
    a_quiet_minute(desk)
    assert desk.program.quiet.is_working
    until_done(desk)
    (backup,) = copies(desk)
    assert records.last_checked(desk.session.vault).path == backup.path
    desk.window.show_screen("settings", part="safety")
    assert "Laatste kopie: vandaag, gecontroleerd vandaag" in desk.said


def test_a_key_makes_it_a_minute_again(desk):
    desk.house.clock.wait(QUIET_SECONDS - 1)
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_Shift)
    desk.house.clock.wait(QUIET_SECONDS - 1)
    desk.program.quiet.look()
    assert not desk.program.quiet.is_working


def test_words_that_are_not_settled_yet_go_first(desk):
    vault = desk.session.vault
    document = vault.start("notitie", title="Nog bezig")
    vault.drafts.change(document)
    a_quiet_minute(desk)
    assert not desk.program.quiet.is_working
    vault.settle()
    desk.program.quiet.look()
    assert desk.program.quiet.is_working
    until_done(desk)


def test_nothing_new_means_no_new_copy_and_something_new_does_an_hour_later(desk):
    a_quiet_minute(desk)
    until_done(desk)
    desk.house.clock.wait(2 * 3600)
    a_quiet_minute(desk)
    until_done(desk)
    assert len(copies(desk)) == 1
    rewrite(desk.session.vault, desk.note, "En vloog weg.")
    a_quiet_minute(desk)
    until_done(desk)
    assert len(copies(desk)) == 2


@pytest.mark.parametrize("why", ["switched off", "stick out", "no place"])
def test_no_copy_comes_when_it_cannot_or_may_not(desk, why):
    vault = desk.session.vault
    if why == "switched off":
        vault.prefer(BY_THEMSELVES, False)
    elif why == "stick out":
        shutil.rmtree(desk.sticks[0].path)
    else:
        records.choose_place(vault, None)
    a_quiet_minute(desk)
    until_done(desk)
    assert records.records(vault) == []
    assert vault.preference(TROUBLE) is None


def test_a_short_time_to_the_lock_still_leaves_a_quiet_moment(desk):
    desk.program.idle.minutes = 1
    desk.house.clock.wait(30)
    desk.program.quiet.look()
    assert desk.program.quiet.is_working
    until_done(desk)


def test_writing_goes_on_while_a_copy_is_made(desk, held_up):
    begun, may_go_on = held_up
    a_quiet_minute(desk)
    desk.qtbot.waitUntil(begun.is_set)
    for n in range(20):
        rewrite(desk.session.vault, desk.note, f"Regel {n} terwijl de kopie gemaakt wordt.")
    may_go_on.set()
    until_done(desk)
    assert len(copies(desk)) == 1
    assert desk.session.vault.versions(desk.note.id)


def test_locking_meanwhile_is_at_once_and_leaves_no_half_copy(desk, held_up):
    begun, may_go_on = held_up
    a_quiet_minute(desk)
    desk.qtbot.waitUntil(begun.is_set)
    desk.program.lock()
    assert not desk.session.is_open
    assert not desk.program.quiet.is_working
    may_go_on.set()
    QThreadPool.globalInstance().waitForDone(60_000)
    assert copies(desk) == []
    left = [one.name for one in (desk.sticks[0].path / FOLDER).iterdir()]
    assert not [name for name in left if name.startswith("kluis-") or name.endswith(".part")]
    assert not list(desk.house.folder.glob(".kopie*"))
    desk.session.opened(desk.session.lifecycle.unlock(PASSWORD))
    assert records.records(desk.session.vault) == []
    desk.window.show_screen("settings", part="safety")
    assert "Een kopie maken lukte vandaag niet vanzelf." in desk.said
    a_quiet_minute(desk)
    until_done(desk)
    assert len(copies(desk)) == 1
    assert desk.session.vault.preference(TROUBLE) is None


@pytest.mark.parametrize("by_hand", [False, True])
def test_a_copy_that_fails_is_said_on_the_row_alone_and_not_tried_all_day(desk, monkeypatch, by_hand):
    tries = []

    def full(*_what):
        tries.append(1)
        raise BackupPlaceFullError

    with monkeypatch.context() as broken:
        broken.setattr(making, "make_backup", full)
        before = desk.said
        a_quiet_minute(desk)
        until_done(desk)
        assert desk.said == before  # nothing is said where the person is
        a_quiet_minute(desk)
        assert len(tries) == 1
        desk.window.show_screen("settings", part="safety")
        assert "Een kopie maken lukte vandaag niet vanzelf. Maak er zelf een, dan zie je waarom." in desk.said
    if by_hand:
        desk.press("Reservekopie maken")
        desk.wait_for("Je reservekopie is klaar")
    else:
        desk.house.clock.wait(AGAIN_AFTER.total_seconds())
        a_quiet_minute(desk)
        until_done(desk)
    assert desk.session.vault.preference(TROUBLE) is None
    desk.window.show_screen("settings", part="safety")
    assert "lukte niet" not in desk.said


def test_what_nobody_foresaw_ends_no_later_copy_and_no_lock(desk, monkeypatch, qtbot):
    def burst(*_what):
        raise RuntimeError

    with monkeypatch.context() as broken, qtbot.captureExceptions() as heard:
        broken.setattr(making, "make_backup", burst)
        a_quiet_minute(desk)
        until_done(desk)
    assert [kind for kind, *_error in heard] == [RuntimeError]
    assert desk.session.vault.preference(TROUBLE) is not None
    desk.house.clock.wait(AGAIN_AFTER.total_seconds())
    a_quiet_minute(desk)
    until_done(desk)
    assert len(copies(desk)) == 1
    desk.session.lock()
    assert not desk.session.is_open


def test_copies_grow_thinner_and_thirty_at_most_stay(desk):
    desk.house.clock.at = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
    for day in range(3):
        for hour in (0, 2):
            desk.house.clock.at = datetime(2026, 1, 1, 9, 0, tzinfo=UTC) + timedelta(days=day, hours=hour)
            rewrite(desk.session.vault, desk.note, f"Dag {day}, uur {hour}.")
            a_quiet_minute(desk)
            until_done(desk)
    days = [one.made_at.date() for one in copies(desk)]
    assert len(copies(desk)) == 5  # of the first day only the last is left
    assert days.count(days[-1]) == 1


def test_the_vault_is_kept_tidy_once_a_sitting_also_without_copies(desk, monkeypatch):
    done = []
    monkeypatch.setattr("herstelkluis.vault.tidying.tidy", lambda vault, now: done.append(now))
    records.choose_place(desk.session.vault, None)
    for _minute in range(3):
        a_quiet_minute(desk)
        until_done(desk)
    assert len(done) == 1
