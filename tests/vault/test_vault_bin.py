"""The bin: what lies there stays there until the person says so, and what is gone for ever is gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstelkluis.errors import DocumentMissingError, PlaceTakenError
from herstelkluis.store import drafts, search
from herstelkluis.vault.events import DocumentsChanged
from house import PASSWORD, rewrite, write


def test_writing_in_a_piece_in_the_bin_neither_takes_it_out_nor_makes_it_findable(opened):
    house, _, vault = opened
    before = write(vault, "notitie", "De reiger stond er weer", title="Kanaal")
    vault.throw_away(before.id)
    after = rewrite(vault, before, "De ooievaar stond er weer")  # by a screen that still held the piece as it was
    assert after.deleted_at == house.clock()
    assert [one.id for one in vault.bin()] == [before.id]
    assert vault.summaries() == []
    assert vault.find("reiger") == vault.find("ooievaar") == vault.find("kanaal") == []
    assert vault.database.read("SELECT words FROM passages") == []
    search.rebuild(vault.database)
    assert vault.database.read("SELECT words FROM passages") == []
    vault.take_back(before.id)
    assert [hit.document for hit in vault.find("ooievaar")] == [before.id]


def test_words_left_by_a_crash_do_not_take_a_piece_out_of_the_bin(opened):
    house, lifecycle, vault = opened
    before = write(vault, "notitie", "De reiger")
    vault.throw_away(before.id)
    drafts.put_draft(vault.database, replace(before, title="Later getypt"), house.clock())
    lifecycle.lock()
    again = lifecycle.unlock(PASSWORD)
    assert again.document(before.id).title == "Later getypt"
    assert [one.id for one in again.bin()] == [before.id]


def test_looking_at_a_piece_in_the_bin_makes_no_new_version(opened):
    _, _, vault = opened
    before = write(vault, "notitie", "De reiger")
    vault.throw_away(before.id)
    vault.drafts.change(before)
    vault.settle()
    assert len(vault.versions(before.id)) == 1


def test_the_bin_tells_when_each_piece_went_there_newest_first(opened):
    house, _, vault = opened
    first, second = write(vault, "notitie", "Eerst"), write(vault, "persoon", "Oma")
    vault.throw_away(second.id)
    house.clock.wait(86_400)
    vault.throw_away(first.id)
    told = [(one.id, one.deleted_at) for one in vault.bin()]
    assert [name for name, _ in told] == [first.id, second.id]
    assert (told[0][1] - told[1][1]).days == 1
    house.clock.wait(400 * 86_400)
    assert len(vault.bin()) == 2  # nothing goes from it by itself


def test_gone_for_ever_is_told_and_leaves_neither_piece_nor_versions_nor_drafts(opened):
    _, _, vault = opened
    document = write(vault, "notitie", "De reiger")
    other = write(vault, "notitie", "De merel")
    vault.throw_away(document.id)
    vault.drafts.change(replace(document, title="Nog niet bewaard"))
    facts = []
    vault.events.subscribe(facts.append)
    vault.delete_for_ever(document.id)
    vault.settle()
    assert [type(fact) for fact in facts] == [DocumentsChanged]
    assert vault.bin() == []
    assert vault.versions(document.id) == []
    assert [one.id for one in vault.summaries()] == [other.id]
    assert vault.check() == []
    with pytest.raises(DocumentMissingError):
        vault.document(document.id)


def test_only_what_lies_in_the_bin_goes_for_ever(opened):
    _, _, vault = opened
    document = write(vault, "notitie", "De reiger")
    with pytest.raises(DocumentMissingError):
        vault.delete_for_ever(document.id)
    assert vault.document(document.id).body == document.body


@pytest.mark.parametrize(("kind", "section"), [("levensverhaal", "h06"), ("brief.huisarts", "")])
def test_a_piece_stays_in_the_bin_while_another_stands_in_its_only_place(opened, kind, section):
    _, _, vault = opened
    first = write(vault, kind, "Toen", section=section)
    vault.throw_away(first.id)
    second = write(vault, kind, "Nu", section=section)
    with pytest.raises(PlaceTakenError):
        vault.take_back(first.id)
    assert [one.id for one in vault.bin()] == [first.id]
    assert [one.id for one in vault.summaries(kind)] == [second.id]
    vault.throw_away(second.id)
    vault.take_back(first.id)
    assert [one.id for one in vault.summaries(kind)] == [first.id]


def test_two_notes_and_two_chapters_do_not_stand_in_each_others_place(opened):
    _, _, vault = opened
    for kind, section in (("notitie", ""), ("persoon", ""), ("levensverhaal", "h06")):
        thrown = write(vault, kind, "Toen", section=section)
        vault.throw_away(thrown.id)
        write(vault, kind, "Nu", section="h07" if section else "")
        vault.take_back(thrown.id)
    assert vault.bin() == []
