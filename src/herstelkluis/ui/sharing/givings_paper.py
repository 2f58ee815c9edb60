"""The list of who has what on paper, for the person alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from herstelkluis.i18n import _, say_day
from herstelkluis.model.sheet import Said, Sheet, Table
from herstelkluis.ui.sharing.giving_said import reader_of, say_broken, say_how, say_misfit, state_of
from herstelkluis.vault.givings import Giving


def givings_sheet(givings: Sequence[Giving], broken: Collection[str] | None = None) -> Sheet:
    """One row per package. `broken`: see `broken_packages`."""
    heads = (_("Who"), _("What"), _("Made"), _("How long"), _("Now"))
    rows = tuple(_row(one, fits=one.package not in (broken or ())) for one in givings)
    said = [_("This list is for you alone.")] + ([say_broken()] if broken is not None else [])
    return Sheet(_("Who has what of mine?"), (*map(Said, said), Table(heads, rows)))


def givings_pdf(givings: Sequence[Giving], broken: Collection[str] | None = None) -> bytes:
    """The list as a PDF. Raises PaperError."""
    from herstelkluis.paper.sheets import Footer, sheets_pdf

    return sheets_pdf([givings_sheet(givings, broken)], title=_("List"), footer=Footer())


def _row(giving: Giving, *, fits: bool) -> tuple[str, ...]:
    titles = "; ".join(giving.names.titles) if giving.names else ""
    what = ": ".join(filter(None, ("" if giving.is_extract else giving.number, titles)))
    made = ", ".join(filter(None, (say_day(giving.made_at.astimezone().date()), say_how(giving))))
    until = say_day(giving.expires_on) if giving.expires_on else ""
    now, _icon = state_of(giving)
    return reader_of(giving), what, made, until, now if fits else f"{now}. {say_misfit()}"
