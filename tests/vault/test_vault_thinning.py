"""Which earlier versions may go: never one that a sane clock would keep, whatever the clock of the computer did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.vault.thinning import Kept, lived_since, superfluous
from herstelkluis.vault.tidying import STAYS, outlived

START = datetime(2026, 1, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)

gaps = st.one_of(st.timedeltas(timedelta(minutes=1), timedelta(days=3)), st.timedeltas(timedelta(), timedelta(days=60)))
jumps = st.one_of(st.just(timedelta()), st.timedeltas(timedelta(days=8), timedelta(days=27_000)))
steps = st.lists(st.tuples(gaps, st.sampled_from("abc")), min_size=1, max_size=120)


def told(history):
    """Versions by a clock that is right, and the moment after the last."""
    moment, kept = START, []
    for number, (gap, document) in enumerate(history):
        moment += gap
        kept.append(Kept(number, document, moment))
    return kept, moment + timedelta(hours=1)


def dense(days, each=4):
    return [(DAY / each, "a")] * (days * each)


@given(steps)
def test_the_newest_and_the_oldest_of_each_piece_and_all_of_thirty_days_stay(history):
    kept, now = told(history)
    gone = {one.number for one in superfluous(kept, now)}
    for document in {one.document for one in kept}:
        own = [one.number for one in kept if one.document == document]
        assert not {own[0], own[-1]} & gone
    assert not [one for one in kept if one.number in gone and now - one.made_at <= 30 * DAY]


@given(steps)
def test_who_is_younger_than_a_year_has_one_a_day_and_who_is_older_one_a_month(history):
    kept, now = told(history)
    gone = {one.number for one in superfluous(kept, now)}
    stay = [one for one in kept if one.number not in gone]
    for one in kept:
        near = [other for other in stay if other.document == one.document and other.made_at >= one.made_at]
        most = DAY if now - one.made_at <= 365 * DAY else 31 * DAY
        assert near
        assert near[0].made_at - one.made_at <= most


@given(steps, st.timedeltas(timedelta(), timedelta(days=500)))
def test_thinning_twice_or_later_takes_no_other_road(history, later):
    kept, now = told(history)
    first = superfluous(kept, now)
    left = [one for one in kept if one not in first]
    assert superfluous(left, now) == []
    assert set(first) <= set(superfluous(kept, now + later))


@given(steps, st.data())
def test_a_clock_that_jumps_to_2099_and_back_thins_nothing_that_a_sane_clock_would_keep(history, data):
    kept, true_now = told(history)
    wrong, seen = timedelta(), []
    for one in kept:
        if data.draw(st.integers(0, 4)) == 0:
            wrong = data.draw(jumps) * data.draw(st.sampled_from((1, -1))) if not wrong else timedelta()
        seen.append(Kept(one.number, one.document, one.made_at + wrong))
    now = true_now + data.draw(st.sampled_from((timedelta(), wrong, timedelta(days=26_700), -timedelta(days=9_000))))
    gone = {one.number for one in superfluous(seen, now)}
    stay = [one for one in kept if one.number not in gone]
    for one in kept:
        near = min(abs(other.made_at - one.made_at) for other in stay if other.document == one.document)
        age = true_now - one.made_at
        assert near == timedelta() or age > 30 * DAY
        assert near <= DAY or age > 365 * DAY


def test_a_long_history_does_grow_thinner():
    kept, now = told(dense(800))
    left = len(kept) - len(superfluous(kept, now))
    assert len(kept) == 3200
    assert 30 * 4 + 335 + 14 <= left <= 30 * 4 + 337 + 17


def test_the_calendar_alone_thins_nothing():
    kept, now = told(dense(100))
    in_2099 = now.replace(year=2099)
    assert superfluous(kept, in_2099) == superfluous(kept, kept[-1].made_at)
    assert superfluous(kept, now - timedelta(days=20_000)) == []


def test_the_time_that_was_lived_leaves_jumps_and_absences_out():
    moments = [START, START + DAY, START + 400 * DAY, START + 401 * DAY]
    assert lived_since(moments, START + 403 * DAY) == [4 * DAY, 3 * DAY, 3 * DAY, 2 * DAY]
    assert lived_since([], START) == []


def test_the_bin_is_ripe_after_ninety_days_by_calendar_and_life():
    written = [one.made_at for one in told(dense(200, 1))[0]]
    now = written[-1]
    thrown = [("old", now - STAYS - DAY), ("young", now - STAYS + DAY), ("unknown", now - 4000 * DAY)]
    assert outlived(thrown, written, now) == thrown[:1]
    assert outlived(thrown, written, now.replace(year=2099)) == thrown[:1]
    assert outlived(thrown, written, now - 30 * DAY) == []
    assert outlived(thrown, [], now) == []
