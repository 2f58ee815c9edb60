"""A role in the place of a name: "mijn zus" for Noor, in running text, and checked line by line."""

import dataclasses
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from costs import least_milliseconds
from herstelkluis.errors import NotCheckedError
from herstelkluis.model.body import Answer, Choice, Line, People, Ref, Row, Rows, Text
from herstelkluis.model.document import Document, ShareState
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.text import runs
from herstelkluis.share.flow import ShareFlow, begin
from herstelkluis.share.leaving import Leaving
from herstelkluis.share.names import fold
from herstelkluis.share.passages import Passages
from herstelkluis.share.profiles import profiles
from herstelkluis.share.role_words import genitive, role_of
from herstelkluis.share.selection import pieces_of
from herstelkluis.share.third_parties import Decision, Known, Person, person_of, someone

TEMPLATES = shipped_templates()
NOOR = Person("id-noor", "Noor Dekker", role="mijn zus")
JAN = Person("id-jan", "Jan", role="mijn broer")


def known(*people: Person) -> Known:
    return Known({one.id: someone(one) for one in people})


def by_role(words: str, *people: Person) -> str:
    these = known(*(people or (NOOR, JAN)))
    return Leaving(these.finders, set(these), roles={key: one.role for key, one in these.items()}).of(words)


def letter(woorden: str, **answers: Answer) -> Document:
    body = {"brief.woorden": Answer(Text(runs(woorden)))} | {f"brief.{key}": one for key, one in answers.items()}
    version = TEMPLATES["brief.huisarts"].version
    return Document("id-brief", "brief.huisarts", version, share=ShareState.MAY_GO, revision=1, body=body)


def flow_of(document: Document, *people: Person) -> ShareFlow:
    pieces = pieces_of(document, TEMPLATES[document.kind])
    return begin(profiles()["huisarts"], "0" * 26, pieces, known(*(people or (NOOR,))))


def decided(flow: ShareFlow, decision: Decision) -> ShareFlow:
    for question in flow.questions():
        flow = flow.decide(question.piece, question.someone.key, decision)
    return flow


def told(flow: ShareFlow) -> str:
    return b"".join(page.data for page in flow.look().pages).decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Noor belde.", "Mijn zus belde."),
        ("Gisteren belde NOOR.", "Gisteren belde mijn zus."),
        ("noor belde", "mijn zus belde"),
        ("Noor en Jan kwamen.", "Mijn zus en mijn broer kwamen."),
        ("Ik zei: Noor, kom.", "Ik zei: mijn zus, kom."),
        ("Mijn zus Noor belde.", "Mijn zus belde."),
        ("Ik belde mijn oudste zus Noor Dekker.", "Ik belde mijn oudste zus."),
        ("Ik belde mijn zus, Noor, gisteren.", "Ik belde mijn zus gisteren."),
        ("Ik belde mijn zus (Noor).", "Ik belde mijn zus."),
        ("Mijn zus, Noor en ik.", "Mijn zus, mijn zus en ik."),
        ("Noor, mijn zus, belde.", "Mijn zus belde."),
        ("Noor (mijn zus) belde.", "Mijn zus belde."),
        ("Mevrouw Dekker kwam.", "Mijn zus kwam."),
        ("Tante Noor kwam.", "Mijn zus kwam."),
        ("Noors auto is stuk.", "Mijn zus' auto is stuk."),
        ("Jan’s jas en Jans fiets.", "Mijn broers jas en mijn broers fiets."),
        ("Die auto is Noors.", "Die auto is van mijn zus."),
        ("Ik sliep bij Noor haar vriend.", "Ik sliep bij mijn zus' vriend."),
        ("Ik gaf Noor haar sleutel.", "Ik gaf mijn zus haar sleutel."),
        ("Noortje en Jantje", "Mijn zus en mijn broer"),
        ("Noorderlicht", "Noorderlicht"),
        ("Met mijn lieve Noor en mijn Jan.", "Met mijn zus en mijn broer."),
        ("Hij zei (mijn Noor).", "Hij zei (mijn zus)."),
        ("Daar zijn Noor en Jan.", "Daar zijn mijn zus en mijn broer."),
        ("Dat zijn mijn Noor en onze Jan.", "Dat zijn mijn zus en mijn broer."),
        ("Toen tante Noor kwam, zei Jan niets.", "Toen mijn zus kwam, zei mijn broer niets."),
        ("Ik ging met mijn zus. Noor was boos.", "Ik ging met mijn zus. Mijn zus was boos."),
        ("Ik heb geen kinderen. Noor wel.", "Ik heb geen kinderen. Mijn zus wel."),
        ("Ik belde Noor. Noors man nam op.", "Ik belde mijn zus. Mijn zus' man nam op."),
        ("Ik zag mevr. Dekker. En mw. Dekker zag mij.", "Ik zag mijn zus. En mijn zus zag mij."),
        ("Dat was mijn vriend z'n zus Noor.", "Dat was mijn vriend z'n zus."),
    ],
)
def test_the_role_stands_in_a_sentence_as_the_name_did(words, said):
    assert by_role(words) == said


@pytest.mark.parametrize(
    ("role", "whose"),
    [
        ("mijn zus", "mijn zus'"),
        ("mijn broer", "mijn broers"),
        ("mijn oma", "mijn oma's"),
        ("mijn huisarts", "mijn huisarts'"),
        ("mijn coach", "mijn coach'"),
    ],
)
def test_whose_something_is_follows_the_ending(role, whose):
    assert genitive(role) == whose


@pytest.mark.parametrize(
    ("relation", "others", "role"),
    [
        ("zus", (), "mijn zus"),
        ("Mijn oudste zus", (), "mijn oudste zus"),
        ("huisarts in Delft", (), "mijn huisarts"),
        ("trajectbegeleider", (), "mijn trajectbegeleider"),
        ("Fatima", (), ""),
        ("", ("Ruben (broer)",), "mijn broer"),
        ("", ("Karin", "haalt elke dag mijn kinderen van school"), ""),
        ("", ("zorg",), ""),
        ("", (), ""),
    ],
)
def test_the_role_comes_from_the_card_or_there_is_none(relation, others, role):
    assert role_of(relation, *others) == role


def test_a_card_gives_its_role():
    body = {"wie.naam": Answer(Line("Noor")), "wie.relatie": Answer(Choice(("familie",), "zus"))}
    card = Document("id-noor", "persoon", TEMPLATES["persoon"].version, body=body)
    assert person_of(card, TEMPLATES["persoon"]).role == "mijn zus"
    told = {**body, "wie.relatie": Answer(Choice(("lotgenoot",)))}
    assert person_of(dataclasses.replace(card, body=told), TEMPLATES["persoon"]).role == "mijn lotgenoot"
    told = {**body, "wie.relatie": Answer(Choice(("zorg",)))}
    assert person_of(dataclasses.replace(card, body=told), TEMPLATES["persoon"]).role == ""


def test_without_a_role_on_the_card_it_is_someone():
    assert by_role("Gisteren belde Kees.", Person("1", "Kees")) == "Gisteren belde iemand."


def test_one_name_of_two_people_tells_no_role():
    two = (Person("1", "Noor Dekker", role="mijn zus"), Person("2", "Kees Dekker", role="mijn buurman"))
    assert by_role("Ik zag Noor Dekker.", *two) == "Ik zag mijn zus."
    assert by_role("Ik zag meneer Dekker.", *two) == "Ik zag iemand."


def test_a_role_that_names_someone_is_not_used():
    two = (Person("1", "Noor", role="mijn vriendin van Kees"), Person("2", "Kees", role="mijn broer"))
    assert by_role("Ik zag Noor.", *two) == "Ik zag iemand."
    assert by_role("Ik zag Zus.", Person("1", "Zus", role="mijn zus")) == "Ik zag iemand."


def test_the_role_is_said_everywhere_in_the_selection():
    row = Row("r", {"wie": People((Ref("id-noor", "Noor"),)), "telefoon": Line("0612"), "taak": Line("Noor kookt")})
    plan = Document(
        "id-plan", "plan.crisis", TEMPLATES["plan.crisis"].version, title="Voor Noor", share=ShareState.MAY_GO,
        revision=1, body={"mensen.steun": Answer(Rows((row,)))},
    )  # fmt: skip
    words = told(decided(flow_of(plan), Decision.ROLE))
    assert "Voor mijn zus" in words
    assert "Mijn zus kookt" in words
    assert "noor" not in fold(words)
    assert "0612" not in words


def test_every_changed_line_is_told_and_has_to_be_checked_before_sealing():
    flow = flow_of(letter("Ik sliep.\nNoor belde.\nEn Noor kwam."))
    flow = decided(flow, Decision.ROLE).look().saw(0)
    changes = flow.changes()
    assert [(one.before, one.after) for one in changes] == [
        ("Noor belde.", "Mijn zus belde."),
        ("En Noor kwam.", "En mijn zus kwam."),
    ]
    assert {one.question for one in changes} == {"In mijn woorden"}
    assert {one.piece for one in changes} == {"id-brief:"}
    with pytest.raises(NotCheckedError):
        flow.to_seal({"id-brief": 1}, known(NOOR))
    flow = flow.check_change(changes[0].key)
    assert flow.unchecked_changes() == changes[1:]
    with pytest.raises(NotCheckedError):
        flow.to_seal({"id-brief": 1}, known(NOOR))
    flow = flow.check_change(changes[1].key)
    assert flow.to_seal({"id-brief": 1}, known(NOOR)) == flow.pages


def test_a_line_that_becomes_another_is_checked_again_and_the_same_is_not():
    flow = decided(flow_of(letter("Noor belde.")), Decision.ROLE)
    checked = flow.check_change(flow.changes()[0].key)
    assert checked.look().unchecked_changes() == ()
    assert len(decided(checked, Decision.LEAVE_OUT).unchecked_changes()) == 1
    assert decided(decided(checked, Decision.ALONG), Decision.ROLE).unchecked_changes() == ()


def test_who_always_stays_out_changes_lines_too():
    hidden = dataclasses.replace(NOOR, stays_out=True)
    (change,) = flow_of(letter("Noor belde."), hidden).changes()
    assert (change.before, change.after) == ("Noor belde.", "Iemand belde.")


def test_a_role_may_be_chosen_for_someone_who_agreed_or_stays_out():
    for one in (dataclasses.replace(NOOR, agreed=True), dataclasses.replace(NOOR, stays_out=True)):
        flow = flow_of(letter("Gisteren belde Noor."), one)
        assert flow.questions() == ()
        assert "belde mijn zus." in told(flow.decide("id-brief:", "id-noor", Decision.ROLE))


def test_lines_that_stay_home_are_no_changes():
    flow = decided(flow_of(letter("Noor belde.", vraag=Answer(Text(runs("Hulp?"))))), Decision.ROLE)
    assert flow.leave_answer("id-brief:", "brief.woorden").changes() == ()
    assert flow.untick("id-brief:").changes() == ()


names = st.sampled_from(["Noor", "Noor Dekker", "Jan", "zus", "mijn zus", "iemand", "Wil", "b a", "Mijn", "van"])
role_words = st.sampled_from(["mijn zus", "mijn broer", "", "a a b b", "mijn Jan", "mijn van", "iemand", "zus van b a"])
texts = st.lists(
    st.sampled_from(
        [
            "Noor",
            "Jan",
            "b a",
            "b",
            "a",
            "mijn zus",
            "tante",
            "haar",
            "bij",
            ",",
            ".",
            "(",
            ")",
            "auto",
            "Noors",
            "Jantje",
        ]
    ),
    max_size=9,
).map(" ".join)


@given(texts, st.lists(st.tuples(names, role_words), min_size=1, max_size=3), st.lists(texts, max_size=2))
@example("b b a", [("b a", "a a b b")], [])
def test_saying_roles_again_changes_nothing(words, people, passages):
    these = known(*(Person(str(n), name, role=role) for n, (name, role) in enumerate(people)))
    roles = {key: one.role for key, one in these.items()}
    leaving = Leaving(these.finders, set(these), roles=roles, passages=Passages(passages))
    once = leaving.of(words)
    assert leaving.of(once) == once


@given(texts)
def test_no_name_is_left_where_a_role_is_said(words):
    left = fold(by_role(words))
    assert not any(name in left for name in ("noor", "jan", "dekker"))


OWN = ("liep", "at", "sliep", "fiets", "brood", "toen", "nooit", "boos")
AROUND = ("mijn", "de", "zijn", "met", "van", "zus", "huisarts", "dr.", "mevrouw", "lieve", "tante", "en")
NAMED = ("Noor", "Noor Dekker", "Noors", "Noor's", "Noortje", "N. Dekker", "Jan", "Jantje", "Jans")
BETWEEN = (" ", " ", ". ", ", ", "! ", ": ", " (", ") ", ' "', '" ', "\n", "\n- ", "… ")


@given(st.lists(st.tuples(st.sampled_from(OWN + AROUND + NAMED), st.sampled_from(BETWEEN)), max_size=12))
@example([("met", " "), ("mijn", " "), ("zus", ". "), ("Noor", " "), ("sliep", " ")])
@example([("toen", " "), ("tante", " "), ("Noor", " "), ("at", " ")])
def test_no_word_around_a_name_is_lost(parts):
    words = "".join(word + behind for word, behind in parts)
    said = by_role(words)
    assert [one for one in re.findall(r"\w+", said.lower()) if one in OWN] == [
        one for one, _behind in parts if one in OWN
    ]
    assert said.count(".") >= sum(behind == ". " and word != "dr." for word, behind in parts), "no sentence goes on"
    assert by_role(said) == said
    assert not list(known(NOOR, JAN).in_words(said))


def test_a_long_text_full_of_names_takes_no_time_to_speak_of():
    words = "Toen liep ik met Noor naar huis en " * 2_000
    assert by_role(words) == "Toen liep ik met mijn zus naar huis en " * 2_000
    assert least_milliseconds(lambda: by_role(words), within=3000) < 3000
