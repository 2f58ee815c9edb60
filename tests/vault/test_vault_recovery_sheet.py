"""When to ask for two words, and other words in place of a lost sheet."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.errors import WrongPasswordError, WrongWordsError
from herstelkluis.vault import recovery_sheet as sheet
from herstelkluis.vault.typed import Typed
from house import PASSWORD, House, write

DAY = timedelta(days=1)


class Kept:
    """What a vault remembers, without the vault."""

    def __init__(self, **kept):
        self.kept = kept

    def preference(self, key, default=None):
        return self.kept.get(key, default)


@given(st.dates(date(2026, 1, 1), date(2090, 1, 1)), st.integers(0, 400))
def test_it_is_asked_from_a_quarter_after_the_last_time_on(last, days):
    vault = Kept(**{sheet.PRACTISED_ON: last.isoformat()})
    today = last + days * DAY
    asked = sheet.is_time_to_practise(vault, today)
    if days < 89:
        assert not asked
    if days > 92:
        assert asked
    later = Kept(**vault.kept, **{sheet.ASKED_LATER: (today + 14 * DAY).isoformat()})
    assert not sheet.is_time_to_practise(later, today + 13 * DAY)
    assert sheet.is_time_to_practise(later, today + 14 * DAY)
    assert not sheet.is_time_to_practise(Kept(**vault.kept, **{sheet.NEVER_ASK: True}), today)


@pytest.mark.parametrize(
    ("last", "from_on"),
    [((2026, 11, 30), (2027, 2, 28)), ((2027, 11, 30), (2028, 2, 29)), ((2026, 12, 1), (2027, 3, 1))],
)
def test_a_quarter_ends_on_a_day_that_is_there(last, from_on):
    vault = Kept(**{sheet.PRACTISED_ON: date(*last).isoformat()})
    assert not sheet.is_time_to_practise(vault, date(*from_on) - DAY)
    assert sheet.is_time_to_practise(vault, date(*from_on))


def test_a_clock_that_stood_in_2099_does_not_end_the_asking():
    far = date(2099, 1, 1).isoformat()
    for key in (sheet.PRACTISED_ON, sheet.ASKED_LATER):
        vault = Kept(**{sheet.PRACTISED_ON: "2026-01-01", key: far})
        vault.database = None
        if key == sheet.PRACTISED_ON:
            vault.database = Empty()
        assert sheet.is_time_to_practise(vault, date(2026, 11, 17)) is (key == sheet.ASKED_LATER)


class Empty:
    """No piece was written yet."""

    def read(self, _sql):
        return []


def test_a_sheet_that_was_never_tried_is_asked_for_two_weeks_after_the_first_words(opened):
    house, _, vault = opened
    today = house.clock().date()
    assert not sheet.is_time_to_practise(vault, today + 400 * DAY), "nothing was written yet"
    write(vault, "notitie", "Begonnen.")
    assert not sheet.is_time_to_practise(vault, today + 13 * DAY)
    assert sheet.is_time_to_practise(vault, today + 14 * DAY)
    sheet.keep_practised(vault)
    assert not sheet.is_time_to_practise(vault, today + 14 * DAY)


def test_new_words_open_the_vault_and_the_old_ones_only_an_old_copy(opened, tmp_path):
    house, lifecycle, vault = opened
    old_key_file = (house.folder / "kluis.hdr").read_bytes()
    words = new_recovery_words()
    with pytest.raises(WrongPasswordError):
        sheet.change_words(vault, words, Typed("niet het goede wachtwoord"))
    assert sheet.sheet_words(vault) == house.words
    sheet.change_words(vault, words, Typed(PASSWORD))
    assert sheet.sheet_words(vault) == words
    assert sheet.practised_on(vault) == house.clock().astimezone().date()
    lifecycle.lock()
    with pytest.raises(WrongWordsError):
        lifecycle.unlock_with_words(" ".join(house.words))
    lifecycle.unlock_with_words(" ".join(words))
    lifecycle.lock()
    lifecycle.unlock(PASSWORD)
    lifecycle.lock()
    copy = House(tmp_path / "kopie")
    copy.folder.mkdir()
    (copy.folder / "kluis.hdr").write_bytes(old_key_file)
    (copy.folder / "kluis-1.db").write_bytes((house.folder / "kluis-1.db").read_bytes())
    again = copy.lifecycle()
    again.unlock_with_words(" ".join(house.words))
    again.lock()
