"""Two copies of a vault that went apart become one: the person chooses per piece, and no word is lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstelkluis.errors import DocumentMissingError
from herstelkluis.model.body import Answer, Line, Ref, Row, Rows
from herstelkluis.vault.merging.comparing import Where, compare
from herstelkluis.vault.merging.database_copy import DatabaseCopy
from herstelkluis.vault.merging.merge import merge, undo
from herstelkluis.vault.one_plan import change_everywhere
from house import rewrite, write
from vault.plan_lines import assert_one_id_says_one_thing, keep, rows, start
from vault.two_sides import earlier, everything_said, there, words_everywhere

NOTE = "notitie"
LIST, LINE = "dag.hielp", "regel-1"


def test_what_is_the_same_is_no_difference(both):
    write(both.ours, NOTE, "Gelijk")
    both.part()
    assert compare(both.ours, there(both)) == []
    before = everything_said(both.ours)
    merged = merge(both.ours, there(both))
    assert (merged.added, merged.changed, everything_said(both.ours)) == ((), {}, before)


def test_each_difference_tells_where_a_piece_is(both):
    shared = write(both.ours, NOTE, "Begin")
    both.part()
    mine, new = write(both.ours, NOTE, "Alleen hier"), write(both.theirs, NOTE, "Alleen daar")
    rewrite(both.theirs, shared, "Daar verder")
    found = {one.id: one for one in compare(both.ours, there(both))}
    assert {key: one.state for key, one in found.items()} == {
        shared.id: Where.BOTH,
        mine.id: Where.ONLY_HERE,
        new.id: Where.ONLY_THERE,
    }
    one = found[shared.id]
    assert (one.ours.first_line, one.theirs.first_line, one.can_be_both) == ("Begin", "Daar verder", True)
    assert "Daar verder" not in repr(found)


def test_words_that_were_never_settled_there_count(both):
    shared = write(both.ours, NOTE, "Begin")
    both.part()
    both.theirs.drafts.change(replace(shared, title="Getypt en niet bewaard"))
    both.theirs.drafts._save(both.theirs.document(shared.id))
    other = DatabaseCopy(both.theirs.database)
    assert [one.theirs.title for one in compare(both.ours, other)] == ["Getypt en niet bewaard"]
    merge(both.ours, other, {shared.id: "ours"})
    assert both.ours.document(shared.id).title == ""
    titles = [both.ours.version(shared.id, one.revision).title for one in both.ours.versions(shared.id)]
    assert "Getypt en niet bewaard" in titles


@pytest.mark.parametrize(("choice", "stands"), [("ours", "Hier"), ("theirs", "Daar"), (None, "Hier")])
def test_one_side_stands_and_the_other_is_an_earlier_version(both, choice, stands):
    shared = write(both.ours, NOTE, "Begin")
    both.part()
    both.clock.wait(3600)
    for number in range(3):
        rewrite(both.theirs, both.theirs.document(shared.id), f"Daar {number}")
        both.clock.wait(3600)
    rewrite(both.theirs, both.theirs.document(shared.id), "Daar")
    rewrite(both.ours, shared, "Hier")
    said = everything_said(both.ours) | everything_said(both.theirs)
    merged = merge(both.ours, there(both), {shared.id: choice} if choice else {})
    assert both.ours.summaries(NOTE)[0].first_line == stands
    assert {"Begin", "Hier", "Daar", "Daar 0", "Daar 1", "Daar 2"} <= set(earlier(both.ours, shared.id))
    assert earlier(both.ours, shared.id)[0] == stands
    assert said <= everything_said(both.ours)
    assert (shared.id in merged.changed) == (choice == "theirs")


def test_typing_on_after_merging_takes_the_place_of_no_version(both):
    shared = write(both.ours, NOTE, "Begin")
    both.part()
    rewrite(both.ours, shared, "Hier, net getypt")
    rewrite(both.theirs, shared, "Daar")
    merge(both.ours, there(both), {shared.id: "theirs"})
    rewrite(both.ours, both.ours.document(shared.id), "En verder")
    assert {"Hier, net getypt", "Daar", "En verder"} <= set(earlier(both.ours, shared.id))


def test_what_is_only_on_one_side_goes_to_the_bin_only_when_asked(both):
    shared = write(both.ours, NOTE, "Samen")
    both.part()
    mine, new = write(both.ours, NOTE, "Alleen hier"), write(both.theirs, NOTE, "Alleen daar")
    other = write(both.theirs, NOTE, "Ook daar")
    merge(both.ours, there(both), {mine.id: "theirs", new.id: "ours"})
    assert {one.id for one in both.ours.bin()} == {mine.id, new.id}
    assert {one.id for one in both.ours.summaries()} == {shared.id, other.id}


def test_a_piece_in_the_bin_of_one_side_stays_or_comes_as_is_chosen(both):
    here, away = write(both.ours, NOTE, "Hier weg"), write(both.ours, NOTE, "Daar weg")
    both.part()
    both.ours.throw_away(here.id)
    both.theirs.throw_away(away.id)
    assert {one.id for one in compare(both.ours, there(both))} == {here.id, away.id}
    merge(both.ours, there(both), {here.id: "theirs", away.id: "theirs"})
    assert [one.id for one in both.ours.bin()] == [away.id]
    assert [one.document for one in both.ours.find("weg")] == [here.id]


def test_a_chapter_that_was_begun_twice_is_one_piece(both):
    section = both.ours.templates["levensverhaal"].sections[0].key
    both.part()
    mine = write(both.ours, "levensverhaal", "Hier begonnen", section=section)
    theirs = write(both.theirs, "levensverhaal", "Daar begonnen", section=section)
    pointing = replace(both.theirs.start(NOTE, title="Wijst"), links=(Ref(theirs.id, "Mijn hoofdstuk"),))
    keep(both.theirs, pointing)
    [one] = [each for each in compare(both.ours, there(both)) if each.state is Where.BOTH]
    assert (one.id, one.ours.id, one.theirs.id, one.can_be_both) == (mine.id, mine.id, theirs.id, False)
    merge(both.ours, there(both), {mine.id: "theirs"})
    [chapter] = both.ours.summaries("levensverhaal")
    assert (chapter.id, chapter.first_line) == (mine.id, "Daar begonnen")
    assert set(earlier(both.ours, mine.id)) >= {"Hier begonnen", "Daar begonnen"}
    assert both.ours.document(pointing.id).links == (Ref(mine.id, "Mijn hoofdstuk"),)


def test_a_second_plan_never_hides_the_one_that_is_there(both):
    first = start(both.ours, tekens_herken=["eerste"])
    both.part()
    both.ours.throw_away(first.id)
    second = start(both.ours, tekens_herken=["tweede"])
    merge(both.ours, there(both), {first.id: "theirs"})
    assert [one.id for one in both.ours.summaries("plan.crisis")] == [second.id]
    assert first.id in {one.id for one in both.ours.bin()}


def test_a_line_changed_everywhere_there_stays_one_line_when_theirs_is_chosen_everywhere(both):
    first, second = with_the_same_line(both.ours, "bel mijn zus")
    both.part()
    change_everywhere(both.theirs, with_line(both.theirs.document(first.id), "bel mijn broer"), LIST, LINE)
    merge(both.ours, there(both), {first.id: "theirs", second.id: "theirs"})
    assert [lines(both.ours, one.id) for one in (first, second)] == [[(LINE, "bel mijn broer")]] * 2
    assert_one_id_says_one_thing(both.ours)


def test_a_line_that_says_two_things_after_choosing_becomes_two_lines(both):
    first, second = with_the_same_line(both.ours, "bel mijn zus")
    both.part()
    change_everywhere(both.theirs, with_line(both.theirs.document(first.id), "bel mijn broer"), LIST, LINE)
    merge(both.ours, there(both), {first.id: "theirs", second.id: "ours"})
    [(one, says)], [(other, says_too)] = lines(both.ours, first.id), lines(both.ours, second.id)
    assert (says, says_too) == ("bel mijn broer", "bel mijn zus")
    assert one != other
    assert_one_id_says_one_thing(both.ours)


def test_merging_can_be_undone_in_one_step_and_loses_nothing_either(both):
    shared, mine = write(both.ours, NOTE, "Begin"), write(both.ours, NOTE, "Blijft")
    both.part()
    rewrite(both.ours, shared, "Hier")
    extra = write(both.ours, NOTE, "Alleen hier")
    rewrite(both.theirs, shared, "Daar")
    new = write(both.theirs, NOTE, "Alleen daar")
    said = everything_said(both.ours) | everything_said(both.theirs)
    merged = merge(both.ours, there(both), {shared.id: "theirs", extra.id: "theirs"})
    undo(both.ours, merged)
    assert {one.id: one.first_line for one in both.ours.summaries()} == {
        shared.id: "Hier",
        mine.id: "Blijft",
        extra.id: "Alleen hier",
    }
    assert {one.id for one in both.ours.bin()} == {new.id}
    assert said <= everything_said(both.ours)


def test_stopping_halfway_leaves_everything_as_it_was(both):
    both.part()
    for number in range(4):
        write(both.theirs, NOTE, f"Daar {number}")
    before = both.ours.database.read("SELECT * FROM documents, versions")

    def stop(done):
        if done > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        merge(both.ours, there(both), {}, stop)
    assert both.ours.database.read("SELECT * FROM documents, versions") == before


def test_merging_again_brings_nothing_more(both):
    shared = write(both.ours, NOTE, "Begin")
    both.part()
    rewrite(both.theirs, shared, "Daar")
    write(both.theirs, NOTE, "Alleen daar")
    merge(both.ours, there(both), {shared.id: "theirs"})
    before = both.ours.database.read("SELECT document, revision, body FROM versions")
    assert compare(both.ours, there(both)) == []
    merged = merge(both.ours, there(both))
    assert (merged.added, merged.changed) == ((), {})
    assert both.ours.database.read("SELECT document, revision, body FROM versions") == before


def test_words_removed_for_ever_here_are_told_as_only_there(both):
    gone = write(both.ours, NOTE, "Weg ermee")
    both.part()
    both.ours.throw_away(gone.id)
    both.ours.delete_for_ever(gone.id)
    [one] = compare(both.ours, there(both))
    assert (one.id, one.state, one.ours) == (gone.id, Where.ONLY_THERE, None)
    with pytest.raises(DocumentMissingError):
        both.ours.document(gone.id)
    assert words_everywhere(both.ours, ["Weg ermee"]) == set()


def with_the_same_line(vault, words):
    """Two pieces with one line in both."""
    return [keep(vault, with_line(vault.start("dagboek"), words)) for _one in range(2)]


def with_line(document, words):
    return replace(document, body={**document.body, LIST: Answer(Rows((Row(LINE, {"regel": Line(words)}),)))})


def lines(vault, document_id):
    return [(row.id, row.cells["regel"].words) for row in rows(vault.document(document_id), LIST)]


def test_what_is_left_there_does_not_come_in_at_all(both):
    shared = write(both.ours, NOTE, "Begin")
    both.part()
    rewrite(both.theirs, shared, "Daar verder")
    new = write(both.theirs, NOTE, "Alleen daar")
    before = everything_said(both.ours)
    merged = merge(both.ours, there(both), {shared.id: "leave", new.id: "leave"})
    assert (merged.added, merged.changed, everything_said(both.ours)) == ((), {}, before)
