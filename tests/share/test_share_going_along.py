"""What is about other people goes along only when the owner said so there: lines, lists, names."""

from __future__ import annotations

import pytest

from herstelkluis.model.body import Answer, Choice, Line, People, Ref, Row, RowRef, Rows
from herstelkluis.model.codec import encode_sheet
from herstelkluis.model.document import Document, Level
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.sheet import Picture
from herstelkluis.share.going_along import as_chosen
from herstelkluis.share.redaction import Rules, redact
from herstelkluis.share.selection import pieces_of
from herstelkluis.share.third_parties import Known, Person, someone

TEMPLATES = shipped_templates()
CANARY = "Xanthippe"


def known(**agreed: bool) -> Known:
    people = [someone(Person(key, name, agreed=yes)) for key, (name, yes) in {
        "c1": (CANARY, agreed.get("canary", False)), "c2": ("Noor", True),
    }.items()]  # fmt: skip
    return Known({one.key: one for one in people})


def placed(key: str, card: str, name: str, **cells) -> Row:
    chosen = {"ring": Choice(("dichtbij",)), "kwart": Choice(("familie",)), "groep": Choice(("gezin",))}
    return Row(key, {"wie": People((Ref(card, name),)), **chosen, **cells})


def network(*rows: Row, view: str = "kringen") -> Document:
    body = {"plaatsen.mensen": Answer(Rows(rows)), "plaatsen.tekening": Answer(Choice((view,)))}
    return Document("1", "netwerk", "", body=body, level=Level.SENSITIVE)


def given(document: Document, people: Known, without: tuple[str, ...] = (), by_role: tuple[str, ...] = ()):
    """The pages of a reader to whom the owner opened every answer, as `Chosen` makes them."""
    template = TEMPLATES[document.kind]
    pages = []
    for piece in pieces_of(document, template):
        rules = Rules(
            people,
            opened=frozenset(piece.document.body),
            without=frozenset(people[key] for key in without),
            by_role=frozenset(people[key] for key in by_role),
        )
        pages.append(lay_out(template, redact(piece.document, template, rules), {}))
    return pages


YES = {"mee": Choice(("ja",))}


def test_a_line_stays_home_until_the_owner_says_that_it_may_go():
    document = network(placed("a", "c1", CANARY), placed("b", "c2", "Noor", **YES))
    (sheet,) = given(document, known(canary=True))
    told = encode_sheet(sheet).decode()
    assert CANARY not in told
    assert "Noor" in told
    assert "mag mee" not in told
    assert not given(network(placed("a", "c1", CANARY)), known())[0].pieces


@pytest.mark.parametrize("view", ["kringen", "ecogram"])
@pytest.mark.parametrize("how", ["without", "by_role"])
def test_a_name_that_stays_home_is_in_neither_the_drawing_nor_its_words(view: str, how: str):
    document = network(placed("a", "c1", CANARY, **YES), placed("b", "c2", "Noor", **YES), view=view)
    (sheet,) = given(document, known(), **{how: ("c1",)})
    (picture,) = [one for one in sheet.pieces if isinstance(one, Picture)]
    assert "Noor" in picture.svg
    assert any("Noor" in line for line in picture.lines)
    assert CANARY not in encode_sheet(sheet).decode()


def test_what_the_owner_wrote_about_someone_on_the_map_never_goes():
    document = network(placed("b", "c2", "Noor", **YES, weet=Choice(("alles",)), noot=Line("zij weet van toen")))
    (sheet,) = given(document, known())
    told = encode_sheet(sheet).decode()
    assert "zij weet van toen" not in told
    assert "weet alles" not in told


def relatives(names: str = "") -> Document:
    rows = (
        Row("a", {"naam": Line(CANARY), "wie": People((Ref("c1", CANARY),)), "geboren": parse_period("1951")}),
        Row("b", {"naam": Line("Noor"), "wie": People((Ref("c2", "Noor"),)), "ouder_een": RowRef("a")}),
        Row("c", {"naam": Line("overgrootvader Balthazar"), "vorm": Choice(("vierkant",)), "partner": RowRef("a")}),
    )
    body = {"familie.mensen": Answer(Rows(rows))}
    if names:
        body["familie.namen"] = Answer(Choice((names,)))
    return Document("1", "genogram", "", body=body, level=Level.SENSITIVE)


def test_a_family_stays_home_when_nothing_was_chosen():
    assert not pieces_of(relatives(), TEMPLATES["genogram"])


def test_a_family_goes_as_shapes_without_any_name_or_year():
    (sheet,) = given(relatives("vormen"), known(canary=True))
    told = encode_sheet(sheet).decode()
    for name in (CANARY, "Noor", "Balthazar", "1951"):
        assert name not in told
    (picture,) = [one for one in sheet.pieces if isinstance(one, Picture)]
    assert "<path" in picture.svg
    assert "<text" not in picture.svg


def test_with_names_only_those_go_who_have_a_card_and_may_be_named():
    (sheet,) = given(relatives("namen"), known(), without=("c1",))
    told = encode_sheet(sheet).decode()
    assert "Noor" in told
    assert CANARY not in told
    assert "Balthazar" not in told  # nobody asked him


def test_choosing_twice_is_choosing_once():
    for document in (relatives("vormen"), relatives("namen"), relatives(), network(placed("a", "c1", CANARY, **YES))):
        template = TEMPLATES[document.kind]
        once = as_chosen(document, template)
        assert as_chosen(once, template) == once


def test_other_documents_are_left_as_they_are():
    rows = Rows((Row("r", {"regel": Line("Wat ik zeg")}),))
    document = Document("1", "plan.crisis", "", body={"anderen.helpt": Answer(rows)})
    assert as_chosen(document, TEMPLATES["plan.crisis"]) == document
