"""What stands on the timeline of this vault: chapters, events, steps in help, crises and small victories."""

from __future__ import annotations

from datetime import date

from herstelkluis.i18n import _
from herstelkluis.model.fuzzy import format_period
from herstelkluis.model.partial_dates import span
from herstelkluis.model.period import Period
from herstelkluis.model.pictures.svg import svg
from herstelkluis.model.pictures.timeline import Measured, Moment, Stretch
from herstelkluis.model.pictures.timeline_drawing import draw_timeline
from herstelkluis.model.pictures.timeline_said import say_timeline
from herstelkluis.model.sheet import Picture, Sheet
from herstelkluis.store.documents import Summary
from herstelkluis.vault.life import birth_year
from herstelkluis.vault.vault import STORY_KIND, Vault

KINDS = {
    STORY_KIND: "chapter",
    "gebeurtenis": "event",
    "hulpstap": "help",
    "crisis": "crisis",
    "overwinning": "victory",
}
SPANS = {"chapter", "help", "crisis"}  # these last; the others happen once, even if nobody knows the day
ON_PAPER = 720.0  # units of the drawing: letters of eight points
_LEAST_YEARS = 10


def moments_of(vault: Vault) -> tuple[Moment, ...]:
    """Every piece with a place in a life, by its own words and time; of a folded one only the title."""
    born = birth_year(vault)
    chapters = {section.key: section.title for section in vault.templates[STORY_KIND].sections}
    return tuple(
        _moment(one, band, one.title or chapters.get(one.section, "") or ("" if one.folded else one.first_line), born)
        for kind, band in KINDS.items()
        for one in vault.summaries(kind)
    )


def whole_life(moments: tuple[Moment, ...], today: date, width: float) -> Stretch:
    """From the year of the first moment to the end of this year, at least ten years."""
    last_year = max([today.year, *(date.fromordinal(one.last).year for one in moments if one.last)])
    first_year = min(
        [last_year - _LEAST_YEARS, *(date.fromordinal(one.begins).year for one in moments if one.is_known)]
    )
    start, end = date(first_year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal()
    return Stretch(start, end, width, today.toordinal())


def timeline_sheet(vault: Vault) -> Sheet:
    """The whole life on paper, with every moment as a line."""
    moments = moments_of(vault)
    stretch = whole_life(moments, vault.clock().astimezone().date(), ON_PAPER)
    said = say_timeline(moments)
    drawn = svg(draw_timeline(moments, stretch, Measured()))
    return Sheet(_("My timeline"), (Picture(said.description, said.lines, drawn),))


def _moment(one: Summary, band: str, words: str, born: int | None) -> Moment:
    period = one.period or Period("")
    first, last = span(period, born)
    return Moment(
        one.id,
        band,
        words or _("Without a title"),
        format_period(period),
        first.toordinal() if first else None,
        last.toordinal() if last else None,
        band in SPANS,
        period.about,
    )
