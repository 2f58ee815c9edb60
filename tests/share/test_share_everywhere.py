"""A decision about someone in all pieces at once: "mijn zus" for Noor everywhere, or nowhere her name."""

import dataclasses

import pytest

from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Document, ShareState
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.text import runs
from herstelkluis.share.flow import EVERYWHERE, ShareFlow, begin
from herstelkluis.share.names import fold
from herstelkluis.share.profiles import profiles
from herstelkluis.share.selection import pieces_of
from herstelkluis.share.third_parties import Decision, Known, Person, someone

TEMPLATE = shipped_templates()["brief.huisarts"]
NOOR = Person("id-noor", "Noor Dekker", role="mijn zus")
AGREED = dataclasses.replace(NOOR, agreed=True)


def known(*people: Person) -> Known:
    return Known({one.id: someone(one) for one in people})


def letter(words: str, name: str = "id-brief") -> Document:
    body = {"brief.woorden": Answer(Text(runs(words)))}
    return Document(name, "brief.huisarts", TEMPLATE.version, share=ShareState.MAY_GO, revision=1, body=body)


def told(flow: ShareFlow) -> str:
    return b"".join(page.data for page in flow.look().pages).decode()


def two_letters(*people: Person) -> ShareFlow:
    """Two documents that name Noor, of which only the first is ticked."""
    first = letter("Noor belde.")
    second = letter("Noor kwam, en Jan.", "id-tweede")
    pieces = (*pieces_of(first, TEMPLATE), *pieces_of(second, TEMPLATE))
    flow = begin(profiles()["huisarts"], "0" * 26, pieces, known(*people))
    return flow.keep_ticks(frozenset({"id-brief:"}))


@pytest.mark.parametrize("noor", [NOOR, AGREED], ids=["asked", "agreed"])
def test_one_decision_holds_in_every_document_also_in_one_that_is_ticked_later(noor):
    flow = two_letters(noor).decide(EVERYWHERE, noor.id, Decision.ROLE).tick("id-tweede:")
    words = told(flow)
    assert "Mijn zus belde." in words
    assert "Mijn zus kwam" in words
    assert "noor" not in fold(words)
    assert flow.open_questions() == ()
    assert {one.after for one in flow.changes()} == {"Mijn zus belde.", "Mijn zus kwam, en Jan."}


def test_who_agreed_can_be_named_by_role_or_left_out_and_by_name_again():
    flow = two_letters(AGREED).tick("id-tweede:")
    assert {(one.piece, one.someone.key, one.must_be_asked) for one in flow.named()} == {
        ("id-brief:", "id-noor", False), ("id-tweede:", "id-noor", False),
    }  # fmt: skip
    assert flow.questions() == ()
    assert "Noor belde." in told(flow)
    assert "Iemand belde." in told(flow.decide(EVERYWHERE, "id-noor", Decision.LEAVE_OUT))
    by_role = flow.decide(EVERYWHERE, "id-noor", Decision.ROLE)
    assert told(by_role.decide(EVERYWHERE, "id-noor", None)) == told(flow)


def test_one_piece_may_differ_and_deciding_everywhere_takes_that_back():
    flow = two_letters(NOOR).tick("id-tweede:").decide(EVERYWHERE, "id-noor", Decision.ROLE)
    other = flow.decide("id-tweede:", "id-noor", Decision.ALONG)
    assert "Mijn zus belde." in told(other)
    assert "Noor kwam" in told(other)
    assert told(other.decide(EVERYWHERE, "id-noor", Decision.ROLE)) == told(flow)


@pytest.mark.parametrize("decision", [Decision.ALONG, Decision.ASK])
def test_a_name_is_never_given_away_in_all_pieces_at_once(decision):
    with pytest.raises(ValueError, match=str(decision)):
        two_letters(NOOR).decide(EVERYWHERE, "id-noor", decision)


def test_what_holds_everywhere_holds_in_words_written_since_and_not_for_someone_who_changed():
    flow = two_letters(NOOR).decide(EVERYWHERE, "id-noor", Decision.ROLE)
    again = dataclasses.replace(letter("Noor belde weer."), revision=2)
    pieces = pieces_of(again, TEMPLATE)
    assert "Mijn zus belde weer." in told(flow.over(pieces, known(NOOR)))
    changed = dataclasses.replace(NOOR, role="mijn nicht")
    assert len(flow.over(pieces, known(changed)).open_questions()) == 1
