"""How late it is at least: a clock that is set back opens nothing again, and one that ran ahead hides nothing for ever
(V10, T1)."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import ClockError, ClockJumpError, ExpiredError
from herstelkluis.model.ledger import LedgerEvent, LedgerKind
from herstelkluis.share.package_id import new_package_id
from herstelkluis.store import ledger, received
from herstelkluis.vault.contacts import add_contact
from herstelkluis.vault.identity import own_card
from herstelkluis.vault.lateness import confirm_clock, known_time
from herstelkluis.vault.receive import receive_in
from share import share_cases as cases
from vault.neighbours import at, package, unsigned, vaults

WORDS = cases.WORDS
DAY = timedelta(days=1)


@pytest.fixture
def pair(tmp_path):
    """Noor is a contact of Sam: what she signs is proof of when it was made."""
    with vaults(tmp_path, "Sam", "Noor") as (clock, (sam, noor)):
        add_contact(sam, own_card(noor))
        yield clock, sam, noor


def another(noor, **changes):
    return package(noor, package_id=new_package_id(), **changes)


def test_what_was_found_expired_stays_so_when_the_clock_is_set_back(pair):
    """Proven by a package that a contact made later."""
    clock, sam, noor = pair
    data, now = package(noor, days=10), clock()
    receive_in(sam, data, WORDS, now)
    at(clock, days=11)
    receive_in(sam, another(noor), WORDS, clock())
    for when in (now + 11 * DAY, now, now + 9 * DAY, now - 40 * DAY):
        with pytest.raises(ExpiredError) as refused:
            receive_in(sam, data, WORDS, when)
        assert refused.value.facts == {"expires_on": (now + 10 * DAY).date().isoformat()}


def test_the_moment_of_a_newer_package_counts_when_the_clock_is_set_back(pair):
    """T1: proof that it is later, from a package that was signed."""
    clock, sam, noor = pair
    old = package(noor, days=3)
    receive_in(sam, old, WORDS, clock())
    receive_in(sam, another(noor), WORDS, clock())
    at(clock, days=5)
    receive_in(sam, another(noor), WORDS, clock())
    assert received.clock_mark(sam.database) == clock()
    with pytest.raises(ExpiredError):
        receive_in(sam, old, WORDS, clock() - 4 * DAY)


def test_the_own_ledger_counts_too(pair):
    clock, sam, noor = pair
    old = package(noor, days=3)
    receive_in(sam, old, WORDS, clock())
    at(clock, days=5)
    ledger.append(sam.database, LedgerEvent("A" * 26, LedgerKind.INTENDED, clock()))
    with pytest.raises(ExpiredError):
        receive_in(sam, old, WORDS, clock() - 4 * DAY)


def test_a_ledger_from_a_clock_that_ran_ahead_hides_nothing(pair):
    clock, sam, noor = pair
    ledger.append(sam.database, LedgerEvent("A" * 26, LedgerKind.INTENDED, clock() + 4000 * DAY))
    assert known_time(sam, clock()) is None
    assert receive_in(sam, package(noor), WORDS, clock()).bundle.id == cases.ID


def test_a_package_that_nobody_signed_proves_no_moment(pair):
    clock, sam, noor = pair
    receive_in(sam, unsigned(noor, sender_name="Iemand"), WORDS, clock())
    assert received.clock_mark(sam.database) is None


def test_a_leap_of_more_than_thirty_days_is_confirmed_by_the_person(pair):
    clock, sam, noor = pair
    receive_in(sam, package(noor), WORDS, clock())
    first = received.clock_mark(sam.database)
    at(clock, days=30)
    receive_in(sam, another(noor), WORDS, clock())
    at(clock, days=31)
    late = another(noor)
    for _ in range(2):
        with pytest.raises(ClockJumpError) as asked:
            receive_in(sam, late, WORDS, clock())
        assert asked.value.facts == {"today_on": clock().date().isoformat()}
    assert received.clock_mark(sam.database) == first + 30 * DAY
    confirm_clock(sam)
    assert receive_in(sam, late, WORDS, clock()).seen_at is None
    assert receive_in(sam, late, WORDS, clock()).seen_at == clock()


def test_a_clock_that_stood_years_ahead_for_a_day_hides_nothing_for_ever(pair):
    """Without a yes of the person the leap is not believed, so when the clock is right again everything opens."""
    clock, sam, noor = pair
    data, now = package(noor), clock()
    receive_in(sam, data, WORDS, now)
    with pytest.raises(ClockJumpError):
        receive_in(sam, data, WORDS, now + 4000 * DAY)
    assert receive_in(sam, data, WORDS, now + DAY).seen_at == now


@pytest.mark.parametrize("ahead", [8, 20, 29])
def test_a_clock_that_stood_weeks_ahead_for_a_day_hides_nothing_for_ever(pair, ahead):
    clock, sam, noor = pair
    data, now = package(noor, days=7), clock()
    receive_in(sam, data, WORDS, now)
    with pytest.raises(ExpiredError):
        receive_in(sam, data, WORDS, now + ahead * DAY)
    assert receive_in(sam, data, WORDS, now + DAY).seen_at == now


def test_the_first_package_of_all_that_seems_expired_asks_for_the_date(pair):
    clock, sam, noor = pair
    data = package(noor, days=5)
    at(clock, days=6)
    with pytest.raises(ClockJumpError):
        receive_in(sam, data, WORDS, clock())
    confirm_clock(sam)
    with pytest.raises(ExpiredError):
        receive_in(sam, data, WORDS, clock())
    with pytest.raises(ExpiredError):
        receive_in(sam, data, WORDS, clock() - 5 * DAY)


def test_a_package_from_the_future_moves_nothing(pair):
    clock, sam, noor = pair
    now = clock()
    ahead = package(noor, created_at=now + DAY, expires_at=now + 20 * DAY)
    with pytest.raises(ClockError):
        receive_in(sam, ahead, WORDS, now)
    assert received.clock_mark(sam.database) is None


def test_a_stranger_cannot_push_the_mark_past_the_clock(pair):
    clock, sam, noor = pair
    receive_in(sam, another(noor), WORDS, clock())
    now = clock()
    soon = timedelta(minutes=10)
    ahead = another(noor, key=SigningKey.generate(), created_at=now + soon, expires_at=now + 20 * DAY, sender_name="X")
    receive_in(sam, ahead, WORDS, now)
    assert received.clock_mark(sam.database) == now


def test_no_stranger_moves_the_mark_and_nobody_makes_themselves_a_ladder(pair):
    """A package may be ten minutes ahead of the clock, never of what packages before it said."""
    clock, sam, noor = pair
    now, step = clock(), timedelta(minutes=10)
    old = package(noor, days=1)
    for key, name in ((SigningKey.generate(), "X"), (SigningKey.generate(), "Noor"), (None, "Noor")):
        told = {"created_at": now + step, "expires_at": now + 20 * DAY, "sender_name": name}
        receive_in(sam, another(noor, key=key, **told), WORDS, now)
        with pytest.raises(ClockError):
            receive_in(sam, another(noor, key=key, **(told | {"created_at": now + 2 * step})), WORDS, now)
        mark = received.clock_mark(sam.database)
        assert mark == (None if key else now + step)
    assert receive_in(sam, old, WORDS, now).trust == "unchecked"


def test_the_end_date_is_told_where_the_reader_is(pair):
    clock, sam, noor = pair
    far_east = timezone(timedelta(hours=9))
    end = clock().replace(hour=21, minute=59, second=59) + 2 * DAY
    data = package(noor, expires_at=end)
    receive_in(sam, data, WORDS, clock())
    with pytest.raises(ExpiredError) as refused:
        receive_in(sam, data, WORDS, (end + DAY).astimezone(far_east))
    assert refused.value.facts == {"expires_on": end.astimezone(far_east).date().isoformat()}


def test_the_end_date_is_told_where_the_reader_is_also_when_only_the_mark_says_so(pair):
    """T1."""
    clock, sam, noor = pair
    far_east = timezone(timedelta(hours=9))
    end = clock().replace(hour=21, minute=59, second=59) + 2 * DAY
    data = package(noor, expires_at=end)
    at(clock, days=4)
    receive_in(sam, another(noor), WORDS, clock())
    with pytest.raises(ExpiredError) as refused:
        receive_in(sam, data, WORDS, (end - DAY).astimezone(far_east))
    assert refused.value.facts == {"expires_on": end.astimezone(far_east).date().isoformat()}


def test_an_older_package_does_not_set_the_mark_back(pair):
    clock, sam, noor = pair
    old = package(noor)
    at(clock, days=4)
    for data in (another(noor), old):
        receive_in(sam, data, WORDS, clock())
        assert received.clock_mark(sam.database) == clock()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(-60, 60), min_size=1, max_size=8))
def test_whatever_the_clock_does_expired_is_expired_and_the_mark_never_goes_back(pair, days):
    clock, sam, noor = pair
    data, now = another(noor, days=12), clock()
    mark = received.clock_mark(sam.database)
    for day in days:
        try:
            receive_in(sam, data, WORDS, now + day * DAY)
            assert 0 <= day <= 12, "at another time it does not open"
        except ExpiredError:
            assert day > 12, "and no clock of one day hides it on another"
        except (ClockError, ClockJumpError):
            assert day < 0 or day > 12
        after = received.clock_mark(sam.database)
        assert mark is None or after >= mark
        mark = after
