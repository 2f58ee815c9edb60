"""The people whose keys the owner knows, and what a signature is worth by them (verification table, row 8)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from enum import StrEnum

from herstelkluis.errors import ChangedContactError, ContactError, ContactMissingError, OldCardError, OwnCardError
from herstelkluis.model.document import new_id
from herstelkluis.share.contact import Contact, read_contact
from herstelkluis.share.lookalikes import folded, has_invisible, readings, without_invisible
from herstelkluis.share.plain import MAX_NAME, make_plain
from herstelkluis.store import contacts as book
from herstelkluis.store.contacts import KnownContact
from herstelkluis.vault.identity import public_keys
from herstelkluis.vault.vault import Vault

__all__ = [
    "KnownContact",
    "Trust",
    "add_contact",
    "contact",
    "contacts",
    "folded",
    "forget",
    "judge",
    "look_at_card",
    "set_checked",
]


class Trust(StrEnum):
    """What is known about who signed a package. Only CHECKED and OWN say whose it is."""

    OWN = "own"
    CHECKED = "checked"  # the key of a contact whose words were compared by voice
    UNCHECKED = "unchecked"  # the key of a contact, or one it came in place of
    UNKNOWN = "unknown"
    CHANGED = "changed"  # the name of a contact, with a key that is not theirs
    NOT_SIGNED = "not_signed"


def contacts(vault: Vault) -> tuple[KnownContact, ...]:
    """Everyone, by name."""
    return tuple(sorted(book.contacts(vault.database), key=lambda one: (folded(one.name), one.id)))


def contact(vault: Vault, contact_id: str) -> KnownContact:
    """One contact. Raises `ContactMissingError`."""
    found = next((one for one in book.contacts(vault.database) if one.id == contact_id), None)
    if found is None:
        raise ContactMissingError
    return found


def add_contact(vault: Vault, unverified_card: bytes, *, called: str = "") -> KnownContact:
    """Add the owner of a card, unchecked; or take it as the newer card of someone who is known. See `look_at_card`."""
    fresh, before = look_at_card(vault, unverified_card, called=called)
    if fresh is not before:
        book.put(vault.database, fresh)
    return fresh


def look_at_card(vault: Vault, unverified_card: bytes, *, called: str = "") -> tuple[KnownContact, KnownContact | None]:
    """Who would be added by this card, and who they are now, if they are known; nothing is changed.

    `called` is a name of the owner's own choice, to tell two people of one name apart. With the same card again both
    are the same. Raises `ContactError` for a card that is not sound or whose name has signs that nobody sees,
    `OwnCardError`, `OldCardError` for a key that was replaced, and `ChangedContactError` when someone else has a name
    that looks like this already.
    """
    card = read_contact(unverified_card)
    if has_invisible(card.name):
        raise ContactError
    known = book.contacts(vault.database)
    if card.key in public_keys(vault):
        raise OwnCardError
    if any(card.key in one.earlier for one in known):
        raise OldCardError
    before = next((one for one in known if one.key == card.key), None)
    before = before or next((one for one in known if one.key == card.previous), None)
    if before is not None and before.words == card.words:
        return before, before
    name = make_plain(without_invisible(called), MAX_NAME) or _kept_name(before) or card.name
    if named(name, (one for one in known if one is not before)):
        raise ChangedContactError
    return _from_card(vault, card, name, before), before


def set_checked(vault: Vault, contact_id: str) -> KnownContact:
    """The eight words of this contact were compared by voice, and are the same. Raises `ContactMissingError`."""
    checked = replace(contact(vault, contact_id), checked_at=vault.clock())
    book.put(vault.database, checked)
    return checked


def forget(vault: Vault, contact_id: str) -> None:
    """Take a contact out of the vault. What they send later is from someone unknown."""
    book.remove(vault.database, contact_id)


def judge(
    signed_by: str | None, sender_name: str, own_keys: Collection[str], known: Iterable[KnownContact]
) -> tuple[Trust, KnownContact | None]:
    """Row 8: what is known of a signer, and who it is by their key; without a signature, whose name it bears.

    A name proves nothing, so it only ever makes things worse: a contact's name with another key is CHANGED, also when
    that is the key of another contact.
    """
    known = list(known)
    if signed_by is None:
        return Trust.NOT_SIGNED, named(sender_name, known)
    if signed_by in own_keys:
        return Trust.OWN, None
    signer = next((one for one in known if signed_by in (one.key, *one.earlier)), None)
    if not (signer and named(sender_name, [signer])) and (namesake := named(sender_name, known)):
        return Trust.CHANGED, namesake
    if signer is None:
        return Trust.UNKNOWN, None
    is_checked = signer.checked_at is not None and signed_by == signer.key
    return (Trust.CHECKED if is_checked else Trust.UNCHECKED), signer


def named(name: str, known: Iterable[KnownContact]) -> KnownContact | None:
    """The first of these contacts whose name looks like this, on their card or as the owner calls them."""
    wanted = readings(name)
    return next((one for one in known if wanted & (readings(one.name) | readings(one.card_name))), None)


def _kept_name(before: KnownContact | None) -> str:
    """The name that the owner of the vault gave, if it is not just that of the card."""
    return before.name if before is not None and before.name != before.card_name else ""


def _from_card(vault: Vault, card: Contact, name: str, before: KnownContact | None) -> KnownContact:
    earlier = () if before is None else before.earlier
    if before is not None and before.key != card.key:
        earlier = (*earlier, before.key)
    return KnownContact(
        id=new_id() if before is None else before.id,
        name=name,
        card_name=card.name,
        key=card.key,
        age_recipient=card.age_recipient,
        words=card.words,
        added_at=vault.clock(),
        earlier=earlier,
    )
