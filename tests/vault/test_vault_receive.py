"""Opening what others gave, in a vault: whose it is, what came after it, and whether it was taken back (V8, V11)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from herstelkluis.crypto import age
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import (
    AgeArmorError,
    AgeNoMatchError,
    AgePassphraseError,
    ExpiredError,
    ForwardedError,
    NotAPackageError,
    NotSignedError,
    SignatureError,
    UnknownWordError,
    WithdrawalError,
    WithdrawnError,
    WordsNeededError,
)
from herstelkluis.share.container import Contents, pack, unpack
from herstelkluis.share.package_id import new_package_id
from herstelkluis.share.withdrawal import write_withdrawal
from herstelkluis.store import received
from herstelkluis.vault import contacts as book
from herstelkluis.vault import identity
from herstelkluis.vault.contacts import Trust
from herstelkluis.vault.receive import (
    accept,
    asks_for_words,
    keys_for,
    open_with,
    receive_in,
    take_withdrawal,
)
from share import share_cases as cases
from vault.neighbours import at, lock_of, package, unsigned

WORDS = cases.WORDS


def add(sam, noor, *, checked=True):
    found = book.add_contact(sam, identity.own_card(noor))
    return book.set_checked(sam, found.id) if checked else found


# --- row 8 ------------------------------------------------------------------------------------------------------


def test_who_signed_is_told_by_the_contact_book(pair):
    """V8."""
    clock, sam, noor = pair
    data = package(noor)
    found = receive_in(sam, data, WORDS, clock())
    assert (found.trust, found.contact_name, found.own_package) == (Trust.UNKNOWN, "", False)
    person = add(sam, noor, checked=False)
    assert receive_in(sam, data, WORDS, clock()).trust is Trust.UNCHECKED
    book.set_checked(sam, person.id)
    found = receive_in(sam, data, WORDS, clock())
    assert (found.trust, found.contact_name) == (Trust.CHECKED, "Noor")
    stranger = package(noor, key=SigningKey.generate(), package_id=new_package_id())
    found = receive_in(sam, stranger, WORDS, clock())
    assert (found.trust, found.contact_name) == (Trust.CHANGED, "Noor")


def test_after_a_new_key_nothing_is_green_until_the_words_are_compared_again(pair):
    """V8, C6: neither what the old key signed nor what the new one did."""
    clock, sam, noor = pair
    person = add(sam, noor)
    old = package(noor)
    card = identity.rotate(noor)
    new = package(noor, package_id=new_package_id())
    assert receive_in(sam, old, WORDS, clock()).trust is Trust.CHECKED
    assert receive_in(sam, new, WORDS, clock()).trust is Trust.CHANGED
    book.add_contact(sam, card)
    assert [receive_in(sam, one, WORDS, clock()).trust for one in (old, new)] == [Trust.UNCHECKED] * 2
    book.set_checked(sam, person.id)
    assert [receive_in(sam, one, WORDS, clock()).trust for one in (old, new)] == [Trust.UNCHECKED, Trust.CHECKED]


def test_the_name_of_a_contact_without_a_signature_is_refused(pair):
    """V8."""
    clock, sam, noor = pair
    data = unsigned(noor)
    assert receive_in(sam, data, WORDS, clock()).trust is Trust.NOT_SIGNED
    add(sam, noor, checked=False)
    for name in ("Noor", "NOOR ", "Nóór"):
        with pytest.raises(NotSignedError):
            receive_in(sam, unsigned(noor, sender_name=name), WORDS, clock())
    assert receive_in(sam, unsigned(noor, sender_name="Zeno"), WORDS, clock()).trust is Trust.NOT_SIGNED


def test_the_refusal_of_a_sender_comes_before_the_end_date(pair):
    """V8 goes before V10."""
    clock, sam, noor = pair
    data = unsigned(noor)
    add(sam, noor)
    with pytest.raises(NotSignedError):
        receive_in(sam, data, WORDS, at(clock, days=300))


# --- the own key ------------------------------------------------------------------------------------------------


def test_what_was_sealed_for_the_own_key_opens_without_words(pair):
    clock, sam, noor = pair
    data = package(noor, lock_of(sam))
    assert not asks_for_words(data)
    assert [item.sheet for item in receive_in(sam, data, None, clock()).bundle.items] == [cases.LETTER, cases.PLAN]
    assert receive_in(sam, data, WORDS, clock()).bundle.id == cases.ID, "words that are not needed do no harm"
    with pytest.raises(AgeNoMatchError) as refused:
        receive_in(noor, data, None, clock())
    assert refused.value.exit_code == 6
    identity.rotate(sam)
    assert receive_in(sam, data, None, clock()).bundle.id == cases.ID


def test_a_package_with_words_asks_for_them(pair):
    clock, sam, noor = pair
    data = package(noor)
    assert asks_for_words(data)
    assert asks_for_words(age.armor(data))
    with pytest.raises(WordsNeededError) as refused:
        receive_in(sam, data, None, clock())
    assert refused.value.exit_code == 3
    with pytest.raises(AgePassphraseError):
        receive_in(sam, data, " ".join(reversed(WORDS.split())), clock())
    with pytest.raises(UnknownWordError):
        receive_in(sam, data, "qqqq " * 7, clock())
    with pytest.raises(NotAPackageError):
        asks_for_words(b"")
    with pytest.raises(AgeArmorError):
        receive_in(sam, age.armor(data)[:-60], WORDS, clock())


def test_what_was_meant_for_another_key_and_sealed_again_is_refused(pair):
    """V9: Noor opens what she got, and passes it on as if it were for Sam."""
    clock, sam, noor = pair
    inside = age.decrypt(package(sam, lock_of(noor)), identity.age_identity(noor))
    with pytest.raises(ForwardedError) as refused:
        receive_in(sam, age.encrypt(inside, lock_of(sam)), None, clock())
    assert refused.value.exit_code == 6


def test_a_package_for_the_own_key_without_a_signature_is_refused(pair):
    clock, sam, noor = pair
    parts = unpack(age.decrypt(unsigned(noor), cases.LOCK))
    assert isinstance(parts, Contents)
    with pytest.raises(SignatureError):
        receive_in(sam, age.encrypt(pack(parts), lock_of(sam)), None, clock())


def test_the_long_part_of_opening_needs_no_vault_and_runs_on_another_thread(pair):
    clock, sam, noor = pair
    add(sam, noor)
    data = package(noor, lock_of(sam))
    identity_of_sam = keys_for(sam, None, by_words=asks_for_words(data))
    with ThreadPoolExecutor(1) as thread:
        opened = thread.submit(open_with, data, identity_of_sam).result()
    assert cases.SECRET not in repr(opened)
    assert accept(sam, opened, clock()).trust is Trust.CHECKED
    with pytest.raises(ExpiredError):
        accept(sam, opened, clock() + timedelta(days=15))


# --- row 11 -----------------------------------------------------------------------------------------------------


def test_a_package_is_seen_before_the_second_time_and_the_first_time_stays(pair):
    """V11."""
    clock, sam, noor = pair
    data, first = package(noor), clock()
    assert receive_in(sam, data, WORDS, first).seen_at is None
    assert receive_in(sam, data, WORDS, at(clock, days=1)).seen_at == first
    assert receive_in(sam, data, WORDS, at(clock, days=1)).seen_at == first
    other = package(noor, key=SigningKey.generate())
    assert receive_in(sam, other, WORDS, clock()).seen_at is None, "an id can be copied, a signature not"


def test_a_note_of_the_signer_takes_a_package_back_before_or_after_it_came(pair):
    """V11, D2."""
    clock, sam, noor = pair
    person = add(sam, noor)
    first, second = package(noor), package(noor, package_id=new_package_id())
    receive_in(sam, first, WORDS, clock())
    note = write_withdrawal(cases.ID, clock(), identity.signing_key(noor))
    told = take_withdrawal(sam, note)
    assert (told.number, told.contact_name, told.trust) == (cases.ID[:6], person.name, Trust.CHECKED)
    assert told.seen_at is not None
    with pytest.raises(WithdrawnError) as refused:
        receive_in(sam, first, WORDS, clock())
    assert refused.value.exit_code == 7
    fresh = receive_in(sam, second, WORDS, clock()).bundle.id
    take_withdrawal(sam, write_withdrawal(fresh, clock(), identity.signing_key(noor)))
    with pytest.raises(WithdrawnError):
        receive_in(sam, second, WORDS, clock())


def test_a_note_that_came_first_counts_when_the_package_comes(pair):
    """V11, D2."""
    clock, sam, noor = pair
    told = take_withdrawal(sam, write_withdrawal(cases.ID, clock(), identity.signing_key(noor)))
    assert (told.trust, told.seen_at) == (Trust.UNKNOWN, None)
    with pytest.raises(WithdrawnError):
        receive_in(sam, package(noor), WORDS, clock())


def test_a_note_of_someone_else_takes_nothing_back(pair):
    """D2: neither one for another key, nor one for what nobody signed."""
    clock, sam, noor = pair
    for key in (SigningKey.generate(), identity.signing_key(sam)):
        take_withdrawal(sam, write_withdrawal(cases.ID, clock(), key))
    assert receive_in(sam, package(noor), WORDS, clock()).withdrawn_at is None
    assert receive_in(sam, unsigned(noor), WORDS, clock()).withdrawn_at is None
    for bad in (b"", package(noor), identity.own_card(noor)):
        with pytest.raises(WithdrawalError):
            take_withdrawal(sam, bad)


def test_after_a_new_key_the_old_one_still_takes_its_packages_back(pair):
    """D2."""
    clock, sam, noor = pair
    data, key = package(noor), identity.signing_key(noor).public
    identity.rotate(noor)
    take_withdrawal(sam, write_withdrawal(cases.ID, clock(), identity.signing_key(noor)))
    assert receive_in(sam, data, WORDS, clock()).bundle.id == cases.ID
    take_withdrawal(sam, write_withdrawal(cases.ID, clock(), identity.signing_key(noor, key)))
    with pytest.raises(WithdrawnError):
        receive_in(sam, data, WORDS, clock())


def test_a_newer_package_of_the_same_signer_is_told(pair):
    """V11."""
    clock, sam, noor = pair
    old = package(noor)
    newer_id = new_package_id()
    for key in (SigningKey.generate(), None):
        other = new_package_id()
        forged = package(noor, key=key, package_id=other, supersedes=cases.ID) if key else None
        receive_in(sam, forged or unsigned(noor, package_id=other, supersedes=cases.ID), WORDS, clock())
    assert receive_in(sam, old, WORDS, clock()).replaced_by is None, "only the signer can replace it"
    receive_in(sam, package(noor, package_id=newer_id, supersedes=cases.ID), WORDS, clock())
    found = receive_in(sam, old, WORDS, clock())
    assert (found.replaced_by, found.bundle.id) == (newer_id, cases.ID)


# --- what is kept -----------------------------------------------------------------------------------------------


def test_what_was_refused_leaves_no_trace_of_having_been_opened(pair):
    clock, sam, noor = pair
    take_withdrawal(sam, write_withdrawal(cases.ID, clock(), identity.signing_key(noor)))
    with pytest.raises(WithdrawnError):
        receive_in(sam, package(noor), WORDS, clock())
    with pytest.raises(AgePassphraseError):
        receive_in(sam, package(noor), " ".join(reversed(WORDS.split())), clock())
    key = identity.signing_key(noor).public
    assert received.reception(sam.database, cases.ID, key).seen_at is None


def test_nothing_of_a_package_shows_up_in_what_is_logged(pair):
    clock, sam, noor = pair
    add(sam, noor)
    assert "Sam" not in repr(receive_in(sam, package(noor, reader_name="Sam"), WORDS, clock()))
    with pytest.raises(ExpiredError) as refused:
        receive_in(sam, package(noor, days=1), WORDS, clock() + timedelta(days=3))
    assert "Noor" not in str(refused.value)
