"""One plan, several faces: whatever is taken over and changed, no line is lost and one id says one thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstelkluis.errors import DiskFullError
from herstelkluis.model.body import Answer, Choice, Line, Passage, Row, Rows, Text
from herstelkluis.model.shared_lines import can_take_over, columns_of, copy_of, do_agree, with_contents
from herstelkluis.model.template import Field, FieldType
from herstelkluis.model.text import Run, all_words
from herstelkluis.vault.one_plan import change_everywhere, change_only_here, offers, places, take_over
from herstelkluis.vault.tied import asked_of
from house import PASSWORD
from vault.plan_lines import assert_one_id_says_one_thing, keep, rows, start, typed, words

line = Field("wat", FieldType.LINE, "Wat?")
text = Field("zin", FieldType.TEXT, "Wat?")
when = Field("wanneer", FieldType.LINE, "Wanneer?")


@pytest.fixture
def shared(opened):
    """A line of one plan that also stands in another."""
    _, _, vault = opened
    first = start(vault, tekens_herken=["Ik slaap slecht"])
    [row] = rows(first, "tekens.herken")
    second = keep(vault, take_over(vault, Passage(first.id, "tekens.herken", row.id), start(vault), "anderen.helpt"))
    return vault, first, second, row.id


def test_a_line_taken_over_is_a_copy_with_the_same_id_in_the_column_of_the_other_list(shared):
    vault, first, second, line_id = shared
    assert words(second, "anderen.helpt") == ["Ik slaap slecht"]
    assert [one.at for one in places(vault, line_id)] == sorted(
        (Passage(first.id, "tekens.herken", line_id), Passage(second.id, "anderen.helpt", line_id)),
        key=lambda at: at.document,
    )
    [other] = places(vault, line_id, Passage(first.id, "tekens.herken", line_id))
    assert (other.title, other.part, other.on_card) == ("Plan", "Wat ik van anderen nodig heb", True)
    assert take_over(vault, other.at, second, "anderen.helpt") == second


def test_changed_everywhere_is_one_step_with_a_version_of_every_piece(shared):
    vault, first, second, line_id = shared
    change_everywhere(vault, typed(first, "tekens.herken", line_id, "Ik lig wakker"), "tekens.herken", line_id)
    assert words(vault.document(first.id), "tekens.herken") == ["Ik lig wakker"]
    assert words(vault.document(second.id), "anderen.helpt") == ["Ik lig wakker"]
    assert len(places(vault, line_id)) == 2
    assert vault.document(second.id).revision == second.revision + 1
    assert [hit.document for hit in vault.find("wakker")] != []
    assert vault.find("slaap") == []


def test_changed_only_here_leaves_the_other_place_as_it_was(shared):
    vault, first, second, line_id = shared
    own, new = change_only_here(
        vault, typed(first, "tekens.herken", line_id, "Ik lig wakker"), "tekens.herken", line_id
    )
    keep(vault, own)
    assert words(vault.document(second.id), "anderen.helpt") == ["Ik slaap slecht"]
    assert new != line_id
    assert [one.at.document for one in places(vault, line_id)] == [second.id]
    assert [one.at.document for one in places(vault, new)] == [first.id]


def unanswered(shared):
    """The line of the first plan is changed, and nobody said whether the second follows."""
    vault, first, _second, line_id = shared
    return keep(vault, typed(first, "tekens.herken", line_id, "Ik lig wakker"))


def asked(vault, document):
    [row] = rows(vault.document(document.id), "tekens.herken")
    return [one.at.document for one in asked_of(vault, vault.document(document.id), "tekens.herken", row)]


def test_a_question_that_was_not_answered_stays_open_over_lock_and_start(shared, opened):
    _vault, first, second, _line_id = shared
    unanswered(shared)
    _, lifecycle, _ = opened
    lifecycle.lock()
    again = lifecycle.unlock(PASSWORD)
    assert asked(again, first) == [second.id]
    [row] = rows(again.document(first.id), "tekens.herken")
    change_everywhere(again, again.document(first.id), "tekens.herken", row.id)
    assert words(again.document(second.id), "anderen.helpt") == ["Ik lig wakker"]
    assert asked(again, first) == []
    [copy] = rows(again.document(second.id), "anderen.helpt")
    assert rows(again.document(first.id), "tekens.herken")[0].id == copy.id


def test_more_words_before_the_answer_keep_the_question_and_the_line(shared):
    vault, first, second, line_id = shared
    stored = unanswered(shared)
    again = keep(vault, typed(first, "tekens.herken", line_id, "Ik lig vaak wakker"))
    assert rows(again, "tekens.herken")[0].id == rows(stored, "tekens.herken")[0].id != line_id
    own = rows(again, "tekens.herken")[0].id
    keep(vault, typed(again, "tekens.herken", own, "Ik lig altijd wakker"))
    assert words(vault.document(second.id), "anderen.helpt") == ["Ik slaap slecht"]
    assert asked(vault, first) == [second.id]


def test_only_here_said_later_ends_the_question_and_keeps_the_id(shared):
    vault, first, second, _line_id = shared
    stored = unanswered(shared)
    own = rows(stored, "tekens.herken")[0].id
    document, new = change_only_here(vault, stored, "tekens.herken", own)
    keep(vault, document)
    assert new == own
    assert asked(vault, first) == []
    assert words(vault.document(second.id), "anderen.helpt") == ["Ik slaap slecht"]


def test_a_line_that_says_the_same_again_is_one_line_again(shared):
    vault, first, _second, line_id = shared
    own = rows(unanswered(shared), "tekens.herken")[0].id
    keep(vault, typed(vault.document(first.id), "tekens.herken", own, "Ik slaap slecht"))
    assert asked(vault, first) == []
    assert len(places(vault, line_id)) == 2


def test_a_line_that_waits_for_an_answer_is_not_offered_where_it_stands_already(shared):
    vault, _first, second, line_id = shared
    stored = unanswered(shared)
    assert take_over(vault, Passage(second.id, "anderen.helpt", line_id), stored, "tekens.herken") == stored


def test_changed_everywhere_from_memory_ends_a_question_that_was_stored(shared):
    vault, first, second, line_id = shared
    changed = typed(first, "tekens.herken", line_id, "Ik lig wakker")
    unanswered(shared)
    change_everywhere(vault, changed, "tekens.herken", line_id)
    assert words(vault.document(second.id), "anderen.helpt") == ["Ik lig wakker"]
    assert len(places(vault, line_id)) == 2
    assert asked(vault, first) == []


def test_a_full_disk_changes_nothing_anywhere(shared, monkeypatch):
    vault, first, second, line_id = shared
    put = vault.put

    def full(document, stored):
        if document.id == first.id:
            raise DiskFullError
        return put(document, stored)

    monkeypatch.setattr(vault, "put", full)
    with pytest.raises(DiskFullError):
        change_everywhere(vault, typed(first, "tekens.herken", line_id, "Anders"), "tekens.herken", line_id)
    assert words(vault.document(second.id), "anderen.helpt") == ["Ik slaap slecht"]
    assert vault.find("anders") == []


def test_a_piece_that_comes_out_of_the_bin_has_ids_of_its_own_for_what_changed_meanwhile_and_asks_nothing(opened):
    _, _, vault = opened
    template, key, column = next(
        (template, key, field.columns[0])
        for template in vault.templates.values()
        for key, _section, field in template.fields()
        if template.many and can_take_over(field.columns, (line,))
    )
    note = vault.start(template.kind)
    note = keep(vault, replace(note, body={key: Answer(Rows((Row("r1", {column.key: Line("Wandelen")}),)))}))
    plan = keep(vault, take_over(vault, Passage(note.id, key, "r1"), start(vault), "goed.woorden"))
    vault.throw_away(note.id)
    assert [one.at.document for one in places(vault, "r1")] == [plan.id]
    change_everywhere(vault, typed(plan, "goed.woorden", "r1", "Fietsen"), "goed.woorden", "r1")
    vault.take_back(note.id)
    [back] = rows(vault.document(note.id), key)
    assert (back.cells[column.key], back.id == "r1") == (Line("Wandelen"), False)
    assert asked_of(vault, vault.document(note.id), key, back) == ()


def test_an_earlier_version_comes_back_without_changing_the_other_piece(opened):
    house, _, vault = opened
    first = start(vault, tekens_herken=["Een", "Twee"])
    house.clock.wait(3600)
    line_id = rows(first, "tekens.herken")[0].id
    second = keep(vault, take_over(vault, Passage(first.id, "tekens.herken", line_id), start(vault), "goed.woorden"))
    change_everywhere(vault, typed(first, "tekens.herken", line_id, "Eén"), "tekens.herken", line_id)
    vault.restore(first.id, 1)
    assert words(vault.document(first.id), "tekens.herken") == ["Een", "Twee"]
    assert words(vault.document(second.id), "goed.woorden") == ["Eén"]
    assert words(vault.version(second.id, second.revision), "goed.woorden") == ["Een"]
    assert_one_id_says_one_thing(vault)


def test_only_lines_that_the_question_names_and_that_are_not_there_are_offered(opened):
    _, _, vault = opened
    source = start(vault, tekens_herken=["Ik slaap slecht", "Ik lach niet"], anderen_helpt=["Bel mijn zus"])
    into = vault.start("plan.signalen")
    asked = next(
        key
        for key, _s, field in vault.templates["plan.signalen"].fields()
        if field.sources == ("plan.crisis",)
        and columns_of(vault.templates["plan.signalen"], key)[0].type is FieldType.LINE
    )
    assert {one.words for one in offers(vault, into, asked)} == {"Ik slaap slecht", "Ik lach niet", "Bel mijn zus"}
    taken = take_over(vault, offers(vault, into, asked)[0].place.at, into, asked)
    assert len(offers(vault, taken, asked)) == 2
    assert offers(vault, source, "tekens.herken") == []


def test_only_lists_that_are_named_of_a_kind_are_offered(opened):
    _, _, vault = opened
    start(vault, tekens_herken=["Ik slaap slecht"], anderen_helpt=["Bel mijn zus"])
    into = vault.start("plan.signalen")
    template = vault.templates["plan.signalen"]
    key, section, field = next(
        one for one in template.fields() if "plan.crisis" in one[2].sources and can_take_over(one[2].columns, (line,))
    )
    for sources, expected in (
        (("plan.crisis:tekens",), {"Ik slaap slecht"}),
        (("plan.crisis:anderen.helpt",), {"Bel mijn zus"}),
        (("plan.crisis:anderen.help",), set()),
        (("plan.crisis:tekens.herken", "plan.crisis:anderen"), {"Ik slaap slecht", "Bel mijn zus"}),
    ):
        narrow = replace(field, sources=sources)
        changed = replace(section, fields=tuple(narrow if one is field else one for one in section.fields))
        sections = tuple(changed if one is section else one for one in template.sections)
        vault.templates = {**vault.templates, "plan.signalen": replace(template, sections=sections)}
        assert {one.words for one in offers(vault, into, key)} == expected


def test_a_cell_that_one_copy_fills_in_is_no_difference_and_is_not_taken_away():
    one = Row("1", {"wat": Line("Bellen"), "wanneer": Line("'s avonds")})
    other = Row("1", {"wat": Line("Bellen")})
    assert do_agree(one, (line, when), other, (line, when))
    assert not do_agree(one, (line, when), replace(other, cells={**other.cells, "wanneer": Line("nu")}), (line, when))
    assert with_contents(one, (line, when), other, (line, when)) == one


def test_private_words_in_a_line_that_knows_none_make_it_very_sensitive():
    source = Row("1", {"zin": Text((Run("bel "), Run("Noor", private=True)))})
    copy = copy_of(source, (text,), (line,))
    assert copy == Row("1", {"wat": Line("bel Noor")}, (), 3)
    assert do_agree(source, (text,), copy, (line,))
    assert copy_of(source, (text,), (text,)) == source


def test_a_person_is_not_taken_over_into_a_line():
    who = Field("wie", FieldType.PERSON, "Wie?")
    choice = Field("wat", FieldType.CHOICE, "Wat?")
    assert not can_take_over((who,), (line,))
    assert not can_take_over((choice,), (line,))
    assert can_take_over((who, line), (who,))
    assert not can_take_over((), (line,))
    assert copy_of(Row("1", {"wat": Choice(("a",))}), (choice,), (line,)) == Row("1", {})


def test_words_of_a_program_that_died_get_an_id_of_their_own(shared, opened):
    vault, first, second, line_id = shared
    _, lifecycle, _ = opened
    from herstelkluis.store import drafts

    drafts.put_draft(vault.database, typed(first, "tekens.herken", line_id, "Half getypt"), vault.clock())
    lifecycle.lock()
    again = lifecycle.unlock(PASSWORD)
    assert words(again.document(first.id), "tekens.herken") == ["Half getypt"]
    assert words(again.document(second.id), "anderen.helpt") == ["Ik slaap slecht"]
    assert_one_id_says_one_thing(again)


def test_two_lists_of_one_piece_share_a_line_too(opened):
    _, _, vault = opened
    plan = start(vault, tekens_herken=["Thee"])
    line_id = rows(plan, "tekens.herken")[0].id
    plan = keep(vault, take_over(vault, Passage(plan.id, "tekens.herken", line_id), plan, "goed.woorden"))
    assert rows(plan, "goed.woorden")[0].id == line_id
    change_everywhere(vault, typed(plan, "goed.woorden", line_id, "Koffie"), "goed.woorden", line_id)
    plan = vault.document(plan.id)
    assert words(plan, "tekens.herken") == words(plan, "goed.woorden") == ["Koffie"]
    plan = keep(vault, typed(plan, "tekens.herken", line_id, "Water"))
    assert rows(plan, "goed.woorden")[0].id == line_id
    assert rows(plan, "tekens.herken")[0].id != line_id
    assert all_words((Run("Koffie"),)) == words(plan, "goed.woorden")[0]
