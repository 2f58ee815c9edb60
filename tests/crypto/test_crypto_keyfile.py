"""The key file at work: two ways in, one vault key, and a fresh salt at every write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crypto.keyfile_cases import CREATED_AT, PASSWORD, value_of
from herstelkluis.crypto.kdf import CHEAPEST, FLOOR, Argon2Cost, derive_key, subkey
from herstelkluis.crypto.keyfile import KeyFile, create_keyfile, database_key, diagnose_password, parse_keyfile
from herstelkluis.crypto.recovery import new_recovery_words, recovery_entropy
from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import (
    KeyboardLayoutError,
    KeyLimitError,
    VaultDamagedError,
    WrongPasswordError,
    WrongWordsError,
)

WORDS = new_recovery_words()
OTHER_WORDS = new_recovery_words()


def _new() -> tuple[KeyFile, Secret]:
    return create_keyfile(PASSWORD, WORDS, CHEAPEST, CREATED_AT)


def _named(keyfile: KeyFile, vault_key: Secret, generation: int) -> KeyFile:
    """The same key file with the database of another generation."""
    return replace(keyfile, generation=generation).sealed(vault_key)


def test_password_and_words_give_the_same_vault_key() -> None:
    keyfile, vault_key = _new()
    read = parse_keyfile(keyfile.to_bytes())
    assert read == keyfile
    assert read.unlock_with_password(PASSWORD) == vault_key
    assert read.unlock_with_words(WORDS) == vault_key
    assert read.unlock_with_words(list(WORDS)) == vault_key
    assert len(vault_key.reveal()) == 32


def test_a_key_file_with_real_cost_opens() -> None:
    keyfile, vault_key = create_keyfile(PASSWORD, WORDS, FLOOR, CREATED_AT)
    assert parse_keyfile(keyfile.to_bytes()).unlock_with_password(PASSWORD) == vault_key


@settings(max_examples=50)
@given(password=st.text(), generation=st.integers(1, 999_999))
def test_any_password_and_generation_come_back(password: str, generation: int) -> None:
    keyfile, vault_key = create_keyfile(password, WORDS, CHEAPEST, CREATED_AT)
    read = parse_keyfile(_named(keyfile, vault_key, generation).to_bytes())
    assert read.unlock_with_password(password) == vault_key
    assert (read.generation, read.database_name) == (generation, f"kluis-{generation}.db")
    assert (read.vault_id, read.created_at) == (keyfile.vault_id, CREATED_AT)


def test_a_wrong_password_and_wrong_words_are_two_errors() -> None:
    keyfile, _ = _new()
    for password in ("", PASSWORD + " ", PASSWORD.upper()):
        with pytest.raises(WrongPasswordError) as caught:
            keyfile.unlock_with_password(password)
        assert type(caught.value) is WrongPasswordError
    with pytest.raises(WrongWordsError):
        keyfile.unlock_with_words(OTHER_WORDS)
    with pytest.raises(WrongWordsError):
        keyfile.unlock_with_words(WORDS[:11])
    with pytest.raises(WrongWordsError):
        keyfile.unlock_with_words(())


def test_after_a_change_of_password_only_the_new_one_opens() -> None:
    """K9."""
    keyfile, vault_key = _new()
    changed = parse_keyfile(keyfile.with_password(vault_key, "een heel ander wachtwoord", CHEAPEST).to_bytes())
    assert changed.unlock_with_password("een heel ander wachtwoord") == vault_key
    assert changed.unlock_with_words(WORDS) == vault_key
    with pytest.raises(WrongPasswordError):
        changed.unlock_with_password(PASSWORD)
    assert keyfile.unlock_with_password(PASSWORD) == vault_key  # an older copy still opens, and the texts say so


def test_after_a_change_of_words_only_the_new_ones_open() -> None:
    """K9."""
    keyfile, vault_key = _new()
    changed = parse_keyfile(keyfile.with_words(vault_key, OTHER_WORDS).to_bytes())
    assert changed.unlock_with_words(OTHER_WORDS) == vault_key
    assert changed.unlock_with_password(PASSWORD) == vault_key
    with pytest.raises(WrongWordsError):
        changed.unlock_with_words(WORDS)


def test_after_a_full_rekey_nothing_of_the_old_key_file_opens_the_new_one() -> None:
    """K10."""
    keyfile, vault_key = _new()
    renewed, new_key = keyfile.renewed("een heel ander wachtwoord", OTHER_WORDS, CHEAPEST, keyfile.created_at, 2)
    there = parse_keyfile(renewed.to_bytes())
    assert (there.vault_id, there.generation, there.database_name) == (keyfile.vault_id, 2, "kluis-2.db")
    assert there.unlock_with_password("een heel ander wachtwoord") == there.unlock_with_words(OTHER_WORDS) == new_key
    assert new_key != vault_key
    with pytest.raises(WrongPasswordError):
        there.unlock_with_password(PASSWORD)
    with pytest.raises(WrongWordsError):
        there.unlock_with_words(WORDS)
    assert database_key(new_key, there) != database_key(vault_key, keyfile)


def test_a_key_of_another_vault_changes_nothing() -> None:
    """K8."""
    keyfile, _ = _new()
    _, foreign = _new()
    with pytest.raises(VaultDamagedError):
        keyfile.with_password(foreign, PASSWORD, CHEAPEST)
    with pytest.raises(VaultDamagedError):
        keyfile.with_words(foreign, WORDS)


def test_unsound_words_or_cost_make_no_slot() -> None:
    keyfile, vault_key = _new()
    with pytest.raises(WrongWordsError):
        keyfile.with_words(vault_key, ("aalbes",) * 12)
    with pytest.raises(WrongWordsError):
        create_keyfile(PASSWORD, ("aalbes",) * 12, CHEAPEST, CREATED_AT)
    with pytest.raises(KeyLimitError):
        keyfile.with_password(vault_key, PASSWORD, Argon2Cost(2**30, 3, 4))


_changes = st.lists(
    st.one_of(
        st.tuples(st.just("password"), st.sampled_from([PASSWORD, "twee", "drie"])),
        st.tuples(st.just("words"), st.sampled_from([WORDS, OTHER_WORDS])),
        st.tuples(st.just("generation"), st.integers(1, 9)),
    ),
    max_size=12,
)


@settings(max_examples=60)
@given(_changes)
def test_no_key_and_nonce_are_ever_used_twice(changes: list[tuple[str, object]]) -> None:
    """K7. The nonce is fixed, so each newly written slot must have a key that no slot had before."""
    keyfile, vault_key = _new()
    password, words, seen, keys = PASSWORD, WORDS, set(), set()

    def note_new_slots() -> None:
        for slot in keyfile.slots:
            if slot.wrapped_key in seen:
                continue
            seen.add(slot.wrapped_key)
            if slot.cost is None:
                key = subkey(recovery_entropy(words), "recovery-slot", salt=slot.salt)
            else:
                key = derive_key(password, slot.salt, slot.cost)
            assert key.reveal() not in keys
            keys.add(key.reveal())

    note_new_slots()
    writes = 2
    for kind, value in changes:
        if kind == "password":
            password = str(value)
            keyfile = keyfile.with_password(vault_key, password, CHEAPEST)
        elif kind == "words":
            words = WORDS if value == WORDS else OTHER_WORDS
            keyfile = keyfile.with_words(vault_key, words)
        else:
            assert isinstance(value, int)
            keyfile = _named(keyfile, vault_key, value)
        writes += kind != "generation"
        note_new_slots()
    assert len(keys) == writes
    assert keyfile.unlock_with_password(password) == keyfile.unlock_with_words(words) == vault_key


def test_no_two_vaults_share_a_key_id_or_salt() -> None:
    """K7, K9."""
    made = [_new() for _ in range(200)]
    assert len({vault_key.reveal() for _, vault_key in made}) == 200
    assert len({keyfile.vault_id for keyfile, _ in made}) == 200
    assert len({slot.salt for keyfile, _ in made for slot in keyfile.slots}) == 400


def test_the_database_key_belongs_to_key_and_generation() -> None:
    """S1."""
    keyfile, vault_key = _new()
    key, salt = database_key(vault_key, keyfile)
    expected = subkey(vault_key, "database/1", 48).reveal()
    assert key.reveal() + salt == expected
    assert (len(key.reveal()), len(salt)) == (32, 16)
    next_key, next_salt = database_key(vault_key, _named(keyfile, vault_key, 2))
    assert next_key != key
    assert next_salt != salt
    assert database_key(_new()[1], keyfile)[0] != key


@pytest.mark.parametrize("generation", [0, -1, 1, 1_000_000])
def test_a_later_generation_is_later_and_has_an_end(generation: int) -> None:
    keyfile, _ = _new()
    with pytest.raises(ValueError):
        keyfile.renewed(PASSWORD, WORDS, CHEAPEST, CREATED_AT, generation)


def test_the_date_is_kept_in_utc_to_the_second() -> None:
    at = datetime(2026, 3, 1, 13, 30, 15, 999, tzinfo=timezone(timedelta(hours=1)))
    keyfile, _ = create_keyfile(PASSWORD, WORDS, CHEAPEST, at)
    assert value_of(keyfile.to_bytes())["created_at"] == "2026-03-01T12:30:15Z"
    assert parse_keyfile(keyfile.to_bytes()).created_at.tzinfo == UTC
    with pytest.raises(ValueError, match="zone"):
        create_keyfile(PASSWORD, WORDS, CHEAPEST, datetime(2026, 3, 1))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("kLAPROOS EN KLEI", "Klaproos en klei"),
        ("qqn de zqterkqnt", "aan de waterkant"),
        ("yonnebloem yaaien", "zonnebloem zaaien"),
    ],
)
def test_a_password_on_another_layout_is_explained(typed: str, right: str) -> None:
    keyfile, vault_key = create_keyfile(right, WORDS, CHEAPEST, CREATED_AT)
    vault_key.close()
    with pytest.raises(WrongPasswordError):
        keyfile.unlock_with_password(typed)
    assert type(diagnose_password(keyfile, typed)) is KeyboardLayoutError


def test_any_other_password_is_just_wrong() -> None:
    keyfile, _ = _new()
    assert type(diagnose_password(keyfile, "iets heel anders")) is WrongPasswordError
    assert type(diagnose_password(keyfile, "")) is WrongPasswordError


def test_nothing_of_a_key_file_in_memory_tells_the_key() -> None:
    keyfile, vault_key = _new()
    key = vault_key.reveal()
    for text in (repr(keyfile), str(keyfile), repr(vault_key), repr(keyfile.slots)):
        assert key.hex() not in text
        assert repr(key)[2:-1] not in text
        assert PASSWORD not in text
        assert "wrapped_key" not in text


def test_errors_do_not_quote_password_or_words() -> None:
    keyfile, _ = _new()
    with pytest.raises(WrongPasswordError) as caught:
        keyfile.unlock_with_password("een geheim dat niet past")
    assert "geheim" not in repr(caught.value)
    with pytest.raises(WrongWordsError) as refused:
        keyfile.unlock_with_words(OTHER_WORDS)
    assert not any(word in repr(refused.value) for word in OTHER_WORDS)
