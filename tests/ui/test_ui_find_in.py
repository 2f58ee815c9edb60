"""Finding words in the piece that is being written."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Line, Text
from herstelkluis.model.text import Run, runs
from ui.accessible import spoken

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def screen(desk):
    document = desk.vault.start("levensverhaal", section="h06")
    body = {
        "h06.eerste": Answer(Text(runs("De kachel brandde. Oma zat erbij."))),
        "h06.wie": Answer(Text((Run("Mijn óma. "), Run("En oma was ziek.", private=True)))),
    }
    desk.vault.drafts.change(replace(document, body=body))
    desk.vault.settle()
    return desk.at("write", kind="levensverhaal", section="h06", answer="h06.eerste", open=True)


def find(screen, words):
    QTest.keyClick(screen.text_now() or screen, Qt.Key.Key_F, CONTROL)
    field = screen._bar.field
    assert field.hasFocus()
    field.clear()
    QTest.keyClicks(field, words)
    return field


def marked(edit):
    return [one.cursor.selectedText() for one in edit.extraSelections()]


def test_words_are_marked_while_they_are_typed_and_counted_for_the_ear(screen):
    find(screen, "oma")
    assert marked(screen.editor) == ["Oma"]
    assert _("Found: {n}").format(n=3) in spoken(screen._bar)


def test_the_next_place_goes_through_the_whole_chapter_and_round(screen):
    screen.editor.choose(0, 0)
    field = find(screen, "oma")
    seen = []
    for _step in range(4):
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.hasFocus()
        seen.append((screen._asked[screen.at].key, screen.editor.textCursor().selectedText()))
    assert seen == [("h06.eerste", "Oma"), ("h06.wie", "óma"), ("h06.wie", "oma"), ("h06.eerste", "Oma")]
    QTest.keyClick(field, Qt.Key.Key_Return, SHIFT)
    assert screen.editor.textCursor().selectedText() == "oma"
    assert _("{n} of {total}").format(n=3, total=3) in spoken(screen._bar)
    assert marked(screen.editor) == ["óma", "oma"]


def test_the_keys_to_find_choose_what_was_asked_so_that_other_words_come_in_its_place(screen):
    field = find(screen, "oma")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClick(field, Qt.Key.Key_F, CONTROL)
    QTest.keyClicks(field, "kachel")
    assert field.text() == "kachel"


def test_escape_goes_back_to_the_words_that_were_found(screen):
    screen.editor.choose(0, 0)
    field = find(screen, "oma")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert screen.editor.hasFocus()
    assert screen.editor.textCursor().selectedText() == "óma"
    assert marked(screen.editor) == []
    assert not screen._bar.isVisible()


def test_escape_without_a_find_goes_back_to_the_cursor(screen):
    screen.editor.choose(3, 3)
    field = find(screen, "kameel")
    assert _("Not found in this piece.") in spoken(screen._bar)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert screen.editor.hasFocus()
    assert screen.editor.place_of_cursor() == 3


def test_chosen_words_are_looked_for_at_once(screen):
    screen.editor.choose(19, 22)
    QTest.keyClick(screen.editor, Qt.Key.Key_F, CONTROL)
    assert screen._bar.field.text() == "Oma"
    assert marked(screen.editor) == ["Oma"]


def test_it_works_in_a_form_with_parts_too(desk):
    plan = desk.vault.start("plan.crisis")
    desk.vault.drafts.change(replace(plan, body={"zorg.bewaart": Answer(Line("in het blik"))}))
    desk.vault.settle()
    screen = desk.at("crisis")
    find(screen, "blik")
    QTest.keyClick(screen._bar.field, Qt.Key.Key_Return)
    assert "zorg.bewaart" in screen.form.editors


def test_finding_changes_nothing_in_the_text(screen):
    before = screen.writing.document
    field = find(screen, "oma")
    for _step in range(3):
        QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    screen.writing.gather()
    assert screen.writing.document == before


def test_nothing_looked_for_is_left_after_a_cover(desk, screen):
    find(screen, "kachel")
    desk.window.cover("hidden")
    assert "kachel" not in spoken(desk.window, hidden=True)


def test_the_bar_lies_in_the_foot_so_that_it_stays_above_the_edge(screen):
    find(screen, "oma")
    assert screen.foot().isAncestorOf(screen._bar)
    assert screen._bar.isVisible()


def test_the_place_one_is_at_looks_unlike_the_others(screen):
    screen.editor.choose(0, 0)
    field = find(screen, "oma")
    assert screen.editor.passages._underlined is None
    plain = screen.editor.grab().toImage()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert screen.editor.passages._underlined.selectedText() == "Oma"
    assert screen.editor.grab().toImage() != plain
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert screen.editor.passages._underlined is None


def test_words_on_another_part_are_found_and_the_bar_goes_along(desk):
    keys = [key for key, _part, field in desk.vault.templates["hulpstap"].fields() if field.type == "text"]
    document = desk.vault.start("hulpstap")
    body = {key: Answer(Text(runs("Oma was erbij."))) for key in keys}
    desk.vault.drafts.change(replace(document, body=body))
    screen = desk.at("write", document=document.id, open=True)
    field = find(screen, "oma")
    parts = set()
    for _step in keys:
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert field.hasFocus()
        assert field.isVisible()
        parts.add(screen.part)
    assert len(parts) > 1


def test_finding_survives_a_foot_that_is_made_anew(desk, screen):
    screen.writing.settle()
    versions = desk.at("write", document=screen.writing.document.id, show="versions")
    for _time in range(2):
        QTest.keyClick(versions, Qt.Key.Key_F, CONTROL)
        assert versions._bar.isVisible()
        versions._make_foot()
        QTest.qWait(1)
    assert versions.foot().isAncestorOf(versions._bar)
    desk.at("today")
    assert versions._bar.field.text() == ""
