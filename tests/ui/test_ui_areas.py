"""Mijn zes gebieden: two moments in one web, filling them in by keyboard, and nothing that counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.model.body import Answer, Line, NoAnswer, Scale
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.pictures.drawing import Stroke
from herstelkluis.model.sheet import Picture
from herstelkluis.ui import saving_as
from herstelkluis.ui.screens.area_row import AreaRow
from herstelkluis.ui.widgets.place_slider import PlaceSlider
from herstelkluis.vault.areas import scans
from ui.accessible import spoken
from ui.writing_desk import button

Key = Qt.Key
SHORT, LONG = "scan.zes.kort", "scan.zes"


def scan(desk, days_ago, values, kind=SHORT, **about):
    begun = desk.vault.clock() - timedelta(days=days_ago)
    body = {f"{key}.zelf": Answer(one if isinstance(one, Scale) else Scale(one)) for key, one in values.items()}
    document = replace(desk.vault.start(kind), body=body, created_at=begun, **about)
    desk.vault.drafts.change(document)
    desk.vault.settle()
    return document


def rows(desk):
    return {one.key: one for one in desk.window.screen_shown.findChildren(AreaRow)}


def dashed(screen):
    return [one for one in screen.drawing.drawing.shapes if isinstance(one, Stroke) and one.dash == "dashed"]


def press(widget, *keys):
    for key in keys:
        QTest.keyClick(widget, key)


def test_without_any_moment_the_areas_themselves_are_ways_in(desk):
    screen = desk.at("areas")
    assert screen.foot() is None
    assert len(rows(desk)) == 6
    press(rows(desk)["zin"], Key.Key_Return)
    inner = desk.window.screen_shown.inner
    assert (inner.writing.document.kind, inner.sections[inner.part].key) == (SHORT, "zin")
    assert isinstance(QApplication.focusWidget(), PlaceSlider)


def test_the_two_newest_moments_are_drawn_and_said(desk):
    scan(desk, 400, {"lijf": 1})
    scan(desk, 180, {"lijf": 3, "hoofd": 3, "zin": 5, "meedoen": 4})
    scan(desk, 4, {"lijf": 5, "hoofd": Scale(2, talk=True), "zin": 5})
    screen = desk.at("areas")
    assert dashed(screen)
    said = {key: row.accessibleName() for key, row in rows(desk).items()}
    assert [said["lijf"].count("mei"), said["hoofd"].count("mei"), said["meedoen"].count("mei")] == [1, 1, 0]
    assert "Hier wil ik over praten" in said["hoofd"]
    assert not any(letter.isdigit() for letter in "".join(said.values()))


def test_the_sentences_to_talk_about_stand_with_their_area(desk):
    document = scan(desk, 3, {"hoofd": 6}, kind=LONG)
    body = {**document.body, "hoofd.e": Answer(Scale(2, talk=True)), "hoofd.b": Answer(Scale(9))}
    desk.vault.drafts.change(replace(document, body=body))
    desk.vault.settle()
    screen = desk.at("areas")
    said = rows(desk)["hoofd"].accessibleName()
    assert "Ik ben niet te streng voor mezelf." in said
    assert "bij één ding" not in said
    assert "Ik ben niet te streng voor mezelf." in repr(screen._sheet())


def test_another_moment_is_chosen_from_a_list_by_keyboard(desk):
    scan(desk, 400, {"lijf": 1, "hoofd": 9, "zin": 3})
    scan(desk, 4, {"lijf": 5, "hoofd": 2, "zin": 5})
    screen = desk.at("areas")
    screen._date.click()
    assert QApplication.focusWidget() is screen.moments.now
    press(screen.moments.before, Key.Key_Home)
    screen.moments.before.activated.emit(0)
    assert not dashed(screen)
    screen.moments.before.setCurrentIndex(2)
    screen.moments.before.activated.emit(2)
    assert "oktober 2025" in rows(desk)["lijf"].accessibleName()


def test_moments_are_called_so_that_they_are_told_apart(desk):
    for days_ago in (3, 3.1, 9, 80, 400):
        scan(desk, days_ago, {"lijf": 5})
    scan(desk, 500, {"lijf": 4}, period=parse_period("de zomer van het dak"))
    called = [one.called for one in scans(desk.vault)]
    assert len(set(called)) == 6
    assert all(one.startswith("14 november 2026, ") for one in called[:2])
    assert called[2:] == ["8 november 2026", "augustus", "oktober 2025", "de zomer van het dak"]


def test_a_row_leads_to_its_area_and_the_drawing_shows_where_the_keyboard_is(desk):
    document = scan(desk, 3, {"lijf": 5})
    screen = desk.at("areas")
    rows(desk)["lijf"].setFocus()
    press(rows(desk)["lijf"], Key.Key_Tab)
    assert screen.drawing._chosen == "hoofd"
    screen.drawing.chosen.emit("meedoen")
    assert QApplication.focusWidget() is rows(desk)["meedoen"]
    press(rows(desk)["meedoen"], Key.Key_Space)
    inner = desk.window.screen_shown.inner
    assert inner.writing.document.id == document.id
    assert inner.sections[inner.part].key == "meedoen"


def test_filling_in_again_asks_short_or_with_sentences_and_begins_empty(desk):
    scan(desk, 3, {"lijf": 5})
    screen = desk.at("areas")
    screen._main.click()
    assert QApplication.focusWidget() is screen.begin.short
    screen.begin.long.click()
    document = desk.window.screen_shown.inner.writing.document
    assert (document.kind, document.body) == (LONG, {})


def test_a_place_is_chosen_moved_and_taken_away_with_keys_alone(desk):
    inner = desk.at("write", kind=SHORT, answer="lijf.")
    slider = QApplication.focusWidget()
    assert isinstance(slider, PlaceSlider)
    assert slider.placed() is None
    assert slider.accessibleDescription()

    def now():
        inner.writing.gather()
        return inner.writing.document.body.get("lijf.zelf", Answer()).value

    assert now() is None
    press(slider, Key.Key_Right)
    assert now() == Scale(5)
    press(slider, Key.Key_Right, Key.Key_Right)
    assert now() == Scale(7)
    press(slider, Key.Key_Home)
    assert now() == Scale(0)
    press(slider, Key.Key_Left)
    assert now() == Scale(0)
    press(slider, Key.Key_Delete)
    assert now() is None
    press(slider, Key.Key_End)
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=slider.rect().center())
    assert now() == Scale(5)


def test_one_sentence_at_a_time_can_be_skipped_in_three_ways_and_is_remembered(desk):
    inner = desk.at("write", kind=LONG)
    inner.single.click()
    for words in ("Sla over", "Weet ik niet", "Wil ik niet zeggen"):
        assert len(inner.form.editors) == 1
        button(inner, words).click()
    body = inner.writing.document.body
    assert [body[f"lijf.{key}"].none for key in "abc"] == list(NoAnswer)
    assert list(inner.form.editors) == ["lijf.d"]
    again = desk.at("write", kind=LONG)
    assert len(again.form.editors) == 1
    again.whole.click()
    assert len(again.form.editors) == 11


def test_what_is_shown_has_no_number_no_average_and_no_other_person(desk):
    scan(desk, 180, {"lijf": 3, "hoofd": 9})
    scan(desk, 4, {"lijf": 5, "hoofd": 2})
    screen = desk.at("areas")
    said = spoken(screen).casefold()
    for word in ("gemiddeld", "score", "punt", "procent", "%", "anderen", "beter", "slechter"):
        assert word not in said


def test_both_moments_go_to_paper_as_they_are_drawn(desk, monkeypatch, tmp_path):
    document = scan(desk, 180, {"lijf": 3, "hoofd": 9})
    desk.vault.drafts.change(
        replace(document, body={**document.body, "lijf.sterk": Answer(Line("ik slaap"))}, revision=1)
    )
    desk.vault.settle()
    scan(desk, 4, {"lijf": 5, "hoofd": 2})
    screen = desk.at("areas")
    picture = screen._sheet().pieces[0]
    assert isinstance(picture, Picture)
    assert "stroke-dasharray" in picture.svg
    monkeypatch.setattr(saving_as, "ask_where", lambda *_asked: tmp_path / "web.pdf")
    screen._print.click()
    assert (tmp_path / "web.pdf").read_bytes().startswith(b"%PDF")
    kept = screen.drawing
    screen.clear()
    assert spoken(screen).count("Lijf") == 0
    assert kept.drawing is screen._web
