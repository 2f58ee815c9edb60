"""Texts, days and moments as people say them."""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis import i18n, resources
from herstelkluis.errors import DiskFullError, ExpiredError, KluisError, UnknownWordError

SUNDAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def dutch_again() -> Iterator[None]:
    yield
    i18n.use("nl")


def test_dutch_is_spoken_when_nobody_chose() -> None:
    assert i18n.language() == "nl"
    assert i18n._("The vault is locked.") == "De kluis is op slot."


def test_a_change_of_language_reaches_texts_that_were_marked_before() -> None:
    marked = i18n.N_("yesterday")
    assert i18n._(marked) == "gisteren"
    i18n.use("en")
    assert i18n._(marked) == "yesterday"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_text_is_the_one_that_pythons_own_reader_finds(language: str) -> None:
    i18n.use(language)
    peer = gettext.translation(i18n.DOMAIN, resources.path("locale"), [language])
    texts = {key: text for key, text in vars(peer)["_catalog"].items() if key}
    assert len(texts) > 1000
    for key, text in texts.items():
        said = i18n._(key) if isinstance(key, str) else i18n.ngettext(key[0], "", 5 if key[1] else 1)
        assert said == text


@given(st.text(), st.integers(0, 30))
def test_what_no_catalogue_holds_is_said_as_it_stands(text: str, n: int) -> None:
    unknown = f"\u2603{text}"
    assert i18n._(unknown) == unknown
    assert i18n.ngettext(unknown, "many", n) == (unknown if n == 1 else "many")
    assert unknown not in vars(i18n._texts("nl"))["_found"]


def test_an_installation_without_catalogues_speaks_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_root", lambda: tmp_path)
    i18n._texts.cache_clear()
    assert i18n._("yesterday") == "yesterday"
    assert i18n.ngettext("{n} day", "{n} days", 2) == "{n} days"
    i18n._texts.cache_clear()


def test_a_language_without_texts_is_refused() -> None:
    with pytest.raises(ValueError, match="no texts"):
        i18n.use("de")


def test_an_error_says_what_happened_and_one_next_step() -> None:
    assert i18n.say_error(UnknownWordError(n=4)) == (
        "Woord 4 staat niet in de woordenlijst.",
        "Lees dat woord nog eens na. Typ het dan opnieuw.",
    )
    assert i18n.sentence(DiskFullError()).startswith("De schijf is vol.")


def test_a_day_in_an_error_is_said_as_a_day() -> None:
    assert "tot en met 15 februari 2027" in i18n.sentence(ExpiredError(expires_on="2027-02-15"))


def test_an_error_without_words_says_nothing_instead_of_the_header_of_the_catalogue() -> None:
    assert i18n.sentence(KluisError()) == ""


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (SUNDAY, "vandaag"),
        (date(2026, 11, 21), "gisteren"),
        (date(2026, 11, 20), "vrijdag"),
        (date(2026, 11, 16), "maandag"),
        (date(2026, 11, 15), "15 november"),
        (date(2026, 1, 1), "1 januari"),
        (date(2025, 12, 31), "31 december 2025"),
        (date(2026, 11, 23), "23 november"),
        (date(2027, 2, 15), "15 februari 2027"),
    ],
)
def test_a_day_is_said_as_near_as_it_is(day: date, said: str) -> None:
    assert i18n.say_date(day, SUNDAY) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (SUNDAY, "vandaag"),
        (date(2026, 11, 20), "vrijdag"),
        (date(2026, 11, 15), "op 15 november"),
        (date(2026, 11, 23), "op 23 november"),
    ],
)
def test_a_day_fits_within_a_sentence(day: date, said: str) -> None:
    assert i18n.say_when(day, SUNDAY) == said


@given(st.dates(), st.dates())
def test_a_day_said_by_its_weekday_is_never_a_week_or_more_away(day: date, today: date) -> None:
    if i18n.say_date(day, today) == i18n.say_weekday(day):
        assert timedelta(days=1) < today - day < timedelta(days=7)


def test_an_end_date_has_its_weekday() -> None:
    assert i18n.say_until(date(2027, 2, 15)) == "tot en met maandag 15 februari 2027"
    i18n.use("en")
    assert i18n.say_until(date(2027, 2, 15)) == "up to and including Monday 15 February 2027"


def test_a_moment_is_said_in_the_zone_of_the_person() -> None:
    amsterdam = timezone(timedelta(hours=1))
    now = datetime(2026, 11, 22, 22, 50, tzinfo=UTC)
    assert i18n.say_moment(datetime(2026, 11, 22, 13, 5, tzinfo=UTC), now, amsterdam) == "om 14:05"
    after_midnight = datetime(2026, 11, 22, 23, 10, tzinfo=UTC)
    assert i18n.say_moment(now, after_midnight, amsterdam) == "gisteren"
    assert i18n.say_moment(now, after_midnight, UTC) == "om 22:50"
