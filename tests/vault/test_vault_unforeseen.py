"""Exceptions that nobody foresaw, while saving, locking, opening, deleting: they cost no word and shut nobody out."""

import pickle
import sqlite3
from contextlib import contextmanager, suppress
from dataclasses import replace
from types import SimpleNamespace

import pytest

from herstelkluis.errors import DiskFullError
from herstelkluis.store import documents, drafts
from herstelkluis.vault.lifecycle import VaultState
from house import PASSWORD, write

UNFORESEEN = [sqlite3.OperationalError, RuntimeError, MemoryError, KeyboardInterrupt]


@contextmanager
def failing(monkeypatch, error, only=""):
    """Storing a piece with this title (or any) raises this, for as long as the block lasts."""
    put = documents.put

    def burst(database, document):
        if only in document.title:
            raise error
        put(database, document)

    with monkeypatch.context() as disk:
        disk.setattr("herstelkluis.store.documents.put", burst)
        yield


def titles(vault):
    return sorted(one.title for one in vault.summaries())


@pytest.mark.parametrize("error", UNFORESEEN)
def test_a_failure_nobody_foresaw_still_shuts_the_vault(house, monkeypatch, error):
    lifecycle, vault = house.make()
    vault.drafts.change(vault.start("notitie", title="wacht"))
    vault.drafts.change(vault.start("notitie", title="wacht ook"))
    with failing(monkeypatch, error), pytest.raises(error):
        lifecycle.lock()
    assert lifecycle.state is VaultState.LOCKED
    assert lifecycle.vault is None
    assert lifecycle.has_sealed_text
    assert not lifecycle.may_have_lost_words
    again = lifecycle.unlock(PASSWORD)
    again.settle()
    assert titles(again) == ["wacht", "wacht ook"]
    lifecycle.lock()
    assert titles(house.lifecycle().unlock(PASSWORD)) == ["wacht", "wacht ook"]


@pytest.mark.parametrize("error", [sqlite3.OperationalError, RuntimeError, DiskFullError])
def test_a_piece_that_fails_takes_no_other_with_it_when_the_vault_locks(house, monkeypatch, error):
    lifecycle, vault = house.make()
    for title in ("stuk", "heel"):
        vault.drafts.change(vault.start("notitie", title=title))
    with failing(monkeypatch, error, "stuk"), suppress(error):
        lifecycle.lock()
    assert lifecycle.has_sealed_text
    on_the_disk = house.lifecycle().unlock(PASSWORD)
    assert titles(on_the_disk) == ["heel"]
    on_the_disk.close()


def test_words_that_cannot_even_be_sealed_are_not_said_to_be_kept(house, monkeypatch):
    lifecycle, vault = house.make()
    for title in ("stuk", "heel"):
        vault.drafts.change(vault.start("notitie", title=title))

    def half(document):
        if document.title == "stuk":
            raise MemoryError
        return pickle.dumps(document)

    with failing(monkeypatch, DiskFullError), monkeypatch.context() as memory:
        memory.setattr("herstelkluis.vault.sealed.pickle", SimpleNamespace(dumps=half, loads=pickle.loads))
        with pytest.raises(MemoryError):
            lifecycle.lock()
    assert lifecycle.may_have_lost_words
    assert lifecycle.state is VaultState.LOCKED
    again = lifecycle.unlock(PASSWORD)
    again.settle()
    assert titles(again) == ["heel"]
    lifecycle.lock()
    assert not lifecycle.may_have_lost_words


def test_left_over_words_that_no_one_can_settle_shut_nobody_out(house, monkeypatch):
    lifecycle, vault = house.make()
    drafts.put_draft(vault.database, vault.start("notitie", title="stuk"), vault.clock())
    lifecycle.lock()
    with failing(monkeypatch, RuntimeError):
        vault = lifecycle.unlock(PASSWORD)
        assert [one.title for one in vault.drafts.pending] == ["stuk"]
        house.clock.wait(60)
        with pytest.raises(RuntimeError):
            vault.drafts.tick()
    vault.settle()
    assert titles(vault) == ["stuk"]
    lifecycle.lock()


def test_a_bug_in_cleaning_up_keeps_no_vault_shut(house, monkeypatch):
    lifecycle, _vault = house.make()
    lifecycle.lock()

    def burst(*_args):
        raise RuntimeError

    with monkeypatch.context() as cleaning:
        cleaning.setattr("herstelkluis.vault.left_overs.clean_left_overs", burst)
        lifecycle.unlock(PASSWORD)
    lifecycle.lock()
    assert lifecycle.look() is VaultState.LOCKED


def test_words_written_in_a_piece_that_could_not_be_deleted_are_still_there(house, monkeypatch):
    lifecycle, vault = house.make()
    note = write(vault, "notitie", "De reiger")
    vault.throw_away(note.id)
    vault.drafts.change(replace(vault.document(note.id), title="toch nog iets"))

    def full(*_args):
        raise DiskFullError

    with monkeypatch.context() as disk:
        disk.setattr("herstelkluis.store.documents.delete_for_ever", full)
        with pytest.raises(DiskFullError):
            vault.delete_for_ever(note.id)
    vault.settle()
    vault.take_back(note.id)
    assert titles(vault) == ["toch nog iets"]
    lifecycle.lock()
