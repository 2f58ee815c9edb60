"""Goals and small victories in one calm list: nothing counted, nothing missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.model.body import Answer, Line, People, Ref
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.vault.goals import GOAL, VICTORY, goals, victories
from ui.accessible import spoken


def write(desk, kind, body, days_ago=0, **about):
    begun = desk.vault.clock() - timedelta(days=days_ago)
    answers = {f"{kind}.{key}": Answer(one if not isinstance(one, str) else Line(one)) for key, one in body.items()}
    document = replace(desk.vault.start(kind), body=answers, created_at=begun, **about)
    desk.vault.drafts.change(document)
    desk.vault.settle()
    return document


def test_a_goal_stands_with_its_first_step_and_a_folded_one_only_with_its_title(desk):
    write(desk, GOAL, {"doel": "een week varen", "stap": "Jonas bellen", "wanneer": parse_period("zomer")})
    write(desk, GOAL, {"doel": "geheim", "stap": "stil"}, title="Iets van mij", folded=True)
    folded, shown = sorted(goals(desk.vault), key=lambda one: one.words)
    assert (shown.words, shown.under, shown.when) == ("een week varen", ("Jonas bellen",), "zomer")
    assert (folded.words, folded.under) == ("Iets van mij", ())


def test_victories_come_latest_first_by_what_was_said_or_by_the_day_it_was_written(desk):
    write(desk, VICTORY, {"zin": "lang geleden", "wanneer": parse_period("1994")})
    write(desk, VICTORY, {"zin": "vorig jaar"}, days_ago=365)
    write(desk, VICTORY, {"zin": "net", "met_wie": People((Ref("", "mijn zus"),)), "gevoel": "licht"}, days_ago=2)
    assert [one.words for one in victories(desk.vault)] == ["net", "vorig jaar", "lang geleden"]
    assert victories(desk.vault)[0].under == ("mijn zus", "licht")


def test_the_list_opens_a_piece_by_keyboard_and_stopping_leads_back_to_it(desk):
    document = write(desk, GOAL, {"doel": "een week varen"})
    desk.at("goals")
    assert isinstance(QApplication.focusWidget(), ListRow)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    inner = desk.window.screen_shown.inner
    assert inner.writing.document.id == document.id
    assert inner.back == "goals"


def test_nothing_there_yet_puts_no_pressure_and_nothing_is_ever_counted(desk):
    screen = desk.at("goals")
    assert not screen.findChildren(ListRow)
    for _time in range(3):
        write(desk, VICTORY, {"zin": "gelukt"})
    desk.at("today")
    desk.at("goals")
    said = spoken(desk.window.screen_shown)
    for word in ("totaal", "%", "reeks", "dagen op rij", "gemist"):
        assert word not in said
    screen._main.click()
    assert desk.window.screen_shown.inner.writing.document.kind == VICTORY
