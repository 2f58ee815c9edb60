"""Where the person was, what is remembered of each chapter, and agreements for a talk, at a real vault."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from herstelkluis.errors import DiskFullError
from herstelkluis.model.body import About, Answer, Choice, Line, Rows
from herstelkluis.model.document import Done, Level, ShareState
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.text import all_words
from herstelkluis.vault import conversation
from herstelkluis.vault.chapters import chapters_of, where_you_were
from herstelkluis.vault.life import birth_year
from herstelkluis.vault.recording_consent import agreed_sheet
from herstelkluis.vault.remembered import (
    KIND,
    SENTENCES,
    WORDS,
    is_taken,
    may_go,
    remembered,
    sentences,
    short_story,
    sources,
    with_sentence,
)
from herstelkluis.vault.resume import MOST, SPOTS, Spot, been_there, keep_spot, spot_of
from house import PASSWORD, write

STORY = "levensverhaal"


def remember(vault, section, words, **about):
    document = replace(vault.start(STORY, section=section), level=Level.PERSONAL, folded=False)
    body = {f"{section}.onthouden": Answer(Line(words), about=about.pop("answer_about", ()))}
    vault.drafts.change(replace(document, body=body, **about))
    vault.settle()


# --- where the person was ---------------------------------------------------------------------------------------


def test_the_place_in_a_piece_is_there_again_after_the_vault_was_locked(opened):
    _, lifecycle, vault = opened
    document = write(vault, STORY, "Mijn oma", section="h06")
    keep_spot(vault, document, Spot("h06.wie", 12, 340))
    lifecycle.lock()
    vault = lifecycle.unlock(PASSWORD)
    assert spot_of(vault, vault.document(document.id)) == Spot("h06.wie", 12, 340)


def test_a_chapter_without_a_word_in_it_keeps_its_place_too(opened):
    vault = opened[2]
    keep_spot(vault, vault.start(STORY, section="h06"), Spot("h06.wie"))
    assert spot_of(vault, vault.start(STORY, section="h06")) == Spot("h06.wie")
    assert spot_of(vault, vault.start(STORY, section="h07")) is None


def test_no_word_of_a_piece_is_kept_with_its_place(opened):
    vault = opened[2]
    document = write(vault, STORY, "Mijn oma", section="h06", title="Bij het raam")
    keep_spot(vault, document, Spot("h06.wie", 3))
    kept = json.dumps(vault.preference(SPOTS))
    assert "oma" not in kept
    assert "raam" not in kept


def test_the_oldest_places_are_let_go(opened):
    vault = opened[2]
    documents = [replace(vault.start("herstelverhaal"), id=f"{number:032x}") for number in range(MOST + 5)]
    for document in documents:
        keep_spot(vault, document, Spot("vooraf.vorm"))
    assert len(vault.preference(SPOTS)) == MOST
    assert spot_of(vault, documents[0]) is None
    assert spot_of(vault, documents[-1]) is not None


def test_a_vault_that_cannot_write_loses_the_place_and_says_nothing(opened, monkeypatch):
    vault = opened[2]

    def full(*_args):
        raise DiskFullError

    monkeypatch.setattr(vault, "prefer", full)
    keep_spot(vault, vault.start(STORY, section="h06"), Spot("h06.wie"))


def test_a_place_beyond_all_words_or_time_is_the_start(opened):
    vault = opened[2]
    for number in (2**60, -1):
        beyond = {"answer": "h06.wie", "cursor": number, "scroll": number, "at": "0001-01-01T00:00:00+14:00"}
        vault.prefer(SPOTS, {"levensverhaal:h06": beyond})
        assert spot_of(vault, vault.start(STORY, section="h06")) == Spot("h06.wie", 0, 0)
        assert been_there(vault) == {}


@pytest.mark.parametrize("broken", [None, 3, [], {"levensverhaal:h06": 3}, {"levensverhaal:h06": {"cursor": "x"}}])
def test_places_that_make_no_sense_are_no_places(opened, broken):
    vault = opened[2]
    vault.prefer(SPOTS, broken)
    assert spot_of(vault, vault.start(STORY, section="h06")) in (None, Spot(""))
    assert chapters_of(vault)


def test_the_story_goes_on_at_the_chapter_the_person_was_in_last(opened):
    house, _, vault = opened
    first = write(vault, STORY, "a", section="h02", done=Done.BUSY)
    house.clock.wait(60)
    write(vault, STORY, "b", section="h06", done=Done.BUSY)
    assert where_you_were(chapters_of(vault)).section == "h06"
    house.clock.wait(60)
    keep_spot(vault, first, Spot("h02.wie"))
    assert where_you_were(chapters_of(vault)).section == "h02"


def test_the_year_of_birth_is_known_once_it_was_told(opened):
    vault = opened[2]
    assert birth_year(vault) is None
    document = vault.start(STORY, section="h01")
    vault.drafts.change(replace(document, body={"h01.jaar": Answer(parse_period("februari 1984"))}))
    vault.settle()
    assert birth_year(vault) == 1984


# --- five sentences ---------------------------------------------------------------------------------------------


def test_a_line_is_taken_over_as_it_stands_with_where_it_comes_from_and_who_it_is_about(opened):
    vault = opened[2]
    about = (About("oma Bet"),)
    remember(vault, "h06", "Er was altijd iemand bij het raam.", answer_about=about)
    (one,) = remembered(vault)
    document = with_sentence(short_story(vault), one)
    (row,) = sentences(document)
    assert all_words(row.cells[WORDS].runs) == "Er was altijd iemand bij het raam."
    assert [(ref.id, ref.label) for ref in sources(row)] == [(one.chapter.document, one.chapter.title)]
    assert row.about == about
    assert is_taken(document, one)
    assert with_sentence(document, one) == document


def test_a_folded_chapter_tells_only_its_title_and_nothing_can_be_taken(opened):
    vault = opened[2]
    remember(vault, "h14", "Het geheim", folded=True, title="Die winter")
    (one,) = remembered(vault)
    assert (one.words, one.chapter.title, one.may_be_taken) == ("", "Die winter", False)
    assert "geheim" not in repr(one)
    assert sentences(with_sentence(short_story(vault), one)) == ()


def test_what_never_leaves_is_not_copied_into_what_may(opened):
    vault = opened[2]
    remember(vault, "h08", "Blijft hier", share=ShareState.NEVER)
    (one,) = remembered(vault)
    assert one.words == "Blijft hier"
    assert sentences(with_sentence(short_story(vault), one)) == ()


def test_a_very_sensitive_line_stays_so_until_the_owner_says_otherwise(opened):
    vault = opened[2]
    remember(vault, "h12", "Het werd te veel", level=Level.SENSITIVE)
    (one,) = remembered(vault)
    document = with_sentence(short_story(vault), one)
    (row,) = sentences(document)
    assert row.level == Level.SENSITIVE
    assert sentences(may_go(document, row.id))[0].level is None


def test_there_is_one_short_story_and_it_goes_on(opened):
    vault = opened[2]
    remember(vault, "h06", "Een.")
    vault.drafts.change(with_sentence(short_story(vault), remembered(vault)[0]))
    vault.settle()
    assert len(vault.summaries(KIND)) == 1
    assert isinstance(short_story(vault).body[SENTENCES].value, Rows)


# --- at the table -----------------------------------------------------------------------------------------------


def agreements(vault, *, recording="geluid"):
    document = vault.start("toestemming.gesprek", title="Met Riet")
    body = {"opname.opname": Answer(Choice((recording,))), "wie.met": Answer(Line("Riet, van het steunpunt"))}
    vault.drafts.change(replace(document, body=body))
    vault.settle()
    return vault.document(document.id)


def test_a_recording_needs_agreements_that_hold_now(opened):
    vault = opened[2]
    assert not agreed_sheet(vault)
    sheet = agreements(vault)
    assert not agreed_sheet(vault)
    agreed = conversation.with_state(sheet, conversation.AGREED, date(2026, 11, 1))
    vault.drafts.change(agreed)
    assert agreed_sheet(vault)
    vault.drafts.change(conversation.with_state(agreed, conversation.WITHDRAWN, date(2026, 11, 2)))
    assert not agreed_sheet(vault)


def test_agreements_with_one_person_say_nothing_about_another(opened):
    vault = opened[2]
    vault.drafts.change(conversation.with_state(agreements(vault), conversation.AGREED, date(2026, 11, 1)))
    vault.settle()
    assert agreed_sheet(vault)
    conversation.sits_there(vault, "Wijkcoach Femke")
    assert not agreed_sheet(vault)
    conversation.sits_there(vault, "riet")
    assert agreed_sheet(vault)
    conversation.sits_there(vault, "iemand anders")
    assert not agreed_sheet(vault)


@pytest.mark.parametrize(
    ("named", "there", "is_same"),
    [
        ("Riet, van het steunpunt", "Riet", True),
        ("de ervaringswerker van het steunpunt", "Mijn ervaringswerker", True),
        ("", "", True),
        ("", "iemand anders", True),
        ("", "Riet", False),
        ("Riet", "", False),
        ("Riet", "Rie", False),
        ("de ervaringswerker", "Wijkcoach Femke", False),
        ("mijn", "Riet", False),
        ("Riet", "Riet (steunpunt)", True),
        ("Wijkcoach Femke van het wijkteam Noord-Oost in Utrecht", "Wijkcoach Femke van het wijkteam Noord-O", True),
        ("Riet (steunpunt)", "Riet, van het steunpunt", False),
        ("de wijkcoach", "Mijn wijkcoach bij de gemeente", True),
        *(("Jan", who, False) for who in ("Jan Bakker", "Jan de Vries", "Jan-Willem", "Jan en Piet", "Jan van Dijk")),
        *(("Jan", who, False) for who in ("Jan, Piet", "Jan & Piet", "Jan + Piet", "Jan/Piet", "Jan (en Piet)")),
        ("Jan", "Jan, van het steunpunt, en Piet", False),
        ("Mijn begeleider", "De begeleider en mijn zus", False),
    ],
)
def test_agreements_are_found_by_who_they_name(opened, named, there, is_same):
    vault = opened[2]
    sheet = replace(vault.start("toestemming.gesprek", title="x"), body={"wie.met": Answer(Line(named))})
    vault.drafts.change(sheet)
    vault.settle()
    found = conversation.sheet_with(vault, there)
    assert (found is not None) is is_same


def test_a_newer_no_is_not_passed_over_for_an_older_yes(opened):
    house, _lifecycle, vault = opened
    vault.drafts.change(conversation.with_state(agreements(vault), conversation.AGREED, date(2026, 11, 1)))
    vault.settle()
    assert agreed_sheet(vault)
    house.clock.wait(60)
    vault.drafts.change(
        conversation.with_state(agreements(vault, recording="geen"), conversation.AGREED, date(2026, 11, 2))
    )
    vault.settle()
    assert not agreed_sheet(vault)


def test_agreements_without_a_recording_allow_none(opened):
    vault = opened[2]
    sheet = agreements(vault, recording="geen")
    vault.drafts.change(conversation.with_state(sheet, conversation.AGREED, date(2026, 11, 1)))
    assert not agreed_sheet(vault)


def test_taking_back_leaves_what_was_said_before(opened):
    vault = opened[2]
    sheet = conversation.with_state(agreements(vault), conversation.AGREED, date(2026, 11, 1))
    sheet = conversation.with_state(sheet, conversation.WITHDRAWN, date(2026, 11, 2))
    entries = sheet.body["akkoord.akkoord"].value.entries
    assert [(one.state, one.on) for one in entries] == [("agreed", "2026-11-01"), ("withdrawn", "2026-11-02")]
    assert not conversation.is_agreed(sheet)


def test_who_sat_there_is_known_next_time(opened):
    vault = opened[2]
    assert conversation.who_is_there(vault) == ""
    agreements(vault)
    assert conversation.who_is_there(vault) == "Riet, van het steunpunt"
    conversation.sits_there(vault, "  mijn   zus ")
    assert conversation.who_is_there(vault) == "mijn zus"


def test_every_piece_with_questions_can_be_talked_about_and_nothing_folded_comes_first(opened):
    vault = opened[2]
    write(vault, STORY, "a", section="h06", done=Done.BUSY)
    write(vault, STORY, "b", section="h14", folded=True)
    kinds = {kind for kind, _section, _title in conversation.tables(vault).values()}
    assert {STORY, "herstelverhaal"} <= kinds
    assert conversation.where_to_begin(vault) == f"{STORY}:h06"
