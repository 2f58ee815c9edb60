"""Looking for what words stand for: tags, kinds, people, times; and among less."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstelkluis.model.body import About, Answer, Line, People, Ref, Text
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.text import runs
from herstelkluis.vault.finding import Asked, is_understood
from herstelkluis.vault.saved_searches import SAVED, SavedSearch, drop_search, keep_search, saved_searches
from herstelkluis.vault.tagging import all_tags, rename_tag
from house import write


@pytest.fixture
def vault(opened):
    vault = opened[2]
    noor = write(vault, "persoon", "Noor", title="Noor")
    put(vault, "notitie", "Wij dronken thee", title="Thee", tags="groep, thee en koek")
    put(vault, "notitie", "Zus belde", title="Bellen", period="1994")
    put(vault, "notitie", "Over haar", title="Gesprek", about=(About("mijn vriendin", noor.id),))
    chapter = vault.start("levensverhaal", section="h10")
    body = {"h10.een": Answer(Text(runs("Ik liep weg van huis")))}
    vault.drafts.change(replace(chapter, body=body, period=parse_period("mijn puberteit")))
    vault.settle()
    return vault


def put(vault, kind, words, *, title, tags="", period="", about=()):
    document = vault.start(kind, title=title)
    body = {"notitie.tekst": Answer(Text(runs(words)), about=about)}
    if tags:
        body["notitie.woorden"] = Answer(Line(tags))
    when = parse_period(period) if period else None
    vault.drafts.change(replace(document, body=body, period=when))
    vault.settle()
    return vault.document(document.id)


def found(vault, words="", **among):
    """Title and whether the whole piece was found, newest first."""
    return [(hit.title, not hit.answer) for hit in vault.find(Asked(words, **among))]


def pieces(vault, words="", **among):
    return list(dict.fromkeys(title for title, _whole in found(vault, words, **among)))


def test_a_year_finds_what_was_then_even_where_it_is_not_written(vault):
    assert found(vault, "1994") == [("Bellen", True)]
    assert pieces(vault, "1993") == []
    assert pieces(vault, "zus 1994") == ["Bellen"]
    assert pieces(vault, when="jaren negentig") == ["Bellen"]


def test_a_time_of_life_finds_the_ages_it_is_about(vault):
    assert found(vault, "puberteit") == [("", True)]
    assert pieces(vault, "puberteit", parts=("today",)) == []
    assert pieces(vault, when="rond mijn 14e") == [""]
    assert pieces(vault, when="rond mijn 40e") == []


def test_with_a_year_of_birth_years_and_ages_are_one(vault):
    birth = next(key for key, _part, field in vault.templates["levensverhaal"].fields() if field.role == "birth")
    born = replace(
        vault.start("levensverhaal", section=birth.partition(".")[0]), body={birth: Answer(parse_period("1980"))}
    )
    vault.drafts.change(born)
    vault.settle()
    assert "Bellen" in pieces(vault, when="puberteit")
    assert any(not title for title in pieces(vault, when="1995"))


def test_a_tag_a_kind_and_someone_are_found_by_what_they_are_called(vault):
    assert pieces(vault, "thee en koek") == ["Thee"]
    assert ("Gesprek", True) in found(vault, "noor")
    assert pieces(vault, "notitie") == ["Gesprek", "Bellen", "Thee"]


def test_what_only_marks_tell_is_told_of_the_whole_piece_once(vault):
    assert found(vault, "groep") == [("Thee", False)] or ("Thee", True) in found(vault, "groep")
    assert [one for one in found(vault, "1994") if one[0] == "Bellen"] == [("Bellen", True)]


def test_among_less_every_choice_counts(vault):
    noor = next(key for key, name in vault.people().items() if name == "Noor")
    assert pieces(vault, person=noor) == ["Gesprek", "Noor"]
    assert pieces(vault, person=noor, parts=("people",)) == ["Noor"]
    assert pieces(vault, tag="GROEP") == ["Thee"]
    assert pieces(vault, "thee", tag="groep") == ["Thee"]
    assert pieces(vault, "zus", tag="groep") == []
    assert pieces(vault, kind="persoon") == ["Noor"]


def test_a_time_that_is_not_understood_finds_nothing_rather_than_everything(vault):
    assert not is_understood(vault, "vroeger ooit")
    assert pieces(vault, when="vroeger ooit") == []
    assert is_understood(vault, "zomer 1994")


def test_a_folded_piece_is_found_by_its_outside_and_shows_nothing_else(vault):
    (hit,) = vault.find(Asked(tag="groep"))
    document = replace(vault.document(hit.document), folded=True)
    vault.drafts.change(document)
    (again,) = vault.find(Asked(tag="groep"))
    assert (again.title, again.snippet, again.folded) == ("Thee", (), True)
    assert vault.find("dronken") == []


def test_what_lies_in_the_bin_is_found_by_nothing(vault):
    (hit,) = vault.find(Asked(tag="groep"))
    vault.throw_away(hit.document)
    assert vault.find(Asked(tag="groep")) == []
    assert "groep" not in all_tags(vault)
    vault.take_back(hit.document)
    assert pieces(vault, tag="groep") == ["Thee"]


def test_a_person_in_a_field_counts_as_named(vault):
    noor = next(key for key, name in vault.people().items() if name == "Noor")
    plan = vault.start("plan.crisis")
    key = next(key for key, _part, field in vault.templates["plan.crisis"].fields() if field.type == "person")
    vault.drafts.change(replace(plan, body={key: Answer(People((Ref(noor, "Noor"),)))}))
    assert [hit.kind for hit in vault.find(Asked(person=noor, parts=("crisis",)))] == ["plan.crisis"]


def test_searches_are_kept_on_request_only_and_by_name(vault):
    vault.find(Asked("thee"))
    assert vault.preference(SAVED) is None
    keep_search(vault, "De groep", Asked(tag="groep", parts=("today",)))
    keep_search(vault, "Zus", Asked("zus", when="1994"))
    keep_search(vault, "zus", Asked("zus"))
    assert saved_searches(vault) == [
        SavedSearch("De groep", Asked(tag="groep", parts=("today",))),
        SavedSearch("zus", Asked("zus")),
    ]
    drop_search(vault, "De groep")
    assert [one.name for one in saved_searches(vault)] == ["zus"]


@pytest.mark.parametrize("kept", [None, 7, ["x"], [{"name": 3}], [{"name": "a", "words": 4, "parts": "story"}]])
def test_kept_searches_that_cannot_be_read_stop_nothing(vault, kept):
    vault.prefer(SAVED, kept)
    assert all(one.asked == Asked() for one in saved_searches(vault))


def test_renaming_into_a_tag_that_is_there_makes_one_of_two(vault):
    assert rename_tag(vault, "thee en koek", "Groep") == 1
    assert all_tags(vault) == ["groep"]
    assert rename_tag(vault, "bestaat niet", "x") == 0


def test_an_earlier_version_brings_its_tags_back(vault):
    (hit,) = vault.find(Asked(tag="groep"))
    document = vault.document(hit.document)
    vault._spells.end(document.id)
    vault.drafts.change(replace(document, body={**document.body, "notitie.woorden": Answer(Line("anders"))}))
    vault.settle()
    assert pieces(vault, tag="groep") == []
    vault.restore(document.id, document.revision)
    assert pieces(vault, tag="groep") == ["Thee"]
