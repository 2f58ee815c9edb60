"""The guided story: one question or all of them, three equal answers, a pause, a landing, and the exact place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.model.body import Answer, Line, NoAnswer
from herstelkluis.model.text import all_words
from herstelkluis.ui.screens.enough import REMINDER, Enough, ReminderTick
from herstelkluis.ui.screens.heavy import HeavyPage, LandingPage, PausePage
from herstelkluis.ui.screens.questions import WHOLE
from herstelkluis.ui.widgets.button import Button
from ui.accessible import spoken
from ui.guided_way import STORY, chapter, settled
from ui.writing_desk import button

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
    with qtbot.waitSignal(enough.reached):
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
