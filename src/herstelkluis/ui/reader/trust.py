"""What a vault knows about who sent a package: a sign, a word and a sentence, never a colour alone."""

from __future__ import annotations

from datetime import date, datetime

from herstelkluis.errors import N_
from herstelkluis.i18n import _, say_when
from herstelkluis.share.package_id import number
from herstelkluis.vault.contacts import Trust
from herstelkluis.vault.receive import Received

# sign, colour, word, sentence
TRUST = {
    Trust.OWN: ("circle-check", "ok", N_("Made by you"), N_("Signed by you.")),
    Trust.CHECKED: (
        "circle-check",
        "ok",
        N_("Checked contact"),
        N_("Signed by {name}. You compared the words."),
    ),
    Trust.UNCHECKED: (
        "circle",
        "muted",
        N_("Known sender, not compared"),
        N_("Signed with the key of {name}. You have not compared the words yet."),
    ),
    Trust.UNKNOWN: (
        "circle-help",
        "text",
        N_("Unknown sender"),
        N_("Signed by someone you do not know. Ask them to read out the control words."),
    ),
    Trust.CHANGED: (
        "triangle-alert",
        "warn",
        N_("Another key"),
        N_("It bears the name of {name}, but the key is another one. Call {name}."),
    ),
    Trust.NOT_SIGNED: ("info", "text", N_("Not signed"), N_("Nobody signed it.")),
}
TO_COMPARE = frozenset({Trust.UNCHECKED, Trust.UNKNOWN})
"""Of these the eight control words are shown, to have them read out."""


def who_sent(trust: Trust, name: str) -> str:
    """The sentence of this trust."""
    return _(TRUST[trust][3]).format(name=name)


def notices(received: Received, today: date) -> list[tuple[str, str]]:
    """What the vault knows besides: the sign and the words of each notice."""
    said = []
    if received.withdrawn_at is not None:
        said.append(("undo-2", _("You took it back {moment}.").format(moment=_day(received.withdrawn_at, today))))
    if received.replaced_by is not None:
        newer = _("There is a newer package: {number}. Will you use that one?")
        said.append(("rotate-ccw", newer.format(number=number(received.replaced_by))))
    if received.seen_at is not None:
        said.append(("clock", _("You opened it before, {moment}.").format(moment=_day(received.seen_at, today))))
    return said


def _day(at: datetime, today: date) -> str:
    return say_when(at.astimezone().date(), today)
