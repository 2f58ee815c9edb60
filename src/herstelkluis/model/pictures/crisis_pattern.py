"""Crises side by side, as the person told them. The person sees likeness or not; nothing is compared here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from herstelkluis.errors import N_
from herstelkluis.i18n import _, say_day
from herstelkluis.model.body import Answer, Choice, Line, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.model.fuzzy import format_period
from herstelkluis.model.partial_dates import span
from herstelkluis.model.period import Period
from herstelkluis.model.say import Names, cell_words
from herstelkluis.model.sheet import Heading, Lines, Notice, OwnWords, Piece, Sheet, Table
from herstelkluis.model.template import Template

ROWS = {
    "seizoen": N_("The time of year"),
    "levenstijd": N_("The time in my life"),
    "vooraf": N_("What went on before"),
    "tekens": N_("What could be noticed"),
    "dagen": N_("From the first sign to the lowest point"),
    "zelf": N_("What I did myself"),
    "hielp": N_("What helped, and what made it worse"),
    "einde": N_("How it came to an end"),
    "gevolgen": N_("What it led to"),
}
"""The rows in their order (domain 2.3), by the key a mark of likeness is kept under."""

RECKONED = ("seizoen", "levenstijd")
"""The rows the program says, from the time of a crisis."""
_ANSWERS = {"vooraf": ("speelde", "vooraf"), "tekens": ("merkte", "merkten", "tekens")}
_SEASONS = (N_("winter"), N_("spring"), N_("summer"), N_("autumn"))
MARKS, ELSE = "vaker.zie_ik", "vaker.verder"


@dataclass(frozen=True, slots=True)
class Crisis:
    """One crisis: its id, the person's name for it, when it was, and the words of each row that were told."""

    key: str
    name: str
    when: str
    cells: Mapping[str, str]


def crisis_of(document: Document, template: Template | None, born: int | None, people: Mapping[str, str]) -> Crisis:
    """What a crisis, or the chapter about one, says in each row; what was not told is not there."""
    fields = {key: field for key, _section, field in template.fields()} if template else {}
    names, told = Names(people, {}), dict[str, str]()
    for key, answer in document.body.items():
        value = answer.value
        if value is not None and not isinstance(value, Rows) and (words := cell_words(value, fields.get(key), names)):
            told[key.rpartition(".")[2]] = words
    period = document.period or Period("")
    cells = {row: "\n".join(told[one] for one in _ANSWERS.get(row, (row,)) if one in told) for row in ROWS}
    cells |= {"seizoen": say_season(period), "levenstijd": say_life_time(period, born)}
    name = document.title or (template.title if template else "")
    return Crisis(document.id, name, format_period(period), {row: words for row, words in cells.items() if words})


def say_season(period: Period) -> str:
    """The month and season of a period, the season alone, or the words that were typed."""
    first, last = span(period)
    if first is None or last is None:
        return period.words.strip()
    seasons = {(day.month % 12) // 3 for day in (first, last)}
    if (last - first).days > 92 or len(seasons) > 1:
        return period.words.strip()
    season = _(_SEASONS[seasons.pop()])
    if (first.year, first.month) != (last.year, last.month):
        return season
    return _("{month}, {season}").format(month=say_day(first).split()[1], season=season)


def say_life_time(period: Period, born: int | None) -> str:
    """How old the person was, where that is known."""
    first = span(period, born)[0]
    if first is None or born is None or first.year < born:
        return ""
    return _("about {age} years old").format(age=first.year - born)


def marks_of(document: Document) -> dict[str, Row]:
    """The rows in which the person sees likeness, each with the line that says so."""
    answer = document.body.get(MARKS)
    rows = answer.value.rows if answer is not None and isinstance(answer.value, Rows) else ()
    chosen = ((row.cells.get("waar"), row) for row in rows)
    return {cell.chosen[0]: row for cell, row in chosen if isinstance(cell, Choice) and cell.chosen}


def own_words(row: Row | None) -> str:
    """The words of a mark."""
    cell = row.cells.get("woorden") if row is not None else None
    return cell.words if isinstance(cell, Line) else ""


def pattern_sheet(crises: Sequence[Crisis], marks: Document) -> Sheet:
    """Crises side by side for paper, and below it what the person sees more often, in own words."""
    rows = [(_(said), *(crisis.cells.get(row, "") for crisis in crises)) for row, said in ROWS.items()]
    heads = ("", *(", ".join(filter(None, (crisis.name, crisis.when))) for crisis in crises))
    pieces: list[Piece] = [
        Notice(_("The person decides whether there is a pattern. This is no forecast.")),
        Table(heads, tuple(row for row in rows if any(row[1:]))),
    ]
    seen = marks_of(marks)
    if seen:
        pieces.append(Heading(_("I see this more often"), 2))
        said = ((_(words), own_words(seen[row])) for row, words in ROWS.items() if row in seen)
        pieces.append(Lines(tuple(": ".join(filter(None, both)) for both in said), "check"))
    more = marks.body.get(ELSE, Answer()).value
    if more is not None and not isinstance(more, Rows) and (words := cell_words(more, None, Names({}, {}))):
        pieces += [Heading(_("What else I notice"), 2), OwnWords(words)]
    return Sheet(_("Does it look alike?"), tuple(pieces))
