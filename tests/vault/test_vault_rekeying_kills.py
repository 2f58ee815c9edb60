"""kill -9 at every step of new keys, and at any moment: exactly one of both secrets opens the vault, with every word.

What was left is cleaned only where it is surely ours to remove.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import KluisError, WrongPasswordError, WrongWordsError
from herstelkluis.vault import recovery_sheet, rekeying
from house import PASSWORD, House
from torture import table
from vault.rekey_cases import renew, tell
from vault.rekey_children import NEW_PASSWORD

ROUNDS = int(os.environ.get("HERSTELKLUIS_KILL_ROUNDS", "12"))
SETTLED = re.compile(r"kluis\.hdr|kluis\.lock|kluis-[12]\.db")


def killed(house, tmp_path, deed, words, rounds=0):
    """Kill a child at every step, or by chance; each folder that was left, with whether the child came to its end."""
    steps = tmp_path / f"steps-{deed}-{rounds}"
    steps.mkdir()
    (steps / "words").write_text(" ".join(words))
    command = [sys.executable, "-m", "vault.rekey_children", deed, str(house.folder), str(steps), str(rounds)]
    surroundings = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    said = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (0, "")
    lines = [line.split() for line in said.stdout.splitlines()]
    assert "broken" not in {word for word, _ in lines}
    for word, number in lines:
        yield House(steps / number / "kluis", house.clock), word == "done"


@pytest.mark.parametrize("rounds", [0, ROUNDS])
@table.counted("kill -9 while all keys are made new", ROUNDS, "(none: killed; at every step too)")
def test_killed_at_any_step_exactly_one_of_the_two_secrets_opens_it_with_every_word(full, tmp_path, rounds):
    """HERSTELKLUIS_KILL_ROUNDS rounds by chance, and one at every step."""
    house, _, told = full
    words = new_recovery_words()
    opened_by = []
    for left, is_done in killed(house, tmp_path, "rekey", words, rounds):
        by_password = [one for one in (PASSWORD, NEW_PASSWORD) if opens(left, "unlock", one)]
        by_words = [one for one in (house.words, words) if opens(left, "unlock_with_words", " ".join(one))]
        assert len(by_password) == len(by_words) == 1
        is_new = by_password == [NEW_PASSWORD]
        assert is_new == (by_words == [words])
        assert is_new or not is_done
        lifecycle = left.lifecycle()
        vault = lifecycle.unlock(by_password[0])
        assert tell(vault) == told
        assert vault.check() == []
        assert recovery_sheet.sheet_words(vault) == by_words[0]
        lifecycle.lock()
        there = {path.name for path in left.folder.iterdir()}
        assert all(SETTLED.fullmatch(name) for name in there), there
        assert len(there) <= (3 if is_new else 4), there
        opened_by.append(is_new)
    if not rounds:
        assert opened_by == sorted(opened_by), "the one rename is the one moment"
        assert {True, False} == set(opened_by)
        assert len(opened_by) > 30


def test_killed_while_the_words_change_exactly_one_sheet_opens_it(full, tmp_path):
    house, _, told = full
    words = new_recovery_words()
    opened_by = []
    for left, is_done in killed(house, tmp_path, "words", words):
        by_words = [one for one in (house.words, words) if opens(left, "unlock_with_words", " ".join(one))]
        assert len(by_words) == 1
        lifecycle = left.lifecycle()
        vault = lifecycle.unlock(PASSWORD)
        assert recovery_sheet.sheet_words(vault) == by_words[0]
        assert tell(vault) == told
        lifecycle.lock()
        assert {path.name for path in left.folder.iterdir()} == {"kluis.hdr", "kluis.lock", "kluis-1.db"}
        opened_by.append(by_words == [words])
        assert opened_by[-1] or not is_done
    assert {True, False} == set(opened_by)


def opens(house, way, secret):
    lifecycle = house.lifecycle()
    try:
        getattr(lifecycle, way)(secret)
    except (WrongPasswordError, WrongWordsError):
        return False
    lifecycle.lock()
    return True


def test_a_database_that_is_not_surely_left_over_is_not_removed(full, monkeypatch):
    """In a shared folder it may be of a computer that comes later: the one that was made from is known by its bytes."""
    house, lifecycle, _ = full
    with monkeypatch.context() as dying:
        dying.setattr(rekeying, "destroy", die)
        with pytest.raises(KeyboardInterrupt):
            renew(house, new_recovery_words())
    old = (house.folder / "kluis-1.db").read_bytes()
    stranger = house.folder / "kluis-1.db"
    stranger.write_bytes(old[:-1] + bytes([old[-1] ^ 1]))
    coming = house.folder / "kluis-3.db"
    coming.write_bytes(b"van een andere computer")
    house.clock.at += timedelta(days=1)
    lifecycle.unlock(NEW_PASSWORD)
    lifecycle.lock()
    assert stranger.exists()
    assert coming.exists()
    stranger.write_bytes(old)
    lifecycle.unlock(NEW_PASSWORD)
    lifecycle.lock()
    assert not stranger.exists()
    assert coming.exists()
    os.utime(coming, (0, 0))
    lifecycle._clock = lambda: house.clock() + timedelta(days=40_000)
    lifecycle.unlock(NEW_PASSWORD)
    lifecycle.lock()
    assert coming.exists(), "of a vault that was put back, or of another computer"


def test_what_a_killed_rekey_wrote_goes_after_a_month_and_is_in_nobodys_way(full, monkeypatch):
    house, lifecycle, told = full
    with monkeypatch.context() as dying:
        dying.setattr(rekeying, "put_keyfile", die)
        with pytest.raises(KeyboardInterrupt):
            renew(house, new_recovery_words())
    left = house.folder / "kluis-2.db"
    unlock_and_lock(lifecycle, PASSWORD)
    assert left.exists()
    renew(house, new_recovery_words())
    assert (house.folder / "kluis-3.db").exists()
    assert tell(lifecycle.unlock(NEW_PASSWORD)) == told
    lifecycle.lock()
    assert left.exists()
    lifecycle._clock = lambda: datetime.now(UTC) + timedelta(days=29)
    unlock_and_lock(lifecycle, NEW_PASSWORD)
    assert left.exists()
    lifecycle._clock = lambda: datetime.now(UTC) + timedelta(days=31)
    unlock_and_lock(lifecycle, NEW_PASSWORD)
    assert {path.name for path in house.folder.iterdir()} == {"kluis.hdr", "kluis.lock", "kluis-3.db"}


def die(*_args):
    raise KeyboardInterrupt


def unlock_and_lock(lifecycle, password):
    lifecycle.unlock(password)
    lifecycle.lock()


def test_left_overs_stay_while_the_named_database_does_not_open(full):
    house, lifecycle, _ = full
    left = [house.folder / name for name in ("kluis-2.db.00112233445566aa.part", "kluis-2.db", "kluis-1.db.old")]
    for path in left:
        path.write_bytes(b"rest")
        os.utime(path, (0, 0))
    named = house.folder / "kluis-1.db"
    whole = named.read_bytes()
    named.write_bytes(bytes(16) + whole[16:])
    with pytest.raises(KluisError):
        lifecycle.unlock(PASSWORD)
    assert all(path.exists() for path in left)
    named.write_bytes(whole)
    lifecycle.unlock(PASSWORD)
    lifecycle.lock()
    assert [path.name for path in left if path.exists()] == ["kluis-2.db"]
