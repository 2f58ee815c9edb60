"""Other people: whoever is named anywhere is asked about or left out, and no decision does nothing."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.errors import ChangedSinceError
from herstelkluis.model.body import (
    About,
    Answer,
    Choice,
    Consent,
    Consents,
    Line,
    Links,
    People,
    Ref,
    Row,
    Rows,
    Text,
)
from herstelkluis.model.document import Document, Level, ShareState, Source, SourceKind
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.period import Period
from herstelkluis.model.text import Run, runs
from herstelkluis.share.flow import ShareFlow, begin
from herstelkluis.share.names import fold
from herstelkluis.share.profiles import profiles
from herstelkluis.share.redaction import Rules, redact
from herstelkluis.share.selection import pieces_of
from herstelkluis.share.third_parties import Decision, Known, Person, Someone, person_of, someone

TEMPLATES = shipped_templates()
NOOR = Person("id-noor", "Noor Dekker")
HIDDEN = Person("id-noor", "Noor Dekker", stays_out=True)
MAY_GO = ShareState.MAY_GO


def people(*those: Person) -> dict[str, Someone]:
    return {one.id: someone(one) for one in those}


def letter(title: str = "", **answers: Answer) -> Document:
    body = {f"brief.{key}": answer for key, answer in {"vraag": text("Hulp?"), **answers}.items()}
    version = TEMPLATES["brief.huisarts"].version
    return Document("id-brief", "brief.huisarts", version, title=title, share=MAY_GO, revision=1, body=body)


def support(*rows: Row, **about) -> Document:
    body = {"mensen.steun": Answer(Rows(rows), **about)}
    return Document("id-plan", "plan.crisis", TEMPLATES["plan.crisis"].version, share=MAY_GO, revision=1, body=body)


def text(words: str, **about) -> Answer:
    return Answer(Text(runs(words)), **about)


def flow_of(*documents: Document, known=None) -> ShareFlow:
    pieces = tuple(piece for one in documents for piece in pieces_of(one, TEMPLATES[one.kind]))
    return begin(profiles()["huisarts"], "0" * 26, pieces, people(NOOR) if known is None else known)


def decided(flow: ShareFlow, decision: Decision) -> ShareFlow:
    for question in flow.questions():
        flow = flow.decide(question.piece, question.someone.key, decision)
    return flow


def told(flow: ShareFlow) -> str:
    return b"".join(page.data for page in flow.look().pages).decode()


PLACES = {
    "title": letter("Over Noor Dekker"),
    "moment": letter(gemaakt_op=Answer(Period("de dag dat Noor viel"))),
    "own words": letter(woorden=text("Noor weet het.")),
    "other": letter(dossier=Answer(Choice((), "vraag Noor"))),
    "line": support(Row("r", {"wie": Line("Noor"), "taak": Line("bellen")})),
    "a choice that is gone": letter(dossier=Answer(Choice(("noor",)))),
}


@pytest.mark.parametrize("place", PLACES)
def test_who_is_named_in_any_place_is_a_question_or_left_out(place):
    flow = flow_of(PLACES[place])
    assert [one.someone.words for one in flow.open_questions()] == ["Noor Dekker"]
    for decision in (None, Decision.ASK, Decision.LEAVE_OUT):
        words = fold(told(decided(flow, decision) if decision else flow))
        assert "noor" not in words
        assert "dekker" not in words
    assert "noor" in fold(told(decided(flow, Decision.ALONG)))
    hidden = flow_of(PLACES[place], known=people(HIDDEN))
    assert hidden.questions() == ()
    assert "noor" not in fold(told(hidden))


def test_the_title_over_several_parts_is_one_question():
    plan = dataclasses.replace(support(Row("r", {"taak": Line("bellen")})), title="Voor Noor")
    plan = dataclasses.replace(plan, body={**plan.body, "plek.mee": text("Een tas.")})
    flow = flow_of(plan)
    assert len(flow.ticked) == 2
    assert len(flow.questions()) == 1
    assert "Voor Noor" in told(decided(flow, Decision.ALONG))
    assert "Voor iemand" in told(decided(flow, Decision.LEAVE_OUT))
    assert len(flow.untick(flow.questions()[0].piece).questions()) == 1


def test_what_is_known_of_a_document_from_outside_stays_home():
    one = dataclasses.replace(letter(), period=Period("bij Noor"), source=Source(SourceKind.RECEIVED, "Noor"))
    made = redact(one, TEMPLATES[one.kind], Rules(Known({})))
    assert made.period is None
    assert made.source == Source()


def test_someone_whose_card_is_gone_is_still_left_out():
    row = Row("r", {"wie": People((Ref("gone", "Kees Bos"),)), "telefoon": Line("0612"), "taak": Line("Kees belt")})
    flow = flow_of(support(row), known={})
    (question,) = flow.questions()
    assert question.someone.key == "gone"
    assert "belt" not in told(flow)
    words = told(decided(flow, Decision.LEAVE_OUT))
    assert "Iemand belt" in words
    assert "Kees" not in words
    assert "0612" not in words
    assert "Kees belt" in told(decided(flow, Decision.ALONG))


def test_a_mark_on_a_list_reaches_its_lines():
    row = Row("r", {"taak": Line("Dat Kees wegblijft"), "telefoon": Line("0612")})
    flow = flow_of(support(row, about=(About("Kees"),)), known={})
    assert told(flow) == ""
    words = told(decided(flow, Decision.LEAVE_OUT))
    assert "Dat iemand wegblijft" in words
    assert "0612" not in words


def test_words_in_the_margin_that_are_a_name_of_the_vault_are_that_person():
    flow = flow_of(letter(woorden=text("Zij wist het.", about=(About("noor dekker"),))))
    assert [one.someone.key for one in flow.questions()] == ["id-noor"]


def test_labels_beside_words_that_go_along_count_as_naming():
    row = Row("r", {"taak": Line("zie brief"), "wie": Links((Ref("x", "Over Noor"),))})
    assert [one.someone.key for one in flow_of(support(row)).questions()] == ["id-noor"]


def test_two_people_of_one_name_are_two_and_the_strictest_wins():
    agreed, asked, hidden = Person("1", "Jan", agreed=True), Person("2", "Jan"), Person("3", "Jan", stays_out=True)
    one = letter(woorden=text("Gisteren belde Jan."))
    assert flow_of(one, known=people(agreed)).questions() == ()
    flow = flow_of(one, known=people(asked, agreed))
    assert [question.someone.key for question in flow.questions()] == ["2"]
    assert "iemand." in told(decided(flow, Decision.LEAVE_OUT))
    for known in (people(agreed, hidden), people(hidden, agreed)):
        assert "belde iemand." in told(flow_of(one, known=known))
    both = flow_of(one, known=people(asked, Person("4", "Jan")))
    piece = both.questions()[0].piece
    assert "iemand" in told(both.decide(piece, "2", Decision.ALONG).decide(piece, "4", Decision.LEAVE_OUT))
    assert "belde" not in told(both.decide(piece, "2", Decision.ALONG))


def card(*entries: tuple[str, str], hide: Choice | None = None, **changes) -> Document:
    body = {"wie.naam": Answer(Line("Noor"))}
    body["afspraak.akkoord"] = Answer(Consents(tuple(Consent(scope, state, "2026-01-01") for scope, state in entries)))
    if hide:
        body["afspraak.weglaten"] = Answer(hide)
    return Document("id-noor", "persoon", TEMPLATES["persoon"].version, body=body, **changes)


@pytest.mark.parametrize(
    ("entries", "agreed"),
    [
        ([("plan", "agreed")], True),
        ([("plan", "refused"), ("plan", "agreed")], True),
        ([("plan", "withdrawn"), ("kaartje", "agreed")], False),
        ([("plan", "agreed"), ("Plan ", "refused")], False),
        ([("plan", "agreed"), ("kaartje", "asked")], False),
        ([], False),
    ],
)
def test_someone_agreed_when_the_last_word_on_every_subject_says_so(entries, agreed):
    assert person_of(card(*entries), TEMPLATES["persoon"]).agreed is agreed


def test_staying_out_wins_over_an_agreement():
    for hide in (Choice(("ja",)), Choice((), "liever niet"), Choice(("nee", "ja"))):
        one = someone(person_of(card(("plan", "agreed"), hide=hide), TEMPLATES["persoon"]))
        assert one.stays_out
        assert not one.agreed
    known = {"id-noor": Someone("Noor", ("Noor",), agreed=True, stays_out=True)}
    assert "Noor" not in told(flow_of(letter(woorden=text("Noor belde.")), known=known))


def test_the_title_of_a_card_is_a_name_too():
    assert "Bril" in someone(person_of(card(title="Noor Bril"), TEMPLATES["persoon"])).names


def test_a_doubtful_name_of_someone_who_stays_out_is_asked_about():
    hidden = people(Person("1", "Wil", stays_out=True))
    assert flow_of(letter(woorden=text("Ik wil rust.")), known=people(Person("1", "Wil"))).questions() == ()
    assert len(flow_of(letter(woorden=text("Ik wil rust.")), known=hidden).questions()) == 1, (
        "who must stay out stays out"
    )
    assert "Ik wil rust." in told(decided(flow_of(letter(woorden=text("Ik wil rust.")), known=hidden), Decision.ALONG))
    flow = flow_of(letter(woorden=text("Wil je helpen? Ik belde Wil.")), known=hidden)
    assert len(flow.questions()) == 1
    assert "helpen" not in told(flow)
    assert "Wil je helpen? Ik belde iemand." in told(decided(flow, Decision.ALONG))
    assert "Iemand je helpen? Ik belde iemand." in told(decided(flow, Decision.LEAVE_OUT))


def test_choices_over_pieces_that_changed_are_made_again():
    one = letter(woorden=text("Noor belde."), waarom_nu=text("geheim", level=Level.SENSITIVE))
    flow = decided(flow_of(one), Decision.ALONG).open_answer("id-brief:", "brief.waarom_nu")
    known = people(NOOR)

    def over(document: Document, known=known) -> ShareFlow:
        return flow.over(pieces_of(document, TEMPLATES[document.kind]), known)

    assert (over(one).ticked, over(one).opened, over(one).decisions) == (flow.ticked, flow.opened, flow.decisions)
    written = over(dataclasses.replace(one, revision=2))
    assert written.ticked == flow.ticked
    assert (written.opened, written.decisions) == (frozenset(), {})
    assert over(dataclasses.replace(one, share=ShareState.NEVER)).ticked == frozenset()
    private = dataclasses.replace(one, body={"brief.vraag": Answer(Text((Run("alleen ik", private=True),)))})
    assert over(private).ticked == frozenset()
    assert over(one, people(HIDDEN)).decisions == {}
    assert "Noor" not in told(over(one, people(HIDDEN)))


def test_what_was_locked_thrown_away_or_is_otherwise_known_since_is_not_sealed():
    flow = flow_of(letter(woorden=text("Gisteren belde Kees."))).look().saw(0)
    known = people(NOOR)
    assert flow.to_seal({"id-brief": 1}, known) == flow.pages
    kees = Person("id-kees", "Kees", stays_out=True)
    for revisions, now in [({}, known), ({"id-brief": 1}, {}), ({"id-brief": 1}, people(NOOR, kees))]:
        with pytest.raises(ChangedSinceError):
            flow.to_seal(revisions, now)
    locked = flow_of(letter(), dataclasses.replace(letter(), id="id-2", share=ShareState.NEVER))
    locked = dataclasses.replace(locked, ticked=frozenset({"id-brief:", "id-2:"})).look().saw(0)
    assert len(locked.pages) == 1
    with pytest.raises(ChangedSinceError):
        locked.to_seal({"id-brief": 1, "id-2": 1}, known)


def test_no_words_stand_in_what_is_logged():
    flow = decided(flow_of(letter("Noor", woorden=text("Noor geheim", about=(About("Kees"),)))), Decision.ALONG).look()
    rules = Rules(flow.known, without=frozenset(flow.known.values()))
    shown = (flow, flow.known, rules, *flow.pages, *flow.offers, *flow.questions(), flow.offers[0].piece, NOOR)
    for one in (*shown, *flow.known.values()):
        assert not any(word in repr(one) for word in ("Noor", "Kees", "geheim", "Dekker"))


words = st.lists(
    st.sampled_from(["Noor", "NOORS", "dekker", "Noor Dekker", "belde", "Kees", "en", ".", "\n"]), max_size=6
).map(" ".join)
abouts = st.lists(st.sampled_from([About("Kees"), About("Noor Dekker", "id-noor")]), max_size=2).map(tuple)
cells = st.one_of(
    words.map(Line),
    words.map(lambda one: Text(runs(one))),
    words.map(lambda one: Choice((), one)),
    words.map(Period),
    st.just(People((Ref("gone", "Kees"), Ref("id-noor", "Noor Dekker")))),
)
rows = st.lists(
    st.builds(Row, st.just("r"), st.dictionaries(st.sampled_from(["wie", "taak"]), cells), abouts), max_size=3
)
plans = st.builds(
    lambda title, rows, about, own: dataclasses.replace(
        support(*rows, about=about), title=title, body={**support(*rows, about=about).body, "mensen.eerst": own}
    ),
    words, rows, abouts, st.builds(Answer, words.map(Line), about=abouts),
)  # fmt: skip


@given(plans, st.sampled_from([None, Decision.ASK, Decision.LEAVE_OUT]), st.booleans())
def test_without_along_no_name_is_in_a_page(plan, decision, hidden):
    kees = Person("id-kees", "Kees", stays_out=True)
    flow = flow_of(plan, known=people(HIDDEN if hidden else NOOR, kees))
    for offer in flow.offers:
        flow = flow.tick(offer.piece.key) if offer.may_be_ticked else flow
    told_ = fold(told(decided(flow, decision) if decision else flow))
    assert not any(name in told_ for name in ("noor", "dekker", "kees"))
