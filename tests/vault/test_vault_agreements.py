"""Agreements with people: only added to, seen per person, and what becomes of the places when a yes is taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from herstelkluis.errors import DiskFullError
from herstelkluis.model.agreements import with_agreements
from herstelkluis.model.body import About, Answer, Consent, Consents, Line, People, Ref, Row, Rows
from herstelkluis.vault.person_places import last_state, places_of, take_name_away
from house import rewrite, write
from vault.plan_lines import keep

KEY = "afspraak.akkoord"
AGREED, WITHDRAWN = (
    Consent("mijn plan", "agreed", "2026-10-01", limits="alleen mijn voornaam"),
    Consent("mijn plan", "withdrawn", "2026-11-01"),
)


def with_consent(vault, person, *entries):
    return keep(vault, replace(person, body={**person.body, KEY: Answer(Consents(entries))}))


@pytest.fixture
def named(opened):
    """Noor, in a list of the crisis plan and beside an answer of a note."""
    _, _, vault = opened
    noor = write(vault, "persoon", "Noor", title="Noor")
    row = Row("r1", {"wie": People((Ref(noor.id, "Noor"), Ref("", "de huisarts"))), "taak": Line("belt me")})
    plan = keep(vault, replace(vault.start("plan.crisis"), body={"mensen.steun": Answer(Rows((row,)))}))
    note = write(vault, "notitie", "Noor was hier", title="Zondag")
    key = next(iter(note.body))
    about = replace(note.body[key], about=(About("mijn zus", noor.id), About("de buurman")))
    note = keep(vault, replace(note, body={key: about}))
    return vault, noor, plan, note


def test_it_is_seen_where_someone_stands(named):
    vault, noor, plan, note = named
    found = {(one.at.document, one.title, one.words) for one in places_of(vault, noor.id)}
    assert found == {(plan.id, "Mijn crisisplan", "belt me"), (note.id, "Zondag", "")}
    vault.throw_away(note.id)
    assert [one.at.document for one in places_of(vault, noor.id)] == [plan.id]


def test_of_a_folded_piece_only_the_title_is_said(named):
    vault, noor, plan, _note = named
    keep(vault, replace(plan, folded=True))
    one = next(one for one in places_of(vault, noor.id) if one.at.document == plan.id)
    assert (one.title, one.question, one.words) == ("Mijn crisisplan", "", "")


def test_a_name_is_taken_away_everywhere_in_one_step_and_words_stay(named):
    vault, noor, plan, note = named
    assert take_name_away(vault, noor.id, "iemand") == 2
    [row] = vault.document(plan.id).body["mensen.steun"].value.rows
    assert row == Row("r1", {"wie": People((Ref("", "iemand"), Ref("", "de huisarts"))), "taak": Line("belt me")})
    [answer] = vault.document(note.id).body.values()
    assert answer.about == (About("iemand"), About("de buurman"))
    assert [hit.document for hit in vault.find("Noor")] != []
    assert places_of(vault, noor.id) == ()
    assert take_name_away(vault, noor.id, "iemand") == 0


def test_a_full_disk_takes_no_name_away_anywhere(named, monkeypatch):
    vault, noor, plan, note = named
    put, seen = vault.put, []

    def full(document, stored):
        seen.append(document.id)
        if len(seen) == 2:
            raise DiskFullError
        return put(document, stored)

    monkeypatch.setattr(vault, "put", full)
    with pytest.raises(DiskFullError):
        take_name_away(vault, noor.id, "iemand")
    assert (vault.document(plan.id), vault.document(note.id)) == (plan, note)


def test_an_earlier_version_never_brings_back_a_yes_that_was_taken_back(opened):
    house, _, vault = opened
    noor = with_consent(vault, write(vault, "persoon", "Noor"), AGREED)
    house.clock.wait(3600)
    later = with_consent(vault, noor, AGREED, WITHDRAWN)
    rewrite(vault, later, "Noortje")
    back = vault.restore(noor.id, noor.revision)
    assert last_state(back, KEY) == "withdrawn"
    assert back.body[KEY].value == Consents((AGREED, WITHDRAWN))
    assert back.body["wie.naam"].value == Line("Noor")


def test_an_agreement_made_since_stays_also_where_there_was_none():
    row = Row("1", {"wie": Line("Noor")})
    now = Row("1", {"wie": Line("Noor V."), "akkoord": Consents((WITHDRAWN,))})
    assert with_agreements({}, {"a.b": Answer(Consents((AGREED,)))}) == {"a.b": Answer(Consents((AGREED,)))}
    joined = with_agreements({"a.b": Answer(Rows((row,)))}, {"a.b": Answer(Rows((now,)))})
    assert joined["a.b"].value == Rows((Row("1", {"wie": Line("Noor"), "akkoord": Consents((WITHDRAWN,))}),))


def test_nobody_asked_is_no_state(opened):
    _, _, vault = opened
    assert last_state(write(vault, "persoon", "Noor"), KEY) == ""
