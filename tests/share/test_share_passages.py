"""Down to the answer and the passage: what was left home is nowhere, and nothing shows that it was there."""

import dataclasses
import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from herstelkluis.model.body import Answer, Choice, Line, Row, Rows, Text
from herstelkluis.model.closing import going_words
from herstelkluis.model.document import Document, Level, ShareState, Source, SourceKind
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.period import Period
from herstelkluis.model.text import Run, runs
from herstelkluis.share.flow import ShareFlow, begin
from herstelkluis.share.names import fold
from herstelkluis.share.passages import SHORTEST_INSIDE, Passages, is_passage
from herstelkluis.share.profiles import profiles
from herstelkluis.share.redaction import Rules, redact
from herstelkluis.share.selection import Reason, pieces_of
from herstelkluis.share.third_parties import Decision, Known, Person, someone
from herstelkluis.share.wishes import wished
from model.model_values import typed

TEMPLATES = shipped_templates()
MAY_GO = ShareState.MAY_GO


def text(words: str, **about) -> Answer:
    return Answer(Text(runs(words)), **about)


def made(kind: str, body: dict[str, Answer], **changes) -> Document:
    one = Document(f"id-{kind}", kind, TEMPLATES[kind].version, share=MAY_GO, revision=1, body=body)
    return dataclasses.replace(one, **changes)


def letter(**answers: str) -> Document:
    return made("brief.huisarts", {f"brief.{key}": text(words) for key, words in answers.items()})


def flow_of(*documents: Document, known=None) -> ShareFlow:
    pieces = tuple(piece for one in documents for piece in pieces_of(one, TEMPLATES[one.kind]))
    return begin(profiles()["huisarts"], "0" * 26, pieces, known or {})


def told(flow: ShareFlow) -> str:
    return b"".join(page.data for page in flow.look().pages).decode()


LETTER = "id-brief.huisarts:"


def test_one_answer_stays_home_and_comes_back_at_any_level():
    flow = flow_of(letter(vraag="Hulp?", woorden="Het gaat wel."))
    left = flow.leave_answer(LETTER, "brief.woorden")
    assert left.pages == ()
    assert left.going(LETTER) == {"brief.vraag"}
    assert "Het gaat wel" not in told(left)
    assert "Hulp?" in told(left)
    assert told(left.take_answer(LETTER, "brief.woorden")) == told(flow)


def test_an_answer_that_was_opened_can_still_be_left():
    one = made("brief.huisarts", {"brief.vraag": text("geheim", level=3), "brief.woorden": text("Hulp?")})
    flow = flow_of(one).open_answer(LETTER, "brief.vraag")
    assert "geheim" in told(flow)
    assert "geheim" not in told(flow.leave_answer(LETTER, "brief.vraag"))
    assert "geheim" not in told(flow_of(one).take_answer(LETTER, "brief.vraag")), "taking is not opening"


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        (made("levensverhaal", {}, section="h06", level=Level.ORDINARY), Reason.NOT_BY_ITSELF),
        (made("brief.huisarts", {}, level=Level.SENSITIVE), Reason.SENSITIVE),
        (made("brief.huisarts", {}, source=Source(SourceKind.RECEIVED, "zorg")), Reason.NOT_BY_ITSELF),
    ],
)
def test_what_never_goes_by_itself_goes_only_answer_by_answer(document, reason):
    keys = [
        key for key, section, field in TEMPLATES[document.kind].fields()
        if field.type.value == "text" and field.share and field.level is None and document.section in ("", section.key)
    ]  # fmt: skip
    key, *others = keys
    assert others
    flow = flow_of(dataclasses.replace(document, body={one: text(f"geheim {one}.") for one in keys}))
    (offer,) = flow.offers
    assert offer.reason is reason
    assert offer.goes_by_answer
    assert offer.has_to_be_opened(key)
    ticked = flow.tick(offer.piece.key)
    assert ticked.look().pages == ()
    opened = ticked.open_answer(offer.piece.key, key)
    words = told(opened)
    assert f"geheim {key}." in words
    assert not any(f"geheim {other}." in words for other in others)
    assert opened.close_answer(offer.piece.key, key).look().pages == ()


def test_who_is_only_named_in_what_stays_home_is_not_asked_about():
    known = {"id": someone(Person("id", "Noor"))}
    flow = flow_of(letter(vraag="Hulp? Noor weet het.", woorden="Ook Noor."), known=known)
    assert len(flow.questions()) == 1
    flow = flow.leave_answer(LETTER, "brief.woorden")
    assert len(flow.questions()) == 1
    flow = flow.leave_passage(LETTER, "brief.vraag", "Noor weet het.")
    assert flow.questions() == ()
    assert "Hulp?" in told(flow)
    titled = made("brief.huisarts", {"brief.vraag": text("Hulp?")}, title="Over Noor")
    assert flow_of(titled, known=known).leave_answer(LETTER, "brief.vraag").questions() == ()


def test_a_passage_stays_home_in_every_piece_it_stands_in():
    note = made("notitie", {"notitie.tekst": text("Eerst. Ik haat hem. Dan.")}, title="Ik haat hem. Punt")
    flow = flow_of(letter(vraag="Ik haat hem. Hulp?"), note).tick("id-notitie:")
    assert "haat" in told(flow)
    left = flow.leave_passage(LETTER, "brief.vraag", "Ik haat hem.")
    assert "haat" not in told(left)
    assert "Eerst. Dan." in told(left)
    assert told(left.take_passage(LETTER, "brief.vraag", "Ik haat hem.")) == told(flow)


def test_a_passage_is_left_out_of_every_kind_of_cell():
    secret = "het geheim"
    cells = {"taak": Line(f"bel, {secret}, ja"), "wie": Text(runs(secret))}
    body = {
        "mensen.steun": Answer(Rows((Row("r", cells), Row("s", {"taak": Line(secret)})))),
        "mensen.eerst": Answer(Line(f"eerst {secret}")),
        "plek.mee": Answer(Choice((), secret)),
        "plek.waar": Answer(Period(secret, "2001")),
    }
    one = made("plan.crisis", {**body, "plek.mee": text(f"tas en {secret}")})
    redacted = redact(one, TEMPLATES["plan.crisis"], Rules(Known({}), passages=frozenset({secret})))
    assert secret not in repr(redacted)
    assert "2001" not in repr(redacted)
    assert "bel, ja" in repr(redacted)


@pytest.mark.parametrize(
    ("words", "passage", "left"),
    [
        ("Ik ben boos. Ik haat hem. Het gaat wel.", "Ik haat hem.", "Ik ben boos. Het gaat wel."),
        ("Ik ben, denk ik, moe.", "denk ik", "Ik ben, moe."),
        ("Ik ben moe (en boos).", "en boos", "Ik ben moe."),
        ("Toen werd ik boos en ging ik weg.", "Toen werd ik boos en", "Ging ik weg."),
        ("een\nIk haat hem.\ntwee", "Ik haat hem.", "een\ntwee"),
        ("een\n\nIk haat hem.\n\ntwee", "Ik haat hem.", "een\n\ntwee"),
        ("- een\n- geheim\n- twee", "geheim", "- een\n- twee"),
        ("geheim", "geheim", ""),
        ("IK  HAAT\nhém. Ja.", "ik haat hem.", "Ja."),
        ("geheimen en geheim", "geheim", "en"),
        ("niets  hier ", "geheim", "niets  hier "),
        ("Mensen werken en slapen.", "en", "Mensen werken slapen."),
        ("Niets en niet: ik niette.", "niet", "Niets en: ik niette."),
        ("Amsterdamse lucht", "Amsterdam", "Lucht"),
        ("Ik zei: «geheim».", "geheim", "Ik zei."),
    ],
)
def test_the_words_close_around_what_was_taken_out(words, passage, left):
    assert Passages([passage]).cut(words) == left


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("Ik ben bang voor [Kees].", "Ik ben bang voor."),
        ("Ik ben ([heel erg]) moe.", "Ik ben moe."),
        ("Mijn zus [(die ik haat)], komt.", "Mijn zus, komt."),
        ("Ik ben boos. [Ik haat hem.] Het gaat wel.", "Ik ben boos. Het gaat wel."),
        ("een\n\n[Ik haat hem.]\n\ntwee", "een\n\ntwee"),
        ("- een\n- [twee]\n- drie", "- een\n- drie"),
        ("[Geheim] en [ook geheim].", "En."),
        ('Ik zei "nee" [huilend] "ja".', 'Ik zei "nee" "ja".'),
        ("Ik zei 'nee.' [Toen loog ik.] 'Ja.'", "Ik zei 'nee.' 'Ja.'"),
        ('Ik zei ("[geheim]") niets.', "Ik zei niets."),
        ("niets  hier ", "niets  hier "),
    ],
)
def test_nothing_shows_where_private_words_stood(words, left):
    parts = [Run(part, private=n % 2 == 1) for n, part in enumerate(words.replace("]", "[").split("["))]
    assert going_words(runs(*parts)) == left
    redacted = redact(
        made("brief.huisarts", {"brief.vraag": Answer(Text(runs(*parts)))}),
        TEMPLATES["brief.huisarts"],
        Rules(Known({})),
    )
    assert redacted.body["brief.vraag"] == text(left)


@given(st.lists(st.tuples(st.text("ab .,\n(", max_size=5), st.text("xyz", max_size=3)), max_size=5))
def test_of_what_is_private_no_letter_goes_and_of_the_rest_every_letter(parts):
    words = going_words(runs(*(run for open_, home in parts for run in (Run(open_), Run(home, private=True)))))
    assert [one for one in words.lower() if one.isalpha()] == [one for a, _home in parts for one in a if one.isalpha()]


def test_a_passage_holds_something():
    assert is_passage("é")
    assert is_passage("\U0001f600")
    assert not any(map(is_passage, ["", "  ", "...", "\u200b", "\u0301"]))
    with pytest.raises(ValueError):
        flow_of(letter(vraag="Hulp?")).leave_passage(LETTER, "brief.vraag", " . ")


pieces_of_words = st.lists(
    st.sampled_from(
        ["geheim", "Geheim", "ik", " ", "  ", "\n", ". ", ", ", "(", ")", "- ", "a", "É", "e\u0301", "…", "“"]
    ),
    max_size=10,
).map("".join)


def stands_in(passage: str, words: str) -> bool:
    """Whether it is in the words; a short word alone only as a word."""
    passage, words = (" ".join(fold(one).split()) for one in (passage, words))
    if passage.isalnum() and len(passage) < SHORTEST_INSIDE:
        return passage in re.findall(r"[^\W_]+", words)
    return passage in words


@given(pieces_of_words | typed, st.lists(pieces_of_words | typed, min_size=1, max_size=3))
@example("aabb", ["ab"])
@example("aaaabbbb", ["aabbb"])
def test_a_passage_is_nowhere_and_cutting_again_changes_nothing(words, passages):
    passages = [one for one in passages if is_passage(one)]
    cut = Passages(passages).cut(words)
    assert Passages(passages).cut(cut) == cut
    assert not any(stands_in(one, cut) for one in passages)
    assert len(cut) <= len(words)


@given(st.text("abc .,\n", max_size=30), st.text("xyz", min_size=1, max_size=4), st.text("abc .,\n", max_size=30))
def test_the_words_around_a_passage_stay(before, passage, after):
    assume(not before[-1:].isalpha() and not after[:1].isalpha())
    cut = Passages([passage]).cut(before + passage + after)
    assert [one for one in cut.lower() if one.isalpha()] == [one for one in before + after if one.isalpha()]


def test_choices_stay_home_when_a_piece_was_written_in():
    one = letter(vraag="Ik haat hem. Hulp?", woorden="Thuis.")
    flow = flow_of(one).leave_answer(LETTER, "brief.woorden").leave_passage(LETTER, "brief.vraag", "Ik haat hem.")
    written = dataclasses.replace(one, revision=2)
    again = flow.over(pieces_of(written, TEMPLATES[one.kind]), {})
    assert told(again) == told(flow)


def test_a_flow_keeps_what_it_replaces_and_for_whom():
    flow = flow_of(letter(vraag="Hulp?")).look().saw(0).replacing("ABC").for_contact("c1")
    assert (flow.supersedes, flow.contact, flow.is_all_seen) == ("ABC", "c1", True)
    assert (flow.replacing(None).supersedes, flow.for_contact("").contact) == (None, "")


def test_about_the_record_there_is_one_wish_the_strictest():
    assert wished(frozenset({"mag-in-dossier", "niet-in-dossier", "x"})) == {"niet-in-dossier", "x"}
    assert wished(frozenset({"mag-in-dossier", "eerst-overleggen"})) == {"mag-in-dossier", "eerst-overleggen"}


def test_decisions_reach_people_who_agreed_too():
    known = {"id": someone(Person("id", "Noor", agreed=True))}
    flow = flow_of(letter(vraag="Hulp?", woorden="Noor weet het."), known=known)
    assert "Noor" in told(flow)
    assert "Iemand weet het." in told(flow.decide(LETTER, "id", Decision.LEAVE_OUT))
    assert "weet het" not in told(flow.decide(LETTER, "id", Decision.ASK))
