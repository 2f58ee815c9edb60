"""The moments at which the areas were filled in, to choose two of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from herstelkluis.i18n import _, say_day, say_month
from herstelkluis.model.document import Document
from herstelkluis.model.pictures.six_areas import Moment, areas_of, draw_six_areas, say_six_areas
from herstelkluis.model.pictures.svg import svg
from herstelkluis.model.say import Names
from herstelkluis.model.sheet import Heading, Lines, Picture, Piece, Sheet
from herstelkluis.vault.vault import Vault

VIEW = "six_areas"
LONG, SHORT = "scan.zes", "scan.zes.kort"


@dataclass(frozen=True, slots=True)
class Scan:
    """One time the areas were filled in: its document and kind, and how that moment is called."""

    id: str
    kind: str
    called: str
    moment: Moment


def scans(vault: Vault) -> tuple[Scan, ...]:
    """Every time the areas were filled in, newest first, also what was only begun."""
    kinds = [template.kind for template in vault.templates.values() if template.view == VIEW]
    documents = [vault.document(one.id) for kind in kinds for one in vault.summaries(kind)]
    now = vault.clock()
    begun = {one.id: (one.created_at or now).astimezone() for one in documents}
    found = sorted(documents, key=lambda one: begun[one.id], reverse=True)
    return tuple(_scan(vault, one, begun[one.id], list(begun.values())) for one in found)


def _scan(vault: Vault, document: Document, at: datetime, others: list[datetime]) -> Scan:
    areas = areas_of(vault.templates[document.kind], document, Names(vault.people(), {}))
    if document.period is not None and document.period.words.strip():
        called = document.period.words.strip()
        return Scan(document.id, document.kind, called, Moment(areas, called, _("then")))
    called, then = _called(at, others, vault.clock().astimezone().date())
    return Scan(document.id, document.kind, called, Moment(areas, then, then))


def _called(at: datetime, others: list[datetime], today: date) -> tuple[str, str]:
    """How a moment is called, and how after "hoger dan": by its month, unless another one would be called so too."""
    if [(one.year, one.month) for one in others].count((at.year, at.month)) == 1:
        month = say_month(at.date(), today)
        return month, _("in {month}").format(month=month)
    day = say_day(at.date())
    if [one.date() for one in others].count(at.date()) > 1:
        day = f"{day}, {at:%H:%M}"
    return day, _("on {day}").format(day=day)


def areas_sheet(now: Moment, before: Moment | None) -> Sheet:
    """The web of two moments as a page for the owner: the drawing, what it says, and the own words of each area."""
    said = say_six_areas(now, before)
    pieces: list[Piece] = [Picture(said.description, said.lines, svg(draw_six_areas(now, before)))]
    for area in now.areas:
        if lines := tuple(f"{head}: {words}" for head, words in area.told()):
            pieces += [Heading(area.name, 2), Lines(lines)]
    return Sheet(_("My six areas"), tuple(pieces))
