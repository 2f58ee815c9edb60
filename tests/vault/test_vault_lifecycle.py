"""Make, unlock, lock and re-key real vaults; every way in which a folder can be wrong has its own answer."""

import itertools
import sqlite3
import subprocess
import sys
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.errors import (
    DiskFullError,
    EncryptionMissingError,
    KeyboardLayoutError,
    KeyLimitError,
    NotAVaultError,
    PasswordTooShortError,
    UnknownWordError,
    VaultDamagedError,
    VaultExistsError,
    VaultInUseError,
    VaultMissingError,
    VaultTooNewError,
    WrongPasswordError,
    WrongWordsError,
)
from herstelkluis.vault.lifecycle import TRANSITIONS, Lifecycle, VaultState, check_new_password
from herstelkluis.vault.one_writer import OneWriter
from herstelkluis.vault.typed import Typed
from house import PASSWORD, typed_words, write

HOLDER = """
import pathlib, sys, time
from herstelkluis.vault.one_writer import OneWriter
held = OneWriter(pathlib.Path(sys.argv[1]))
print("held", flush=True)
time.sleep(60)
"""


def test_a_new_vault_is_open_and_found_again(house):
    lifecycle, vault = house.make()
    assert lifecycle.state is VaultState.OPEN
    document = write(vault, "notitie", "Mist vanmorgen.")
    lifecycle.lock()
    assert lifecycle.state is VaultState.LOCKED

    again = house.lifecycle()
    assert again.state is VaultState.LOCKED
    assert again.unlock(PASSWORD).document(document.id).body == document.body
    again.lock()


def test_the_recovery_words_open_it_however_they_are_typed(house):
    lifecycle, _ = house.make()
    lifecycle.lock()
    for typed in (" ".join(house.words), "-".join(house.words).upper(), "\n  ".join(house.words)):
        lifecycle.unlock_with_words(typed)
        lifecycle.lock()


def test_wrong_secrets_are_told_apart(house):
    lifecycle, _ = house.make()
    lifecycle.lock()
    with pytest.raises(WrongPasswordError) as wrong:
        lifecycle.unlock("een ander wachtwoord")
    assert not isinstance(wrong.value, KeyboardLayoutError)
    with pytest.raises(KeyboardLayoutError):
        lifecycle.unlock(PASSWORD.upper())  # Caps Lock
    with pytest.raises(UnknownWordError) as unknown:
        lifecycle.unlock_with_words(" ".join([*house.words[:8], "qqqq", *house.words[9:]]))
    assert unknown.value.facts == {"n": 9}
    with pytest.raises(WrongWordsError):
        lifecycle.unlock_with_words(" ".join(reversed(house.words)))
    assert lifecycle.state is VaultState.LOCKED


def test_a_short_password_is_refused_before_anything_is_made(house):
    with pytest.raises(PasswordTooShortError):
        house.lifecycle().create("elf tekens!", house.words, CHEAPEST)
    assert not house.folder.exists()


def test_the_password_changes_and_the_old_one_stops_working(house):
    lifecycle, vault = house.make()
    document = write(vault, "notitie", "Blijft.")
    lifecycle.lock()
    lifecycle.change_password("een heel ander wachtwoord", CHEAPEST, Typed(PASSWORD))
    with pytest.raises(WrongPasswordError):
        lifecycle.unlock(PASSWORD)
    assert lifecycle.unlock("een heel ander wachtwoord").document(document.id).body == document.body
    lifecycle.lock()
    old_key_files = [path for path in house.folder.iterdir() if "hdr" in path.name and path.name != "kluis.hdr"]
    assert old_key_files == []  # a kept copy would still open with the old password


def test_the_words_give_a_new_password(house):
    lifecycle, _ = house.make()
    lifecycle.lock()
    lifecycle.change_password("via de woorden gemaakt", CHEAPEST, typed_words(house.words))
    lifecycle.unlock("via de woorden gemaakt")
    lifecycle.lock()


def test_only_one_writer_at_a_time(house):
    lifecycle, _ = house.make()
    second = house.lifecycle()
    assert second.state is VaultState.IN_USE
    with pytest.raises(VaultInUseError):
        second.unlock(PASSWORD)
    lifecycle.lock()
    second.unlock(PASSWORD)
    second.lock()


def test_a_process_that_dies_lets_go(house):
    lifecycle, _ = house.make()
    lifecycle.lock()
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLDER,
            str(house.folder),
        ],
        stdout=subprocess.PIPE,
    )
    with child:
        assert child.stdout.readline() == b"held\n"
        assert house.lifecycle().state is VaultState.IN_USE
        child.kill()
    assert house.lifecycle().state is VaultState.LOCKED


def test_a_new_vault_never_stands_on_top_of_something(house):
    house.folder.mkdir()
    (house.folder / "brief.txt").write_text("van mij")
    with pytest.raises(VaultExistsError):
        house.lifecycle().create(PASSWORD, house.words, CHEAPEST)
    assert [path.name for path in house.folder.iterdir()] == ["brief.txt"]


@pytest.mark.parametrize("names", [["kluis-1.db"], ["kluis-1.db", "kluis.hdr"], ["kluis-1.db", "kluis.lock"]])
def test_what_a_crash_left_of_a_vault_being_made_is_no_hindrance(house, names):
    left_over = house.folder.with_name(".kluis-abcd_123.nieuw")
    left_over.mkdir(parents=True)
    for name in names:
        (left_over / name).write_bytes(b"half")
    lifecycle, _ = house.make()
    lifecycle.lock()
    assert not left_over.exists()


def _header(house, change):
    lifecycle, _ = house.make()
    lifecycle.lock()
    path = house.folder / "kluis.hdr"
    path.write_bytes(change(path.read_bytes()))


@pytest.mark.parametrize(
    ("change", "state", "error"),
    [
        (lambda data: b"", VaultState.DAMAGED, VaultDamagedError),
        (lambda data: b"\xff" * 100, VaultState.DAMAGED, NotAVaultError),
        (lambda data: b"x" * 100_000, VaultState.DAMAGED, NotAVaultError),
        (lambda data: data[:-20], VaultState.DAMAGED, VaultDamagedError),
        (lambda data: data.replace(b'"version":1', b'"version":2'), VaultState.TOO_NEW, VaultTooNewError),
    ],
    ids=["empty", "no text", "too large", "cut off", "newer"],
)
def test_a_wrong_key_file_says_what_it_is(house, change, state, error):
    _header(house, change)
    lifecycle = house.lifecycle()
    assert lifecycle.state is state
    with pytest.raises(error):
        lifecycle.unlock(PASSWORD)


def test_absurd_key_settings_are_refused_before_any_memory_is_taken(house):
    import json

    import rfc8785

    def absurd(data):
        header = json.loads(data)
        for slot in header["slots"]:
            if "memory_kib" in slot["kdf"]:
                slot["kdf"]["memory_kib"] = 2**31
        return rfc8785.dumps(header)

    _header(house, absurd)
    with pytest.raises(KeyLimitError):
        house.lifecycle().unlock(PASSWORD)


def test_half_a_vault_is_damaged_and_left_alone(house):
    lifecycle, _ = house.make()
    lifecycle.lock()
    header = (house.folder / "kluis.hdr").read_bytes()
    (house.folder / "kluis.hdr").unlink()
    lifecycle = house.lifecycle()
    assert lifecycle.state is VaultState.DAMAGED
    with pytest.raises(VaultDamagedError):
        lifecycle.unlock(PASSWORD)
    with pytest.raises(VaultExistsError):
        lifecycle.create(PASSWORD, house.words, CHEAPEST)

    (house.folder / "kluis.hdr").write_bytes(header)
    (house.folder / "kluis-1.db").rename(house.folder / "elders.db")
    lifecycle = house.lifecycle()
    assert lifecycle.state is VaultState.DAMAGED
    with pytest.raises(VaultDamagedError):
        lifecycle.unlock(PASSWORD)


def test_a_foreign_database_in_its_place_is_refused(house):
    lifecycle, _ = house.make()
    lifecycle.lock()
    database = house.folder / "kluis-1.db"
    database.unlink()
    with sqlite3.connect(database) as foreign:
        foreign.execute("CREATE TABLE receipts (total)")
    foreign.close()
    with pytest.raises((NotAVaultError, EncryptionMissingError)):
        house.lifecycle().unlock(PASSWORD)


def test_nothing_and_a_file_are_no_vault(house, tmp_path):
    with pytest.raises(VaultMissingError):
        house.lifecycle().unlock(PASSWORD)
    (tmp_path / "brief").write_text("dag")
    with pytest.raises((NotAVaultError, VaultMissingError)):
        Lifecycle(tmp_path / "brief", house.clock).unlock(PASSWORD)


def test_words_that_cannot_be_saved_while_locking_come_back_at_unlock(house, monkeypatch):
    lifecycle, vault = house.make()
    document = vault.start("notitie", title="Niet kwijt")
    vault.drafts.change(document)

    def full(*_args, **_kwargs):
        raise DiskFullError

    with monkeypatch.context() as disk:
        disk.setattr("herstelkluis.store.documents.put", full)
        lifecycle.lock()
    assert lifecycle.state is VaultState.LOCKED
    assert lifecycle.has_sealed_text
    assert "Niet kwijt" not in repr(vars(lifecycle))
    vault = lifecycle.unlock(PASSWORD)
    assert vault.document(document.id).title == "Niet kwijt"
    vault.settle()
    lifecycle.lock()
    assert not lifecycle.has_sealed_text
    vault = house.lifecycle().unlock(PASSWORD)
    assert vault.document(document.id).title == "Niet kwijt"
    vault.close()


def test_every_state_is_left_and_reached_only_as_drawn():
    assert set(TRANSITIONS) == set(VaultState)
    assert all(targets <= set(VaultState) for targets in TRANSITIONS.values())
    assert TRANSITIONS[VaultState.OPEN] == {VaultState.LOCKED}
    reachable = set(itertools.chain.from_iterable(TRANSITIONS.values()))
    assert reachable == set(VaultState)


@given(st.text(max_size=11))
def test_every_password_under_twelve_characters_is_too_short(text):
    with pytest.raises(PasswordTooShortError):
        check_new_password(text)


@given(st.text(min_size=12))
def test_length_is_all_that_is_asked_of_a_password(text):
    check_new_password(text)


def test_two_threads_cannot_both_take_the_right_to_write(tmp_path):
    taken, refused = [], []

    def take():
        try:
            taken.append(OneWriter(tmp_path))
        except VaultInUseError:
            refused.append(1)

    threads = [threading.Thread(target=take) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(taken) == 1
    assert len(refused) == 7
    taken[0].release()
