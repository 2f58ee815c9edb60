"""From a crisis plan to "Mijn kaartje": which words of the plan stand on which face (domain.md 2.9).

The template says by roles what goes where, so a plan may be asked in another way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from herstelkluis.i18n import _, say_day
from herstelkluis.model.body import Value
from herstelkluis.model.card_faces import FACES, MONTHS_TO_LOOK_AT, CrisisCard, Face, FaceBlock, months_after
from herstelkluis.model.card_source import CardSource, card_source
from herstelkluis.model.document import Document
from herstelkluis.model.helplines import danger_lines
from herstelkluis.model.naming import Naming
from herstelkluis.model.period import Period
from herstelkluis.model.template import Template

__all__ = ["FACES", "CrisisCard", "Face", "FaceBlock", "crisis_card"]

MAX_PEOPLE = 2
"""People named on the face "who to call"; the first of them also stands on the front."""


def crisis_card(
    plan: Document, template: Template, people: Mapping[str, str], naming: Naming, made_on: date
) -> CrisisCard:
    """The card of a plan as it is on `made_on`. A plan without words gives white faces.

    `people` maps ids to names, `naming` is what the vault says about who may be named.
    """
    source = card_source(plan, template, people, naming)
    look_before = _look_before(plan, source.value("card.look_before"), made_on)
    card = CrisisCard(_faces(source, made_on, look_before), made_on, look_before)
    return card if card.has_words else replace(card, faces=tuple(Face(one.key, one.heading) for one in card.faces))


def _faces(source: CardSource, made_on: date, look_before: date) -> tuple[Face, ...]:
    block = source.block
    return (
        Face("L1", _("My card"), tuple(_front(source))),
        Face("L2", _("This is how you notice it"), tuple(block("card.signs"))),
        Face(
            "L3",
            _("Do this, not that"),
            (*block("card.do", _("Please do"), "check"), *block("card.dont", _("Please do not"), "cross")),
        ),
        Face("L4", _("Who do you call"), tuple(_calls(source))),
        Face(
            "R1",
            _("Care and medicines"),
            (
                *block("card.medicine.do", _("Good for me"), "check"),
                *block("card.medicine.dont", _("Not for me"), "cross"),
                *block("card.body", _("Allergy and body")),
            ),
        ),
        Face(
            "R2",
            _("Admission and place"),
            (
                *block("card.place.do", _("A good place"), "check"),
                *block("card.place.dont", _("Not a good place"), "cross"),
                *block("card.agreement", _("Agreements")),
            ),
        ),
        Face("R3", _("At home"), tuple(block("card.home"))),
        Face("R4", _("About this card"), tuple(_about(source, made_on, look_before))),
    )


def _front(source: CardSource) -> Iterator[FaceBlock]:
    yield from source.block("card.name")
    if born := ", ".join(source.lines("card.born")):
        yield FaceBlock((born,), _("Year of birth"), role="card.born")
    yield FaceBlock((_("I may be confused or in panic. Read this card."),), own=False)
    yield from source.block("card.people", _("Call first"), most=1)
    yield from source.block("card.language", _("Language"))


def _calls(source: CardSource) -> Iterator[FaceBlock]:
    yield from source.block("card.people", most=MAX_PEOPLE)
    yield from source.block("card.contacts")
    numbers = (_("{question} Call {number}.").format(question=one.ask, number=one.number) for one in danger_lines())
    yield FaceBlock(tuple(numbers), own=False)


def _about(source: CardSource, made_on: date, look_before: date) -> Iterator[FaceBlock]:
    said = [
        _("Made on {day}.").format(day=say_day(made_on)),
        _("Look at it again before {day}.").format(day=say_day(look_before)),
    ]
    if source.names_who_agreed:
        said.append(_("Whoever is named here agreed to it."))
    yield FaceBlock(tuple(said), own=False)
    yield from source.block("card.signed", _("Signed"))
    yield from source.block("card.kept", _("The whole plan"))


def _look_before(plan: Document, chosen: Value | None, made_on: date) -> date:
    """The day the person chose, at most a year after making; otherwise a year after making."""
    latest = months_after(made_on, MONTHS_TO_LOOK_AT)
    days = (_day(chosen) if isinstance(chosen, Period) else None, plan.look_back_on)
    return next((day for day in days if day and made_on < day <= latest), latest)


def _day(period: Period) -> date | None:
    try:
        return date.fromisoformat(period.first)
    except ValueError:
        return None
