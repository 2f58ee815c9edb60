from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest
from hypothesis import HealthCheck, given, settings

from herstelkluis.errors import DocumentMissingError
from herstelkluis.model.body import Answer, Line, Passage, People, Ref, Row, Rows
from herstelkluis.model.period import Period
from herstelkluis.store import documents, drafts, history, keys, places, preferences, search, templates
from model.model_values import documents as any_document
from store.store_values import NOW, later, note

one_vault = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)


@one_vault
@given(any_document)
def test_any_document_comes_back_as_it_was(db, document):
    documents.put(db, document)
    history.add_version(db, document, "s", NOW)
    search.index_document(db, document)
    drafts.put_draft(db, document, NOW)
    assert documents.get(db, document.id) == document
    assert history.version(db, document.id, document.revision) == document
    assert document in [draft for draft, _ in drafts.drafts(db)]
    listed = documents.summaries(db, in_bin=document.deleted_at is not None)
    summary = next(one for one in listed if one.id == document.id)
    same = ("id", "kind", "section", "title", "folded", "share", "level", "done", "period", "revision", "created_at")
    assert [getattr(summary, name) for name in same] == [getattr(document, name) for name in same]


def test_a_document_that_is_not_there_is_said_to_be_missing(db):
    for ask in (documents.get, documents.take_back, documents.delete_for_ever):
        with pytest.raises(DocumentMissingError):
            ask(db, "weg")
    with pytest.raises(DocumentMissingError):
        documents.throw_away(db, "weg", NOW)
    with pytest.raises(DocumentMissingError):
        history.version(db, "weg", 1)


def test_lists_show_the_newest_first_of_one_kind_or_all(db):
    for seconds, kind in enumerate(["note", "chapter", "note", "note"]):
        documents.put(db, note(f"nummer {seconds}", kind=kind, id=str(seconds), seconds=seconds))
    assert ids(documents.summaries(db)) == "3210"
    assert ids(documents.summaries(db, kind="note")) == "320"
    assert ids(documents.summaries(db, kind="note", newest_first=False, limit=2)) == "02"
    assert [one.first_line for one in documents.summaries(db, limit=1)] == ["nummer 3"]


def test_moments_from_another_time_zone_are_in_the_right_order(db):
    early = note(id="vroeg", changed_at=NOW.astimezone(UTC))
    documents.put(db, early)
    documents.put(db, replace(early, id="laat", changed_at=NOW + timedelta(microseconds=1)))
    assert [one.id for one in documents.summaries(db)] == ["laat", "vroeg"]


def test_the_first_screen_asks_an_index_and_sorts_nothing(db):
    for order in ("DESC", "ASC"):
        for where in ("deleted_at IS NULL", "deleted_at IS NULL AND kind = 'note'", "deleted_at IS NOT NULL"):
            time = "deleted_at" if "NOT" in where else "changed_at"
            ask = f"SELECT title FROM documents WHERE {where} ORDER BY {time} {order}, id {order} LIMIT 50"
            plan = db.read(f"EXPLAIN QUERY PLAN {ask}")
            assert all("USING INDEX" in step[3] and "B-TREE" not in step[3] for step in plan), (where, plan)


def test_a_period_comes_along_in_a_list(db):
    period = Period("toen ik ongeveer twaalf was", age_from=12, about=True)
    documents.put(db, note(period=period))
    assert documents.summaries(db)[0].period == period


def test_the_bin_keeps_a_piece_whole_and_gives_it_back(db):
    kept = note("In de bak", id="a", folded=True, revision=3)
    documents.put(db, kept)
    search.index_document(db, replace(kept, folded=False))
    documents.throw_away(db, "a", later(9))
    assert documents.summaries(db) == []
    assert ids(documents.summaries(db, in_bin=True)) == "a"
    assert documents.get(db, "a").deleted_at == later(9)
    assert search.find(db, "bak") == []
    documents.take_back(db, "a")
    assert documents.get(db, "a") == kept
    assert len(search.find(db, "bak")) == 1


def test_delete_for_ever_takes_everything_of_a_piece_and_nothing_of_others(db):
    row = Rows((Row("lijn", {"wat": Line("bel mijn zus")}),))
    both = [
        note(id=one, title="Plan", body={"p.doen": Answer(row), "p.wie": Answer(People((Ref("zus", "Zus"),)))})
        for one in ("weg", "blijft", "ook")
    ]
    for one in both:
        documents.put(db, one)
        history.add_version(db, one, "s", NOW)
        search.index_document(db, one)
        drafts.put_draft(db, one, NOW)
        db.write("INSERT INTO tags (document, tag) VALUES (?, 'thuis')", (one.id,))
    with pytest.raises(DocumentMissingError):
        documents.delete_for_ever(db, "weg", "bestaat niet")
    assert documents.get(db, "weg") == both[0]
    documents.delete_for_ever(db, "weg", "ook")
    for table in ("documents", "versions", "drafts", "tags", "passages", "lines", "mentions"):
        column = "id" if table == "documents" else "document"
        assert {one for (one,) in db.read(f"SELECT {column} FROM {table}")} == {"blijft"}, table
    assert db.check() == []


def test_one_spell_of_writing_is_one_version(db):
    one = note("eerst", id="a", revision=1)
    for revision, spell, words in ((1, "ochtend", "een"), (2, "ochtend", "twee"), (3, "avond", "drie")):
        one = note(words, id="a", revision=revision)
        with db.atomic():
            history.add_version(db, one, spell, later(revision))
            documents.put(db, one)
    found = history.versions(db, "a")
    assert [(one.revision, one.spell, one.first_line, one.made_at) for one in found] == [
        (3, "avond", "drie", later(3)),
        (2, "ochtend", "twee", later(2)),
    ]
    assert history.version(db, "a", 2).revision == 2
    assert found[0].size > 100
    assert history.versions(db, "b") == []


def test_a_draft_is_one_row_and_the_newest(db):
    for seconds in range(3):
        drafts.put_draft(db, note(f"woord {seconds}", id="a", revision=4), later(seconds))
    [(document, saved_at)] = drafts.drafts(db)
    assert (document.revision, saved_at) == (4, later(2))
    assert db.read("SELECT document, revision FROM drafts") == [("a", 4)]
    drafts.drop_draft(db, "a")
    drafts.drop_draft(db, "a")
    assert drafts.drafts(db) == []


def test_a_line_and_a_person_are_known_where_they_stand(db):
    plan = note(
        id="plan",
        body={
            "p.doen": Answer(Rows((Row("lijn", {"wie": People((Ref("zus", "Mijn zus"),))}),))),
            "p.wie": Answer(People((Ref("zus", "Mijn zus"), Ref("buur", "Buurvrouw")))),
        },
    )
    search.index_document(db, plan)
    search.index_document(db, replace(plan, id="kaart"))
    assert places.places_of_line(db, "lijn") == [Passage("kaart", "p.doen", "lijn"), Passage("plan", "p.doen", "lijn")]
    assert len(places.pointing_at(db, "zus")) == 4
    search.index_document(db, replace(plan, body={}))
    assert [one.document for one in places.places_of_line(db, "lijn")] == ["kaart"]
    assert [one.document for one in places.pointing_at(db, "buur")] == ["kaart"]


def test_every_template_version_that_was_used_stays(db):
    templates.keep_template(db, "note", "1", "kind = 'note'\n")
    templates.keep_template(db, "note", "1", "kind = 'iets anders'\n")
    templates.keep_template(db, "note", "2", "kind = 'note' # nieuw\n")
    assert templates.kept_template(db, "note", "1") == "kind = 'note'\n"
    assert templates.kept_template(db, "note", "3") is None


def test_preferences_and_keys_are_what_was_put(db):
    preferences.put(db, "scherm", {"groot": True, "naam": "Zoë", "maten": [1, 2]})
    assert preferences.get(db, "scherm") == {"groot": True, "naam": "Zoë", "maten": [1, 2]}
    assert preferences.get(db, "weg", "standaard") == "standaard"
    keys.put_key(db, "identity", bytes(32))
    keys.put_key(db, "identity", bytes(range(32)))
    assert keys.get_key(db, "identity") == bytes(range(32))
    assert keys.get_key(db, "other") is None


def ids(found):
    return "".join(one.id for one in found)
