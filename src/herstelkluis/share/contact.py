"""A contact card: a name with the keys of its owner, to seal packages for and to know signatures by (C1 to C6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from herstelkluis.crypto.age import HybridRecipient, parse_recipient
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.crypto.words import fingerprint_words
from herstelkluis.errors import AgeKeyError, ContactError, ContactTooNewError
from herstelkluis.share.lookalikes import without_invisible
from herstelkluis.share.plain import MAX_NAME, is_plain, make_plain
from herstelkluis.share.signed_line import Form, check_signers, read_line, write_line

MAX_BYTES = 8 * 1024
NAMESPACE = "herstelkluis.contact.v1"

FORM = Form(
    "herstelkluis-contact",
    NAMESPACE,
    MAX_BYTES,
    frozenset({"age_recipient", "key", "name", "previous"}),
    ContactError,
    ContactTooNewError,
)


@dataclass(frozen=True, slots=True)
class Contact:
    """What a card says. That its owner wrote it is proven; who that is, only the words tell, compared by voice.

    `key` and `previous` are public keys (G5), `age_recipient` a post-quantum key (A10). With `previous` the owner of
    that earlier key has signed the card too.
    """

    name: str
    key: str
    age_recipient: str
    previous: str | None
    words: tuple[str, ...]


def is_card(data: bytes) -> bool:
    """Whether a file means to be a contact card."""
    return data.startswith(b'{"age_recipient":')


def write_contact(name: str, signing_key: SigningKey, age_recipient: str, previous: SigningKey | None = None) -> bytes:
    """The card of this name and these keys; `previous` is the key that `signing_key` comes in place of.

    Raises `ValueError` for keys that no card can hold.
    """
    facts = {
        "age_recipient": age_recipient,
        "key": signing_key.public,
        "name": make_plain(without_invisible(name), MAX_NAME),
        "previous": None if previous is None else previous.public,
    }
    line = write_line(FORM, facts)
    signers = [signing_key] if previous is None else [signing_key, previous]
    card = b"\n".join([line, b"".join(one.sign(line, NAMESPACE) for one in signers)])
    try:
        read_contact(card)
    except ContactError:
        raise ValueError("no card can hold these keys") from None
    return card


def read_contact(unverified: bytes) -> Contact:
    """The contact of a card, its signatures verified. Raises `ContactError`, `ContactTooNewError`."""
    read = read_line(FORM, unverified)
    facts = read.unverified_facts
    previous = facts["previous"]
    check_signers(FORM, read, *([facts["key"]] if previous is None else [facts["key"], previous]))
    if previous == facts["key"] or not _is_name(facts["name"]) or not _is_recipient(facts["age_recipient"]):
        raise ContactError
    return Contact(facts["name"], facts["key"], facts["age_recipient"], previous, fingerprint_words(read.line))


def _is_name(unverified: Any) -> bool:
    return type(unverified) is str and len(unverified) <= MAX_NAME and is_plain(unverified)


def _is_recipient(unverified: Any) -> bool:
    try:
        recipient = parse_recipient(unverified) if type(unverified) is str else None
    except AgeKeyError:
        return False
    return isinstance(recipient, HybridRecipient) and str(recipient) == unverified
