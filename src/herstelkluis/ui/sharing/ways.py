"""How each way of giving is put: what it is, what it protects against, and what it does not."""

from __future__ import annotations

from herstelkluis.errors import N_
from herstelkluis.i18n import _
from herstelkluis.share.doors import Door

_WAYS = {
    Door.PAGE: (
        N_("As a web page"),
        N_("Opens in a browser such as Chrome or Firefox. It is locked with seven words, and shows any change."),
        N_("Mail often stops such a file. Someone can make a false one: so also call. A copy you do not get back."),
    ),
    Door.PDF: (
        N_("As a PDF with a lock"),
        N_("Opens in most PDF programs. It is locked with seven words."),
        N_("Nobody can see whether this file was changed. It stays readable after the end date."),
    ),
    Door.FILE: (
        N_("As a file for Herstelkluis"),
        N_("It is locked with seven words, and shows whether anything was changed."),
        N_("The reader needs this program for it, or the program age. A copy you do not get back."),
    ),
    Door.CONTACT: (
        N_("Straight to this contact"),
        N_("Only this contact can open it, without words. It shows whether anything was changed."),
        N_("Who opened it can copy it and show it to others."),
    ),
    Door.LOOK: (
        N_("Look together"),
        N_("Nothing leaves. You read it together on this screen."),
        N_("What someone remembers stays with them."),
    ),
    Door.PAPER: (
        N_("On paper"),
        N_("You give a print by hand. No computer is needed."),
        N_("Paper has no lock. Whoever holds it can read it."),
    ),
    Door.PORTAL: (
        N_("For a portal of care"),
        N_("A PDF, to upload yourself. A copy for a computer can come along."),
        N_("These files have no lock. Whoever has them can read them."),
    ),
}

_PORTAL_WITH_COPY = N_("A PDF and a copy for a computer, to upload yourself.")


def say_way(door: Door, *, has_copy: bool = False) -> tuple[str, str, str]:
    """Its name, what it protects, and what it does not; for the owner. `has_copy`: one for a computer goes along."""
    name, protects, does_not = _WAYS[door]
    if door is Door.PORTAL and has_copy:
        protects = _PORTAL_WITH_COPY
    return _(name), _(protects), _(does_not)
