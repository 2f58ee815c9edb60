"""Mijn tijdlijn: from a whole life to one year with the keyboard, and its list says the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer
from herstelkluis.model.document import Done
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.pictures.drawing import Words
from herstelkluis.model.pictures.timeline_drawing import days_of
from herstelkluis.vault.timeline import moments_of, timeline_sheet
from house import write
from ui.accessible import spoken
from ui.writing_desk import button

EVENT = "gebeurtenis"


def put(desk, words, when="", kind=EVENT, **more):
    return write(desk.vault, kind, words, title=words, period=parse_period(when) if when else None, **more).id


def listed(screen):
    return [row.accessibleName() for row in screen.list.lines.rows]


def drawn(screen):
    return {shape.text for shape in screen.view.drawing.shapes if isinstance(shape, Words)}


def test_an_empty_life_says_how_it_begins(desk):
    desk.at("timeline")
    assert _("Give a chapter or an event a year. About is good enough.") in spoken(desk.window)


def test_every_kind_with_a_time_stands_in_the_drawing_and_in_the_list(desk):
    put(desk, "Verhuisd", "1986")
    put(desk, "De huisarts", "januari 2009", "hulpstap")
    put(desk, "De winter", "2014", "crisis")
    put(desk, "Gebeld", "mei 2020", "overwinning")
    put(desk, "Ons huis", "1984–1988", "levensverhaal", section="h02", done=Done.BUSY)
    put(desk, "Een brief")
    screen = desk.at("timeline")
    words = {"Verhuisd", "De huisarts", "De winter", "Gebeld", "Ons huis", "Een brief"}
    assert words <= drawn(screen)
    said = "\n".join(listed(screen))
    assert all(one in said for one in words)
    (picture,) = timeline_sheet(desk.vault).pieces
    assert len(picture.lines) == 6


def test_a_bare_age_stands_at_its_year_when_the_year_of_birth_is_known(desk):
    put(desk, "Oma", "toen ik elf was")
    assert not moments_of(desk.vault)[0].is_known
    document = desk.vault.start("levensverhaal", section="h01")
    body = {"h01.jaar": Answer(parse_period("1984"))}
    desk.vault.drafts.change(replace(document, body=body))
    desk.vault.settle()
    oma = next(one for one in moments_of(desk.vault) if one.words == "Oma")
    assert date.fromordinal(oma.first).year == 1995


def test_the_keyboard_goes_from_a_life_to_ten_years_to_a_year_and_to_a_piece(desk):
    key = put(desk, "Verhuisd", "maart 1986")
    put(desk, "Later", "2004")
    screen = desk.at("timeline")
    assert QApplication.focusWidget().text() == _("My whole life")
    while QApplication.focusWidget() is not screen.list.lines.rows[0]:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert date.fromordinal(screen.shown.end) == date(1989, 12, 31)
    assert not any("Later" in one for one in listed(screen))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert date.fromordinal(screen.shown.start) == date(1986, 1, 1)
    assert screen.shown.days == 365
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert screen.view._chosen == key
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.window.screen_shown.inner.writing.document.id == key


def test_chips_and_buttons_zoom_and_turn(desk):
    put(desk, "Verhuisd", "1986")
    screen = desk.at("timeline")
    button(desk.window, _("Ten years")).click()
    assert date.fromordinal(screen.shown.start).year == 2020
    button(desk.window, _("Earlier")).click()
    assert date.fromordinal(screen.shown.end).year == 2019
    button(desk.window, _("One year")).click()
    assert screen.shown.days in (365, 366)
    button(desk.window, _("My whole life")).click()
    assert screen.shown == screen.whole
    assert not screen._before.isVisible()


def test_the_wheel_with_ctrl_zooms_around_the_day_below_it(desk, qtbot):
    put(desk, "Verhuisd", "1986")
    screen = desk.at("timeline")
    view = screen.view
    before = screen.shown.start + 0.5 * screen.shown.days
    at = QPointF(view.width() / 2, 40)
    for modifiers in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier):
        wheel = QWheelEvent(
            at, view.mapToGlobal(at), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton, modifiers,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        days = screen.shown.days
        view.wheelEvent(wheel)
        assert (screen.shown.days < days) == (modifiers == Qt.KeyboardModifier.ControlModifier)
    assert screen.shown.start + 0.5 * screen.shown.days == pytest.approx(before, abs=3)
    qtbot.waitUntil(lambda: not screen._rest.isActive())
    assert screen._said.text() in spoken(desk.window)


def test_many_events_are_shelves_to_go_into_and_none_is_lost(desk):
    for n in range(200):
        document = desk.vault.start(EVENT, title=f"Iets {n}")
        desk.vault.drafts.change(replace(document, period=parse_period(str(1985 + n % 40))))
    desk.vault.settle()
    screen = desk.at("timeline")
    assert len(screen.list.lines.rows) <= 6
    groups = [shape for shape in screen.view.drawing.shapes if days_of(shape.key)]
    assert groups
    screen._chosen(groups[0].key)
    assert screen.shown.days < screen.whole.days
    found = set()
    for year in range(1985, 2025):
        screen.show_stretch(screen.whole.within(date(year, 1, 1).toordinal(), 365))
        found |= {str(row.property("key")) for row in screen.list.lines.rows}
    assert sum(days_of(key) is None for key in found) == 200


def test_a_folded_piece_shows_only_its_title(desk):
    write(desk.vault, "crisis", "stil in de gang", title="Die winter", folded=True, period=parse_period("2009"))
    desk.at("timeline")
    said = spoken(desk.window, hidden=True)
    assert "Die winter" in said
    assert "stil in de gang" not in said


def test_coming_back_from_a_cover_shows_the_same_part(desk):
    put(desk, "Verhuisd", "1986")
    screen = desk.at("timeline")
    screen.show_stretch(screen.whole.within(date(1980, 1, 1).toordinal(), 3652))
    shown = screen.shown
    desk.window.cover("hidden")
    assert "Verhuisd" not in spoken(desk.window, hidden=True)
    desk.window.uncover()
    assert desk.window.screen_shown.shown == shown
