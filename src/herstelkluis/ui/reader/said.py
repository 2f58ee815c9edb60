"""What the reader is told when a package cannot be shown: polite, plain, and with a short code for whoever helps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _, say_day, say_weekday
from herstelkluis.share.verdicts import HELPED, UNKNOWN, VERDICTS, WITH_VAULT, short_code


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing is shown, in words: title, one line, and lines of (label, words)."""

    icon: str
    title: str
    line: str
    facts: tuple[tuple[str, str], ...]
    note: str
    another: bool = True


def refusal(error: KluisError) -> Refusal:
    """What to say about an error. Nothing of the package is in it."""
    if error.code == "expired":
        return _expired(date.fromisoformat(str(error.facts["expires_on"])))
    verdict = (VERDICTS | WITH_VAULT).get(error.code, UNKNOWN)
    title, line = _(verdict.title), _(verdict.line)
    code = _("Code for whoever helps you: {code}.").format(code=short_code(verdict))
    if error.code in HELPED | WITH_VAULT.keys():
        return Refusal("file-x", title, line, (), " ".join([_("Ask the sender for help."), code]))
    facts = (
        (_("What may have happened?"), _("Copying went wrong. Or someone changed the file.")),
        (_("What is safe?"), _("The vault of the sender. It is on the sender's own computer.")),
    )
    note = _("Ask the sender to give the package again. Do not use this file.")
    return Refusal("file-x", title, line, facts, f"{note} {code}")


def _expired(day: date) -> Refusal:
    until = _("{weekday} {day}").format(weekday=say_weekday(day), day=say_day(day))
    note = _(
        "Do you still need it? Ask the sender for a new package. You may throw this file away now. "
        "Do you have a print? Ask the sender what may be done with it."
    )
    return Refusal(
        "clock",
        _(VERDICTS["expired"].title),
        _(VERDICTS["expired"].line),
        ((_("Was valid up to and including"), until),),
        note,
        another=False,
    )
