"""What the reader is told when a package cannot be shown: polite, plain, and with a short code for whoever helps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from herstelkluis.errors import N_, KluisError
from herstelkluis.i18n import _, say_day, say_weekday

# The row of the verification table (FORMAT.md) at which each error stops.
ROWS = {
    "cannot-read": 0, "too-large": 0, "not-a-package": 0, "armor": 0, "header": 1, "age-version": 1, "work-factor": 1,
    "passphrase": 2, "no-match": 2, "mac": 3, "payload": 3, "zip": 4, "signature": 5, "manifest": 6,
    "package-too-new": 6, "items": 7, "forwarded": 9, "clock": 10, "expired": 10, "withdrawn": 11,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing is shown, in words: title, one line, and lines of (label, words)."""

    icon: str
    title: str
    line: str
    facts: tuple[tuple[str, str], ...]
    note: str
    another: bool = True


_DAMAGED = (
    N_("This package is not whole"),
    N_("Something changed or broke after it was made. That is why we show nothing."),
)
_OTHERS = {
    "cannot-read": (N_("This file cannot be read"), N_("Look whether it is still in the same place.")),
    "not-a-package": (N_("This is not a package"), N_("This file was not made by this program.")),
    "too-large": (N_("This file is too large"), N_("A package is never this large. That is why we show nothing.")),
    "work-factor": (N_("This file asks too much"), N_("It asks too much of your computer. It was not opened.")),
    "age-version": (N_("This package is newer"), N_("It was made with a newer version of this program.")),
    "package-too-new": (N_("This package is newer"), N_("It was made with a newer version of this program.")),
    "no-match": (N_("This package opens in another way"), N_("It does not open with words.")),
    "forwarded": (N_("This package is for someone else"), N_("It came to you by another way. We show nothing.")),
    "clock": (N_("The clock is not right"), N_("It is before the day on which this was made.")),
    "withdrawn": (N_("This package was taken back"), N_("The sender asks you to throw it away.")),
}


def refusal(error: KluisError) -> Refusal:
    """What to say about an error. Nothing of the package is in it."""
    if error.code == "expired":
        return _expired(date.fromisoformat(str(error.facts["expires_on"])))
    code = _("Code for whoever helps you: {code}.").format(code=f"L-{ROWS.get(error.code, 99):02}")
    if error.code in _OTHERS:
        title, line = (_(text) for text in _OTHERS[error.code])
        return Refusal("file-x", title, line, (), " ".join([_("Ask the sender for help."), code]))
    title, line = (_(text) for text in _DAMAGED)
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
        _("This package has expired"),
        _("What is in it can no longer be seen. The sender agreed that with you."),
        ((_("Was valid up to and including"), until),),
        note,
        another=False,
    )
