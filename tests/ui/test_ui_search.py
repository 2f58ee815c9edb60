"""Zoeken: results while typing, folded pieces only by title, and a hit opens its answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from herstelkluis.errors import VaultDamagedError
from herstelkluis.model.body import Answer, Line, Text
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.text import runs
from herstelkluis.ui.widgets.hit_row import HitRow
from house import write
from ui.accessible import spoken
from ui.writing_desk import Desk


@pytest.fixture
def desk(opened, look, qtbot):
    desk = Desk(opened[2])
    qtbot.addWidget(desk.window)
    document = desk.vault.start("levensverhaal", section="h06")
    body = {"h06.eerste": Answer(Text(runs("Er lag sneeuw"))), "h06.wie": Answer(Text(runs("Mijn zus weet dit nog")))}
    desk.vault.drafts.change(replace(document, body=body))
    winter = desk.vault.start("levensverhaal", section="h14", title="De winter van mijn zus")
    body = {"h14.bleef": Answer(Text(runs("zus, en wat niemand weet")))}
    desk.vault.drafts.change(replace(winter, body=body))
    desk.vault.settle()
    yield desk
    desk.window.cover("locked")


def hits(desk):
    return desk.window.screen_shown.findChildren(HitRow)


def test_results_come_while_typing_within_the_pause(desk, qtbot):
    screen = desk.at("search")
    assert screen._field.hasFocus()
    QTest.keyClicks(screen._field, "zus")
    assert hits(desk) == []
    qtbot.waitUntil(lambda: len(hits(desk)) == 2)
    assert "2 keer gevonden" in spoken(desk.window)
    names = [one.accessibleName() for one in hits(desk)]
    assert "Mijn eerste herinneringen, Mijn verhaal, hoofdstuk 6, Mijn zus weet dit nog" in names


def test_a_piece_that_is_found_by_its_time_says_that_time(desk, qtbot):
    write(desk.vault, "levensverhaal", "Ik zat op het hek", section="h08", period=parse_period("1988 tot 1996"))
    screen = desk.at("search")
    QTest.keyClicks(screen._field, "1994")
    qtbot.waitUntil(lambda: len(hits(desk)) == 1)
    assert hits(desk)[0].accessibleName().endswith(", 1988 tot 1996")


def test_a_folded_piece_shows_its_title_and_nothing_else(desk):
    screen = desk.at("search")
    QTest.keyClicks(screen._field, "zus")
    screen.look()
    said = spoken(desk.window, hidden=True)
    assert "De winter van mijn zus" in said
    assert "Ingeklapt. De tekst staat hier niet." in said
    assert "niemand" not in said


def test_a_hit_opens_the_answer_it_stands_in(desk):
    screen = desk.at("search")
    QTest.keyClicks(screen._field, "weet")
    screen.look()
    hits(desk)[0].click()
    inner = desk.window.screen_shown.inner
    assert inner._asked[inner.at].key == "h06.wie"


def test_a_hit_in_the_crisis_plan_opens_its_part(desk):
    plan = desk.vault.start("plan.crisis")
    desk.vault.drafts.change(replace(plan, body={"zorg.bewaart": Answer(Line("in het blik"))}))
    screen = desk.at("search")
    QTest.keyClicks(screen._field, "blik")
    screen.look()
    hits(desk)[0].click()
    assert desk.window.key == "crisis"
    assert "zorg.bewaart" in desk.window.screen_shown.form.editors


def test_a_hit_in_a_person_that_was_just_typed_is_found_too(desk):
    write(desk.vault, "persoon", "Noor", title="Noor")
    screen = desk.at("search")
    QTest.keyClicks(screen._field, "noor")
    screen.look()
    assert any("Mijn mensen" in one.accessibleName() for one in hits(desk))


def test_lines_of_an_answer_do_not_run_together(desk):
    write(desk.vault, "notitie", "een reiger\neen boot\n\neen brug\n", title="Water")
    screen = desk.at("search")
    QTest.keyClicks(screen._field, "boot")
    screen.look()
    assert hits(desk)[0].accessibleName().endswith(", een reiger · een boot · een brug")


def test_nothing_found_and_failing_are_said_calmly(desk, monkeypatch):
    screen = desk.at("search")
    QTest.keyClicks(screen._field, "weet")
    screen.look()
    assert "Deze zoekvraag bewaren" in spoken(desk.window)
    screen._field.clear()
    QTest.keyClicks(screen._field, "kameel")
    screen.look()
    assert "Deze zoekvraag bewaren" not in spoken(desk.window)
    assert "Niets gevonden voor ‘kameel’. Probeer een korter woord." in spoken(desk.window)

    def broken(*_args, **_kwargs):
        raise VaultDamagedError

    monkeypatch.setattr("herstelkluis.vault.vault.search.find", broken)
    screen.look()
    assert "Je teksten zijn er nog. Sluit het programma en open het opnieuw." in spoken(desk.window, hidden=True)


def test_nothing_searched_for_is_left_after_a_cover(desk):
    screen = desk.at("search")
    QTest.keyClicks(screen._field, "sneeuw")
    screen.look()
    desk.window.cover("hidden")
    assert "sneeuw" not in spoken(desk.window, hidden=True)
