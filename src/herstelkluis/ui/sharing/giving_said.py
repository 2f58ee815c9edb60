"""How a package stands, in words: a short one for the list, and a sentence for the opened line."""

from __future__ import annotations

from collections.abc import Iterable

from herstelkluis.errors import N_
from herstelkluis.i18n import _, say_day
from herstelkluis.share.doors import Door
from herstelkluis.ui.sharing.ways import say_way
from herstelkluis.vault.givings import Giving, State

STATES = {
    State.NOT_MADE: (N_("not made"), "circle"),
    State.MAYBE_LEFT: (N_("may have left"), "circle-help"),
    State.SHOWN: (N_("looked at together"), "eye"),
    State.READY: (N_("words not given yet"), "key-round"),
    State.UNKNOWN: (N_("not known any more"), "circle-help"),
    State.GIVEN: (N_("valid"), "circle-check"),
    State.EXPIRED: (N_("expired"), "clock"),
    State.TAKEN_BACK: (N_("withdrawn"), "minus"),
    State.ASKED_BACK: (N_("asked to delete"), "undo-2"),
    State.REPLACED: (N_("replaced"), "rotate-ccw"),
}
STATE_SAID = {
    State.NOT_MADE: N_("It was not made. Nothing has left."),
    State.MAYBE_LEFT: N_("The computer stopped halfway. Look whether the file is there."),
    State.SHOWN: N_("You looked together on this screen. Nothing was given."),
    State.READY: N_("The words are still in your vault. Nobody can open the package yet."),
    State.UNKNOWN: N_("You put back a backup copy. Whether the words were given is not known any more."),
    State.GIVEN: N_("The reader can open it."),
    State.EXPIRED: N_("The end date has passed. The reader may still have a copy."),
    State.TAKEN_BACK: N_("You took it back in time. Nobody can open it."),
    State.ASKED_BACK: N_("You asked to delete it. A copy you do not get back."),
    State.REPLACED: N_("A newer package took its place. The old one may still be there."),
}
EXTRACT_STATES = {State.GIVEN: (N_("made"), "file-text")}
EXTRACT_SAID = {State.GIVEN: N_("It is where you put it. Whoever has the file can read it.")}
OUT_OF_REACH_SAID = {  # the words never left the vault
    State.MAYBE_LEFT: N_("The computer stopped halfway. Without the words nobody can open it."),
    State.EXPIRED: N_("The end date has passed. Nobody could open it: you never gave the words."),
    State.REPLACED: N_("A newer package took its place. Nobody could open this one."),
}
HOW = {
    "by_hand": N_("given by hand"),
    "stick": N_("on a USB stick"),
    "mail": N_("by mail"),
    "portal": N_("through a portal"),
}


def say_broken() -> str:
    """Of a list of which the chain was damaged."""
    return _("This list does not fit any more. Something in it was changed or lost.")


def say_misfit() -> str:
    """Of a package in a chain that was damaged, in the list and on paper."""
    return _("This line does not fit with the rest any more.")


def say_name(giving: Giving) -> str:
    """What it is called here: its number, and an extract, which has none, by its day."""
    if giving.is_extract:
        return _("Extract of {day}").format(day=_made_on(giving))
    return _("Package {number}").format(number=giving.number)


def say_name_within(giving: Giving) -> str:
    """The same within a sentence."""
    if giving.is_extract:
        return _("the extract of {day}").format(day=_made_on(giving))
    return _("package {number}").format(number=giving.number)


def state_of(giving: Giving) -> tuple[str, str]:
    """How it stands in a word, and its sign."""
    states = EXTRACT_STATES if giving.is_extract and giving.state in EXTRACT_STATES else STATES
    word, icon = states[giving.state]
    return _(word), icon


def say_state(giving: Giving) -> str:
    """How it stands, in a sentence."""
    own = EXTRACT_SAID if giving.is_extract else OUT_OF_REACH_SAID if giving.is_out_of_reach else {}
    return _(own.get(giving.state, STATE_SAID[giving.state]))


def say_doors(doors: Iterable[Door]) -> str:
    """The ways in which it was made, as one line."""
    return ", ".join(say_way(door)[0] for door in doors)


def say_how(giving: Giving) -> str:
    """How it went to the reader, as far as the person said so."""
    return ", ".join(_(HOW[code]) for code in giving.how if code in HOW)


def reader_of(giving: Giving) -> str:
    """Whom a package is for, as the owner calls them; an extract is for nobody in particular."""
    if giving.is_extract:
        return _("An extract, without names")
    if giving.names is None:
        return _("Name erased")
    role = giving.names.role
    return giving.names.reader or role[:1].upper() + role[1:]


def reader_within(giving: Giving) -> str:
    """The same within a sentence: "Mw. De Wit", or "de huisarts"."""
    names = giving.names
    return reader_of(giving) if names is None or names.reader else _("the {role}").format(role=names.role)


def _made_on(giving: Giving) -> str:
    return say_day(giving.made_at.astimezone().date())
