"""Whom to call: own people and own words where they may be shown, and the national lines. Never raises."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, say_day
from herstelkluis.model.body import Answer, Choice, Line, Ref
from herstelkluis.model.document import Document
from herstelkluis.model.helplines import Helpline, danger_lines, page_lines
from herstelkluis.model.naming import Said
from herstelkluis.vault.naming import naming
from herstelkluis.vault.open_page import OpenPage, read_open_page
from herstelkluis.vault.supporters import Supporter, supporters
from herstelkluis.vault.vault import PERSON_KIND, Vault

MOST_OWN_PEOPLE = 3  # more would push the national lines off the screen
_PEOPLE_LOOKED_AT = 200
_LAST_RESORT = (
    Helpline("113", "113 Zelfmoordpreventie", "Denk je aan zelfdoding?", "113, dag en nacht.", "113"),
    Helpline("112", "112", "Is er nu gevaar voor een leven?", "Bel meteen 112.", "112"),
)


@dataclass(frozen=True, slots=True)
class Call:
    """One line of the page. `is_own` is what the person wrote; `is_care` stands between 112 and the listening line."""

    name: str
    say: str
    number: str
    is_own: bool = False
    is_care: bool = False


def own_calls(folder: Path, vault: Vault | None) -> tuple[Call, ...]:
    """The own people: locked only what was left open; unlocked also people of the vault with a telephone number."""
    calls = [_open_call(one.name, one.number) for one in read_open_page(folder).people if one.number]
    if vault is not None:
        known = {call.number for call in calls}
        with contextlib.suppress(KluisError):  # a piece that cannot be read must not keep the page away
            calls += [call for call in _people_of(vault) if call.number not in known]
    return tuple(calls[:MOST_OWN_PEOPLE])


def own_lines(folder: Path) -> tuple[str, ...]:
    """The own words that were left open."""
    page: OpenPage = read_open_page(folder)
    return tuple(filter(None, page.lines))


def national(*, danger: bool = False) -> tuple[Helpline, ...]:
    """The lines of the page; under danger 112 stands first. Two numbers stand in the program itself."""
    try:
        if not danger:
            return page_lines()
        first = danger_lines()
        return first + tuple(line for line in page_lines() if line not in first)
    except (OSError, ValueError, KeyError, TypeError):
        return _LAST_RESORT


def in_order(own: tuple[Call, ...], lines: tuple[Helpline, ...], *, danger: bool = False) -> tuple[Call, ...]:
    """Own people first, then 113 and 112, then own care, then a line to talk. Under danger 112 and 113 come first."""
    urgent = tuple(_call(line) for line in lines if line.danger or line in _LAST_RESORT)
    others = tuple(_call(line) for line in lines if not (line.danger or line in _LAST_RESORT))
    near = tuple(call for call in own if not call.is_care)
    care = tuple(call for call in own if call.is_care)
    return (*urgent, *near, *care, *others) if danger else (*near, *urgent, *care, *others)


def said_of_checking(lines: tuple[Helpline, ...]) -> str:
    """One calm line: it works without internet, and on which day each number was checked."""
    days = {line: line.checked_on for line in lines if line.checked_on is not None}
    offline = _("This page works without internet.")
    if not days:
        return offline
    if len(set(days.values())) == 1:
        return f"{offline} " + _("The numbers were last checked on {day}.").format(day=say_day(max(days.values())))
    each = (_("{name} on {day}").format(name=line.name, day=say_day(day)) for line, day in days.items())
    return f"{offline} " + _("Numbers checked: {each}.").format(each=", ".join(each))


def _call(line: Helpline) -> Call:
    """A number nobody checked says so at its own line; 112 and 113 are certain."""
    is_certain = bool(line.danger) or line in _LAST_RESORT or line.checked_on is not None
    say = line.say if is_certain else f"{line.say} " + _("Look this up yourself.")
    return Call(line.ask, say, line.number)


def _open_call(name: str, number: str) -> Call:
    return Call(name, "", number, is_own=True, is_care="huisarts" in name.casefold())


def _people_of(vault: Vault) -> list[Call]:
    """Who stands ready in the crisis plan first, in its order; one of the own care is always among the first three."""
    cards: dict[str, Document] = {}
    for one in vault.summaries(PERSON_KIND, limit=_PEOPLE_LOOKED_AT):
        with contextlib.suppress(KluisError):  # one card that cannot be read takes nobody else away
            cards[one.id] = vault.document(one.id)
    said = naming(vault)
    out = {key for key in cards if said.said(Ref(key, "")) is Said.STAYS_OUT}
    may = {key: _person_call(card) for key, card in cards.items() if key not in out}
    ready: tuple[Supporter, ...] = ()
    with contextlib.suppress(KluisError):
        ready = supporters(vault)
    calls = [_ready_call(one, may.get(one.id)) for one in ready if one.id in may or not one.id]
    calls += [call for key, call in may.items() if key not in {one.id for one in ready}]
    near = [call for call in calls if call.number and not call.is_care]
    care = [call for call in calls if call.number and call.is_care]
    most = MOST_OWN_PEOPLE - 1
    return [*near[:most], *care[:1], *near[most:], *care[1:]]


def _ready_call(one: Supporter, card: Call | None) -> Call:
    number = one.number or (card.number if card is not None else "")
    return Call(one.name, "", number, is_own=True, is_care=card is not None and card.is_care)


def _person_call(person: Document) -> Call:
    relation = person.body.get("wie.relatie", Answer()).value
    care = isinstance(relation, Choice) and "zorg" in relation.chosen
    name = _line(person, "wie.naam") or person.title
    return Call(name, "", _line(person, "wie.telefoon"), is_own=True, is_care=care)


def _line(person: Document, key: str) -> str:
    value = person.body.get(key, Answer()).value
    return value.words.strip() if isinstance(value, Line) else ""
