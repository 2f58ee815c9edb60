"""The exact place in a piece comes back by every way, and what was understood of a moment is said back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from herstelkluis.model.body import Answer, Text
from herstelkluis.model.text import runs
from herstelkluis.vault.resume import spot_of
from ui.accessible import spoken
from ui.guided_way import STORY, chapter, settled

# --- the exact place --------------------------------------------------------------------------------------------


def long_chapter(desk, lines=200):
    document = desk.vault.start(STORY, section="h06")
    words = "\n".join(f"regel {n} met een paar woorden erbij" for n in range(lines))
    desk.vault.drafts.change(replace(document, body={"h06.wie": Answer(Text(runs(words)))}))
    desk.vault.settle()


@pytest.mark.parametrize("way", ["story", "hidden", "locked"])
def test_question_cursor_and_scroll_are_there_again(desk, way):
    long_chapter(desk)
    screen = chapter(desk, answer="h06.wie")
    settled()
    cursor = screen.editor.textCursor()
    cursor.setPosition(3000)
    screen.editor.setTextCursor(cursor)
    settled()
    scroll = screen.editor.verticalScrollBar().value()
    assert scroll > 0
    if way == "story":
        desk.at("story")
        again = chapter(desk)
    else:
        desk.window.cover(way)
        desk.window.uncover()
        again = desk.window.screen_shown.inner
    settled()
    assert (again.block.key, again.editor.textCursor().position()) == ("h06.wie", 3000)
    assert abs(again.editor.verticalScrollBar().value() - scroll) <= scroll * 0.02 + 3


def test_a_kill_loses_no_more_of_the_place_than_two_seconds(desk):
    long_chapter(desk)
    screen = chapter(desk, answer="h06.wie")
    cursor = screen.editor.textCursor()
    cursor.setPosition(1500)
    screen.editor.setTextCursor(cursor)
    assert screen._spot._every.isActive()
    assert screen._spot._every.interval() <= 2000
    screen._spot._every.timeout.emit()  # what the clock does; nothing is left nor settled
    kept = spot_of(desk.vault, screen.writing.document)
    assert (kept.answer, kept.cursor) == ("h06.wie", 1500)


def test_another_question_gone_to_after_a_search_is_what_comes_back_after_a_cover(desk):
    screen = chapter(desk, answer="h06.eerste")
    screen.show_question(4)
    desk.window.cover("hidden")
    desk.window.uncover()
    assert desk.window.screen_shown.inner.at == 4


def test_nothing_is_followed_any_more_on_another_screen(desk):
    screen = chapter(desk)
    desk.at("story")
    assert not screen._spot._every.isActive()


# --- when was it ------------------------------------------------------------------------------------------------


def test_what_was_understood_of_a_moment_is_said_back_and_can_be_left_alone(desk):
    screen = chapter(desk, section="h01", answer="h01.jaar")
    QTest.keyClicks(screen.editor.edit, "rond 2006")
    settled()
    assert "Op je tijdlijn: rond 2006." in spoken(screen.block)
    screen.editor.edit.clear()
    QTest.keyClicks(screen.editor.edit, "weet ik niet precies")
    settled()
    assert "Dit blijft staan zoals je het zegt." in spoken(screen.block)
    screen.leave()
    assert desk.stored(STORY).body["h01.jaar"].value.words == "weet ik niet precies"


def test_when_a_chapter_was_is_said_back_and_kept_as_typed(desk):
    screen = desk.at("write", kind=STORY, section="h06", show="about")
    QTest.keyClicks(screen._period.edit, "eind jaren 80")
    settled()
    assert "Op je tijdlijn: ergens van 1987 tot en met 1989." in spoken(desk.window)
    screen.leave()
    period = desk.stored(STORY).period
    assert (period.words, period.first, period.last) == ("eind jaren 80", "1987", "1989")


def test_an_age_gets_its_year_once_the_year_of_birth_is_known(desk):
    screen = chapter(desk, section="h01", answer="h01.jaar")
    QTest.keyClicks(screen.editor.edit, "1984")
    screen.leave()
    desk.vault.settle()
    screen = desk.at("write", kind="gebeurtenis")
    editor = next(one for one in screen.form.editors.values() if type(one).__name__ == "WhenEditor")
    QTest.keyClicks(editor.edit, "toen ik 12 was")
    QTest.keyClick(editor.edit, Qt.Key.Key_Tab)
    settled()
    assert "Op je tijdlijn: toen je 12 was, rond 1996." in spoken(editor)
