"""The contact book, and what a signature is worth by it (C4, C5, C6; verification table, row 8)."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import (
    ChangedContactError,
    ContactError,
    ContactMissingError,
    OldCardError,
    OwnCardError,
)
from herstelkluis.share.contact import FORM, read_contact, write_contact
from herstelkluis.share.signed_line import write_line
from herstelkluis.store.contacts import KnownContact
from herstelkluis.vault import contacts as book
from herstelkluis.vault import identity
from herstelkluis.vault.contacts import Trust, folded, judge
from share import card_cases as cards

KEYS = [SigningKey.from_seed(bytes([n]) * 32) for n in range(1, 9)]
AT = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture
def vault(opened):
    return opened[2]


def card(name: str, key: SigningKey, previous: SigningKey | None = None) -> bytes:
    return write_contact(name, key, cards.RECIPIENT, previous)


# --- the book ---------------------------------------------------------------------------------------------------


def test_a_new_contact_is_unchecked_until_the_words_were_compared(vault):
    noor = book.add_contact(vault, card("Noor", KEYS[0]))
    assert (noor.name, noor.key, noor.checked_at) == ("Noor", KEYS[0].public, None)
    assert noor.words == read_contact(card("Noor", KEYS[0])).words
    checked = book.set_checked(vault, noor.id)
    assert checked.checked_at == vault.clock()
    assert book.contacts(vault) == (checked,)
    assert book.contact(vault, noor.id) == checked


def test_the_same_card_again_changes_nothing(vault):
    """C5: also not the check."""
    noor = book.set_checked(vault, book.add_contact(vault, card("Noor", KEYS[0])).id)
    assert book.add_contact(vault, card("Noor", KEYS[0])) == noor
    assert book.add_contact(vault, card("Noor", KEYS[0]), called="Iets anders") == noor


def test_what_is_no_card_adds_nobody(vault):
    forged = cards.forged(FORM, cards.CARD, lambda facts: facts.update(name="Noor"), cards.STRANGER)
    for bad in (b"", cards.CARD[:-1], cards.NOTE, forged):
        with pytest.raises(ContactError):
            book.add_contact(vault, bad)
    assert book.contacts(vault) == ()


def test_contacts_stand_by_name(vault):
    for name, key in zip(("noor", "Bas", "Émile", "ali"), KEYS, strict=False):
        book.add_contact(vault, card(name, key))
    assert [one.name for one in book.contacts(vault)] == ["ali", "Bas", "Émile", "noor"]


def test_the_own_card_is_no_contact_also_not_an_older_one(vault):
    first = identity.own_card(vault)
    identity.rotate(vault)
    for own in (first, identity.own_card(vault)):
        with pytest.raises(OwnCardError):
            book.add_contact(vault, own)


def test_a_newer_card_takes_the_place_of_the_known_one_and_is_unchecked(vault):
    """C6: never green by itself."""
    noor = book.set_checked(vault, book.add_contact(vault, card("Noor", KEYS[0])).id)
    newer = book.add_contact(vault, card("Noor", KEYS[1], previous=KEYS[0]))
    assert (newer.id, newer.key, newer.checked_at) == (noor.id, KEYS[1].public, None)
    assert newer.earlier == (KEYS[0].public,)
    assert len(book.contacts(vault)) == 1


def test_a_chain_of_keys_is_followed_step_by_step_and_not_by_leaps(vault):
    """C6: each card proves one step; who missed one compares the words with a person again."""
    chain = [card("Noor", KEYS[0]), *(card("Noor", KEYS[n], previous=KEYS[n - 1]) for n in range(1, 5))]
    for step in chain[:3]:
        noor = book.add_contact(vault, step)
    assert noor.earlier == (KEYS[0].public, KEYS[1].public)
    with pytest.raises(ChangedContactError):
        book.add_contact(vault, chain[4])
    assert book.contacts(vault) == (noor,)
    book.add_contact(vault, chain[3])
    assert book.add_contact(vault, chain[4]).earlier == tuple(key.public for key in KEYS[:4])


def test_an_older_card_is_refused_once_a_newer_one_is_known(vault):
    """C5: a replay, by someone who kept it or stole the old key."""
    old = card("Noor", KEYS[0])
    book.add_contact(vault, old)
    noor = book.add_contact(vault, card("Noor", KEYS[1], previous=KEYS[0]))
    for replayed in (old, card("Iemand", KEYS[0]), card("Noor", KEYS[0], previous=KEYS[1])):
        with pytest.raises(OldCardError):
            book.add_contact(vault, replayed)
    assert book.contacts(vault) == (noor,)


def test_a_stolen_old_key_makes_no_second_branch(vault):
    """C6: the key after the known one is taken once."""
    book.add_contact(vault, card("Noor", KEYS[0]))
    noor = book.add_contact(vault, card("Noor", KEYS[1], previous=KEYS[0]))
    with pytest.raises(ChangedContactError):
        book.add_contact(vault, card("Noor", KEYS[2], previous=KEYS[0]))
    assert book.contacts(vault) == (noor,)


def test_another_card_with_the_same_key_is_taken_and_unchecked(vault):
    """C6: a new name changes the words, so they must be compared again."""
    noor = book.set_checked(vault, book.add_contact(vault, card("Noor", KEYS[0])).id)
    renamed = book.add_contact(vault, card("Noor de Vries", KEYS[0]))
    assert (renamed.id, renamed.name, renamed.checked_at, renamed.earlier) == (noor.id, "Noor de Vries", None, ())


@pytest.mark.parametrize(
    "name", ["Noor", "NOOR", " noor ", "Nóór", "N o o r", "Noor.", "No\u200bor", "\uff2eoor", "N\u043eor"]
)
def test_a_known_name_with_another_key_is_never_added_by_itself(vault, name):
    """C6."""
    noor = book.set_checked(vault, book.add_contact(vault, card("Noor", KEYS[0])).id)
    with pytest.raises(ChangedContactError):
        book.add_contact(vault, card(name, KEYS[1]))
    assert book.contacts(vault) == (noor,)


@pytest.mark.parametrize("sign", ["\u3164", "\u115f", "\u1160", "\uffa0", "\u034f", "\u180b", "\u200d", "\U000e0041"])
def test_a_card_whose_name_has_signs_that_nobody_sees_is_not_added(vault, sign):
    """C1: a card may hold them, but nobody's own card does, and the book takes none that do."""
    assert read_contact(card(f"Bas{sign}", KEYS[1])).name == "Bas"
    line = write_line(FORM, {**json.loads(cards.CARD.split(b"\n")[0]), "name": f"Bas{sign}"} | {"key": KEYS[1].public})
    forged = b"\n".join([line, KEYS[1].sign(line, FORM.namespace)])
    assert read_contact(forged).name == f"Bas{sign}"
    with pytest.raises(ContactError):
        book.add_contact(vault, forged)


def test_nobody_takes_the_name_of_another_contact_by_renewing_a_card(vault):
    """C6: Bas proves to be Bas, and then calls himself Noor."""
    book.add_contact(vault, card("Noor", KEYS[0]))
    book.add_contact(vault, card("Bas", KEYS[1]))
    for claim in (card("Noor", KEYS[1]), card("Noor", KEYS[2], previous=KEYS[1])):
        with pytest.raises(ChangedContactError):
            book.add_contact(vault, claim)
    assert {one.name for one in book.contacts(vault)} == {"Noor", "Bas"}


def test_two_people_of_one_name_are_told_apart_by_a_name_of_the_owner(vault):
    book.add_contact(vault, card("Jan", KEYS[0]))
    second = book.add_contact(vault, card("Jan", KEYS[1]), called="Jan van de groep")
    assert (second.name, second.card_name) == ("Jan van de groep", "Jan")
    for called in ("jan", "Jan van de Groep"):
        with pytest.raises(ChangedContactError):
            book.add_contact(vault, card("Jan", KEYS[2]), called=called)
    newer = book.add_contact(vault, card("Jan", KEYS[3], previous=KEYS[1]))
    assert (newer.id, newer.name) == (second.id, "Jan van de groep")


def test_who_was_forgotten_is_unknown_and_can_be_added_again(vault):
    noor = book.add_contact(vault, card("Noor", KEYS[0]))
    book.forget(vault, noor.id)
    book.forget(vault, noor.id)
    for gone in (book.contact, book.set_checked):
        with pytest.raises(ContactMissingError):
            gone(vault, noor.id)
    assert book.add_contact(vault, card("Noor", KEYS[1])).key == KEYS[1].public


# --- row 8 ------------------------------------------------------------------------------------------------------

OWN, OWN_BEFORE, NOOR, NOOR_BEFORE, BAS, STRANGER = (key.public for key in KEYS[:6])
NAMES = ("Noor", "nóór!", "Noortje", "Bas", "Zeno", "Sam", "")


def person(name: str, called: str, key: str, earlier: tuple[str, ...], *, checked: bool) -> KnownContact:
    at = AT if checked else None
    return KnownContact(name, called, name, key, "", (), AT, checked_at=at, earlier=earlier)


def expected(signer: str | None, name: str, books: dict[str, KnownContact]) -> tuple[Trust, str]:
    """Row 8 said once more, as the table says it: first whose key, then whose name."""
    meant = {"Noor": "Noor", "nóór!": "Noor", "Noortje": "Noor", "Bas": "Bas"}.get(name, "")
    named = meant if meant in books else ""
    if signer is None:
        return Trust.NOT_SIGNED, named
    if signer in (OWN, OWN_BEFORE):
        return Trust.OWN, ""
    whose = {NOOR: "Noor", NOOR_BEFORE: "Noor", BAS: "Bas"}.get(signer, "")
    whose = whose if whose in books else ""
    if named and named != whose:
        return Trust.CHANGED, named
    if not whose:
        return Trust.UNKNOWN, ""
    is_green = books[whose].checked_at is not None and signer != NOOR_BEFORE
    return (Trust.CHECKED if is_green else Trust.UNCHECKED), whose


@pytest.mark.parametrize("states", list(itertools.product(("absent", "unchecked", "checked"), repeat=2)), ids="-".join)
def test_every_row_of_the_table_of_trust(states):
    """V8: every signer, with every name, for every state of the contact book."""
    people = {
        "Noor": person("Noor", "Noortje", NOOR, (NOOR_BEFORE,), checked=states[0] == "checked"),
        "Bas": person("Bas", "Bas", BAS, (), checked=states[1] == "checked"),
    }
    books = {name: one for (name, one), state in zip(people.items(), states, strict=True) if state != "absent"}
    for signer, name in itertools.product((None, OWN, OWN_BEFORE, NOOR, NOOR_BEFORE, BAS, STRANGER), NAMES):
        for order in (list(books.values()), list(books.values())[::-1]):
            trust, who = judge(signer, name, (OWN_BEFORE, OWN), order)
            assert (trust, who.id if who else "") == expected(signer, name, books), (signer, name, states)


contacts_of = st.lists(
    st.builds(
        person,
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.sampled_from([NOOR, BAS, STRANGER]),
        st.just(()),
        checked=st.booleans(),
    ),
    max_size=4,
    unique_by=lambda one: one.key,
)


@given(st.sampled_from([NOOR, BAS, STRANGER]), st.sampled_from(NAMES), contacts_of)
def test_green_is_only_the_checked_key_itself_and_a_name_never_makes_it_better(signer, name, known):
    """V8."""
    order = [Trust.CHANGED, Trust.UNKNOWN, Trust.UNCHECKED, Trust.CHECKED]
    trust, who = judge(signer, name, (), known)
    assert (trust is not Trust.CHECKED) or (who.key == signer and who.checked_at is not None)
    without_a_name, _ = judge(signer, "", (), known)
    assert order.index(trust) <= order.index(without_a_name)


@given(st.sampled_from([NOOR, BAS, STRANGER]), st.sampled_from(NAMES), contacts_of)
def test_checking_one_contact_never_makes_another_signer_green(signer, name, known):
    """V8."""
    for place, one in enumerate(known):
        checked = [*known[:place], replace(one, checked_at=AT), *known[place + 1 :]]
        if one.key != signer:
            assert judge(signer, name, (), checked)[0] is judge(signer, name, (), known)[0]


@given(st.text(max_size=20))
def test_folding_a_name_twice_is_folding_it_once(name):
    assert folded(folded(name)) == folded(name)
    assert folded(name.upper().lower()) == folded(name.upper())


def test_names_of_signs_alone_are_still_names():
    assert folded("🌻 🌻") == folded("🌻🌻") != folded("🌷")
    assert folded("") == folded("  ") == ""
