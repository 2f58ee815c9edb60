"""Crises side by side, as the person told them. The person sees likeness or not; nothing is compared here."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from herstelkluis.errors import N_
from herstelkluis.i18n import _, say_day
from herstelkluis.model.body import Answer, Choice, Line, Links, Ref, Row, Rows
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
PER_TABLE = 3
"""So many beside each other can be read on a page that stands upright."""


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


def marks_of(document: Document, chosen: Collection[str] | None = None) -> dict[str, Row]:
    """The rows in which the person sees likeness, each with the line that says so.

    Of `chosen` crises only what was marked with one of them; of more marks the one that is about most of them.
    """
    found: dict[str, Row] = {}
    for key, row in _all_marks(document):
        if chosen is None or is_about(row, chosen):
            before = found.setdefault(key, row)
            if chosen is not None and _shared(row, chosen) > _shared(before, chosen):
                found[key] = row
    return found


def other_marks(document: Document, chosen: Collection[str]) -> dict[str, list[Row]]:
    """What was marked in the same rows with some of these crises, and is not the mark that is shown."""
    shown, found = marks_of(document, chosen), dict[str, list[Row]]()
    for key, row in _all_marks(document):
        if is_about(row, chosen) and row is not shown[key]:
            found.setdefault(key, []).append(row)
    return found


def times_of(row: Row) -> tuple[Ref, ...]:
    """The crises a mark was made for; none: it does not say."""
    cell = row.cells.get("keren")
    return cell.refs if isinstance(cell, Links) else ()


def is_about(row: Row, chosen: Collection[str]) -> bool:
    """Whether a mark was made for one of these crises, or does not say for which."""
    return not times_of(row) or _shared(row, chosen) > 0


def said_of(row: Row, crises: Sequence[Crisis], *, paper: bool = False) -> str:
    """For which crises a mark was made; on paper those that are not there have no name."""
    names = {one.key: one.name for one in crises}
    told = [names.get(ref.id) or ("" if paper else ref.label) for ref in times_of(row)]
    here = ", ".join(filter(None, told))
    if here and not all(told):
        return _("seen with {crises}, and at another time").format(crises=here)
    return _("seen with {crises}").format(crises=here) if here else ""


def _all_marks(document: Document) -> Iterator[tuple[str, Row]]:
    answer = document.body.get(MARKS)
    for row in answer.value.rows if answer is not None and isinstance(answer.value, Rows) else ():
        cell = row.cells.get("waar")
        if isinstance(cell, Choice) and cell.chosen:
            yield cell.chosen[0], row


def _shared(row: Row, chosen: Collection[str]) -> int:
    return sum(ref.id in chosen for ref in times_of(row))


def own_words(row: Row | None) -> str:
    """The words of a mark."""
    cell = row.cells.get("woorden") if row is not None else None
    return cell.words if isinstance(cell, Line) else ""


def pattern_sheet(crises: Sequence[Crisis], marks: Document) -> Sheet:
    """Crises side by side for paper, three to a table, and below it what the person sees more often, in own words."""
    pieces: list[Piece] = [Notice(_("The person decides whether there is a pattern. This is no forecast."))]
    pieces += [_table(crises[at : at + PER_TABLE]) for at in range(0, len(crises), PER_TABLE)]
    seen = [(row, said) for row, said in seen_more(crises, marks).items() if row in ROWS]
    if seen:
        pieces.append(Heading(_("I see this more often"), 2))
        pieces.append(Lines(tuple(": ".join((_(ROWS[row]), "; ".join(said))) for row, said in seen), "check"))
    more = marks.body.get(ELSE, Answer()).value
    if more is not None and not isinstance(more, Rows) and (words := cell_words(more, None, Names({}, {}))):
        pieces += [Heading(_("What else I notice"), 2), OwnWords(words)]
    return Sheet(_("Does it look alike?"), tuple(pieces))


def seen_more(crises: Sequence[Crisis], marks: Document) -> dict[str, list[str]]:
    """For each row what was marked with one of these crises: the own words, and for which of them."""
    chosen = {one.key for one in crises}
    found: dict[str, list[str]] = {row: [] for row in ROWS}
    for key, row in _all_marks(marks):
        if is_about(row, chosen):
            times = said_of(row, crises, paper=True)
            words = own_words(row)
            said = f"{words} ({times})" if words and times else words or times or _("Yes, I see this more often")
            found.setdefault(key, []).append(said)
    return {row: said for row, said in found.items() if said}


def head_of(crisis: Crisis) -> str:
    """Above its column: the name and when it was."""
    return ", ".join(filter(None, (crisis.name, crisis.when)))


def _table(crises: Sequence[Crisis]) -> Table:
    rows = [(_(said), *(crisis.cells.get(row, "") for crisis in crises)) for row, said in ROWS.items()]
    return Table(("", *map(head_of, crises)), tuple(row for row in rows if any(row[1:])))
