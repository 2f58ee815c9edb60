"""Samen aan tafel: agreements first, never forced; pause and stop always there; words that wait for the owner."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.model.body import Answer, Line, Margin, NoAnswer, Text
from herstelkluis.model.document import SourceKind
from herstelkluis.model.offering import waiting
from herstelkluis.model.text import all_words, runs
from herstelkluis.ui.screens.heavy import HeavyPage, PausePage
from herstelkluis.ui.screens.read_back import ReadBackScreen
from herstelkluis.ui.screens.talk import TalkScreen
from herstelkluis.vault import conversation
from house import PASSWORD
from ui.accessible import spoken
from ui.writing_desk import Desk, button

STORY = "levensverhaal"


@pytest.fixture
def desk(opened, look, qtbot):
    desk = Desk(opened[2])
    desk.house, desk.lifecycle = opened[0], opened[1]
    qtbot.addWidget(desk.window)
    yield desk
    desk.window.cover("locked")


def settled(rounds=8):
    for _round in range(rounds):
        QApplication.processEvents()


def talk(desk, section="h06", answer="h06.wie", who="Ilse"):
    conversation.sits_there(desk.vault, who)
    screen = desk.at("together", kind=STORY, section=section, show="talk", answer=answer, open=True)
    settled()
    assert isinstance(screen, TalkScreen)
    return screen


def stored(desk):
    desk.vault.settle()
    return desk.stored(STORY)


def test_it_begins_without_any_agreement_when_the_person_wants_so(desk):
    desk.at("together")
    assert "Eerst afspraken" in spoken(desk.window)
    desk.window.screen_shown.page.who.set_text("mijn ervaringswerker")
    button(desk.window, "Samen beginnen").click()
    settled()
    assert isinstance(desk.window.screen_shown.inner, TalkScreen)
    assert "Aan tafel met mijn ervaringswerker." in spoken(desk.window)


def test_no_name_is_fine_too(desk):
    desk.at("together")
    button(desk.window, "Samen beginnen").click()
    settled()
    assert desk.window.screen_shown.inner.who == "iemand anders"


def test_agreeing_and_taking_back_are_one_press_at_the_same_place(desk):
    sheet = desk.vault.start(conversation.SHEET_KIND, title="Met Riet")
    desk.vault.drafts.change(sheet)
    desk.vault.settle()
    desk.at("together")
    agree = button(desk.window, "Ik vind het goed")
    place, size = agree.pos(), agree.height()
    agree.click()
    settled()
    assert conversation.is_agreed(conversation.newest_sheet(desk.vault))
    back = button(desk.window, "Ik neem het terug")
    assert (back.pos(), back.height()) == (place, size)
    back.click()
    assert not conversation.is_agreed(conversation.newest_sheet(desk.vault))
    assert len(conversation.newest_sheet(desk.vault).body["akkoord.akkoord"].value.entries) == 2


def test_agreements_with_someone_else_are_not_shown_and_new_ones_begin_with_the_name(desk):
    sheet = desk.vault.start(conversation.SHEET_KIND, title="Met Riet")
    desk.vault.drafts.change(replace(sheet, body={"wie.met": Answer(Line("Riet"))}))
    desk.vault.settle()
    desk.at("together")
    settled()
    assert "Met Riet" in spoken(desk.window)
    desk.window.screen_shown.page.who.set_text("Wijkcoach Femke")
    settled()
    assert "Met Riet" not in spoken(desk.window)
    button(desk.window, "Afspraken invullen").click()
    settled()
    made = desk.window.screen_shown.inner.writing.document
    assert (made.kind, made.body["wie.met"].value) == (conversation.SHEET_KIND, Line("Wijkcoach Femke"))
    desk.at("together")
    desk.vault.settle()
    assert [one.title for one in desk.vault.summaries(conversation.SHEET_KIND)] == ["Met Riet"]
    assert desk.window.screen_shown.page.who.text() == "Wijkcoach Femke"


def test_new_agreements_are_kept_with_the_name_once_something_is_said_in_them(desk):
    desk.at("together")
    desk.window.screen_shown.page.who.set_text("Femke")
    button(desk.window, "Afspraken invullen").click()
    settled()
    screen = desk.window.screen_shown.inner
    screen.rather_not(next(key for key in screen.form.editors if key != "wie.met"), "skipped")
    desk.at("together")
    desk.vault.settle()
    assert desk.stored(conversation.SHEET_KIND).body["wie.met"].value == Line("Femke")


@pytest.mark.parametrize("answer", ["h06.eerste", "h06.wie", "h06.onthouden"])
def test_pause_and_stop_stand_there_at_every_question(desk, answer):
    screen = talk(desk, answer=answer)
    for turn in (screen.i_write, screen.other_writes):
        turn()
        assert button(desk.window, "Pauze").isVisible()
        assert button(desk.window, "Stop voor nu").isVisible()


def test_there_is_no_clock_and_nothing_is_counted(desk):
    talk(desk)
    assert not hasattr(desk.window.screen_shown, "_enough")
    assert "minuten" not in spoken(desk.window)


def test_what_the_other_writes_stays_apart_until_the_owner_agrees(desk):
    screen = talk(desk)
    QTest.keyClicks(screen.editor, "Mijn oma.")
    screen.other_writes()
    QTest.keyClicks(screen.other.edit, "De radio stond aan.")
    screen.leave()
    answer = stored(desk).body["h06.wie"]
    assert all_words(answer.value.runs) == "Mijn oma."
    assert [(one.words, one.who) for one in answer.offered] == [("De radio stond aan.", "Ilse")]
    assert answer.by == ""


def test_words_of_the_other_survive_a_lock_even_in_a_chapter_without_own_words(desk):
    screen = talk(desk)
    screen.other_writes()
    QTest.keyClicks(screen.other.edit, "De radio stond aan.")
    desk.window.cover("locked")
    desk.lifecycle.lock()
    vault = desk.lifecycle.unlock(PASSWORD)
    desk.vault = vault
    (document,) = [vault.document(one.id) for one in vault.summaries(STORY)]
    assert [one.words for _key, one in waiting(document)] == ["De radio stond aan."]


def test_the_owner_agrees_changes_or_leaves_out_when_reading_back(desk):
    screen = talk(desk)
    for at, words in ((0, "Een."), (1, "Twee."), (2, "Drie.")):
        screen.show_question(at)
        screen.other_writes()
        QTest.keyClicks(screen.other.edit, words)
    button(desk.window, "Stop voor nu").click()
    settled()
    screen = desk.window.screen_shown.inner
    assert isinstance(screen, ReadBackScreen)
    asked = [one.field.ask for one in screen._asked.values()]
    button(desk.window, f"{asked[0]} samen met Ilse: dit klopt, neem over").click()
    settled()
    button(desk.window, f"{asked[1]} samen met Ilse: laat weg").click()
    settled()
    button(desk.window, f"{asked[2]} samen met Ilse: eerst aanpassen").click()
    settled()
    QTest.keyClicks(QApplication.focusWidget(), " Maar dan zo.")
    button(desk.window, f"{asked[2]} samen met Ilse: dit klopt, neem over").click()
    settled()
    screen.leave()
    body = stored(desk).body
    assert all_words(body["h06.eerste"].value.runs) == "Een."
    assert "h06.zintuigen" not in body
    assert all_words(body["h06.wie"].value.runs) == "Drie. Maar dan zo."
    assert {body["h06.eerste"].by, body["h06.wie"].by} == {"Ilse"}
    assert stored(desk).source.kind is SourceKind.TOGETHER
    assert "Je hoeft er nu niets mee." in spoken(desk.window)


def test_a_note_in_the_margin_stays_with_its_words_at_the_table_too(desk):
    key = "h06.wie"
    document = desk.vault.start(STORY, section="h06")
    note = Margin("vraag Noor", "bij het raam", at=13)
    answer = Answer(Text(runs("Mijn oma zat bij het raam en zong.")), margin=(note,))
    desk.vault.drafts.change(replace(document, body={key: answer}))
    desk.vault.settle()
    screen = talk(desk, answer=key)
    cursor = screen.editor.textCursor()
    for at, words in ((20, " grote"), (0, "Toen: ")):
        cursor.setPosition(at)
        screen.editor.setTextCursor(cursor)
        QTest.keyClicks(screen.editor, words)
        screen.writing.gather()
    screen.leave()
    [kept] = stored(desk).body[key].margin
    text = all_words(stored(desk).body[key].value.runs)
    assert kept.passage == text[kept.at : kept.at + len(kept.passage)]
    assert (kept.note, kept.passage) == ("vraag Noor", "bij het grote raam")


@pytest.mark.parametrize("deed", ["dit in plaats van het mijne", "eerst aanpassen", "laat weg"])
def test_a_line_of_the_owner_can_make_place_for_what_the_other_said(desk, deed):
    key = "h06.onthouden"
    screen = talk(desk, answer=key)
    QTest.keyClicks(QApplication.focusWidget(), "Mijn eigen zin")
    screen.other_writes()
    QTest.keyClicks(screen.other.edit, "Oma was rust")
    button(desk.window, "Stop voor nu").click()
    settled()
    screen = desk.window.screen_shown.inner
    assert "Van jou: ‘Mijn eigen zin’" in spoken(desk.window)
    ask = screen._asked[key].field.ask
    button(desk.window, f"{ask} samen met Ilse: {deed}").click()
    settled()
    if deed == "eerst aanpassen":
        QTest.keyClicks(QApplication.focusWidget(), " voor mij")
        button(desk.window, f"{ask} samen met Ilse: dit in plaats van het mijne").click()
        settled()
    screen.leave()
    expected = {"eerst aanpassen": "Oma was rust voor mij", "laat weg": "Mijn eigen zin"}
    assert stored(desk).body[key].value.words == expected.get(deed, "Oma was rust")


def test_what_was_not_decided_waits_where_the_owner_writes_alone(desk):
    screen = talk(desk)
    screen.other_writes()
    QTest.keyClicks(screen.other.edit, "De radio stond aan.")
    desk.at("story")
    alone = desk.at("write", kind=STORY, section="h06", answer="h06.wie", open=True)
    settled()
    assert "nog niet van jou, blijft hier" in spoken(desk.window)
    button(desk.window, "Wie was er bij je? samen met Ilse: dit klopt, neem over").click()
    settled()
    assert all_words(alone.editor.runs()) == "De radio stond aan."
    assert "Geschreven samen met Ilse" in spoken(desk.window)


def test_a_pause_takes_everything_out_of_sight_and_goes_on_at_the_table(desk):
    screen = talk(desk)
    QTest.keyClicks(screen.editor, "Mijn oma.")
    button(desk.window, "Pauze").click()
    settled()
    assert isinstance(desk.window.screen_shown.page, PausePage)
    assert "oma" not in spoken(desk.window, hidden=True)
    button(desk.window, "Verder waar je was").click()
    settled()
    assert desk.window.screen_shown.inner.block.key == "h06.wie"


def test_a_folded_chapter_asks_first_at_the_table_too(desk):
    document = replace(desk.vault.start(STORY, section="h14"), folded=True)
    desk.vault.drafts.change(replace(document, body={"h14.waar": Answer(Text(runs("stil in de gang")))}))
    desk.vault.settle()
    desk.at("together", kind=STORY, section="h14", show="talk")
    settled()
    assert isinstance(desk.window.screen_shown.page, HeavyPage)
    assert "gang" not in spoken(desk.window, hidden=True)
    button(desk.window, "Dit hoofdstuk openen").click()
    settled()
    assert isinstance(desk.window.screen_shown.inner, TalkScreen)


def test_the_three_ways_not_to_answer_are_there_at_the_table(desk):
    screen = talk(desk)
    button(desk.window, "Wil ik niet zeggen").click()
    screen.leave()
    assert stored(desk).body["h06.wie"].none is NoAnswer.RATHER_NOT


def test_after_a_cover_two_people_are_back_at_the_same_question(desk):
    screen = talk(desk)
    screen.show_question(4)
    desk.window.cover("hidden")
    desk.window.uncover()
    settled()
    again = desk.window.screen_shown.inner
    assert (again.at, again.who) == (4, "Ilse")


def test_any_piece_with_questions_can_be_talked_about(desk):
    desk.at("together", kind="herstelverhaal", show="talk")
    settled()
    screen = desk.window.screen_shown.inner
    button(desk.window, "Volgende vraag").click()
    button(desk.window, "Volgende vraag").click()
    QTest.keyClicks(screen.editor, "Riet liep mee")
    screen.leave()
    assert all_words(desk.stored("herstelverhaal").body["verbinding.wie"].value.runs) == "Riet liep mee"
