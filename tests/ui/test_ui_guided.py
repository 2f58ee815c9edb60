"""The guided story: one question or all of them, three equal answers, a pause, a landing, and the exact place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.model.body import Answer, Line, NoAnswer, Text
from herstelkluis.model.text import all_words, runs
from herstelkluis.ui.screens.enough import REMINDER, Enough, ReminderTick
from herstelkluis.ui.screens.heavy import HeavyPage, LandingPage, PausePage
from herstelkluis.ui.screens.questions import WHOLE
from herstelkluis.ui.widgets.button import Button
from herstelkluis.vault.resume import spot_of
from ui.accessible import spoken
from ui.writing_desk import Desk, button

STORY = "levensverhaal"


@pytest.fixture
def desk(opened, look, qtbot):
    desk = Desk(opened[2])
    desk.house = opened[0]
    qtbot.addWidget(desk.window)
    yield desk
    desk.window.cover("locked")


def chapter(desk, section="h06", **what):
    return desk.at("write", kind=STORY, section=section, open=True, **what)


def settled(rounds=8):
    """Let the layouts hear of each other."""
    for _round in range(rounds):
        QApplication.processEvents()


# --- one question or all ----------------------------------------------------------------------------------------


def test_the_whole_chapter_has_every_question_and_the_switch_is_remembered(desk):
    screen = chapter(desk)
    assert len(screen.paper.blocks) == 1
    button(desk.window, "Het hele hoofdstuk zien").click()
    assert len(screen.paper.blocks) == 6
    assert desk.vault.preference(WHOLE) is True
    again = chapter(desk, section="h07")
    assert len(again.paper.blocks) == 7
    button(desk.window, "Eén vraag tegelijk").click()
    assert len(again.paper.blocks) == 1


def test_words_typed_in_any_question_of_the_whole_chapter_are_kept(desk):
    screen = chapter(desk)
    screen.switch()
    for at, words in ((0, "sneeuw"), (2, "oma"), (5, "de geur van cake")):
        screen.paper.blocks[at].editor.edit.setFocus()
        QTest.keyClicks(screen.paper.blocks[at].editor.edit, words)
    screen.leave()
    body = desk.stored(STORY).body
    assert all_words(body["h06.eerste"].value.runs) == "sneeuw"
    assert all_words(body["h06.wie"].value.runs) == "oma"
    assert body["h06.onthouden"].value.words == "de geur van cake"


def test_switching_takes_over_what_was_just_typed(desk):
    screen = chapter(desk, answer="h06.wie")
    QTest.keyClicks(screen.editor, "Mijn oma")
    screen.switch()
    assert all_words(screen.paper.blocks[2].text.runs()) == "Mijn oma"
    assert screen.at == 2


def test_in_the_whole_chapter_the_margin_follows_the_keyboard(desk):
    screen = chapter(desk)
    screen.switch()
    screen.paper.blocks[3].editor.edit.setFocus()
    settled()
    assert screen.at == 3
    assert "Voelde je je veilig?, leeg, hier ben je" in spoken(screen.list)


def test_tab_goes_from_a_question_of_the_whole_chapter_to_its_own_margin(desk):
    screen = chapter(desk)
    screen.switch()
    settled()
    for at in (1, 4):
        screen.paper.blocks[at].editor.edit.setFocus()
        settled()
        last = button(screen.paper.blocks[at], f"{screen._asked[at].field.ask} Wil ik niet zeggen")
        last.setFocus()
        QTest.keyClick(last, Qt.Key.Key_Tab)
        assert screen.margin.isAncestorOf(QApplication.focusWidget())
        assert screen.at == at


def test_rows_of_the_list_that_say_the_same_stay(desk):
    screen = chapter(desk)
    before = list(screen.list._rows)
    button(desk.window, "Volgende vraag").click()
    after = screen.list._rows
    assert [old is new for old, new in zip(before, after, strict=True)] == [False, False, True, True, True, True]


def test_not_answering_in_the_whole_chapter_stays_where_it_is_and_says_what_was_said(desk):
    screen = chapter(desk)
    screen.switch()
    button(desk.window, "Voelde je je veilig? Wil ik niet zeggen").click()
    assert "Je zei: wil ik niet zeggen" in spoken(screen.paper.blocks[3])
    assert desk.window.key == "write"
    screen.leave()
    assert desk.stored(STORY).body["h06.veilig"].none is NoAnswer.RATHER_NOT


def test_the_three_ways_not_to_answer_are_equal(desk):
    screen = chapter(desk)
    said = ("Sla over", "Weet ik niet", "Wil ik niet zeggen")
    found = [button(desk.window, words) for words in said]
    assert len({(type(one), one.height(), one.y()) for one in found}) == 1
    assert screen.at == 0


# --- before, after, between -------------------------------------------------------------------------------------


def test_a_heavy_chapter_lands_softly_and_shows_nothing_of_itself(desk):
    screen = chapter(desk, section="h12", answer="h12.vast")
    QTest.keyClicks(screen.editor, "stil in de gang")
    button(desk.window, "Stop voor nu").click()
    settled()
    assert isinstance(desk.window.screen_shown._page, LandingPage)
    said = spoken(desk.window)
    assert "Wat je schreef, is bewaard." in said
    assert "stil in de gang" not in spoken(desk.window, hidden=True)
    assert all_words(desk.stored(STORY).body["h12.vast"].value.runs) == "stil in de gang"
    button(desk.window, "Stop voor vandaag").click()
    assert desk.window.key == "story"


def test_a_light_chapter_goes_straight_back(desk):
    chapter(desk)
    button(desk.window, "Stop voor nu").click()
    assert desk.window.key == "story"


def test_on_landing_the_chapter_can_be_folded_again(desk):
    document = replace(desk.vault.start(STORY, section="h14"), folded=False)
    desk.vault.drafts.change(replace(document, body={"h14.onthouden": Answer(Line("x"))}))
    desk.vault.settle()
    chapter(desk, section="h14")
    button(desk.window, "Stop voor nu").click()
    settled()
    button(desk.window, "Dit hoofdstuk weer inklappen").click()
    settled()
    assert desk.stored(STORY).folded
    assert "Dit hoofdstuk is ingeklapt." in spoken(desk.window)


@pytest.mark.parametrize("page", [HeavyPage, LandingPage, PausePage])
def test_stopping_is_as_large_as_going_on(desk, page):
    if page is HeavyPage:
        desk.at("write", kind=STORY, section="h14")
    else:
        desk.at("write", kind=STORY, section="h14", show="landing" if page is LandingPage else "pause")
    settled()
    shown = desk.window.screen_shown._page
    assert isinstance(shown, page)
    assert {one.height() for one in shown.findChildren(Button) if one.isVisible()} == {44}


def test_nothing_on_these_pages_praises_or_counts(desk):
    for show in ("landing", "pause"):
        desk.at("write", kind=STORY, section="h14", show=show)
        said = spoken(desk.window).lower()
        for word in ("goed gedaan", "knap", "trots", "woorden geschreven", "vragen beantwoord", "%", "!"):
            assert word not in said


def test_a_pause_takes_the_words_out_of_sight_and_leads_back_to_the_same_word(desk):
    screen = chapter(desk, answer="h06.wie")
    QTest.keyClicks(screen.editor, "Mijn oma bij het raam")
    cursor = screen.editor.textCursor()
    cursor.setPosition(8)
    screen.editor.setTextCursor(cursor)
    button(desk.window, "Pauze").click()
    settled()
    assert "oma" not in spoken(desk.window, hidden=True)
    button(desk.window, "Verder waar je was").click()
    settled()
    again = desk.window.screen_shown.inner
    assert (again.block.key, again.editor.textCursor().position()) == ("h06.wie", 8)


def test_something_light_is_one_press_away(desk):
    desk.at("write", kind=STORY, section="h14", show="landing")
    button(desk.window, "Liever drie goede dingen opschrijven").click()
    settled()
    assert desk.window.screen_shown.inner.writing.document.kind == "notitie"


# --- enough for today -------------------------------------------------------------------------------------------


def test_enough_is_only_asked_of_who_asked_for_it(desk):
    chapter(desk)
    assert not desk.window.screen_shown._enough.is_counting
    desk.at("write", kind=STORY, section="h06", show="pause")
    tick = desk.window.screen_shown._page.findChild(ReminderTick)
    assert not tick.isChecked()
    tick.click()
    assert desk.vault.preference(REMINDER) is True
    button(desk.window, "Verder waar je was").click()
    assert desk.window.screen_shown._enough.is_counting


def test_the_reminder_counts_one_sitting_and_asks_once(desk, qtbot):
    desk.vault.prefer(REMINDER, True)
    enough = Enough(minutes=0.0005)
    with qtbot.waitSignal(enough.reached, timeout=2000):
        enough.begin(desk.vault)
    assert not enough.is_counting


def test_going_to_another_chapter_does_not_begin_the_sitting_anew(desk):
    desk.vault.prefer(REMINDER, True)
    chapter(desk)
    enough = desk.window.screen_shown._enough
    assert enough.is_counting
    left = enough._timer.remainingTime()
    chapter(desk, section="h08")
    assert desk.window.screen_shown._enough is enough
    assert enough._timer.remainingTime() <= left


def test_enough_is_asked_above_the_foot_and_goes_when_answered(desk):
    screen = chapter(desk)
    screen.say_enough()
    settled()
    assert "Genoeg voor vandaag?" in spoken(desk.window)
    button(desk.window, "Nog even door").click()
    settled()
    assert "Genoeg voor vandaag?" not in spoken(desk.window)
    screen.say_enough()
    settled()
    button(desk.window, "Stop voor vandaag").click()
    settled()
    assert desk.window.key == "story"
    assert "Genoeg voor vandaag?" not in spoken(desk.window)


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
