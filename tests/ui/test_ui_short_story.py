"""Mijn verhaal in vijf zinnen: chosen, written, moved and undone by the person, and never made up."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from herstelkluis.model.body import Answer, Line
from herstelkluis.model.document import Level
from herstelkluis.model.text import all_words
from herstelkluis.ui.screens.short_card import ShortStoryCard
from herstelkluis.ui.widgets.link import Link
from herstelkluis.vault.remembered import KIND, WORDS, sentences
from ui.accessible import spoken
from ui.writing_desk import Desk, button

STORY = "levensverhaal"
LINES = {"h02": "Ons huis was klein.", "h06": "Er zat iemand bij het raam.", "h08": "Ik mocht buiten spelen."}


@pytest.fixture
def desk(opened, look, qtbot):
    desk = Desk(opened[2])
    for section, words in LINES.items():
        chapter = replace(desk.vault.start(STORY, section=section), level=Level.PERSONAL, folded=False)
        desk.vault.drafts.change(replace(chapter, body={f"{section}.onthouden": Answer(Line(words))}))
    desk.vault.settle()
    qtbot.addWidget(desk.window)
    yield desk
    desk.window.cover("locked")


def settled(rounds=8):
    for _round in range(rounds):
        QApplication.processEvents()


def open_story(desk):
    screen = desk.at("write", kind=KIND)
    settled()
    return screen


def take(desk, *sections):
    for section in sections:
        button(desk.window, f"Neem over: {LINES[section]}").click()
        settled()


def words(desk):
    desk.window.screen_shown.leave()
    return [all_words(row.cells[WORDS].runs) for row in sentences(desk.stored(KIND))]


def test_nothing_stands_there_until_the_person_chooses(desk):
    screen = open_story(desk)
    assert screen.sentences.rows() == ()
    screen.leave()
    assert desk.vault.summaries(KIND) == []


def test_lines_are_taken_over_letter_for_letter_and_say_where_they_come_from(desk):
    open_story(desk)
    take(desk, "h06", "h02")
    said = spoken(desk.window)
    assert "Zin 1: Mijn eerste herinneringen openen" in said
    assert "staat bij je zinnen" in said
    assert words(desk) == [LINES["h06"], LINES["h02"]]


def test_sentences_are_moved_edited_and_taken_away(desk):
    screen = open_story(desk)
    take(desk, "h02", "h06", "h08")
    button(desk.window, "Zin 3: naar boven").click()
    settled()
    QTest.keyClicks(screen.sentences._lines[1].editor.edit, " Elke dag.")
    button(desk.window, "Zin 1: weghalen").click()
    settled()
    assert words(desk) == [f"{LINES['h08']} Elke dag.", LINES["h06"]]


def test_a_sentence_of_ones_own_needs_no_chapter(desk):
    screen = open_story(desk)
    button(desk.window, "Zelf een zin schrijven").click()
    QTest.keyClicks(screen.sentences._lines[0].editor.edit, "Ik ben er nog.")
    assert words(desk) == ["Ik ben er nog."]


def test_an_empty_sentence_is_shown_and_not_kept(desk):
    screen = open_story(desk)
    take(desk, "h02")
    button(desk.window, "Zelf een zin schrijven").click()
    assert len(screen.sentences.rows()) == 2
    assert words(desk) == [LINES["h02"]]


def test_what_was_taken_away_can_be_put_back(desk):
    screen = open_story(desk)
    take(desk, "h02", "h06")
    button(desk.window, "Zin 1: weghalen").click()
    settled()
    button(desk.window, "Er is een zin weg. Zet terug").click()
    settled()
    assert words(desk) == [LINES["h02"], LINES["h06"]]
    for _step in range(3):
        screen.undo.undo()
    settled()
    screen.leave()
    assert screen.sentences.rows() == ()


def test_a_changed_sentence_leaves_its_chapter_as_it_was(desk):
    screen = open_story(desk)
    take(desk, "h06")
    QTest.keyClicks(screen.sentences._lines[0].editor.edit, " Altijd.")
    screen.leave()
    chapter = next(one for one in desk.vault.summaries(STORY) if one.section == "h06")
    assert desk.vault.document(chapter.id).body["h06.onthouden"].value.words == LINES["h06"]
    assert "staat bij je zinnen" in spoken(desk.window)


def test_a_folded_chapter_shows_its_title_and_nothing_else(desk):
    chapter = next(one for one in desk.vault.summaries(STORY) if one.section == "h06")
    desk.vault.drafts.change(replace(desk.vault.document(chapter.id), folded=True))
    desk.vault.settle()
    open_story(desk)
    said = spoken(desk.window, hidden=True)
    assert "Hoofdstuk 6: Mijn eerste herinneringen" in said
    assert LINES["h06"] not in said


def test_there_is_one_short_story_however_often_it_is_opened(desk):
    open_story(desk)
    take(desk, "h02")
    desk.at("story")
    screen = open_story(desk)
    assert len(screen.sentences.rows()) == 1
    take(desk, "h08")
    desk.at("story")
    assert len(desk.vault.summaries(KIND)) == 1


def test_after_a_cover_no_sentence_is_left_behind(desk):
    open_story(desk)
    take(desk, "h02")
    desk.window.cover("hidden")
    assert LINES["h02"] not in spoken(desk.window, hidden=True)
    desk.window.uncover()
    settled()
    assert [all_words(row.cells[WORDS].runs) for row in desk.window.screen_shown.inner.sentences.rows()] == [
        LINES["h02"]
    ]


def test_the_card_on_the_story_shows_how_it_begins_and_leads_there(desk, qtbot):
    asked = []
    holder = QWidget()
    qtbot.addWidget(holder)
    card = ShortStoryCard(desk, lambda key, what: asked.append((key, what)), parent=holder)
    card.show_card()
    assert "Kies uit wat je wilde onthouden." in spoken(holder, hidden=True)
    open_story(desk)
    take(desk, "h06")
    desk.window.screen_shown.leave()
    card.show_card()
    assert LINES["h06"] in spoken(holder, hidden=True)
    card.findChild(Link).click()
    assert asked == [("write", {"document": desk.stored(KIND).id, "kind": KIND})]
    card.forget()
    assert LINES["h06"] not in spoken(holder, hidden=True)
