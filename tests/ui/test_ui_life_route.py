"""Mijn verhaal as a route: the list leads the drawing, a marker is a way in, events stand between chapters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Links, Ref
from herstelkluis.model.document import Done
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.pictures.drawing import Circle, Words
from herstelkluis.ui.tokens import LIGHT
from herstelkluis.vault.chapters import chapters_of
from herstelkluis.vault.route import happenings_of, route_sheet
from house import write
from ui.accessible import spoken
from ui.writing_desk import Desk, button

STORY, EVENT = "levensverhaal", "gebeurtenis"


@pytest.fixture
def desk(opened, look, qtbot):
    desk = Desk(opened[2])
    qtbot.addWidget(desk.window)
    write(desk.vault, STORY, "a", section="h01", done=Done.FOR_NOW, period=parse_period("1984"))
    write(desk.vault, STORY, "b", section="h06", done=Done.BUSY, period=parse_period("1988"))
    yield desk
    desk.window.cover("locked")


def event(desk, words, when="", chapter=""):
    document = write(desk.vault, EVENT, words, title=words, period=parse_period(when) if when else None)
    if chapter:
        refs = Links((Ref(chapter, ""),))
        desk.vault.drafts.change(replace(document, body={**document.body, "gebeurtenis.hoofdstuk": Answer(refs)}))
        desk.vault.settle()
    return document.id


def place(desk):
    return {one.words: one.after for one in happenings_of(desk.vault, chapters_of(desk.vault))}


def test_arrow_keys_walk_the_list_and_the_drawing_follows(desk):
    screen = desk.at("story")
    assert QApplication.focusWidget() is screen.list.lines.row_of("h06")
    assert screen.route._chosen == "h06"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert screen.route._chosen == "h07"
    for key, expected in ((Qt.Key.Key_Home, "h01"), (Qt.Key.Key_Up, "h01"), (Qt.Key.Key_End, "h09")):
        QTest.keyClick(QApplication.focusWidget(), key)
        assert screen.route._chosen == expected
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.window.screen_shown.inner.writing.document.section == "h01"


def test_a_marker_opens_its_chapter(desk):
    screen = desk.at("story")
    view = screen.route
    marker = next(one for one in view.drawing.shapes if isinstance(one, Circle) and one.key == "h04")
    scale = view._scale(view.width())
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.rect().topLeft() + _point(marker, scale))
    assert desk.window.screen_shown.inner.writing.document.section == "h04"


def _point(marker, scale):
    return QPoint(round(marker.x * scale), round(marker.y * scale))


def test_an_event_stands_where_the_person_put_it_else_at_its_date_else_at_the_end(desk):
    sixth = chapters_of(desk.vault)[5].document
    event(desk, "Verhuisd", "1986")
    event(desk, "Een brief")
    event(desk, "Zusje", "1983")
    event(desk, "Oma", "1986", chapter=sixth)
    assert place(desk) == {"Zusje": 0, "Verhuisd": 1, "Oma": 6, "Een brief": 17}


def test_events_are_in_the_list_and_open(desk):
    screen = desk.at("story")
    button(desk.window, _("Events")).click()
    assert _("No events yet. You can add one below.") in spoken(desk.window)
    key = event(desk, "Verhuisd", "1986")
    screen = desk.at("story")
    button(desk.window, _("Events")).click()
    assert [row.property("key") for row in screen.list.lines.rows] == [key]
    screen.list.lines.rows[0].click()
    assert desk.window.screen_shown.inner.writing.document.id == key


def test_an_event_is_added_and_gets_its_name_and_moment(desk):
    desk.at("story")
    button(desk.window, _("Add an event")).click()
    inner = desk.window.screen_shown.inner
    QTest.keyClicks(inner.form.editors["gebeurtenis.wat"].edit, "Verhuisd")
    inner.leave()
    stored = desk.stored(EVENT)
    assert stored.title == "Verhuisd"
    screen = desk.at("story")
    assert any(isinstance(one, Words) and one.text == "Verhuisd" for one in screen.route.drawing.shapes)


def test_the_route_says_what_it_is_and_where_the_same_stands(desk):
    event(desk, "Verhuisd", "1986")
    desk.at("story")
    assert _("The list says the same.") in spoken(desk.window)


def test_narrow_the_drawing_stands_above_the_list_with_fewer_markers_in_a_row(desk, look, qtbot):
    screen = desk.at("story")

    def in_a_row():
        return len({one.x for one in screen.route.drawing.shapes if isinstance(one, Circle) and one.key})

    assert in_a_row() == 5
    look(LIGHT, 200)
    desk.window.resize(1024, 768)
    qtbot.waitUntil(lambda: in_a_row() < 5)

    def is_above():
        below_route = screen.route.mapTo(screen, screen.route.rect().bottomLeft()).y()
        return below_route < screen.list.mapTo(screen, screen.list.rect().topLeft()).y()

    qtbot.waitUntil(is_above)


def test_the_sheet_of_the_route_has_the_drawing_and_everything_in_words(desk):
    event(desk, "Verhuisd", "1986")
    (picture,) = route_sheet(desk.vault).pieces
    assert picture.svg.startswith("<svg")
    assert len(picture.lines) == 18


def test_nothing_stays_of_the_route_after_a_cover(desk):
    event(desk, "Verhuisd naar het eiland", "1986")
    desk.at("story")
    desk.window.cover("hidden")
    assert "Verhuisd" not in spoken(desk.window, hidden=True)
