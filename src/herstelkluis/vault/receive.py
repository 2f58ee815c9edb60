"""Open a package that someone else made: with the words they told or with the own key, with a vault or without.

With a vault it also says whose it is and whether it was taken back (verification table, rows 8, 10 and 11).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from herstelkluis.crypto.age import Identity, Progress
from herstelkluis.crypto.age_header import read_header
from herstelkluis.errors import KluisError, NotSignedError, WithdrawnError, WordsNeededError
from herstelkluis.model.ledger import LedgerKind
from herstelkluis.share.envelope import find_age_file
from herstelkluis.share.package_id import number
from herstelkluis.share.reader import Bundle, Passphrase, open_bundle, passphrase, read_bundle
from herstelkluis.share.withdrawal import read_withdrawal
from herstelkluis.store import contacts as book
from herstelkluis.store import ledger, received
from herstelkluis.vault.contacts import Trust, judge
from herstelkluis.vault.givings import Giving, givings
from herstelkluis.vault.identity import age_identities, public_keys
from herstelkluis.vault.lateness import check_lateness, confirm_clock
from herstelkluis.vault.vault import Vault

__all__ = [
    "Opened",
    "Received",
    "TakenBack",
    "accept",
    "asks_for_words",
    "confirm_clock",
    "keys_for",
    "open_with",
    "receive",
    "receive_in",
    "take_withdrawal",
    "what_is_this",
]


_KNOWN = frozenset({Trust.OWN, Trust.CHECKED, Trust.UNCHECKED})


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A package that opened, before the vault was asked, and the hashes of its file."""

    bundle: Bundle
    hashes: frozenset[str]


@dataclass(frozen=True, slots=True, repr=False)
class Received:
    """A package that passed every check, and what the vault knows of it.

    `contact_name` is how the owner calls the contact whose key signed it; with `Trust.CHANGED` the contact whose name
    it bears without having their key. `seen_at` is when it was opened here before. `replaced_by` is the id of a newer
    package in its place. For a package of the owner's own `withdrawn_at` says when it was taken back; one of someone
    else that was taken back does not open.
    """

    bundle: Bundle
    trust: Trust
    contact_name: str
    withdrawn_at: datetime | None
    replaced_by: str | None
    seen_at: datetime | None
    own_package: bool


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What a note of withdrawal said: which package, when, from whom, and when it was opened here, if it was."""

    number: str
    withdrawn_at: datetime
    trust: Trust
    contact_name: str
    seen_at: datetime | None


def receive(unverified: bytes, typed_words: str, now: datetime) -> Bundle:
    """Verify and open a package. Words may be typed with any spacing, hyphens and capitals.

    Raises UnknownWordError, WrongWordsError, and one error per step of verification (see `read_bundle`).
    """
    return read_bundle(unverified, [passphrase(typed_words)], now)


def asks_for_words(unverified: bytes) -> bool:
    """Whether a package opens with words; otherwise with a key. Raises what rows 0 and 1 raise (see `read_bundle`)."""
    return read_header(find_age_file(unverified)).stanzas[0].kind == Passphrase.kind


def receive_in(
    vault: Vault, unverified: bytes, typed_words: str | None, now: datetime, *, progress: Progress | None = None
) -> Received:
    """Verify and open a package with words, or (for one that was sealed for the owner) with the key of this vault.

    Raises as `receive`, and `WordsNeededError`, `NotSignedError` for the name of a contact without a signature,
    `ClockJumpError` when the person must confirm the date (`confirm_clock`), `WithdrawnError`. A window that must not
    wait does its three steps: `keys_for`, `open_with` on another thread, `accept`.
    """
    identities = keys_for(vault, typed_words, by_words=asks_for_words(unverified))
    return accept(vault, open_with(unverified, identities, progress=progress), now)


def keys_for(vault: Vault, typed_words: str | None, *, by_words: bool) -> tuple[Identity, ...]:
    """What opens a package that asks for words, or that does not. Raises `WordsNeededError` and as `passphrase`."""
    if not by_words:
        return age_identities(vault)
    if typed_words is None:
        raise WordsNeededError
    return (passphrase(typed_words),)


def open_with(unverified: bytes, identities: Sequence[Identity], *, progress: Progress | None = None) -> Opened:
    """Rows 0 to 7 and 9, without the vault; show nothing of it before `accept`. Raises as `open_bundle`."""
    file = find_age_file(unverified)
    return Opened(open_bundle(file, identities, progress=progress), _hashes(unverified, file))


def accept(vault: Vault, opened: Opened, now: datetime) -> Received:
    """Rows 8, 10 and 11: what the vault knows of a package, and a note that it came. Raises as `receive_in`.

    One with `Trust.CHANGED` leaves no trace: show and keep nothing of it.
    """
    bundle = opened.bundle
    trust, contact = judge(bundle.signed_by, bundle.sender_name, public_keys(vault), book.contacts(vault.database))
    if trust is Trust.NOT_SIGNED and contact is not None:
        raise NotSignedError
    signed_by = bundle.signed_by or ""
    known = received.reception(vault.database, bundle.id, signed_by)
    check_lateness(vault, bundle, known, now, is_by_someone_known=trust in _KNOWN)
    if trust is Trust.OWN or _giving_of(vault, opened.hashes) is not None:
        return _own(vault, bundle, trust)
    if signed_by and received.withdrawn_at(vault.database, bundle.id, signed_by) is not None:
        raise WithdrawnError
    if trust is not Trust.CHANGED:
        seen = replace(known, supersedes=bundle.supersedes or "", seen_at=known.seen_at or now)
        received.put_reception(vault.database, seen)
    return Received(
        bundle=bundle,
        trust=trust,
        contact_name="" if contact is None else contact.name,
        withdrawn_at=None,
        replaced_by=received.replaced_by(vault.database, bundle.id, signed_by),
        seen_at=known.seen_at,
        own_package=False,
    )


def take_withdrawal(vault: Vault, unverified_note: bytes) -> TakenBack:
    """Keep that someone asks for a package back: it does not open here any more, whether it came yet or not.

    Raises `WithdrawalError`. It counts only for a package that the same key signed.
    """
    note = read_withdrawal(unverified_note)
    trust, contact = judge(note.key, "", public_keys(vault), book.contacts(vault.database))
    received.put_withdrawal(vault.database, note.package_id, note.key, note.withdrawn_at)
    return TakenBack(
        number=number(note.package_id),
        withdrawn_at=note.withdrawn_at,
        trust=trust,
        contact_name="" if contact is None else contact.name,
        seen_at=received.reception(vault.database, note.package_id, note.key).seen_at,
    )


def what_is_this(vault: Vault, data: bytes) -> Giving | None:
    """Which of the owner's own packages a file is, without opening it; None for any other file.

    The age file inside a text or page counts too, so a copy that was wrapped anew is still known.
    """
    with suppress(KluisError):
        return _giving_of(vault, _hashes(data, find_age_file(data)))
    return _giving_of(vault, _hashes(data))


def _hashes(*copies: bytes) -> frozenset[str]:
    return frozenset(hashlib.sha256(copy).hexdigest() for copy in copies)


def _giving_of(vault: Vault, hashes: frozenset[str]) -> Giving | None:
    return next((one for one in givings(vault) if not hashes.isdisjoint(one.hashes)), None)


def _own(vault: Vault, bundle: Bundle, trust: Trust) -> Received:
    """A package that the owner gave: what the own ledger says of it."""
    events = ledger.events_of(vault.database, bundle.id)
    withdrawn = [event.at for event in events if event.kind is LedgerKind.WITHDRAWN]
    replaced = [str(event.facts.get("by", "")) for event in events if event.kind is LedgerKind.REPLACED]
    return Received(
        bundle=bundle,
        trust=trust,
        contact_name="",
        withdrawn_at=withdrawn[0] if withdrawn else None,
        replaced_by=next(filter(None, replaced), None),
        seen_at=None,
        own_package=True,
    )
