"""An old card, on the first page and where it is made; a face that is too full; signs that no letter can draw."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from herstelkluis.model.body import Answer, Line, Row, Rows
from screens.gallery import picture
from screens.start_pictures import make_session

LATER = datetime(2028, 6, 17, 13, 5, tzinfo=UTC)


def with_lines(*lines: str, printed: bool = False):
    """A window with a crisis plan that has these lines under "Wat helpt mij"."""
    frame, session = make_session()
    vault = session.vault
    rows = Rows(tuple(Row(f"r{number}", {"regel": Line(words)}) for number, words in enumerate(lines)))
    plan = replace(vault.start("plan.crisis", title="Mijn crisisplan"), body={"anderen.helpt": Answer(rows)})
    vault.drafts.change(plan)
    vault.settle(plan.id)
    if printed:
        from herstelkluis.vault.card_age import keep_printed

        keep_printed(vault, plan.id)
    return frame, session


def much_later(session) -> None:
    session.lifecycle._clock.at = LATER


@picture("03d-vandaag-oud-kaartje")
def today() -> QWidget:
    frame, session = with_lines("Praat rustig", "Zeg wie je bent", printed=True)
    much_later(session)
    frame.show_screen("today")
    return frame


@picture("07d-oud-kaartje")
def old_card() -> QWidget:
    frame, session = with_lines("Praat rustig", "Zeg wie je bent", printed=True)
    much_later(session)
    frame.show_screen("crisis", answer="anderen.helpt")
    return frame


@picture("07e-past-niet")
def too_full() -> QWidget:
    frame, _session = with_lines(*(f"Dit is de regel met nummer {number} van dit lijstje" for number in range(12)))
    frame.show_screen("crisis", answer="anderen.helpt")
    return frame


@picture("07f-tekens-die-er-niet-op-komen")
def strange_signs() -> QWidget:
    frame, _session = with_lines("Zeg 你好", "Praat rustig", "مرحبا is ook goed")
    frame.show_screen("crisis", answer="anderen.helpt")
    return frame
