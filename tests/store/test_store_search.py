from __future__ import annotations

import string
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from herstelkluis.model.body import Answer, Line, Margin, Text
from herstelkluis.model.text import Run, as_typed
from herstelkluis.store import documents, search
from herstelkluis.store.query import Query, Word, parse_query, to_match
from herstelkluis.store.snippets import Marker
from store.store_values import NOW, note

one_vault = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
latin = st.text(string.ascii_letters + "éëïöüÉÀçñø0123456789", min_size=2, max_size=9)


def keep(db, document):
    documents.put(db, document)
    search.index_document(db, document)
    return document


def found(db, words):
    return [hit.document for hit in search.find(db, words)]


def test_every_word_must_stand_in_one_answer_and_the_last_may_be_begun(db):
    keep(db, note("Ik sliep slecht en liep vannacht naar buiten", id="a"))
    keep(db, note("Ik sliep goed", id="b"))
    assert found(db, "sliep") == ["b", "a"]
    assert found(db, "sliep slecht") == ["a"]
    assert found(db, "slecht sliep") == ["a"]
    assert found(db, "sliep vann") == ["a"]
    assert found(db, "vann sliep") == []
    assert found(db, "slecht goed") == []


def test_capitals_and_accents_do_not_matter(db):
    keep(db, note("Eén cafe\u0301 in België", id="a"))
    for words in ("een", "EEN CAFÉ", "café", "cafe", "belgie", "BELGIË"):
        assert found(db, words) == ["a"]
        assert any(is_match for _, is_match in search.find(db, words)[0].snippet), words


def test_words_between_quotes_stand_in_that_order(db):
    keep(db, note("bel eerst mijn zus", id="a"))
    assert found(db, '"eerst mijn"') == ["a"]
    assert found(db, '"mijn eerst"') == []
    assert found(db, '"mijn zu"') == []
    assert found(db, '"eerst mijn" zu') == ["a"]
    assert found(db, '"eerst mijn') == ["a"]


@pytest.mark.parametrize(
    "words", ["", " ", '"', '""', "* ^ : - + ( ) {", "\x00", "😀", "\ud800", "\u0301", "\u034f", "'"]
)
def test_signs_alone_find_nothing_and_break_nothing(db, words):
    keep(db, note("gewone woorden"))
    assert search.find(db, words) == []


@pytest.mark.parametrize(
    "words", ["AND", "NOT", "OR woorden", "NEAR(a b)", "words:gewone", "rowid", "-anders", "a\x00b"]
)
def test_the_language_of_the_index_is_ordinary_words(db, words):
    keep(db, note("gewone woorden"))
    assert search.find(db, words) == []
    keep(db, note(as_typed(words) + " gewone woorden", id="a"))
    assert found(db, words) == ["a"]


@one_vault
@given(st.text(max_size=60))
@example('"' * 50)
@example("a " * 400)
@example("(" * 400)
def test_anything_may_be_typed(db, words):
    keep(db, note("gewone woorden", id="a"))
    search.find(db, words)


@one_vault
@given(st.text(st.characters(max_codepoint=0x52F, exclude_categories=["Cn"]), max_size=300).map(as_typed), st.data())
def test_every_word_of_a_text_finds_it(db, text, data):
    """Latin, Greek and Cyrillic: the search field and the index cut words with tables of their own."""
    tokens = [token for word in parse_query(text) for token in word.tokens]
    keep(db, note(text, id="a"))
    if tokens:
        assert "a" in found(db, f'"{data.draw(st.sampled_from(tokens))}"')


@given(st.lists(latin, min_size=1, max_size=400), st.data())
def test_a_snippet_is_a_stretch_of_the_text_with_the_word_marked(words, data):
    text = " ".join(words)
    wanted = data.draw(st.sampled_from(words))
    snippet = Marker(parse_query(wanted + " ")).snippet(text)
    assert any(is_match for _, is_match in snippet)
    shown = "".join(piece for piece, _ in snippet).removeprefix("…").removesuffix("…")
    assert shown in text
    assert len(shown) <= 200


@given(st.text(max_size=500), st.text(max_size=20))
def test_a_snippet_never_changes_a_text(text, wanted):
    text = unicodedata.normalize("NFC", text)
    snippet = Marker(parse_query(wanted)).snippet(text)
    pieces = [piece for piece, _ in snippet]
    if len(text) > 140:
        assert "".join(pieces).strip("…") in text
    else:
        assert "".join(pieces) in (text, "…" + text[-len("".join(pieces)) + 1 :])


def test_a_snippet_is_around_the_first_match(db):
    keep(db, note(f"{'lang verhaal ' * 900}en toen kwam <b>Saartje</b> binnen {'verder ' * 900}", id="a"))
    [hit] = search.find(db, "saartj")
    assert ("Saartje", True) in hit.snippet
    assert hit.snippet[0] == ("…", False)
    assert hit.snippet[-1] == ("…", False)
    assert "".join(piece for piece, _ in hit.snippet).count("<b>") == 1


def test_a_title_is_a_row_of_its_own(db):
    keep(db, note("over de zee", title="De zee", id="a", section="begin"))
    text, title = search.find(db, "zee")
    assert {text.answer, title.answer} == {"note.text", ""}
    assert (title.title, title.kind, title.section, title.document) == ("De zee", "note", "begin", "a")


def test_a_folded_piece_is_found_by_its_title_and_shows_nothing(db):
    open_piece = keep(db, note("zware woorden", title="Die nacht", id="a"))
    keep(db, replace(open_piece, folded=True))
    assert found(db, "zware") == []
    [hit] = search.find(db, "nacht")
    assert (hit.folded, hit.snippet) == (True, ())
    keep(db, open_piece)
    assert found(db, "zware") == ["a"]
    assert db.check() == []


def test_private_words_and_margins_are_found_by_the_owner(db):
    answer = Answer(Text((Run("open "), Run("geheim", private=True))), margin=(Margin("kantlijn"),))
    keep(db, note(id="a", body={"n.t": answer}))
    assert found(db, "geheim") == found(db, "kantlijn") == ["a"]


def test_newest_writing_stands_first(db):
    first = keep(db, note("zon en zee", id="a"))
    keep(db, note("zon en maan", id="b"))
    keep(db, note("zon en regen", id="c"))
    assert found(db, "zon") == ["c", "b", "a"]
    keep(db, replace(first, body={"note.text": Answer(Line("zon en wind"))}))
    assert found(db, "zon") == ["a", "c", "b"]
    assert [hit.document for hit in search.find(db, "zon", limit=1, offset=1)] == ["c"]
    assert found(db, "zee") == []


def test_only_changed_answers_are_written_again(db):
    one = note(id="a", body={"n.a": Answer(Line("blijft")), "n.b": Answer(Line("verandert"))})
    keep(db, one)
    keep(db, note("een ander"))
    before = dict(db.read("SELECT answer, id FROM passages WHERE document = 'a'"))
    keep(db, replace(one, body={"n.a": Answer(Line("blijft")), "n.b": Answer(Line("is anders"))}))
    after = dict(db.read("SELECT answer, id FROM passages WHERE document = 'a'"))
    assert after["n.a"] == before["n.a"]
    assert after["n.b"] != before["n.b"]
    keep(db, replace(one, body={}))
    assert db.read("SELECT answer FROM passages WHERE document = 'a'") == [("",)]
    assert db.check() == []


def test_what_is_removed_is_not_found(db):
    keep(db, note("zon", id="a"))
    search.remove(db, "a")
    assert found(db, "zon") == []
    search.rebuild(db)
    assert found(db, "zon") == ["a"]


def test_rebuilding_finds_the_same(db):
    for number in range(20):
        keep(db, note(f"zon {number}", title=f"dag {number}", id=f"{number:02}", seconds=number))
    before = search.find(db, "zon"), search.find(db, "dag 1")
    search.rebuild(db)
    assert (search.find(db, "zon"), search.find(db, "dag 1")) == before


def test_a_query_is_read_as_words():
    assert parse_query('zo\'n dag "heel mooi"') == (Word(("zo", "n")), Word(("dag",)), Word(("heel", "mooi")))
    assert parse_query("ik w") == (Word(("ik",)), Word(("w",)))
    assert parse_query("ik wi") == (Word(("ik",)), Word(("wi",), is_prefix=True))
    assert to_match(Query(parse_query('a"b" cd*'))) == '(words : "a" AND words : "b" AND words : "cd"*)'
    assert len(parse_query("woord " * 99)) == 16


def test_the_index_is_walked_and_only_the_shown_are_looked_up(db):
    keep(db, note("zon", changed_at=NOW))
    plan = [step for *_, step in db.read("EXPLAIN QUERY PLAN " + search._FIND, ('"zon"',))]
    assert plan[0].startswith("SCAN search VIRTUAL TABLE")
    assert all(step.startswith("SEARCH") for step in plan[1:])
