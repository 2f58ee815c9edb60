from __future__ import annotations

import shutil
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import CannotWriteError, VaultTooNewError
from herstelkluis.store import (
    contacts,
    documents,
    drafts,
    history,
    ledger,
    places,
    preferences,
    received,
    search,
    tags,
    templates,
)
from herstelkluis.store.database import Database
from herstelkluis.store.marks import kind_mark, tag_mark
from herstelkluis.store.migrations import NEWEST, apply, migrate
from herstelkluis.store.query import Query
from herstelkluis.store.schema import SCHEMAS
from store.make_old_vault import DATA, KEY, SALT, fill
from store.store_children import command, surroundings
from store.store_values import SALT as OUR_SALT
from store.store_values import key, note

RELEASED = Path(__file__).parents[1] / "fixtures" / "vaults"
NEXT = (*SCHEMAS, "CREATE TABLE extra (a); INSERT INTO extra VALUES (7);")
WRONG = (*NEXT, "CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);")


def asked_for(mark):
    return Query(among=((mark,),))


def test_an_older_vault_is_copied_first_and_then_brought_on(db, tmp_path):
    one = note("blijft staan")
    documents.put(db, one)
    migrate(db, tmp_path / "before.db", NEXT)
    assert db.schema_version == NEWEST + 1
    assert db.read("SELECT a FROM extra") == [(7,)]
    assert documents.get(db, one.id) == one
    with Database.open(tmp_path / "before.db", key(), OUR_SALT) as before:
        assert before.schema_version == NEWEST
        assert documents.get(before, one.id) == one


def test_a_step_that_fails_leaves_nothing_and_can_be_tried_again(db):
    with pytest.raises(Exception, match="no such table"):
        apply(db, WRONG)
    assert db.schema_version == NEWEST + 1
    assert db.read("SELECT name FROM sqlite_master WHERE name = 'half'") == []
    apply(db, (*NEXT, "CREATE TABLE half (a);"))
    assert db.schema_version == NEWEST + 2


def test_without_a_copy_nothing_is_changed(db, tmp_path):
    with pytest.raises(CannotWriteError):
        migrate(db, tmp_path / "weg" / "before.db", NEXT)
    assert db.schema_version == NEWEST
    preferences.put(db, "gaat", "door")


def test_the_newest_vault_is_left_alone(db, tmp_path):
    migrate(db, tmp_path / "before.db")
    assert not (tmp_path / "before.db").exists()


def test_a_vault_of_a_newer_program_is_refused(db, tmp_path):
    db.write("PRAGMA user_version = 99")
    with pytest.raises(VaultTooNewError):
        migrate(db, tmp_path / "before.db")
    assert not (tmp_path / "before.db").exists()


def test_every_schema_that_was_released_has_a_vault_here():
    assert sorted(folder.name for folder in RELEASED.iterdir()) == [f"schema-{n}" for n in range(1, NEWEST + 1)]


@pytest.mark.parametrize("number", range(1, NEWEST + 1))
def test_an_old_vault_opens_for_ever(tmp_path, number):
    old = RELEASED / f"schema-{number}" / "kluis-1.db"
    place = tmp_path / "kluis-1.db"
    place.write_bytes(old.read_bytes())
    with Database.open(place, Secret(KEY), SALT) as db:
        assert db.schema_version == number
        migrate(db, tmp_path / "before.db")
        assert db.schema_version == NEWEST
        assert db.check() == []
        ledger.verify_chain(db)
        assert documents.summaries(db, limit=9)
        assert documents.get(db, DATA.plan.id) == DATA.plan
        assert [one.id for one in documents.summaries(db, in_bin=True)] == [DATA.thrown_away.id]
        assert [one.revision for one in history.versions(db, DATA.plan.id)] == [2, 1]
        assert history.version(db, DATA.plan.id, 1) == DATA.earlier
        assert drafts.drafts(db) == [(DATA.draft, DATA.at)]
        assert [hit.document for hit in search.find(db, "vannacht sliep")] == [DATA.plan.id]
        assert ledger.events(db) == [DATA.event]
        assert ledger.names(db, DATA.event.package) == DATA.names
        assert templates.kept_template(db, "plan.signalen", "1") == DATA.template
        assert preferences.get(db, "taal") == "nl"
        if number > 1:
            assert contacts.contacts(db) == [DATA.contact]
            assert received.reception(db, DATA.reception.package, DATA.reception.key) == DATA.reception
            assert received.replaced_by(db, "A1B2C3", DATA.contact.key) == DATA.reception.package
            assert received.withdrawn_at(db, *DATA.withdrawn[:2]) == DATA.withdrawn[2]
            assert received.clock_mark(db) == DATA.at
        if number > 2:
            assert documents.get(db, DATA.tagged.id) == DATA.tagged
            assert tags.all_tags(db) == ["groep", "thee en koek"]
            assert [hit.document for hit in search.find(db, asked_for(tag_mark("groep")))] == [DATA.tagged.id]
            assert [one.document for one in places.pointing_at(db, DATA.plan.id)] == [DATA.tagged.id]
        assert [hit.document for hit in search.find(db, asked_for(kind_mark("plan.signalen")))] == [DATA.plan.id]
        contacts.put(db, replace(DATA.contact, name="Noor"))
        received.put_reception(db, DATA.reception)
        assert [one.name for one in contacts.contacts(db)] == ["Noor"]


def test_two_contacts_never_have_one_key(db):
    contacts.put(db, DATA.contact)
    with pytest.raises(Exception, match="UNIQUE"):
        contacts.put(db, replace(DATA.contact, id="d" * 32))
    assert contacts.contacts(db) == [DATA.contact]


@pytest.mark.parametrize("round_", range(12))
def test_a_migration_that_is_killed_leaves_the_old_or_the_new_vault(tmp_path, round_):
    """kill -9 at another moment each time; a last try without it goes through, and nothing is lost."""
    place = tmp_path / "kluis-1.db"
    shutil.copy(RELEASED / "schema-1" / "kluis-1.db", place)
    with subprocess.Popen(command("migrate_old", place), env=surroundings(), stdout=subprocess.PIPE) as child:
        assert child.stdout.readline() == b"begin\n"
        time.sleep(round_ * 0.006)
        child.kill()
    with Database.open(place, Secret(KEY), SALT) as db:
        assert 1 <= db.schema_version <= NEWEST
        migrate(db, tmp_path / "again.db")
        assert db.check() == []
        ledger.verify_chain(db)
        assert documents.get(db, DATA.plan.id) == DATA.plan
        assert ledger.names(db, DATA.event.package) == DATA.names
        assert contacts.contacts(db) == []


def test_the_maker_of_old_vaults_still_tells_what_is_in_them(db):
    fill(db)
    assert documents.get(db, DATA.plan.id) == DATA.plan


def test_a_kill_before_the_search_was_made_anew_is_made_good_at_the_next_opening(db, tmp_path):
    documents.put(db, note("niet te vinden", id="a"))
    db.write("INSERT INTO meta (key, value) VALUES ('rederive', '3')")
    migrate(db, tmp_path / "before.db")
    assert [hit.document for hit in search.find(db, "vinden")] == ["a"]
    assert db.read("SELECT value FROM meta WHERE key = 'rederive'") == []
