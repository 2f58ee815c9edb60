"""What is known of a piece besides its words, in the index."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.model.body import Answer, Line, People, Ref
from herstelkluis.model.document import Document
from herstelkluis.model.period import Period
from herstelkluis.store import documents, places, search, tags
from herstelkluis.store.marks import PIECE, age_marks, kind_mark, marks_of, person_mark, tag_mark, year_marks
from herstelkluis.store.query import Query, parse_query, to_match
from model.model_values import documents as any_documents
from store.store_values import note


def keep(db, document):
    documents.put(db, document)
    search.index_document(db, document)
    return document


def found(db, query):
    return [(hit.document, hit.answer) for hit in search.find(db, query)]


@given(any_documents)
def test_marks_are_tokens_whatever_stands_in_a_document(document):
    rows = marks_of(document, document.body)
    assert set(rows) == {"", *document.body}
    assert PIECE in rows[""].split()
    for marks in rows.values():
        assert all(mark.isascii() and mark.isalnum() for mark in marks.split())
        assert len(marks.split()) < 1000


@given(words=st.text(max_size=20), mark=st.sampled_from([tag_mark("groep"), "y1994", "a12", PIECE]))
def test_nothing_typed_reaches_the_marks(words, mark):
    for typed in (words, mark, f"marks : {mark}", f'words" OR marks : "{mark}'):
        said = to_match(Query(parse_query(typed))) if parse_query(typed) else ""
        assert "marks :" not in said.replace('"marks"', "")


def test_a_mark_that_is_typed_as_a_word_finds_no_marks(db):
    keep(db, replace(note("thee", id="a"), tags=("groep",)))
    for mark in (tag_mark("groep"), PIECE, "y1994", kind_mark("note")):
        assert found(db, mark) == []


def test_every_piece_has_one_row_for_itself(db):
    keep(db, replace(note("zonder titel", id="a"), tags=("groep",)))
    assert found(db, Query(among=((tag_mark("groep"),),))) == [("a", "")]
    assert ("a", "") not in found(db, "zonder")


def test_a_changed_tag_is_found_at_once_and_the_old_one_no_longer(db):
    one = keep(db, replace(note("thee", id="a"), tags=("groep",)))
    keep(db, replace(one, tags=("Lotgenoten",)))
    assert found(db, Query(among=((tag_mark("groep"),),))) == []
    assert found(db, Query(among=((tag_mark("lotgenoten"),),))) == [("a", "")]
    assert tags.all_tags(db) == ["Lotgenoten"]
    assert db.check() == []


def test_people_are_found_in_the_answer_that_names_them(db):
    body = {"n.a": Answer(People((Ref("noor", "Noor"),))), "n.b": Answer(Line("iets anders"))}
    keep(db, note(id="a", body=body))
    query = Query(parse_query("noor"), among=((person_mark("noor"),),))
    assert found(db, query) == [("a", "n.a")]
    assert found(db, Query(parse_query("anders"), among=((person_mark("noor"),),))) == []


def test_an_open_period_goes_on_until_it_was_written(db):
    document = Document("1", "note", "", period=Period("sinds 2020", first="2020"))
    years = [
        mark for mark in marks_of(replace(document, created_at=note().created_at), ())[""].split() if mark[0] == "y"
    ]
    assert years[0] == "y2020"
    assert years[-1] == f"y{note().created_at.year}"


def test_a_period_without_end_or_sense_is_no_flood():
    assert len(year_marks(1000, 9999)) <= 121
    assert age_marks(-5, 500) == age_marks(0, 120)
    assert year_marks(1999, 1990) == ()


def test_the_places_of_a_piece_know_what_points_at_it(db):
    keep(db, replace(note("een", id="a"), links=(Ref("b", "Twee"),)))
    assert [(one.document, one.answer) for one in places.pointing_at(db, "b")] == [("a", "")]
    keep(db, note("een", id="a"))
    assert places.pointing_at(db, "b") == []
