"""What was understood of a moment is said back calmly, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given

from herstelkluis import i18n
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.partial_dates import begins, ends, span
from herstelkluis.model.period import Period
from herstelkluis.model.say_period import say_understood
from model.model_values import periods, typed


@pytest.fixture(autouse=True)
def _in_english():
    i18n.use("en")
    yield
    i18n.use("nl")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2006", "somewhere in 2006"),
        ("rond 2006", "around 2006"),
        ("1994 tot 1996", "somewhere from 1994 to 1996"),
        ("vanaf 2009", "from 2009"),
        ("tot 1988", "until 1988"),
        ("toen ik 30 was", "when you were 30"),
        ("rond mijn 12e", "when you were about 12"),
        ("puberteit", "when you were 12 to 18"),
        ("vanaf mijn 18e", "from when you were 18"),
        ("tot mijn 6e", "until you were 6"),
        ("weet ik niet", ""),
        ("", ""),
    ],
)
def test_what_was_understood_is_said_back(words, said):
    assert say_understood(parse_period(words)) == said


def test_days_and_months_are_said_with_their_year_once():
    i18n.use("nl")
    assert say_understood(parse_period("12 maart 1994")).endswith("12 maart 1994")
    assert say_understood(parse_period("maart 1994")).endswith("maart 1994")
    summer = say_understood(parse_period("zomer 1994"))
    assert "juni" in summer
    assert summer.endswith("augustus 1994")
    assert summer.count("1994") == 1


def test_a_year_of_birth_gives_ages_their_years():
    assert say_understood(parse_period("toen ik 12 was"), 1984) == "when you were 12, around 1996"
    assert say_understood(parse_period("puberteit"), 1984) == "when you were 12 to 18, somewhere from 1996 to 2002"
    assert say_understood(parse_period("1994"), 1984) == "somewhere in 1994"


@given(typed | periods.map(lambda one: one.words))
def test_whatever_was_typed_is_said_back_or_left_alone_and_never_changed(words):
    period = parse_period(words)
    said = say_understood(period, 1984)
    assert bool(said) == (period != Period(words))
    assert period.words == words


@given(periods)
def test_any_stored_period_is_said_and_has_its_days_without_raising(period):
    assert isinstance(say_understood(period, 1984), str)
    assert len(span(period, 1984)) == 2


@pytest.mark.parametrize("bad", ["", "x", "0000", "1994-13", "1994-02-30", "12", "1994-1-1-1", "²"])
def test_what_is_no_date_has_no_days(bad):
    assert begins(bad) is None
    assert ends(bad) is None


def test_a_partial_date_begins_and_ends_where_it_should():
    assert str(begins("1994")) == "1994-01-01"
    assert str(ends("1994")) == "1994-12-31"
    assert str(ends("2024-02")) == "2024-02-29"
    assert str(ends("1994-03-12")) == "1994-03-12"
