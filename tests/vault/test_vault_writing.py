"""Writing in a real vault: drafts, settling, versions, the bin, search, and what survives a crash."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.errors import BodyError, DiskFullError, DocumentMissingError
from herstelkluis.model.body import Answer, NoAnswer, Text
from herstelkluis.model.document import Document, Level, ShareState
from herstelkluis.model.text import Run, runs
from herstelkluis.vault.attachments import forget_unused, open_attachment
from herstelkluis.vault.events import DocumentSaved, DocumentsChanged, DraftSaved, Locked, SavingFailed
from herstelkluis.vault.spells import lost_words
from house import PASSWORD, rewrite, write
from vault.attaching import KEY, attached


def test_an_empty_page_leaves_no_trace(opened):
    _, _, vault = opened
    document = vault.start("notitie")
    vault.drafts.change(document)
    vault.settle()
    assert vault.summaries() == []
    with pytest.raises(DocumentMissingError):
        vault.document(document.id)


def test_a_skipped_question_is_an_answer_too(opened):
    _, _, vault = opened
    document = vault.start("levensverhaal", section="h06")
    key = next(key for key, section, _ in vault.templates["levensverhaal"].fields() if section.key == "h06")
    vault.drafts.change(replace(document, body={key: Answer(none=NoAnswer.RATHER_NOT)}))
    vault.settle()
    assert vault.document(document.id).body[key].none is NoAnswer.RATHER_NOT


def test_facts_are_told_in_order(opened):
    house, lifecycle, vault = opened
    facts = []
    vault.events.subscribe(facts.append)
    document = vault.start("notitie", title="Mist")
    vault.drafts.change(document)
    house.clock.wait(1)
    vault.drafts.tick()
    house.clock.wait(5)
    vault.drafts.tick()
    vault.throw_away(document.id)
    lifecycle.lock()
    assert [type(fact) for fact in facts] == [DraftSaved, DocumentSaved, DocumentsChanged, Locked]
    assert facts[1] == DocumentSaved(document.id, 1)


def test_one_spell_of_writing_is_one_version_and_a_rest_starts_another(opened):
    house, _, vault = opened
    document = write(vault, "notitie", "Een")
    for words in ("Een twee", "Een twee drie"):
        house.clock.wait(60)
        document = rewrite(vault, document, words)
    assert len(vault.versions(document.id)) == 1
    house.clock.wait(31 * 60)
    rewrite(vault, document, "Heel anders")
    assert [version.first_line for version in vault.versions(document.id)] == ["Heel anders", "Een twee drie"]


def test_restoring_is_a_new_version_and_overwrites_nothing(opened):
    house, _, vault = opened
    first = write(vault, "notitie", "Zoals het was")
    house.clock.wait(3600)
    rewrite(vault, first, "Zoals het nu is")
    restored = vault.restore(first.id, first.revision)
    assert restored.body == first.body
    assert restored.revision == 3
    assert [one.first_line for one in vault.versions(first.id)] == ["Zoals het was", "Zoals het nu is", "Zoals het was"]


def test_old_words_come_back_without_their_old_permission(opened):
    house, _, vault = opened
    first = write(vault, "notitie", "Zoals het was", share=ShareState.MAY_GO)
    house.clock.wait(3600)
    locked = replace(vault.document(first.id), share=ShareState.NEVER, level=Level.SENSITIVE, folded=True)
    rewrite(vault, locked, "Zoals het nu is")
    restored = vault.restore(first.id, first.revision)
    assert restored.body == first.body
    assert (restored.share, restored.level, restored.folded) == (ShareState.NEVER, Level.SENSITIVE, True)


def test_what_did_not_change_is_not_written_again(opened):
    _, _, vault = opened
    document = write(vault, "notitie", "Zoals het is")
    vault.drafts.change(document)
    vault.settle()
    assert vault.document(document.id).revision == document.revision


def test_one_piece_that_cannot_be_stored_stops_no_other(opened):
    _, _, vault = opened
    impossible, ordinary = vault.start("notitie", title="half \ud800 teken"), vault.start("notitie", title="gewoon")
    vault.drafts.change(impossible)
    vault.drafts.change(ordinary)
    with pytest.raises(BodyError):
        vault.settle()
    assert [one.title for one in vault.summaries()] == ["gewoon"]
    assert [one.id for one in vault.drafts.pending] == [impossible.id]
    vault.drafts.forget(impossible.id)


def test_a_lost_index_is_made_anew_by_the_check(opened):
    _, _, vault = opened
    document = write(vault, "notitie", "De reiger stond er weer")
    vault.database.write("INSERT INTO search (search) VALUES ('delete-all')")
    assert vault.find("reiger") == []
    assert vault.check() == []
    assert [hit.document for hit in vault.find("reiger")] == [document.id]


def test_what_is_typed_is_found_before_it_is_settled_by_itself(opened):
    _, _, vault = opened
    document = vault.start("notitie", title="Wandeling langs het kanaal")
    vault.drafts.change(document)
    assert [hit.document for hit in vault.find("kana")] == [document.id]


def test_the_bin_hides_and_gives_back(opened):
    _, _, vault = opened
    document = write(vault, "notitie", "De reiger stond er weer")
    vault.throw_away(document.id)
    assert vault.find("reiger") == []
    assert vault.summaries() == []
    assert [one.id for one in vault.bin()] == [document.id]
    vault.take_back(document.id)
    assert [hit.document for hit in vault.find("reiger")] == [document.id]
    assert vault.bin() == []
    assert vault.document(document.id).body == document.body


def test_the_story_keeps_its_order_and_shows_what_is_written(opened):
    _, _, vault = opened
    assert len(vault.chapters()) == 17
    write(vault, "levensverhaal", "Mijn oma.", section="h06")
    assert [section.key for section, written in vault.chapters() if written] == ["h06"]


def test_a_heavy_chapter_starts_folded_and_is_found_by_its_title_alone(opened):
    _, _, vault = opened
    heavy = next(section for section, _ in vault.chapters() if section.heavy)
    write(vault, "levensverhaal", "verborgenwoord", section=heavy.key, title="Die winter")
    assert vault.find("verborgenwoord") == []
    assert [hit.snippet for hit in vault.find("winter")] == [()]


def test_private_words_are_kept_and_found_by_the_owner(opened):
    _, _, vault = opened
    document = write(vault, "notitie", Run("alleen van mij", private=True))
    assert [hit.document for hit in vault.find("alleen van mij")] == [document.id]


def test_a_full_disk_keeps_the_words_and_says_so(opened, monkeypatch):
    house, _, vault = opened
    failures = []
    vault.events.subscribe(lambda fact: failures.append(fact) if isinstance(fact, SavingFailed) else None)
    document = vault.start("notitie", title="Blijft staan")

    def full(*_args, **_kwargs):
        raise DiskFullError

    with monkeypatch.context() as disk:
        disk.setattr("herstelkluis.store.drafts.put_draft", full)
        vault.drafts.change(document)
        house.clock.wait(1)
        vault.drafts.tick()
    assert isinstance(failures[0].error, DiskFullError)
    assert vault.document(document.id).title == "Blijft staan"
    house.clock.wait(10)
    vault.drafts.tick()
    assert vault.summaries()[0].title == "Blijft staan"


def test_a_document_of_a_vanished_kind_stays_readable(opened):
    _, _, vault = opened
    document = write(vault, "notitie", "Nog steeds te lezen")
    vault.templates = {kind: one for kind, one in vault.templates.items() if kind != "notitie"}
    assert "Nog steeds te lezen" in repr(vault.sheet(document.id))


def test_choices_of_the_person_are_kept(opened):
    _, lifecycle, vault = opened
    vault.prefer("sentence", {"text": "Rustig aan.", "from": None})
    assert vault.preference("owner") == "Sam"
    lifecycle.lock()
    assert lifecycle.unlock(PASSWORD).preference("sentence") == {"text": "Rustig aan.", "from": None}


LONG = " ".join(f"woord{number}" for number in range(150))


def in_one_spell(house, vault, *texts):
    """A piece that held these words one after the other without half an hour of rest; what its versions say."""
    document = vault.start("notitie")
    for text in texts:
        document = rewrite(vault, document, text)
        house.clock.wait(600)
    return [version.first_line for version in reversed(vault.versions(document.id))]


@pytest.mark.parametrize(
    "after",
    [("x", "xy"), ("Heel iets anders " * 60, "Nog iets anders " * 60), ("", "x"), (LONG[: len(LONG) // 2], "x")],
    ids=["typed over", "pasted over", "emptied", "half of it and then all"],
)
def test_words_that_were_thrown_away_within_a_spell_are_a_version(opened, after):
    house, _, vault = opened
    said = in_one_spell(house, vault, "Een begin", LONG, *after)
    assert LONG in said
    assert said[-1] == after[-1].strip()


@pytest.mark.parametrize("at_once", [1, 7, 19])
def test_words_that_go_bit_by_bit_are_never_more_than_a_few_away_from_a_version(opened, at_once):
    house, _, vault = opened
    words = LONG.split()
    said = in_one_spell(house, vault, *(" ".join(words[: len(words) - gone]) for gone in range(0, 150, at_once)))
    kept = [len(one.split()) for one in said]
    assert max(kept) > 150 - 20
    assert all(more - fewer <= 20 + at_once for more, fewer in pairwise(kept))


def test_short_pieces_count_too_and_mending_a_word_does_not(opened):
    house, _, vault = opened
    assert in_one_spell(house, vault, "Bel eerst mijn zus", "x") == ["Bel eerst mijn zus", "x"]
    assert in_one_spell(house, vault, "De reger stond", "De reiger stond", "De reiger stond er") == [
        "De reiger stond er"
    ]


def test_words_that_only_moved_are_not_lost(opened):
    house, _, vault = opened
    words = LONG.split()
    assert in_one_spell(house, vault, LONG, " ".join(reversed(words))) == [" ".join(reversed(words))]


def test_a_file_that_is_taken_out_within_a_spell_is_still_in_a_version(opened):
    _, _, vault = opened
    note, file = attached(vault)
    vault.drafts.change(replace(note, body={key: one for key, one in note.body.items() if key != KEY}))
    vault.settle()
    then, now = (vault.version(note.id, one.revision) for one in reversed(vault.versions(note.id)[:2]))
    assert (file in then.body[KEY].value.refs, KEY in now.body) == (True, False)
    assert vault.check() == []
    forget_unused(vault)
    assert open_attachment(vault, file.id).read()


@given(st.lists(st.text("ab ", max_size=60), min_size=1, max_size=8))
def test_no_word_is_lost_that_is_counted_nowhere(texts):
    documents = [
        Document(id="a", kind="notitie", template="", body={"a.b": Answer(Text(runs(text)))} if text else {})
        for text in texts
    ]
    for before, after in pairwise(documents):
        words = [Counter(one.body["a.b"].value.runs[0].words.split() if one.body else []) for one in (before, after)]
        assert lost_words(before, after) == (words[0] - words[1]).total()
