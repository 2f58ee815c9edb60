"""One truth about who may be named: a no on any side leaves a name off every paper and every package."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from herstelkluis.model.body import Answer, Choice, Consent, Consents, Line, People, Ref, Row, Rows, Text
from herstelkluis.model.naming import Said
from herstelkluis.model.text import runs
from herstelkluis.vault.acquaintances import acquaintances
from herstelkluis.vault.choosing import people_known
from herstelkluis.vault.help_steps import help_sheet
from herstelkluis.vault.left_off import left_off
from herstelkluis.vault.my_plan import as_sheet, my_one_plan
from herstelkluis.vault.naming import naming
from herstelkluis.vault.pattern import sheet_of_pattern
from herstelkluis.vault.printing import card_pdf, letter_pdf, plan_pdf, sheet_pdf
from herstelkluis.vault.supporters import supporters
from house import write
from paper.poppler import text_of
from vault.plan_lines import keep

DAY = date(2026, 11, 17)
NAME, NUMBER = "Noortje", "06-81927364"
AGREED = "Wie hier staat, vindt dat goed."
OWN_CARD, OUT = "afspraak.akkoord", "afspraak.niet_betrekken"


def said(*states: str, scope: str = "") -> Consents:
    return Consents(tuple(Consent(scope, state, f"2026-0{n}-01") for n, state in enumerate(states, 1)))


def with_answer(vault, document, key, value):
    return keep(vault, replace(document, body={**document.body, key: Answer(value)}))


class Circle:
    """Noortje and Bram stand in every piece that points at people; both agreed, everywhere."""

    def __init__(self, vault):
        self.vault = vault
        self.noor, self.bram = (
            with_answer(vault, write(vault, "persoon", name, title=name), OWN_CARD, said("agreed"))
            for name in (NAME, "Bram")
        )
        self.ready = Rows((self.row("n", self.noor, NUMBER), self.row("b", self.bram, "06-2")))
        plan = vault.start("plan.crisis", title="Mijn crisisplan")
        home = Row("h", {"wat": Line("Huissleutel"), "wie": self.people(self.noor), "telefoon": Line(NUMBER)})
        body = {"mensen.steun": Answer(self.ready), "anderen.taken": Answer(Rows((home,)))}
        self.plan = keep(vault, replace(plan, body=body))
        self.small = keep(vault, replace(vault.start("hulpkaart"), body={"bellen.mensen": Answer(self.ready)}))
        self.others = [self.everyone_in(kind) for kind in sorted(vault.templates) if kind not in self.made]

    made = ("plan.crisis", "hulpkaart", "persoon")

    def people(self, *who):
        return People(tuple(Ref(one.id, one.title) for one in who))

    def row(self, key, who, number):
        return Row(key, {"wie": self.people(who), "telefoon": Line(number), "akkoord": said("agreed")})

    def everyone_in(self, kind):
        """A piece of this kind with Noortje wherever it asks for people."""
        template = self.vault.templates[kind]
        section = template.sections[0].key if template.document == "section" else ""
        body = {}
        for key, part, field in template.fields():
            if (section and part.key != section) or field.role == "not_involved":
                continue
            columns = {one.key for one in field.columns if one.type == "person"}
            if field.type == "person":
                body[key] = Answer(self.people(self.noor))
            elif columns:
                body[key] = Answer(Rows((Row(key, {one: self.people(self.noor) for one in columns}),)))
        return replace(self.vault.start(kind, section=section), body=body) if body else None

    def papers(self):
        """The words of every paper that can be made here, by what it is."""
        vault = self.vault
        plan, small = vault.document(self.plan.id), vault.document(self.small.id)
        found = {
            "card": card_pdf(vault, plan, DAY),
            "small card": card_pdf(vault, small, DAY),
            "plan": plan_pdf(vault, plan),
            "small plan": plan_pdf(vault, small),
            "one plan": sheet_pdf(as_sheet(my_one_plan(vault, for_paper=True))),
            "steps": sheet_pdf(help_sheet(vault)),
            "pattern": sheet_pdf(sheet_of_pattern(vault, [])),
        }
        for one in filter(None, self.others):
            is_letter = vault.templates[one.kind].pages == 1
            found[one.kind] = (letter_pdf if is_letter else plan_pdf)(vault, one)
        return {what: text_of(pdf) for what, pdf in found.items()}


@pytest.fixture
def circle(opened):
    return Circle(opened[2])


def on_her_card(circle):
    with_answer(circle.vault, circle.noor, OWN_CARD, said("agreed", "withdrawn"))


def in_the_plan(circle):
    first, *rest = circle.ready.rows
    row = replace(first, cells={**first.cells, "akkoord": said("agreed", "refused")})
    with_answer(circle.vault, circle.plan, "mensen.steun", Rows((row, *rest)))


def stays_out(circle):
    with_answer(circle.vault, circle.noor, OUT, Choice(("ja",)))


def stays_out_of_the_plan(circle):
    row = Row("x", {"wie": circle.people(circle.noor)})
    with_answer(circle.vault, circle.plan, "mensen.niet", Rows((row,)))


def test_whoever_agreed_stands_on_every_paper_that_asks_for_people(circle):
    papers = circle.papers()
    assert len(papers) > 20
    without = {what for what, words in papers.items() if NAME not in words}
    assert without <= {"steps", "pattern"}
    assert AGREED in " ".join(papers["card"].split())


@pytest.mark.parametrize("say_no", [on_her_card, in_the_plan, stays_out, stays_out_of_the_plan])
def test_a_no_on_any_side_leaves_the_name_and_the_number_off_every_paper(circle, say_no):
    say_no(circle)
    papers = circle.papers()
    for word in (NAME, NUMBER):
        assert [what for what, words in papers.items() if word in words] == []
    assert "Bram" in papers["card"]
    assert AGREED in " ".join(papers["card"].split())
    assert "Huissleutel" in papers["plan"]
    assert [one.name for one in supporters(circle.vault)] == ["Bram"]
    [known] = [one for one in people_known(circle.vault).values() if one.id == circle.noor.id]
    assert not known.agreed
    assert known.stays_out is (say_no in (stays_out, stays_out_of_the_plan))
    assert not next(one for one in acquaintances(circle.vault) if one.id == circle.noor.id).agreed


def test_what_the_person_wrote_stays_in_the_vault(circle):
    before = circle.vault.document(circle.plan.id)
    on_her_card(circle)
    circle.papers()
    assert circle.vault.document(circle.plan.id) == before


@pytest.mark.parametrize(
    ("say_no", "why"),
    [
        (on_her_card, "Noortje staat er niet op: de toestemming is teruggenomen."),
        (in_the_plan, "Noortje staat er niet op: het antwoord was nee."),
        (stays_out, "Noortje staat er niet op: je koos dat Noortje erbuiten blijft."),
    ],
)
def test_it_is_said_who_is_not_on_it_and_where_that_was_written(circle, say_no, why):
    assert left_off(circle.vault, circle.vault.document(circle.small.id)) == ()
    say_no(circle)
    [one] = left_off(circle.vault, circle.vault.document(circle.small.id))
    assert one.words == why
    place = circle.plan.id if say_no is in_the_plan else circle.noor.id
    assert one.at.document == place


def test_a_card_with_someone_in_own_words_who_took_it_back_does_not_say_that_all_agreed(circle):
    on_her_card(circle)
    signed = with_answer(circle.vault, circle.plan, "anderen.helpt", Rows((Row("w", {"regel": Line(f"Bel {NAME}")}),)))
    words = " ".join(text_of(card_pdf(circle.vault, signed, DAY)).split())
    assert f"Bel {NAME}" in words
    assert AGREED not in words


def test_sentences_of_her_own_stay_as_they_were_written_on_a_plan(circle):
    on_her_card(circle)
    [one] = left_off(circle.vault, circle.vault.document(circle.plan.id))
    assert "zinnen" not in one.words
    plan = with_answer(circle.vault, circle.plan, "goed.voorbeeld", Text(runs(f"Ik fiets met {NAME}.")))
    [one] = left_off(circle.vault, plan)
    assert one.words.endswith("In eigen zinnen blijft de naam staan.")
    assert f"Ik fiets met {NAME}." in text_of(plan_pdf(circle.vault, plan))


def test_someone_without_a_card_is_known_by_name(opened):
    vault = opened[2]
    noor = with_answer(vault, write(vault, "persoon", NAME, title=NAME), OWN_CARD, said("agreed"))
    row = Row("r", {"wie": People((Ref("", " noortje "),)), "akkoord": said("withdrawn")})
    keep(vault, replace(vault.start("plan.aanpak"), body={"mensen.wie": Answer(Rows((row,)))}))
    keys = [key for key, _part, field in vault.templates["plan.aanpak"].fields() if field.columns]
    for key in keys:
        keep(vault, replace(vault.start("plan.aanpak"), body={key: Answer(Rows((row,)))}))
    for ref in (Ref(noor.id, NAME), Ref("", NAME)):
        assert naming(vault).said(ref) is Said.WITHDRAWN


def test_two_people_of_one_name_with_a_card_are_two(opened):
    vault = opened[2]
    one, other = (
        with_answer(vault, write(vault, "persoon", NAME, title=NAME), OWN_CARD, said(state))
        for state in ("agreed", "withdrawn")
    )
    known = naming(vault)
    assert (known.may_name(Ref(one.id, NAME)), known.may_name(Ref(other.id, NAME))) == (True, False)
    assert known.leaves_out(Ref("", NAME))


def test_a_no_in_the_bin_is_still_a_no_and_a_yes_there_is_none(circle):
    vault = circle.vault
    on_her_card(circle)
    for one in (circle.noor, circle.bram, circle.plan, circle.small):
        vault.throw_away(one.id)
    known = naming(vault)
    assert known.said(Ref(circle.noor.id, NAME)) is Said.WITHDRAWN
    assert known.said(Ref(circle.bram.id, "Bram")) is Said.NOTHING
