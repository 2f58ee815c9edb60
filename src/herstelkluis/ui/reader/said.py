"""What the reader says in place of a package: polite, plain, and with a short code for whoever helps."""

from __future__ import annotations

from datetime import date, datetime

from herstelkluis.errors import N_, KluisError
from herstelkluis.i18n import _, say_date, say_day, say_error, say_weekday, say_when
from herstelkluis.share.package_id import number
from herstelkluis.share.verdicts import HELPED, VERDICTS, WITH_VAULT, short_code
from herstelkluis.share.withdrawal import Withdrawal
from herstelkluis.ui.reader.looking import Kind
from herstelkluis.ui.reader.told import Telling
from herstelkluis.ui.reader.trust import who_sent
from herstelkluis.ui.sharing.giving_said import reader_within
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.vault.contacts import Trust
from herstelkluis.vault.givings import Giving
from herstelkluis.vault.receive import Received, TakenBack

_FOR_A_VAULT = {
    Kind.BY_KEY: N_("This package opens with the key of a vault"),
    Kind.CARD: N_("This is a contact card"),
    Kind.NOTE: N_("Someone asks for a package back"),
}


def refusal(error: KluisError) -> Telling:
    """What to say about an error. Nothing of the package is in it."""
    if error.code == "expired":
        return _expired(date.fromisoformat(str(error.facts["expires_on"])))
    verdict = (VERDICTS | WITH_VAULT).get(error.code)
    if verdict is None:  # a card or a note, or the vault itself
        message, next_step = say_error(error)
        return Telling("file-x", message.rstrip("."), next_step, colour="warn")
    title, line = _(verdict.title), _(verdict.line)
    code = _("Code for whoever helps you: {code}.").format(code=short_code(verdict))
    if error.code in HELPED | WITH_VAULT.keys():
        return Telling("file-x", title, line, (), " ".join([_("Ask the sender for help."), code]), "warn")
    facts = (
        (_("What may have happened?"), _("Copying went wrong. Or someone changed the file.")),
        (_("What is safe?"), _("The vault of the sender. It is on the sender's own computer.")),
    )
    note = _("Ask the sender to give the package again. Do not use this file.")
    return Telling("file-x", title, line, facts, f"{note} {code}", "warn")


def needs_vault(kind: Kind) -> Telling:
    """The file is for the owner of a vault, and the vault is not open."""
    return Telling("lock", _(_FOR_A_VAULT[kind]), _("Open your vault first. Then open this file once more."))


def other_reader() -> Telling:
    """The package was sealed for the key of someone else."""
    verdict = VERDICTS["forwarded"]
    return Telling("file-x", _(verdict.title), _("It does not open with your key."), note=_("Ask the sender for help."))


def other_key(received: Received) -> Telling:
    """The sender is not who the name says. Nothing of the package is in it."""
    name = received.contact_name
    title = _("It bears the name of {name}, but the key is another one.").format(name=name)
    facts = (
        (
            _("What now?"),
            _("Call {name}. Use a number you had already, not one from this package.").format(name=name),
        ),
        (
            _("Does {name} have a new key?").format(name=name),
            _("Ask for the new card of {name}, and compare the words again.").format(name=name),
        ),
    )
    return Telling("triangle-alert", title, _("That is why we show nothing."), facts, colour="warn")


def own_package(giving: Giving, today: date) -> Telling:
    """Which of the owner's packages a file is."""
    made = say_when(giving.made_at.astimezone().date(), today)
    if giving.is_extract:
        line = _("This is an extract without names. You made it {day}.").format(day=made)
    elif giving.names is None:
        line = _("This file is from your vault. The name of the reader was erased.")
    else:
        line = _("This is package {number}, for {reader}. You made it {day}.").format(
            number=giving.number, reader=reader_within(giving), day=made
        )
    note = _("Two files of one package are equal only when nothing was changed.")
    return Telling("file-text", _("This one is yours"), line, note=note)


def asked_back(note: Withdrawal, trust: Trust, name: str, today: date) -> Telling:
    """What a note of withdrawal asks, before anything is done."""
    facts = (
        (_("Number"), _("Package {number}").format(number=number(note.package_id))),
        (_("From whom?"), who_sent(trust, name)),
        (_("Asked back"), _day(note.withdrawn_at, today)),
    )
    line = _("If you agree, it does not open here any more. Nothing is thrown away by itself.")
    return Telling("undo-2", _("Someone asks for a package back"), line, facts)


def hidden(taken: TakenBack) -> Telling:
    """The note was kept."""
    title = _("Package {number} does not open here any more").format(number=taken.number)
    line = _("You can throw its file away yourself now.") if taken.seen_at else _("You had not opened it here.")
    return Telling("circle-check", title, line, colour="ok")


def clock_question(error: KluisError) -> Telling:
    """Whether the date of this computer is right."""
    message, _next_step = say_error(error)
    return Telling("clock", _("Is this date right? Then we go on."), message)


def clock_is_wrong() -> Telling:
    """What to do about a date that is not right."""
    return Telling("clock", _("The date is not right"), _("Set the clock of the computer first. Nothing was changed."))


def _day(at: datetime, today: date) -> str:
    return say_date(at.astimezone().date(), today)


def _expired(day: date) -> Telling:
    until = _("{weekday} {day}").format(weekday=say_weekday(day), day=say_day(day))
    note = _(
        "Do you still need it? Ask the sender for a new package. You may throw this file away now. "
        "Do you have a print? Ask the sender what may be done with it."
    )
    facts = ((_("Was valid up to and including"), until),)
    return Telling("clock", _(VERDICTS["expired"].title), _(VERDICTS["expired"].line), facts, note, "muted")


def other_page() -> Banner:
    """A web page whose reader is not ours: what is in it was checked here, what the page does was not."""
    title = _("This web page is not one of ours")
    return Banner("warning", title, _("What is in it is checked here. Type no words in the page itself."))
