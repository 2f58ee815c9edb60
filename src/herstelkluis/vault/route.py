"""The life route of this vault: its chapters, what happened between them, and both as a sheet for paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from herstelkluis.i18n import _
from herstelkluis.model.fuzzy import format_period, parse_period, sort_key
from herstelkluis.model.partial_dates import span
from herstelkluis.model.period import Period
from herstelkluis.model.pictures.life_route import Happening, Stop, draw_route, say_route
from herstelkluis.model.pictures.svg import svg
from herstelkluis.model.sheet import Picture, Sheet
from herstelkluis.store import places
from herstelkluis.vault.chapters import Chapter, chapters_of, where_you_were
from herstelkluis.vault.life import birth_year
from herstelkluis.vault.vault import Vault

EVENT_KIND = "gebeurtenis"
CHAPTER_ANSWER = "gebeurtenis.hoofdstuk"
ON_PAPER = 674.0  # units of the drawing: five markers in a row


def stops_of(chapters: Sequence[Chapter], here: Chapter | None) -> tuple[Stop, ...]:
    """Every chapter as a stop on the route."""
    return tuple(
        Stop(one.section, one.number, one.title, one.state.value, one.state.words, one.period, one is here)
        for one in chapters
    )


def happenings_of(vault: Vault, chapters: Sequence[Chapter]) -> tuple[Happening, ...]:
    """Every event in its order: at the chapter the person chose, else where its date falls, else at the end."""
    born = birth_year(vault)
    starts = [_start(parse_period(one.period), born) for one in chapters]
    chosen = _chosen(vault, chapters)
    events = sorted(vault.summaries(EVENT_KIND), key=lambda one: (sort_key(one.period, born), one.title))
    found = [
        Happening(
            one.id,
            one.title or (vault.templates[EVENT_KIND].title if one.folded else one.first_line),
            chosen.get(one.id) or _after(_start(one.period, born), starts),
            format_period(one.period) if one.period else "",
        )
        for one in events
    ]
    return tuple(sorted(found, key=lambda one: one.after))


def route_sheet(vault: Vault) -> Sheet:
    """The whole route on paper, with its list."""
    chapters = chapters_of(vault)
    stops, events = stops_of(chapters, where_you_were(chapters)), happenings_of(vault, chapters)
    said = say_route(stops, events)
    drawn = svg(draw_route(stops, events, ON_PAPER))
    return Sheet(_("My life route"), (Picture(said.description, said.lines, drawn),))


def _chosen(vault: Vault, chapters: Sequence[Chapter]) -> dict[str, int]:
    """The number of the chapter the person chose for an event, by the id of the event."""
    return {
        passage.document: one.number
        for one in chapters
        if one.document
        for passage in places.pointing_at(vault.database, one.document)
        if passage.answer == CHAPTER_ANSWER
    }


def _after(start: date | None, starts: Sequence[date | None]) -> int:
    """How many chapters come before a day: up to the last one that began earlier."""
    if start is None:
        return len(starts)
    return max((n for n, one in enumerate(starts, 1) if one is not None and one < start), default=0)


def _start(period: Period | None, born: int | None) -> date | None:
    return span(period, born)[0] if period is not None else None
