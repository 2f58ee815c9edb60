"""What the form of a key file demands: each thing it forbids is tried once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto.keyfile_cases import PASSWORD, new_keyfile_bytes, rewritten, value_of
from herstelkluis.crypto import canonical
from herstelkluis.crypto.keyfile import parse_keyfile
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import (
    CanonicalJsonError,
    KeyLimitError,
    NotAVaultError,
    VaultDamagedError,
    VaultTooNewError,
    WrongPasswordError,
    WrongWordsError,
)

WORDS = new_recovery_words()
SOUND = new_keyfile_bytes(WORDS)

Change = Callable[[dict[str, Any]], object]


def test_a_sound_file_is_read_and_written_byte_for_byte() -> None:
    assert parse_keyfile(SOUND).to_bytes() == SOUND
    assert rewritten(value_of(SOUND)) == SOUND


@pytest.mark.parametrize(
    "data",
    [b"SQLite format 3\0" + bytes(4096), b"{}", b"[]", b"hello", b"\xff" * 100, b"\0" * 99 + b"\1", b"x" * 10**6],
)
def test_foreign_bytes_are_not_a_vault(data: bytes) -> None:
    """K1."""
    with pytest.raises(NotAVaultError):
        parse_keyfile(data)


@pytest.mark.parametrize("value", [["herstelkluis-key-file"], "herstelkluis-key-file", {"herstelkluis-key-file": 1}])
def test_json_that_only_names_the_format_is_not_a_vault(value: Any) -> None:
    """K1."""
    with pytest.raises(NotAVaultError):
        parse_keyfile(canonical.encode(value))


def test_half_a_key_file_is_damaged() -> None:
    """K1: cut off anywhere, empty, or all zeros, as a crash leaves it."""
    for length in (0, *range(11, len(SOUND))):
        with pytest.raises(VaultDamagedError):
            parse_keyfile(SOUND[:length])
    with pytest.raises(VaultDamagedError):
        parse_keyfile(bytes(len(SOUND)))


def test_a_file_over_64_kib_is_refused() -> None:
    """K1."""
    with pytest.raises(KeyLimitError):
        parse_keyfile(SOUND + b" " * 65536)


def test_a_newer_version_is_told_apart_whatever_else_it_holds() -> None:
    """K2."""
    for value in (
        value_of(SOUND) | {"version": 2},
        {"format": "herstelkluis-key-file", "version": 2**53 - 1, "something": [[["else"]]]},
    ):
        with pytest.raises(VaultTooNewError):
            parse_keyfile(canonical.encode(value))


@pytest.mark.parametrize("version", [0, -1, True, None, "1", [1]])
def test_a_version_that_never_was_is_damage(version: Any) -> None:
    """K2."""
    with pytest.raises(VaultDamagedError):
        parse_keyfile(rewritten(value_of(SOUND) | {"version": version}))


def _password(value: dict[str, Any]) -> dict[str, Any]:
    slot: dict[str, Any] = value["slots"][0]
    return slot


def _recovery(value: dict[str, Any]) -> dict[str, Any]:
    slot: dict[str, Any] = value["slots"][1]
    return slot


DAMAGE: dict[str, Change] = {
    "K3 no date": lambda value: value.pop("created_at"),
    "K3 no mac": lambda value: value.pop("mac"),
    "K3 an unknown key": lambda value: value.update(note=""),
    "K3 another date": lambda value: value.update(created_at="2026-3-1T12:30:15Z"),
    "K3 a date that is none": lambda value: value.update(created_at="2026-02-30T12:30:15Z"),
    "K3 a date with a zone": lambda value: value.update(created_at="2026-03-01T12:30:15+01:00"),
    "K3 a date as number": lambda value: value.update(created_at=1),
    "K3 generation zero": lambda value: value.update(generation=0),
    "K3 generation too high": lambda value: value.update(generation=1_000_000),
    "K3 generation as text": lambda value: value.update(generation="1"),
    "K3 generation as truth": lambda value: value.update(generation=True),
    "K3 a path as generation": lambda value: value.update(generation="../1"),
    "K3 capitals in hex": lambda value: value.update(mac="A" * 64),
    "K3 a short mac": lambda value: value.update(mac="a" * 62),
    "K3 a long vault id": lambda value: value.update(vault_id="a" * 34),
    "K3 an id that is no hex": lambda value: value.update(vault_id="g" * 32),
    "K3 a line end in hex": lambda value: value.update(vault_id="a" * 31 + "\n"),
    "K3 no id": lambda value: value.update(vault_id=None),
    "K3 a slot without salt": lambda value: _password(value).pop("salt"),
    "K3 a slot with more": lambda value: _password(value).update(label=""),
    "K3 a slot as list": lambda value: value.update(slots=[[]]),
    "K3 a short salt": lambda value: _recovery(value).update(salt="a" * 62),
    "K3 a short key": lambda value: _recovery(value).update(wrapped_key="a" * 94),
    "K3 an unknown slot": lambda value: _recovery(value).update(type="token"),
    "K3 an unknown function": lambda value: _password(value)["kdf"].update(name="argon2i"),
    "K3 a function with more": lambda value: _password(value)["kdf"].update(data=1),
    "K3 a function with less": lambda value: _password(value)["kdf"].pop("lanes"),
    "K3 a function as text": lambda value: _password(value).update(kdf="argon2id"),
    "K3 the other function": lambda value: _password(value).update(kdf={"name": "hkdf-sha256"}),
    "K3 words with a cost": lambda value: _recovery(value).update(kdf=_password(value)["kdf"]),
    "K3 a cost as truth": lambda value: _password(value)["kdf"].update(iterations=True),
    "K3 a cost as text": lambda value: _password(value)["kdf"].update(memory_kib="8"),
    "K4 no slots": lambda value: value.update(slots=[]),
    "K4 slots as object": lambda value: value.update(slots={}),
    "K4 slots out of order": lambda value: value["slots"].reverse(),
    "K4 a type twice": lambda value: value["slots"].append(_recovery(value)),
}


@pytest.mark.parametrize("change", DAMAGE.values(), ids=DAMAGE)
def test_another_form_is_damage(change: Change) -> None:
    value = value_of(SOUND)
    change(value)
    with pytest.raises(VaultDamagedError) as caught:
        parse_keyfile(rewritten(value))
    assert type(caught.value) is VaultDamagedError


def test_seventeen_slots_are_over_the_limit() -> None:
    """K4."""
    value = value_of(SOUND)
    value["slots"] = [_password(value)] * 17
    with pytest.raises(KeyLimitError):
        parse_keyfile(rewritten(value))


@pytest.mark.parametrize(
    "cost",
    [
        {"memory_kib": 524289},
        {"memory_kib": 2**53 - 1},
        {"memory_kib": 7},
        {"memory_kib": -1},
        {"iterations": 11},
        {"iterations": 0},
        {"iterations": -(2**53) + 1},
        {"lanes": 9, "memory_kib": 1024},
        {"lanes": 0},
    ],
    ids=str,
)
def test_an_absurd_cost_is_over_the_limit(cost: dict[str, int]) -> None:
    """K5."""
    value = value_of(SOUND)
    _password(value)["kdf"].update(cost)
    with pytest.raises(KeyLimitError):
        parse_keyfile(rewritten(value))


def test_a_checksum_that_does_not_fit_is_damage() -> None:
    """K6."""
    with pytest.raises(VaultDamagedError):
        parse_keyfile(canonical.encode(value_of(SOUND) | {"checksum": "0" * 64}))


@pytest.mark.parametrize("text", [SOUND + b"\n", b" " + SOUND, SOUND.replace(b",", b", "), SOUND[:-1] + b',"a":1.5}'])
def test_another_text_of_the_same_key_file_is_damage(text: bytes) -> None:
    """J1, K3."""
    with pytest.raises(VaultDamagedError):
        parse_keyfile(text)


def test_every_flipped_bit_at_every_place_is_refused_before_any_costly_work() -> None:
    """K6."""
    for place in range(len(SOUND)):
        for bit in range(8):
            changed = bytearray(SOUND)
            changed[place] ^= 1 << bit
            with pytest.raises((VaultDamagedError, VaultTooNewError, NotAVaultError)):
                parse_keyfile(bytes(changed))


def test_no_change_survives_with_a_sound_checksum_either() -> None:
    """K8: someone without the key changes one byte anywhere and mends the checksum; neither way in accepts it."""
    read = 0
    for place in range(len(SOUND)):
        changed = bytearray(SOUND)
        changed[place] ^= 1
        try:
            value = value_of(bytes(changed))
            keyfile = parse_keyfile(rewritten(value))
        except (CanonicalJsonError, VaultDamagedError, VaultTooNewError, NotAVaultError):
            continue
        if keyfile.to_bytes() == SOUND:
            continue  # the change was in the checksum alone, and mending it undid it
        read += 1
        with pytest.raises((WrongPasswordError, VaultDamagedError)):
            keyfile.unlock_with_password(PASSWORD)
        with pytest.raises((WrongWordsError, VaultDamagedError)):
            keyfile.unlock_with_words(WORDS)
    assert read > 250


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda value: value.update(generation=2), id="generation"),
        pytest.param(lambda value: value.update(created_at="2026-03-01T12:30:16Z"), id="date"),
        pytest.param(lambda value: value.update(mac="0" * 64), id="mac"),
        pytest.param(lambda value: value["slots"].pop(1), id="the words taken out"),
        pytest.param(lambda value: _recovery(value).update(salt="0" * 64), id="the other slot"),
    ],
)
def test_what_the_slot_does_not_cover_the_mac_does(change: Change) -> None:
    """K8."""
    value = value_of(SOUND)
    change(value)
    keyfile = parse_keyfile(rewritten(value))
    with pytest.raises(VaultDamagedError):
        keyfile.unlock_with_password(PASSWORD)


def test_a_slot_of_another_vault_does_not_open_this_one() -> None:
    """K8."""
    value, foreign = value_of(SOUND), value_of(new_keyfile_bytes(WORDS))
    keyfile = parse_keyfile(rewritten(value | {"slots": foreign["slots"]}))
    with pytest.raises(WrongPasswordError):
        keyfile.unlock_with_password(PASSWORD)
    keyfile = parse_keyfile(rewritten(value | {"slots": foreign["slots"], "vault_id": foreign["vault_id"]}))
    with pytest.raises(VaultDamagedError):
        keyfile.unlock_with_password(PASSWORD)


def test_a_way_in_that_is_not_there_does_not_open() -> None:
    value = value_of(SOUND)
    password, recovery = value["slots"]
    with pytest.raises(WrongWordsError):
        parse_keyfile(rewritten(value | {"slots": [password]})).unlock_with_words(WORDS)
    with pytest.raises(WrongPasswordError):
        parse_keyfile(rewritten(value | {"slots": [recovery]})).unlock_with_password(PASSWORD)


@given(st.binary(), st.integers(0, len(SOUND)), st.integers(0, 64))
def test_any_bytes_are_refused_with_one_of_our_errors(data: bytes, at: int, gone: int) -> None:
    changed = SOUND[:at] + data + SOUND[at + gone :]
    with contextlib.suppress(VaultDamagedError, VaultTooNewError, NotAVaultError):
        assert parse_keyfile(changed).to_bytes() == changed == SOUND
