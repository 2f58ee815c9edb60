from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis import resources
from herstelkluis.model.fuzzy import format_period, parse_period, sort_key
from herstelkluis.model.partial_dates import is_forward, span
from herstelkluis.model.period import Period
from model.model_values import periods, typed


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("12 maart 1994", "1994-03-12", "1994-03-12"),
        ("op 12 mrt. 1994", "1994-03-12", "1994-03-12"),
        ("12e maart 1994", "1994-03-12", "1994-03-12"),
        ("12-3-1994", "1994-03-12", "1994-03-12"),
        ("12/03/1994", "1994-03-12", "1994-03-12"),
        ("1994-03-12", "1994-03-12", "1994-03-12"),
        ("Maart 1994", "1994-03", "1994-03"),
        ("in mei 1994.", "1994-05", "1994-05"),
        ("3-1994", "1994-03", "1994-03"),
        ("zomer 1994", "1994-06", "1994-08"),
        ("in de zomer van 1994", "1994-06", "1994-08"),
        ("winter 2009", "2009", "2009"),
        ("eind 1994", "1994-09", "1994-12"),
        ("1994", "1994", "1994"),
        ("١٩٩٤", "1994", "1994"),
        ("het jaar 1994", "1994", "1994"),
        ("jaren tachtig", "1980", "1989"),
        ("de jaren 80", "1980", "1989"),
        ("begin jaren tachtig", "1980", "1983"),
        ("eind jaren '90", "1997", "1999"),
        ("halverwege de jaren zeventig", "1974", "1976"),
        ("half 2003", "2003-05", "2003-08"),
        ("jaren nul", "2000", "2009"),
        ("tussen 1990 en 1994", "1990", "1994"),
        ("1990-1994", "1990", "1994"),
        ("1990 – 1994", "1990", "1994"),
        ("van 1990 tot 1994", "1990", "1994"),
        ("van maart 1990 tot en met zomer 1994", "1990-03", "1994-08"),
        ("12-3-1994 - 15-3-1994", "1994-03-12", "1994-03-15"),
        ("2009–nu", "2009", ""),
        ("vanaf 2009", "2009", ""),
        ("sinds mei 2009", "2009-05", ""),
        ("tot 1988", "", "1988"),
        ("vóór 1988", "", "1988"),
        ("1994 tot 1996", "1994", "1996"),
        ("1994 tot en met 1996", "1994", "1996"),
        ("1994/95", "1994", "1995"),
        ("1994-'95", "1994", "1995"),
        ("'94", "1994", "1994"),
        ("lente ’05", "2005-03", "2005-05"),
        ("begin mei 2006", "2006-05", "2006-05"),
        ("zondag 12 maart 1994", "1994-03-12", "1994-03-12"),
        ("zomervakantie 1994", "1994-07", "1994-08"),
        ("eind jaren 80", "1987", "1989"),
        ("de jaren 1990", "1990", "1999"),
        ("in 1984 begon ik", "1984", "1984"),
    ],
)
def test_a_moment_or_period_is_understood(words, first, last):
    assert parse_period(words) == Period(words, first, last)


@pytest.mark.parametrize(
    ("words", "youngest", "oldest", "about"),
    [
        ("rond mijn 12e", 12, 12, True),
        ("rond mijn twaalfde", 12, 12, True),
        ("toen ik 8 was", 8, 8, False),
        ("toen ik 8 jaar oud was", 8, 8, False),
        ("mijn puberteit", 12, 18, False),
        ("in mijn puberteit", 12, 18, False),
        ("in mijn jeugd", 4, 18, False),
        ("mijn basisschooltijd", 4, 12, False),
        ("als kleuter", 4, 6, False),
        ("op de middelbare school", 12, 18, False),
        ("tussen mijn 12e en 15e", 12, 15, False),
        ("van mijn 12e tot mijn 15e", 12, 15, False),
        ("vanaf mijn 18e", 18, None, False),
        ("ongeveer tot mijn 30e", None, 30, True),
        ("toen ik 30 was", 30, 30, False),
        ("toen ik dertig was", 30, 30, False),
        ("toen ik tweeëntwintig was", 22, 22, False),
        ("toen ik een jaar of 12 was", 12, 12, True),
        ("een jaar of twaalf", 12, 12, True),
        ("ik was 12 of 13", 12, 13, True),
        ("op mijn 18e verjaardag", 18, 18, False),
        ("puberteit", 12, 18, False),
        ("in groep 5", 8, 9, False),
        ("in de brugklas", 12, 13, False),
        ("toen ik in de twintig was", 20, 29, False),
        ("ik was ergens in de veertig", 40, 49, True),
    ],
)
def test_an_age_is_understood(words, youngest, oldest, about):
    assert parse_period(words) == Period(words, age_from=youngest, age_to=oldest, about=about)


def test_about_is_kept():
    assert parse_period("In 1994, denk ik.") == Period("In 1994, denk ik.", "1994", "1994", about=True)
    assert parse_period("1994 of 1995") == Period("1994 of 1995", "1994", "1995", about=True)
    assert parse_period("ergens in 2006") == Period("ergens in 2006", "2006", "2006", about=True)
    assert parse_period("rond 1985") == Period("rond 1985", "1985", "1985", about=True)
    assert parse_period("ongeveer tussen 1990 en 1994") == Period(
        "ongeveer tussen 1990 en 1994", "1990", "1994", about=True
    )


@pytest.mark.parametrize(
    "words",
    [
        "", " ", "weet ik niet", "vorig jaar", "gisteren", "vroeger", "31-2-1994", "12-13-1994", "85", "0999", "9999",
        "tussen 1994 en 1990", "tussen 1990 en mijn 12e", "van mijn 15e tot mijn 12e", "rond", "rond rond", "tot", "-",
        "1990-1994-1998", "bij oma", "mijn 999e", "1994 en 1996", "x" * 5000, "²e", "mijn ²", "twaalf", "of", "1994 of",
        "maart 1994 tot januari 1994",
        "12 maart 1994 tot 11 maart 1994", "'", "jaar of", "mijn tachtigentwintig",
    ],
)  # fmt: skip
def test_what_is_not_understood_stays_as_words(words):
    assert parse_period(words) == Period(words)


@given(st.text() | typed)
def test_no_words_are_refused_and_all_are_kept(words):
    assert parse_period(words).words == words


vocabulary = resources.read_text("periods.toml").replace('"', " ").replace(",", " ").split()


@given(
    st.lists(
        st.sampled_from(
            [
                *vocabulary,
                "1990",
                "12e",
                "1994-",
                "mijn",
                "-",
                "rond",
                "tussen",
                "of",
                "/",
                "'94",
                "tot",
                "1996",
                "maart",
            ]
        ),
        max_size=7,
    )
)
def test_no_row_of_time_words_raises_and_dates_run_forward(words):
    said = " ".join(words)
    period = parse_period(said)
    assert period.words == said
    assert is_forward(period)
    first, last = span(period, 1984)
    assert first is None or last is None or first <= last


@given(periods)
def test_a_period_is_said_in_its_own_words(period):
    said = format_period(period)
    assert said == period.words or not period.words.strip()


def test_a_period_without_words_is_said_by_its_dates():
    assert format_period(Period("", "1994-03-12", "1994-03-12")) == "12 maart 1994"
    assert format_period(Period("", "1994-03", "1996")) == "maart 1994 – 1996"
    assert format_period(Period("")) == ""


def test_a_life_is_put_in_order():
    told = ["weet ik niet", "1996", "maart 1994", "toen ik 8 was", "12 maart 1994", "mijn puberteit"]
    periods = [parse_period(one) for one in told]
    assert [one.words for one in sorted(periods, key=sort_key)] == [
        "maart 1994", "12 maart 1994", "1996", "toen ik 8 was", "mijn puberteit", "weet ik niet",
    ]  # fmt: skip
    assert [one.words for one in sorted(periods, key=lambda one: sort_key(one, 1984))] == [
        "toen ik 8 was", "maart 1994", "12 maart 1994", "1996", "mijn puberteit", "weet ik niet",
    ]  # fmt: skip
    assert sort_key(None) == sort_key(Period("vroeger"))
