"""Taking a package back: real as long as nobody has its words, afterwards a friendly request, by letter or note."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from herstelkluis.errors import DocumentMissingError
from herstelkluis.i18n import _, say_day
from herstelkluis.model.body import Answer
from herstelkluis.model.document import Document
from herstelkluis.model.ledger import LedgerKind
from herstelkluis.model.template import FieldType
from herstelkluis.share.withdrawal import write_withdrawal
from herstelkluis.store import ledger
from herstelkluis.vault.example import value_of
from herstelkluis.vault.givings import Giving, giving
from herstelkluis.vault.identity import signing_key
from herstelkluis.vault.package_words import key_of
from herstelkluis.vault.recording import record
from herstelkluis.vault.vault import Vault

WITHDRAWAL_LETTER = "brief.intrekken"
REQUEST_LETTERS = ("brief.inzage", "brief.verwijderen", "brief.meenemen")


def withdraw(vault: Vault, package: str) -> None:
    """Take a package back. With the words still here nobody can open it any more; later it is only a request.

    What was taken back already stays as it is.
    """
    if any(event.kind is LedgerKind.WITHDRAWN for event in ledger.events_of(vault.database, package)):
        return
    with vault.database.atomic():
        before = 0 if ledger.get_words(vault.database, package) is None else 1
        record(vault, package, LedgerKind.WITHDRAWN, {"before_words": before})
        ledger.destroy_words(vault.database, package)


def withdrawal_note(vault: Vault, package: str) -> bytes:
    """The signed note that asks a reader with this program to delete a package; it is taken back first, if need be.

    It is signed by the key that signed the package. Raises DocumentMissingError for a package that is not known or was
    not signed, or by a key this vault does not have (it was brought back into new keys): no note of someone unknown
    counts.
    """
    signed = [one for one in ledger.events_of(vault.database, package) if one.facts.get("signed")]
    if not signed:
        raise DocumentMissingError
    try:
        key = signing_key(vault, key_of(vault, signed[0].facts.get("key")))
    except KeyError:
        raise DocumentMissingError from None
    withdraw(vault, package)
    events = ledger.events_of(vault.database, package)
    withdrawn = next(event for event in events if event.kind is LedgerKind.WITHDRAWN)
    return write_withdrawal(package, withdrawn.at, key)


def withdrawal_letter(vault: Vault, package: str) -> str:
    """Start the friendly letter that asks to delete a package, with what is known of it; the id of the document.

    Raises DocumentMissingError for a package that is not known.
    """
    about = giving(vault, package)
    if about is None:
        raise DocumentMissingError
    return _start(vault, WITHDRAWAL_LETTER, _known(about))


def request_letter(vault: Vault, kind: str, package: str = "") -> str:
    """Start a letter that asks for the own data: to see, to delete or to take along; the id of the document."""
    if kind not in REQUEST_LETTERS:
        raise ValueError(kind)
    about = giving(vault, package) if package else None
    return _start(vault, kind, _known(about) if about else {})


def _start(vault: Vault, kind: str, words: Mapping[str, str]) -> str:
    """A new letter of this kind with these words, by the key of their question; the rest is as its template begins."""
    letter = vault.start(kind)
    greeting = _("With kind regards, {name}").format(name=vault.preference("owner", ""))
    day = say_day(vault.clock().astimezone().date())
    filled = _filled(vault, letter, {**words, "datum": day, "groet": greeting.rstrip(" ,")})
    vault.drafts.change(filled)
    vault.settle(filled.id)
    return filled.id


def _filled(vault: Vault, letter: Document, words: Mapping[str, str]) -> Document:
    body = dict(letter.body)
    for key, _section, field in vault.templates[letter.kind].fields():
        if said := words.get(field.key):
            body[key] = Answer(value_of(field, said.splitlines() if field.type is FieldType.ROWS else said, {}))
    return replace(letter, body=body)


def _known(about: Giving) -> dict[str, str]:
    """What is known of a package, as far as it was not erased."""
    known = {"nummer": about.number, "gegeven_op": say_day(about.made_at.astimezone().date())}
    if about.names is not None:
        known |= {"naar": about.names.reader or about.names.role, "stukken": "\n".join(about.names.titles)}
    return known
