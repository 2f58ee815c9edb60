"""What was understood of "rond mijn 12e", said back in calm words: "rond je 12e, ergens in 1996"."""

from __future__ import annotations

from datetime import date

from herstelkluis.i18n import _, say_day
from herstelkluis.model.partial_dates import begins, ends, say_partial
from herstelkluis.model.period import Period


def say_understood(period: Period, birth_year: int | None = None) -> str:
    """What a time line makes of these words; nothing where they are only words. A year of birth gives ages a year."""
    if period.first or period.last:
        return _dates(period)
    if period.age_from is None and period.age_to is None:
        return ""
    return ", ".join(filter(None, (_ages(period), _years_of(period, birth_year))))


def _dates(period: Period) -> str:
    if not period.last:
        return _("from {date}").format(date=say_partial(period.first))
    if not period.first:
        return _("until {date}").format(date=say_partial(period.last))
    if period.first != period.last:
        return _range(period)
    if len(period.first) > len("1994-03"):
        said = _("around {date}") if period.about else _("on {date}")
        return said.format(date=say_partial(period.first))
    said = _("around {date}") if period.about else _("somewhere in {date}")
    return said.format(date=say_partial(period.first))


def _range(period: Period) -> str:
    """Months of one year say that year once."""
    first, last = begins(period.first), ends(period.last)
    words = say_partial(period.first), say_partial(period.last)
    if first is not None and last is not None and first.year == last.year and len(period.first) == len("1994-03"):
        words = _month(first), words[1]
    said = _("somewhere from {first} to {last}")
    return said.format(first=words[0], last=words[1])


def _month(day: date) -> str:
    return say_day(day).split(" ")[1]


def _ages(period: Period) -> str:
    first, last = period.age_from, period.age_to
    if first is None:
        return _("until you were {age}").format(age=last)
    if last is None:
        return _("from when you were {age}").format(age=first)
    if first != last:
        return _("when you were {first} to {last}").format(first=first, last=last)
    said = _("when you were about {age}") if period.about else _("when you were {age}")
    return said.format(age=first)


def _years_of(period: Period, birth_year: int | None) -> str:
    """The years that go with these ages; about, because a birthday may fall anywhere."""
    ages = period.age_from, period.age_to
    if birth_year is None or None in ages:
        return ""
    years = [birth_year + age for age in dict.fromkeys(ages) if age is not None]
    if len(years) == 1:
        return _("around {date}").format(date=years[0])
    return _("somewhere from {first} to {last}").format(first=years[0], last=years[1])
