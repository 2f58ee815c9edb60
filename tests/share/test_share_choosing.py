"""What goes along and what stays home: nothing private, sensitive, locked or about others leaves by itself."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.errors import ChangedSinceError, NotShownError, PieceTooLongError
from herstelkluis.model.body import About, Answer, Choice, Line, Margin, NoAnswer, People, Ref, Row, Rows, Text
from herstelkluis.model.codec import decode_sheet, encode_body
from herstelkluis.model.document import Document, Level, ShareState
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.text import Run, runs
from herstelkluis.share.flow import ShareFlow, begin
from herstelkluis.share.profiles import profiles
from herstelkluis.share.redaction import Rules, redact
from herstelkluis.share.selection import Place, Reason, offers, pieces_of
from herstelkluis.share.third_parties import Decision, Known, Person, Someone, someone
from model.model_values import answers, typed

TEMPLATES = shipped_templates()
HUISARTS = profiles()["huisarts"]
CANARY = "kanariegeel"
ZUS = Someone("Noor Dekker", ("Noor Dekker", "Noor", "Dekker"), id="id-noor")
BROER = Someone("Ruben", ("Ruben",), stays_out=True, id="id-ruben")
KNOWN = {"id-noor": ZUS, "id-ruben": BROER}


def letter(**answers_: Answer) -> Document:
    body = {f"brief.{key}": answer for key, answer in answers_.items()}
    kind = "brief.huisarts"
    return Document("id-brief", kind, TEMPLATES[kind].version, share=ShareState.MAY_GO, revision=1, body=body)


def plan(**changes) -> Document:
    body = {
        "anderen.helpt": Answer(Rows((Row("row-1", {"regel": Line("Praat rustig")}),))),
        "plek.mee": Answer(Text(runs("Een tas."))),
        "mensen.niet": Answer(
            Rows((Row("row-2", {"wie": People((Ref("id-ruben", "Ruben"),)), "waarom": Line(CANARY)}),))
        ),
        "anderen.gevaar": Answer(Text(runs(CANARY))),
    }
    kind = "plan.crisis"
    made = Document("id-plan", kind, TEMPLATES[kind].version, share=ShareState.MAY_GO, revision=1, body=body)
    return dataclasses.replace(made, **changes)


def flow_of(*documents: Document) -> ShareFlow:
    pieces = tuple(piece for one in documents for piece in pieces_of(one, TEMPLATES[one.kind]))
    return begin(HUISARTS, "0123456789ABCDEFGHJKMNPQRS", pieces, KNOWN)


def told(flow: ShareFlow) -> str:
    return b"".join(page.data for page in flow.look().pages).decode()


def test_what_is_suggested_starts_ticked_only_when_the_owner_said_it_may_go():
    may_go = letter(vraag=Answer(Text(runs("Wilt u meekijken?"))))
    flow = flow_of(may_go)
    assert flow.ticked == {"id-brief:"}
    assert "Wilt u meekijken?" in told(flow)
    flow = flow_of(dataclasses.replace(may_go, share=ShareState.ONLY_ME))
    assert flow.ticked == frozenset()
    assert flow.offers[0].place is Place.SUGGESTED


def test_a_plan_is_offered_in_parts_and_only_ticked_parts_go():
    flow = flow_of(plan())
    places = {offer.piece.section: offer.place for offer in flow.offers}
    assert places["anderen"] is places["plek"] is Place.SUGGESTED
    flow = flow.untick("id-plan:plek")
    assert "Praat rustig" in told(flow)
    assert "Een tas" not in told(flow)


def test_who_must_not_be_involved_is_never_told_nor_why():
    flow = flow_of(plan())
    flow = flow.tick("id-plan:mensen") if "id-plan:mensen" not in flow.ticked and _can(flow, "id-plan:mensen") else flow
    assert CANARY not in told(flow)
    assert "Ruben" not in told(flow)


def _can(flow: ShareFlow, piece: str) -> bool:
    offer = next(offer for offer in flow.offers if offer.piece.key == piece)
    return offer.reason not in (Reason.NEVER, Reason.NOTHING_LEFT)


def test_an_answer_at_level_three_goes_only_when_opened_by_itself():
    flow = flow_of(plan())
    assert CANARY not in told(flow)
    assert CANARY in told(flow.open_answer("id-plan:anderen", "anderen.gevaar"))


def test_a_locked_piece_cannot_be_ticked_at_all():
    flow = flow_of(plan(share=ShareState.NEVER))
    assert {offer.reason for offer in flow.offers} == {Reason.NEVER}
    with pytest.raises(ValueError):
        flow.tick("id-plan:anderen")


def test_a_chapter_stays_home_and_goes_answer_by_answer():
    template = TEMPLATES["levensverhaal"]
    section = template.section("h06")
    key = f"h06.{next(one.key for one in section.fields if one.type.value == 'text')}"
    chapter = Document(
        "id-h06", "levensverhaal", template.version, section="h06", level=Level.SENSITIVE, revision=1,
        share=ShareState.MAY_GO,
        body={key: Answer(Text(runs("Mijn oma."))), "h06.onthouden": Answer(Text(runs(CANARY)))},
    )  # fmt: skip
    flow = flow_of(chapter)
    assert flow.offers[0].reason is Reason.SENSITIVE
    assert flow.ticked == frozenset()
    flow = flow.tick("id-h06:")
    assert flow.look().pages == ()
    flow = flow.open_answer("id-h06:", key)
    assert "Mijn oma." in told(flow)
    assert CANARY not in told(flow)


def test_someone_who_did_not_agree_is_a_question_and_stays_home_until_answered():
    flow = flow_of(
        letter(woorden=Answer(Text(runs("Noor weet dit. Het gaat wel."))), vraag=Answer(Text(runs("Hulp?"))))
    )
    assert [one.someone for one in flow.open_questions()] == [ZUS]
    assert "Het gaat wel" not in told(flow)
    assert "Hulp?" in told(flow)
    piece = flow.offers[0].piece.key
    assert "Het gaat wel" not in told(flow.decide(piece, ZUS.key, Decision.ASK))
    left_out = told(flow.decide(piece, ZUS.key, Decision.LEAVE_OUT))
    assert "Het gaat wel" in left_out
    assert "Noor" not in left_out
    assert "Noor weet dit" in told(flow.decide(piece, ZUS.key, Decision.ALONG))
    assert flow.decide(piece, ZUS.key, Decision.ALONG).open_questions() == ()


def test_who_is_marked_in_the_margin_of_an_answer_is_a_question_too():
    answer = Answer(Text(runs("Zij wist het.")), about=(About("mijn moeder"),))
    flow = flow_of(letter(woorden=answer))
    assert [one.someone.words for one in flow.open_questions()] == ["mijn moeder"]
    assert "Zij wist het" not in told(flow)


def test_who_agreed_is_no_question():
    known = {"id-noor": dataclasses.replace(ZUS, agreed=True)}
    one = letter(woorden=Answer(Text(runs("Noor weet dit."))))
    flow = begin(HUISARTS, "0" * 26, pieces_of(one, TEMPLATES[one.kind]), known)
    assert flow.questions() == ()
    assert "Noor weet dit." in told(flow)


def test_who_must_stay_out_is_left_out_without_a_question():
    flow = flow_of(letter(woorden=Answer(Text(runs("RUBEN belde. Ruben's auto. Rubenshuis.")))))
    assert flow.questions() == ()
    words = told(flow)
    assert "RUBEN" not in words
    assert "Ruben'" not in words
    assert "Rubenshuis" in words


def test_only_pages_that_were_seen_are_sealed_and_a_change_takes_them_away():
    flow = flow_of(letter(vraag=Answer(Text(runs("Hulp?")))), plan()).look()
    with pytest.raises(NotShownError):
        flow.to_seal({"id-brief": 1, "id-plan": 1}, KNOWN)
    flow = flow.saw(0)
    assert not flow.is_all_seen
    flow = flow.saw(1).saw(7)
    assert flow.to_seal({"id-brief": 1, "id-plan": 1}, KNOWN) == flow.pages
    with pytest.raises(ChangedSinceError):
        flow.to_seal({"id-brief": 2, "id-plan": 1}, KNOWN)
    with pytest.raises(NotShownError):
        flow.untick("id-brief:").to_seal({"id-plan": 1}, KNOWN)


def test_a_piece_over_one_mebibyte_is_too_long():
    flow = flow_of(letter(vraag=Answer(Text(runs("é" * 600_000)))))
    with pytest.raises(PieceTooLongError):
        flow.look()


def test_no_id_of_the_vault_is_in_a_page():
    words = told(flow_of(letter(vraag=Answer(Text(runs("Hulp?")))), plan()))
    for secret in ("id-brief", "id-plan", "id-noor", "row-1", TEMPLATES["plan.crisis"].version):
        assert secret not in words


FIELDS = [key for key, _section, field in TEMPLATES["plan.crisis"].fields()]
bodies = st.dictionaries(st.sampled_from(FIELDS), answers, max_size=6)
NAMES = st.sampled_from(["Noor", "Noor Dekker", "zus", "a b", "iemand", "Jan", ""]) | typed
someones = st.builds(
    Someone,
    NAMES,
    st.lists(NAMES, min_size=1, max_size=2).map(tuple),
    role=st.sampled_from(["", "mijn zus", "mijn a b"]),
)
WORDS = st.lists(st.sampled_from(["Noor", "Jantje", "mijn zus", "a", "b", "geheim", ",", ".", "\n"]), max_size=6)
CELLS = WORDS.map(" ".join).map(Line) | WORDS.map(" ".join).map(lambda one: Text(runs(one)))
ROWS = st.lists(
    st.builds(Row, st.just("r"), st.dictionaries(st.sampled_from(["wie", "taak", "regel"]), CELLS)), max_size=3
)
told_bodies = st.dictionaries(
    st.sampled_from(FIELDS), st.builds(Answer, CELLS | ROWS.map(tuple).map(Rows)), min_size=1, max_size=4
)
rules = st.builds(
    Rules,
    known=st.dictionaries(typed, someones, max_size=2).map(Known),
    opened=st.frozensets(st.sampled_from(FIELDS), max_size=3),
    left=st.frozensets(st.sampled_from(FIELDS), max_size=2),
    passages=st.frozensets(WORDS.map(" ".join) | typed, max_size=2),
    without=st.frozensets(someones, max_size=2),
    sure_only=st.frozensets(someones, max_size=1),
    by_role=st.frozensets(someones, max_size=2),
    home=st.frozensets(someones, max_size=2),
)


@given(bodies | told_bodies, rules)
def test_twice_redacted_is_once_redacted(body, rules):
    once = redact(plan(body=body), TEMPLATES["plan.crisis"], rules)
    assert redact(once, TEMPLATES["plan.crisis"], rules) == once


@given(bodies | told_bodies, rules, st.integers(0, 3))
def test_a_planted_sentence_that_must_stay_home_is_nowhere(body, rules, place):
    planted = {
        0: Answer(Text((Run("open "), Run(CANARY, private=True)))),
        1: Answer(Text(runs("open")), margin=(Margin(CANARY, CANARY),), by=CANARY),
        2: Answer(Text(runs(CANARY)), level=3),
        3: Answer(none=NoAnswer.SKIPPED, by=CANARY, margin=(Margin(CANARY),)),
    }[place]
    rules = dataclasses.replace(rules, opened=frozenset())
    redacted = redact(plan(body={**body, "plek.mee": planted}), TEMPLATES["plan.crisis"], rules)
    assert CANARY.encode() not in encode_body(redacted.body)


def test_pieces_that_hold_only_private_words_stay_home():
    one = letter(woorden=Answer(Text((Run(CANARY, private=True),))))
    (offer,) = offers(HUISARTS, pieces_of(one, TEMPLATES[one.kind]), Known(KNOWN))
    assert offer.reason is Reason.NOTHING_LEFT


def test_a_page_is_what_the_reader_parses():
    flow = flow_of(letter(dossier=Answer(Choice(("erin",))), vraag=Answer(Text(runs("Hulp?"))))).look()
    assert decode_sheet(flow.pages[0].data).title == flow.pages[0].title


def test_without_the_name_the_telephone_number_stays_home_too():
    cells = {"wie": People((Ref("id-noor", "Noor"),)), "telefoon": Line("06-00000001"), "taak": Line("kookt soep")}
    one = plan(body={"mensen.steun": Answer(Rows((Row("row-3", cells),)))})
    flow = flow_of(one).tick("id-plan:mensen").decide("id-plan:mensen", ZUS.key, Decision.LEAVE_OUT)
    assert "kookt soep" in told(flow)
    assert "06-00000001" not in told(flow)
    assert "06-00000001" in told(flow.decide("id-plan:mensen", ZUS.key, Decision.ALONG))


def test_without_the_name_the_mail_address_stays_home_too():
    cells = {"wie": People((Ref("id-noor", "Noor"),)), "mail": Line("nb71@wijk.example"), "dagen": Line("maandag")}
    one = Document("id-team", "zorgteam", "", body={"team.team": Answer(Rows((Row("row", cells),)))})
    rules = Rules(Known(KNOWN), without=frozenset({ZUS}))
    [row] = redact(one, TEMPLATES["zorgteam"], rules).body["team.team"].value.rows
    assert (row.cells["dagen"], "mail" in row.cells) == (Line("maandag"), False)


@pytest.mark.parametrize(
    ("name", "looked_for"),
    [
        ("Noor van der Berg", {"Noor van der Berg", "Noor", "Berg"}),
        ("Mijn moeder", {"Mijn moeder"}),
        ("Mijn Tante", {"Mijn Tante"}),
        ("de buurvrouw", {"de buurvrouw"}),
        ("Bo", {"Bo"}),
        ("", {""}),
    ],
)
def test_a_name_is_looked_for_by_its_parts_and_a_description_only_as_a_whole(name, looked_for):
    assert set(someone(Person("id", name)).names) == looked_for


def test_an_answer_the_owner_called_ordinary_stays_so_when_redacted_again():
    lowered = plan(body={"anderen.gevaar": Answer(Text(runs("Bel mijn zus.")), level=1)})
    once = redact(lowered, TEMPLATES["plan.crisis"], Rules(Known({})))
    assert once.body
    assert redact(once, TEMPLATES["plan.crisis"], Rules(Known({}))) == once


def test_a_part_of_a_piece_with_a_title_says_of_which_piece_it_is():
    parts = TEMPLATES["doel"].sections
    body = {f"{part.key}.{part.fields[0].key}": Answer(Text(runs("woord"))) for part in parts}
    one = dataclasses.replace(letter(), kind="doel", title="De kwekerij", body=body)
    assert [piece.title for piece in pieces_of(one, TEMPLATES["doel"])] == [
        "De kwekerij: Mijn doel",
        "De kwekerij: Als het helpt",
    ]
    bare = dataclasses.replace(one, title="")
    assert [piece.title for piece in pieces_of(bare, TEMPLATES["doel"])] == ["Mijn doel", "Als het helpt"]
