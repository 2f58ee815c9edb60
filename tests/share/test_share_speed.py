"""Choosing stays quick with many people and many pieces."""

from itertools import count

from costs import least_milliseconds
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Document, ShareState
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.text import runs
from herstelkluis.share.flow import ShareFlow, begin
from herstelkluis.share.profiles import profiles
from herstelkluis.share.selection import pieces_of
from herstelkluis.share.third_parties import Person, someone

NOTE = shipped_templates()["notitie"]
MANY = 200


def choosing(family: str) -> ShareFlow:
    """A flow for the GP with as many people of this family as notes, all ticked."""
    cards = [
        Person(
            id=str(n),
            name=f"Naam{chr(97 + n // 26)}{chr(97 + n % 26)} van der {family}{n}",
            stays_out=n % 2 == 0,
            role="mijn zus",
            numbers=(f"06{12345678 + n}", f"naam{n}@voorbeeld.nl", f"{1234 + n} ab"),
        )
        for n in range(MANY)
    ]
    people = {one.id: someone(one) for one in cards}
    pieces = []
    for n in range(MANY):
        words = f"Vandaag liep ik naar de winkel én terug, met Naam{'abc'[n % 3]} en {cards[n].name}. Bel 0612. " * 20
        body = {"notitie.tekst": Answer(Text(runs(words)))}
        note = Document(f"id-{n}", "notitie", NOTE.version, share=ShareState.MAY_GO, revision=1, body=body)
        pieces += pieces_of(note, NOTE)
    flow = begin(profiles()["huisarts"], "0" * 26, tuple(pieces), people)
    for piece in pieces:
        flow = flow.tick(piece.key)
    return flow


def test_two_hundred_people_and_two_hundred_notes_are_chosen_from_at_once():
    families = (f"Familie{chr(97 + number)}" for number in count())  # what was looked up once is remembered

    def seen_for_the_first_time() -> None:
        flow = choosing(next(families))
        assert len(flow.questions()) == MANY // 2
        assert len(flow.look().pages) == MANY // 2

    assert least_milliseconds(seen_for_the_first_time, within=10_000) < 10_000
    flow = choosing(next(families))
    flow.questions()
    assert least_milliseconds(flow.questions, within=300) < 300
