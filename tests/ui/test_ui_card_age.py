"""How old the card is: one calm line on the first page and where the card is made, and it can be put away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from herstelkluis.errors import DiskFullError
from herstelkluis.model.body import Answer, Line, Row, Rows
from herstelkluis.model.document import Document
from herstelkluis.ui import saving_as
from herstelkluis.vault import card_age
from ui.accessible import assert_named, assert_nothing_clipped, assert_tab_order, spoken
from ui.start_places import Place

TWO_YEARS = 2 * 365 * 24 * 3600
ASKED = "Je kaartje is van november 2026. Klopt het nog?"


@pytest.fixture
def place(look: Callable[..., object], qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    made = Place(qtbot, tmp_path)
    yield made
    made.end()


def written(place: Place, kind: str = "plan.crisis", question: str = "anderen.helpt") -> Document:
    vault = place.session.vault
    rows = Rows((Row("r1", {"regel": Line("Praat rustig")}),))
    document = replace(vault.start(kind), body={question: Answer(rows)})
    vault.drafts.change(document)
    vault.settle(document.id)
    return document


def printed_long_ago(place: Place) -> Document:
    document = written(place)
    card_age.keep_printed(place.session.vault, document.id)
    place.house.clock.wait(TWO_YEARS)
    return document


def test_without_a_card_and_with_a_new_one_today_says_nothing(place: Place) -> None:
    place.show("today")
    assert "kaartje is van" not in spoken(place.window)
    written(place)
    place.show("today")
    assert "Klopt het nog" not in spoken(place.window)


def test_an_old_card_is_asked_about_on_today_and_leads_to_the_plan(place: Place) -> None:
    document = printed_long_ago(place)
    screen = place.show("today")
    assert ASKED in spoken(place.window)
    assert_named(screen)
    assert_nothing_clipped(screen)
    assert_tab_order(screen)
    place.press("Mijn kaartje bekijken")
    place.qtbot.waitUntil(lambda: place.window.key == "crisis")
    assert place.window.screen_shown.writing.document.id == document.id


def test_not_now_puts_the_question_away_also_for_the_next_time(place: Place) -> None:
    printed_long_ago(place)
    place.show("today")
    place.press("Niet nu naar mijn kaartje kijken")
    assert ASKED not in spoken(place.window)
    place.show("story")
    place.show("today")
    assert ASKED not in spoken(place.window)


def test_a_plan_whose_card_was_never_printed_here_is_called_by_its_own_name(place: Place) -> None:
    written(place)
    place.house.clock.wait(TWO_YEARS)
    place.show("today")
    assert "Je crisisplan is van november 2026. Klopt het nog?" in spoken(place.window)


def test_an_old_help_card_leads_to_the_help_card(place: Place) -> None:
    document = written(place, "hulpkaart", "wel_niet.doe")
    place.house.clock.wait(TWO_YEARS)
    place.show("today")
    assert ASKED in spoken(place.window)
    place.press("Mijn kaartje bekijken")
    place.qtbot.waitUntil(lambda: place.window.key == "write")
    assert place.window.screen_shown.inner.writing.document.id == document.id


def test_where_the_card_is_made_one_press_says_that_it_still_holds(place: Place) -> None:
    printed_long_ago(place)
    place.show("crisis")
    assert ASKED in spoken(place.window)
    place.press("Het klopt nog")
    assert "Druk je kaartje opnieuw af voor een nieuwe datum." in spoken(place.window)
    place.show("today")
    assert ASKED not in spoken(place.window)
    place.show("crisis")
    assert ASKED not in spoken(place.window)


def test_a_full_disk_says_so_and_the_question_stays(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    printed_long_ago(place)
    place.show("crisis")

    def full(*_args: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(card_age, "keep_looked", full)
    place.press("Het klopt nog")
    assert ASKED in spoken(place.window)
    place.qtbot.waitUntil(lambda: "vol" in spoken(place.window))


def test_a_card_that_is_printed_again_is_of_today(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed_long_ago(place)
    monkeypatch.setattr(saving_as, "ask_where", lambda *_args: tmp_path / "kaartje.pdf")
    place.show("crisis")
    place.press("Kaartje afdrukken")
    assert (tmp_path / "kaartje.pdf").read_bytes().startswith(b"%PDF-")
    assert ASKED not in spoken(place.window)
    place.show("today")
    assert ASKED not in spoken(place.window)


def test_who_goes_back_at_the_question_where_has_printed_nothing(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    printed_long_ago(place)
    monkeypatch.setattr(saving_as, "ask_where", lambda *_args: None)
    place.show("crisis")
    place.press("Kaartje afdrukken")
    assert ASKED in spoken(place.window)


def test_nothing_of_it_stays_after_locking(place: Place) -> None:
    printed_long_ago(place)
    place.show("crisis")
    place.show("today")
    place.window.cover("locked")
    assert "Klopt het nog" not in spoken(place.window, hidden=True)
