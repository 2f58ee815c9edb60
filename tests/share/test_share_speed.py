"""Choosing stays quick with many people and many pieces. Processor time, so that a busy machine does not count."""

from collections.abc import Callable
from time import process_time
from typing import Any

from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Document, ShareState
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.text import runs
from herstelkluis.share.flow import begin
from herstelkluis.share.profiles import profiles
from herstelkluis.share.selection import pieces_of
from herstelkluis.share.third_parties import Person, someone

NOTE = shipped_templates()["notitie"]
MANY = 200


def timed(make: Callable[[], Any]) -> tuple[Any, float]:
    started = process_time()
    return make(), process_time() - started


def test_two_hundred_people_and_two_hundred_notes_are_chosen_from_at_once():
    cards = [
        Person(
            id=str(n),
            name=f"Naam{chr(97 + n // 26)}{chr(97 + n % 26)} van der Achter{n}",
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
    flow, took = timed(lambda: begin(profiles()["huisarts"], "0" * 26, tuple(pieces), people))
    assert took < 1
    for piece in pieces:
        flow = flow.tick(piece.key)
    questions, took = timed(flow.questions)
    assert len(questions) == MANY // 2
    assert took < 1, "the first time everyone is looked up"
    _again, took = timed(flow.questions)
    assert took < 0.3
    looked, took = timed(flow.look)
    assert len(looked.pages) == MANY // 2
    assert took < 1
