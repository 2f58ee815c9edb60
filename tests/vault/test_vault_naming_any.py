"""Who said no is named nowhere: every way of saying it, whatever became of the card, however they were chosen."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from herstelkluis.model.body import Answer, Choice, Consent, Consents, Line, People, Ref, Row, Rows
from herstelkluis.model.document import new_id
from herstelkluis.model.naming import Said
from herstelkluis.vault.choosing import people_known
from herstelkluis.vault.left_off import left_off
from herstelkluis.vault.naming import naming
from herstelkluis.vault.printing import card_setting, paper_sheet
from herstelkluis.vault.supporters import supporters
from vault.plan_lines import keep

NO = {
    "refused": ("afspraak.akkoord", Consents((Consent("", "refused", "2026-01-01"),))),
    "took it back": (
        "afspraak.akkoord",
        Consents((Consent("", "agreed", "2026-01-01"), Consent("", "withdrawn", "2026-02-01"))),
    ),
    "stays out": ("afspraak.niet_betrekken", Choice(("ja",))),
}
IN_A_PLAN = ("refused in a plan", "stays out of a plan")
WAYS = (*NO, *IN_A_PLAN)
CARDS = ("living", "in the bin", "gone for ever", "unreadable")
CHOSEN = ("by id", "by an id that is gone", "by name")
YES = Consents((Consent("", "agreed", "2026-03-01"),))


def is_known(way, card, chosen):
    """Of what went for ever with a card nothing stays behind, not even a name to know it by."""
    return way in IN_A_PLAN or card != "gone for ever" or chosen != "by name"


CASES = [one for one in product(WAYS, CARDS, CHOSEN) if is_known(*one)]
NAMES = {case: f"Mens{chr(65 + n // 26)}{chr(97 + n % 26)}" for n, case in enumerate(CASES)}


def person(vault, name, *answers):
    body = {"wie.naam": Answer(Line(name)), **{key: Answer(value) for key, value in answers}}
    return keep(vault, replace(vault.start("persoon", title=name), body=body))


def ref_of(one, chosen):
    return Ref({"by id": one.id, "by name": ""}.get(chosen, new_id()), one.title)


def plan_with(vault, **lists):
    body = {key.replace("_", ".", 1): Answer(Rows(tuple(rows))) for key, rows in lists.items()}
    return keep(vault, replace(vault.start("plan.crisis", title="Plan"), body=body))


def ready(refs):
    return [
        Row(f"r{n}", {"wie": People((ref,)), "telefoon": Line(f"06-{n:08}"), "akkoord": YES})
        for n, ref in enumerate(refs)
    ]


def tasks(refs):
    return [
        Row(f"t{n}", {"wat": Line("Sleutel"), "wie": People((ref,)), "telefoon": Line(f"07-{n:08}")})
        for n, ref in enumerate(refs)
    ]


def lose(vault, one, card):
    if card in ("in the bin", "gone for ever"):
        vault.throw_away(one.id)
    if card == "gone for ever":
        vault.delete_for_ever(one.id)
    if card == "unreadable":
        vault.database.write("UPDATE documents SET body = ? WHERE id = ?", (b"{", one.id))


@pytest.mark.parametrize("is_plan_in_bin", [False, True], ids=["the plan is there", "the plan lies in the bin"])
def test_every_no_counts_whatever_became_of_the_card_and_however_someone_was_chosen(opened, is_plan_in_bin):
    house, _lifecycle, vault = opened
    people = {case: person(vault, name, *([NO[case[0]]] if case[0] in NO else [])) for case, name in NAMES.items()}
    said = {way: [Ref(one.id, one.title) for case, one in people.items() if case[0] == way] for way in IN_A_PLAN}
    refused = Consents((Consent("", "refused", "2026-01-01"),))
    rows = [Row(f"n{n}", {"wie": People((ref,)), "akkoord": refused}) for n, ref in enumerate(said[IN_A_PLAN[0]])]
    out = [Row("out", {"wie": People(tuple(said[IN_A_PLAN[1]]))})]
    other = plan_with(vault, mensen_steun=rows, mensen_niet=out)
    for case, one in people.items():
        lose(vault, one, case[1])
    if is_plan_in_bin:
        vault.throw_away(other.id)
    house.clock.wait(60)  # the plan of the owner is the newest one
    bo = person(vault, "Bo", ("afspraak.akkoord", YES))
    refs = [*(ref_of(one, case[2]) for case, one in people.items()), Ref(bo.id, "Bo")]
    plan = plan_with(vault, mensen_steun=ready(refs), anderen_taken=tasks(refs))

    for shown in (repr(paper_sheet(vault, plan)), repr(card_setting(vault, plan)), repr(supporters(vault))):
        assert [case for case, name in NAMES.items() if name in shown] == []
        assert [n for n in range(len(NAMES)) if f"06-{n:08}" in shown or f"07-{n:08}" in shown] == []
        assert "Bo" in shown
    known, in_force = people_known(vault), naming(vault)
    assert [ref for ref in refs[:-1] for one in known.told_of(ref) if one.agreed] == []
    assert [case for case, ref in zip(NAMES, refs, strict=False) if in_force.may_name(ref)] == []
    assert {one.name for one in left_off(vault, plan)} == {ref.label for ref in refs[:-1]}


@pytest.mark.parametrize("chosen", CHOSEN)
def test_a_living_card_that_agrees_is_named_however_someone_was_chosen(opened, chosen):
    vault = opened[2]
    ref = ref_of(person(vault, "Noortje", ("afspraak.akkoord", YES)), chosen)
    plan = plan_with(vault, mensen_steun=ready([ref]), anderen_taken=tasks([ref]))
    for shown in (repr(paper_sheet(vault, plan)), repr(card_setting(vault, plan)), repr(supporters(vault))):
        assert "Noortje" in shown
    assert [one.agreed for one in people_known(vault).told_of(ref)] == [True]
    assert left_off(vault, plan) == ()


def test_a_helper_whose_card_went_for_ever_does_not_fall_off_without_a_word(opened):
    vault = opened[2]
    noor = person(vault, "Noortje")
    plan = plan_with(vault, mensen_steun=ready([Ref(noor.id, "Noortje")]))
    vault.throw_away(noor.id)
    assert "Noortje" in repr(paper_sheet(vault, plan))
    vault.delete_for_ever(noor.id)
    assert "Noortje" not in repr(paper_sheet(vault, plan))
    [one] = left_off(vault, plan)
    assert (one.name, one.at.document) == ("Noortje", "")
    assert "geen kaart meer" in one.words
    person(vault, "Noortje", ("afspraak.akkoord", YES))
    assert "Noortje" in repr(paper_sheet(vault, plan))
    assert left_off(vault, plan) == ()


def test_whoever_agreed_stays_when_who_stands_beside_them_said_no(opened):
    vault = opened[2]
    anna, noor = person(vault, "Anna", ("afspraak.akkoord", YES)), person(vault, "Noortje", NO["refused"])
    both = People((Ref(anna.id, "Anna"), Ref(noor.id, "Noortje")))
    row = Row("r", {"wie": both, "telefoon": Line("06-1"), "taak": Line("haalt de kinderen op")})
    plan = plan_with(vault, mensen_steun=[row])
    for shown in (repr(paper_sheet(vault, plan)), repr(card_setting(vault, plan)), repr(supporters(vault))):
        assert "Anna" in shown
        assert "Noortje" not in shown
        assert "06-1" not in shown
    assert "haalt de kinderen op" in repr(paper_sheet(vault, plan))
    assert [one.name for one in left_off(vault, plan)] == ["Noortje"]


def test_what_was_read_is_not_read_again_and_every_change_is_seen_at_once(opened):
    vault = opened[2]
    noor, bo = person(vault, "Noortje", ("afspraak.akkoord", YES)), person(vault, "Bo")
    ref = Ref(noor.id, "Noortje")
    naming(vault)
    vault.database.write("UPDATE documents SET body = ? WHERE id = ?", (b"{", noor.id))
    assert naming(vault).said(ref) is Said.AGREED  # not opened again
    vault.drafts.change(replace(bo, body={**bo.body, "afspraak.akkoord": Answer(YES)}))
    assert naming(vault).said(Ref(bo.id, "Bo")) is Said.AGREED  # while it is being written
    vault.drafts.change(replace(bo, body={"afspraak.akkoord": Answer(NO["refused"][1])}))
    vault.settle()
    assert naming(vault).said(Ref(bo.id, "Bo")) is Said.REFUSED
    vault.throw_away(bo.id)
    assert naming(vault).said(Ref(bo.id, "Bo")) is Said.REFUSED
    vault.delete_for_ever(bo.id)
    assert naming(vault).said(Ref(bo.id, "Bo")) is Said.GONE
