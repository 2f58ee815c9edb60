"""What stays home is nowhere in a package, in no spelling, nor how much of it there is."""

import base64
import dataclasses
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto import age
from herstelkluis.model.body import About, Answer, Choice, Line, Margin, NoAnswer, People, Ref, Row, Rows, Text
from herstelkluis.model.document import Document, Level, ShareState, Source, SourceKind
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.period import Period
from herstelkluis.model.text import Run, runs
from herstelkluis.share.bundle import SheetItem, write_bundle
from herstelkluis.share.flow import ShareFlow, begin
from herstelkluis.share.profiles import profiles
from herstelkluis.share.selection import pieces_of
from herstelkluis.share.third_parties import Decision, Known, Person, someone
from share.share_cases import KEY, LOCK, making

TEMPLATES = shipped_templates()
PACKAGE = "0123456789ABCDEFGHJKMNPQRS"
MADE = datetime(2026, 3, 2, 9, 30, 12, tzinfo=UTC)
CANARIES = ("kanariegéél één", "kanariegéél twéé", "kanariegéél drieë", "kanariegéél víer", "kanariegéél vijƒ")
AGREED = someone(Person("id-saar", "Saar", agreed=True))
HIDDEN = someone(Person("id-ruben", "Ruben Tulpenveld", stays_out=True, numbers=("0612345678",)))
ASKED = someone(Person("id-noor", "Noor Zonnehof", role="mijn zus"))
KNOWN = Known({one.id: one for one in (AGREED, HIDDEN, ASKED)})
LETTER, PLAN, NOTE = "id-brief", "id-plan", "id-notitie"


def text(*parts: str | Run, **about) -> Answer:
    return Answer(Text(runs(*parts)), **about)


def made(id_: str, kind: str, body: dict[str, Answer], **changes) -> Document:
    one = Document(id_, kind, TEMPLATES[kind].version, share=ShareState.MAY_GO, revision=1, body=body)
    return dataclasses.replace(one, **changes)


BARE = (
    made(LETTER, "brief.huisarts", {"brief.vraag": text("Wilt u meekijken?"), "brief.woorden": text("Eerst. Dan.")}),
    made(PLAN, "plan.crisis", {"mensen.steun": Answer(Rows((Row("r1", {"taak": Line("bellen")}),)))}),
    made(NOTE, "notitie", {"notitie.tekst": text("Een dag. Saar was er.")}),
)


Vault = tuple[Document, ...]


def put(document: Document, key: str, answer: Answer) -> Document:
    return dataclasses.replace(document, body={**document.body, key: answer})


def in_letter(key: str, answer: Callable[[str], Answer]) -> Callable[[Vault, str], Vault]:
    return lambda vault, canary: (put(vault[0], key, answer(canary)), *vault[1:])


def in_plan(key: str, answer: Callable[[str], Answer]) -> Callable[[Vault, str], Vault]:
    return lambda vault, canary: (vault[0], put(vault[1], key, answer(canary)), *vault[2:])


def in_row(**changes: Any) -> Callable[[Vault, str], Vault]:
    def hide(vault: Vault, canary: str) -> Vault:
        rows = vault[1].body["mensen.steun"].value.rows
        cells = {**changes.get("cells", {}), "taak": Line(canary)}
        more = Row("r2", cells, level=changes.get("level"))
        return (vault[0], put(vault[1], "mensen.steun", Answer(Rows((*rows, more)))), *vault[2:])

    return hide


def beside(**changes: Any) -> Callable[[Vault, str], Vault]:
    def hide(vault: Vault, canary: str) -> Vault:
        one = made(f"id-thuis-{canary}", "notitie", {"notitie.tekst": text(canary)}, title=canary, **changes)
        return (*vault, one)

    return hide


def a_story(vault: Vault, canary: str) -> Vault:
    body = {"h06.onthouden": text(canary), "h06.wie": text(canary)}
    return (*vault, made(f"id-h06-{canary}", "levensverhaal", body, section="h06", level=Level.ORDINARY))


def around(vault: Vault, canary: str) -> Vault:
    facts = {
        "period": Period(canary),
        "source": Source(SourceKind.TOGETHER, canary),
        "changed_at": MADE,
        "folded": True,
    }
    return (dataclasses.replace(vault[0], **facts), *vault[1:])


def asked_row() -> dict[str, Any]:
    return {"wie": People((Ref("id-noor", "Noor"),))}


PLACES: dict[str, Callable[[Vault, str], Vault]] = {
    "private words": in_letter("brief.vraag", lambda one: text("Wilt u meekijken?", Run(f" {one}", private=True))),
    "margin": in_letter("brief.vraag", lambda one: text("Wilt u meekijken?", margin=(Margin(one, one),), by=one)),
    "level three": in_letter("brief.waarom_nu", lambda one: text(one, level=3)),
    "left answer": in_letter("brief.van_u", text),
    "passage": in_letter("brief.woorden", lambda one: text(f"Eerst. {one} Dan.")),
    "person asked": in_letter("brief.waarom_nu", lambda one: text(f"Noor zei: {one}")),
    "no answer": in_letter(
        "brief.waarom_nu",
        lambda one: Answer(none=NoAnswer.RATHER_NOT, margin=(Margin(one),), by=one, about=(About(one),)),
    ),
    "gone question": in_letter("weg.vraag", text),
    "row about someone": in_row(cells=asked_row()),
    "row at level three": in_row(level=3),
    "never shared": in_plan(
        "mensen.niet",
        lambda one: Answer(Rows((Row("r9", {"wie": People((Ref("id-ruben", "x"),)), "waarom": Line(one)}),))),
    ),
    "part not ticked": in_plan("plek.mee", text),
    "locked piece": beside(share=ShareState.NEVER),
    "piece not ticked": beside(share=ShareState.ONLY_ME),
    "story not opened": a_story,
    "around it": around,
}


def chosen(documents: tuple[Document, ...], known: Known = KNOWN) -> ShareFlow:
    """The same choices over whatever is in the vault; questions about others are not answered."""
    pieces = tuple(piece for one in documents for piece in pieces_of(one, TEMPLATES[one.kind]))
    flow = begin(profiles()["huisarts"], PACKAGE, pieces, known, sender="Sam de Wit", now=MADE)
    flow = flow.keep_ticks(frozenset({f"{LETTER}:", f"{PLAN}:mensen", f"{NOTE}:"})).for_reader("A", "huisarts", "doel")
    flow = flow.leave_answer(f"{LETTER}:", "brief.van_u")
    for canary in CANARIES:
        flow = flow.leave_passage(f"{LETTER}:", "brief.woorden", canary)
    return flow.with_machine_copy(frozenset({"inhoud", "fhir"})).look()


def archive(flow: ShareFlow) -> bytes:
    """All that is in the package for who has the words."""
    items = [SheetItem(page.title, page.kind, page.data, page.media_type) for page in flow.pages]
    facts = making(package_id=PACKAGE, created_at=MADE, reader_name="A", purpose="doel", sender_name="Sam de Wit")
    return age.decrypt(write_bundle(facts, items, signing_key=KEY, recipients=[LOCK]), LOCK)


def spellings(canary: str) -> list[bytes]:
    """A canary as bytes in every way it could have slipped in."""
    forms = {canary, canary.upper(), canary.lower()}
    forms |= {unicodedata.normalize(form, one) for one in forms for form in ("NFC", "NFD", "NFKC", "NFKD")}
    spelled = {one.encode(code, "ignore") for one in forms for code in ("utf-8", "latin-1", "utf-16-le", "cp1252")}
    escaped = {one.encode("ascii", "backslashreplace") for one in forms}
    based = {base64.b64encode(one)[: len(one) // 3 * 4] for one in spelled} | {one.hex().encode() for one in spelled}
    return sorted(spelled | escaped | based)


@pytest.mark.parametrize("where", PLACES)
def test_a_sentence_that_stays_home_is_nowhere_in_the_archive(where):
    canary = CANARIES[0]
    inside = archive(chosen(PLACES[where](BARE, canary)))
    assert not any(spelled in inside for spelled in spellings(canary))
    assert b"Wilt u meekijken" in inside
    ids = (LETTER, PLAN, NOTE, "id-noor", "id-saar", "r1", "r2", TEMPLATES["brief.huisarts"].version)
    assert not any(f'"{one}"'.encode() in inside or f"{one}:".encode() in inside for one in ids)


def test_the_search_for_canaries_finds_them():
    """The same sentence where it may go is found, so that the tests above can fail."""
    brief, *others = BARE
    flow = chosen((put(brief, "brief.vraag", text(CANARIES[0])), *others))
    assert not any(spelled in archive(flow) for spelled in spellings(CANARIES[0])), "a passage everywhere"
    open_flow = dataclasses.replace(flow, passages=frozenset()).look()
    assert any(spelled in archive(open_flow) for spelled in spellings(CANARIES[0]))


@pytest.mark.parametrize("where", PLACES)
def test_two_vaults_that_differ_in_what_stays_home_give_the_same_pages(where):
    bare, more = chosen(BARE), chosen(PLACES[where](BARE, CANARIES[0]))
    assert more.pages == bare.pages
    assert len(more.pages) == 5


hiding = st.lists(st.tuples(st.sampled_from(CANARIES), st.sampled_from(sorted(PLACES))), max_size=6)


@given(hiding, hiding, st.permutations(range(3)))
def test_whatever_stays_home_in_whatever_order_the_pages_are_the_same(one, other, order):
    vaults = [BARE, BARE]
    for n, hidden in enumerate((one, other)):
        for canary, where in hidden:
            vaults[n] = PLACES[where](vaults[n], canary)
    shuffled = (*vaults[1][3:], *(vaults[1][n] for n in order))
    flows = [chosen(vaults[0]), chosen(shuffled)]
    assert flows[0].pages == flows[1].pages
    inside = b"".join(page.data + page.shown for page in flows[0].pages)
    assert b"kanarie" not in inside.lower()


def test_nothing_counts_what_was_left_out():
    """Redaction never asks how much; page titles, kinds and number are the same with ten times as much at home."""
    much = BARE
    for canary in CANARIES:
        much = (*much, *(made(f"id-{canary}-{n}", "notitie", {"notitie.tekst": text(canary)}) for n in range(10)))
    assert chosen(much).pages == chosen(BARE).pages
    assert len(archive(chosen(much))) == len(archive(chosen(BARE)))


def test_a_person_who_stays_home_leaves_no_trace_but_the_word_someone():
    words = "Ruben Tulpenveld belde op 06-12 34 56 78."
    with_name = chosen((put(BARE[0], "brief.vraag", text(f"Hulp? {words}")), *BARE[1:]))
    inside = archive(with_name)
    assert b"Hulp? Iemand belde." in inside
    assert b"tulpenveld" not in inside.lower()
    assert b"34 56" not in inside


def test_a_role_tells_no_more_than_the_role():
    one = put(BARE[0], "brief.vraag", text("Hulp? Noor Zonnehof weet het."))
    flow = chosen((one, *BARE[1:]))
    piece = flow.questions()[0].piece
    inside = archive(flow.decide(piece, "id-noor", Decision.ROLE).look())
    assert b"Hulp? Mijn zus weet het." in inside
    assert not any(word in inside.lower() for word in (b"noor", b"zonnehof"))


def test_the_pages_of_a_choice_are_pure():
    documents = PLACES["private words"](BARE, CANARIES[0])
    before = repr(documents)
    flow = chosen(documents)
    assert flow.look().pages == flow.look().pages
    assert repr(documents) == before


def test_a_copy_for_a_computer_is_a_page_to_be_seen_and_shows_all_it_holds():
    flow = chosen(BARE)
    assert [page.kind for page in flow.pages] == ["brief.huisarts", "plan.crisis", "notitie", "inhoud", "fhir"]
    sheets, copies = flow.pages[:3], flow.pages[3:]
    assert all(page.shown == page.data for page in sheets)
    assert all(page.media_type == "application/json" and page.shown != page.data for page in copies)
    for page in range(4):
        flow = flow.saw(page)
    assert not flow.is_all_seen
    assert flow.saw(4).is_all_seen
    told = flow.saw(4).with_agreement(days=30, wishes=frozenset(), is_signed=True)
    assert told.seen == {0, 1, 2}
    assert told.pages[:3] == sheets
    assert all(old.data != new.data for old, new in zip(copies, told.pages[3:], strict=True))
    assert told.with_machine_copy(frozenset()).is_all_seen
    assert flow.replacing("ABC").seen == flow.seen


def test_a_copy_for_a_computer_needs_a_moment_and_is_of_a_known_kind():
    flow = begin(profiles()["huisarts"], PACKAGE, pieces_of(BARE[0], TEMPLATES["brief.huisarts"]), KNOWN)
    assert len(flow.look().pages) == 1
    for kinds in (frozenset({"inhoud"}), frozenset({"pdf"})):
        with pytest.raises(ValueError):
            flow.with_machine_copy(kinds)


def test_choices_labels_and_lists_are_own_words_too():
    """Every kind of page piece can hold a passage; none of them keeps it."""
    canary = CANARIES[1]
    body = {
        "brief.dossier": Answer(Choice(("erin",), canary)),
        "brief.gemaakt_op": Answer(Period(canary)),
        "brief.vraag": text("Hulp?"),
    }
    inside = archive(chosen((made(LETTER, "brief.huisarts", body, title=canary), *BARE[1:])))
    assert not any(spelled in inside for spelled in spellings(canary))
