"""End dates on the first page: calm, at most three, and a way to what can be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from pytestqt.qtbot import QtBot

from herstelkluis.model.ledger import LedgerNames
from herstelkluis.ui.screens.ending_soon import MOST, EndingSoon
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.givings import Giving, State

TODAY = date(2027, 2, 14)
NOON = datetime(2027, 2, 14, 12, tzinfo=UTC)
GIVEN = Giving(
    "2" * 26,
    "222222",
    NOON - timedelta(days=90),
    NOON + timedelta(days=3),
    State.GIVEN,
    LedgerNames("", "huisarts", "Zodat u mij kent.", ("Brief",)),
)


def shown(qtbot: QtBot, *givings: Giving) -> tuple[EndingSoon, list[tuple[str, dict[str, object]]]]:
    went: list[tuple[str, dict[str, object]]] = []
    part = EndingSoon(lambda key, what: went.append((key, what)))
    qtbot.addWidget(part)
    part.show_givings(givings, TODAY)
    return part, went


def said(part: EndingSoon) -> str:
    return "\n".join(one.text() for one in part.findChildren(Words))


def test_nothing_to_say_takes_no_room(look: Callable[..., object], qtbot: QtBot) -> None:
    assert shown(qtbot)[0].isHidden()


def test_what_ends_may_just_end_and_leads_to_what_can_be_done(look: Callable[..., object], qtbot: QtBot) -> None:
    part, went = shown(qtbot, GIVEN)
    assert "Voor Huisarts: loopt af op 17 februari 2027. Dat mag gewoon." in said(part)
    part.findChildren(Link)[0].click()
    assert went == [("share", {"package": GIVEN.package})]


def test_what_ended_says_so_and_a_crisis_plan_asks_whether_it_still_holds(
    look: Callable[..., object], qtbot: QtBot
) -> None:
    part, _went = shown(qtbot, replace(GIVEN, expires_at=NOON - timedelta(days=2), profile="crisisdienst"))
    assert "afgelopen op 12 februari 2027. Dit is een jaar oud." in said(part)


def test_never_more_than_three_and_no_count(look: Callable[..., object], qtbot: QtBot) -> None:
    part, _went = shown(qtbot, *(replace(GIVEN, package=str(n) * 26, number=str(n) * 6) for n in range(1, 8)))
    assert said(part).count("loopt af") == MOST
    assert "7" not in said(part).replace("17 februari 2027", "")
