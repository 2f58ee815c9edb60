"""The moments at which the areas were filled in, to choose two of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from herstelkluis.i18n import _, say_day, say_month
from herstelkluis.model.document import Document
from herstelkluis.model.pictures.six_areas import Moment, areas_of
from herstelkluis.model.say import Names
from herstelkluis.vault.vault import Vault

VIEW = "six_areas"


@dataclass(frozen=True, slots=True)
class Scan:
    """One time the areas were filled in: its document, its kind, the day it was begun, and how it is called."""

    id: str
    kind: str
    on: date
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
    called, then = _called(document, at, others, vault.clock().astimezone().date())
    areas = areas_of(vault.templates[document.kind], document, Names(vault.people(), {}))
    return Scan(document.id, document.kind, at.date(), called, Moment(areas, called, then))


def _called(document: Document, at: datetime, others: list[datetime], today: date) -> tuple[str, str]:
    """How a moment is called and how one says "hoger dan …": as near as it is the only one that is called so."""
    if document.period is not None and document.period.words.strip():
        return document.period.words.strip(), _("then")
    if [(one.year, one.month) for one in others].count((at.year, at.month)) == 1:
        month = say_month(at.date(), today)
        return month, _("in {month}").format(month=month)
    day = say_day(at.date())
    if [one.date() for one in others].count(at.date()) > 1:
        day = f"{day}, {at:%H:%M}"
    return day, _("on {day}").format(day=day)
