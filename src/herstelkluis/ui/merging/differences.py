"""What differs between the vault and a copy of it, in words: what a piece is called, and what can become of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from herstelkluis.i18n import _
from herstelkluis.ui.backups.said import day_of
from herstelkluis.vault.merging.comparing import Difference, Side, Where
from herstelkluis.vault.vault import Vault

MOST = 80
Choices = Mapping[str, tuple[str, str]]


def title_of(vault: Vault, one: Difference) -> str:
    """What the piece is called; a folded one only by its title."""
    side = one.ours or one.theirs
    template = vault.templates.get(one.kind)
    chapter = template.section(one.section) if template is not None and one.section else None
    fallback = chapter.title if chapter is not None else template.title if template is not None else one.kind
    if side is None:
        return fallback
    title = side.title or ("" if side.folded or chapter is not None else side.first_line) or fallback
    return title if len(title) <= MOST else title[:MOST].rsplit(" ", 1)[0] + " …"


def where_it_is(one: Difference) -> str:
    """On which side it is, and where there."""
    if one.state is Where.ONLY_THERE:
        there = one.theirs is not None and one.theirs.in_bin
        return _("only there, in the bin") if there else _("only there")
    ours, theirs = one.ours, one.theirs
    if ours is not None and theirs is not None and ours.in_bin != theirs.in_bin:
        return _("in the bin here") if ours.in_bin else _("in the bin there")
    return _("other words there")


def heads(one: Difference, today: date) -> tuple[str, str]:
    """What stands above the two texts."""
    return _head(_("Here"), one.ours, today), _head(_("There"), one.theirs, today)


def choices(one: Difference, *, stays: bool) -> Choices:
    """What can become of it: key to its name and what that means. `stays`: the other side is a copy that is kept."""
    if one.state is Where.ONLY_THERE:
        leave = {"leave": (_("Leave it there"), _("It does not come into this vault."))}
        to_bin = {"ours": (_("Put it in the bin"), _("There you can still read it and put it back."))}
        return {"theirs": (_("Take it in"), _("It comes back in its place.")), **(leave if stays else to_bin)}
    both = (_("Keep both"), _("What is there comes beside it, as a piece of its own."))
    return {
        "ours": (_("Keep what is here"), _("What is there becomes an earlier version.")),
        "theirs": (_("Take what is there"), _("What is here becomes an earlier version.")),
        **({"both": both} if one.can_be_both else {}),
    }


def first_choice(one: Difference, *, stays: bool) -> str:
    """What happens when nothing else is chosen: what is here stays, and what is only there comes in.

    Of a backup nothing comes by itself: what is only there may have been sent away for ever.
    """
    if one.state is Where.ONLY_THERE:
        return "leave" if stays else "theirs"
    return "ours"


def _head(side_name: str, side: Side | None, today: date) -> str:
    if side is None or side.changed_at is None:
        return side_name
    return _("{side}, written: {day}").format(side=side_name, day=day_of(side.changed_at, today))
