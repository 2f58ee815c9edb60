"""Mijn verhaal and the other lists: the whole story in order, and nothing of what is folded."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtTest import QTest

from herstelkluis import i18n
from herstelkluis.model.body import Answer, Text
from herstelkluis.model.document import Done, ShareState
from herstelkluis.model.text import runs
from herstelkluis.ui.widgets.list_row import ListRow
from house import write
from ui.accessible import spoken
from ui.writing_desk import button

STORY = "levensverhaal"


def rows(desk):
    return [one.accessibleName() for one in desk.window.screen_shown.findChildren(ListRow)]


def test_an_empty_story_offers_three_ways_in(desk):
    desk.at("story")
    assert "Hier komt jouw verhaal" in spoken(desk.window)
    button(desk.window, "Kies zelf een begin").click()
    assert len(rows(desk)) == 17
    desk.at("story")
    button(desk.window, "Begin bij het begin").click()
    assert desk.window.screen_shown.inner._asked[0].section.key == "h01"


def test_every_chapter_stands_in_its_order_with_its_own_title_and_state(desk):
    write(desk.vault, STORY, "a", section="h02", title="Ons huis", done=Done.FOR_NOW)
    write(desk.vault, STORY, "b", section="h06", done=Done.BUSY)
    write(desk.vault, STORY, "c", section="h08", share=ShareState.NEVER)
    desk.at("story")
    assert len(rows(desk)) == 9
    button(desk.window, "Alle 17 hoofdstukken").click()
    said = rows(desk)
    assert len(said) == 17
    assert said[0] == "Hoofdstuk 1: Wanneer en waar ik begon, nog leeg"
    assert said[1] == "Hoofdstuk 2: Ons huis, klaar voor nu"
    assert said[5].startswith("Hoofdstuk 6: Mijn eerste herinneringen, bezig, hier ben je")
    assert said[7] == "Hoofdstuk 8: Basisschool, gaat nooit mee"
    button(desk.window, "Verder met hoofdstuk 6").click()
    assert desk.window.screen_shown.inner.writing.document.section == "h06"


def test_a_folded_chapter_and_a_folded_note_show_only_their_title(desk):
    for kind, section, key in ((STORY, "h07", "h07.dag"), ("notitie", "", "notitie.tekst")):
        document = desk.vault.start(kind, section=section, title="Die zomer")
        body = {key: Answer(Text(runs("stil in de gang")))}
        desk.vault.drafts.change(replace(document, body=body, folded=True))
    desk.vault.settle()
    for key in ("story", "notes"):
        desk.at(key)
        assert "Die zomer" in spoken(desk.window)
        assert "stil in de gang" not in spoken(desk.window, hidden=True)


def test_notes_come_newest_first_and_open(desk):
    write(desk.vault, "notitie", "eerste dag")
    desk.house.clock.wait(60)
    write(desk.vault, "notitie", "tweede dag", title="Beter")
    desk.at("notes")
    assert [name.split(",")[0] for name in rows(desk)] == ["Beter", "eerste dag"]
    desk.window.screen_shown.findChildren(ListRow)[1].click()
    inner = desk.window.screen_shown.inner
    desk.house.clock.wait(60)
    QTest.keyClicks(inner._title.edit, "Toen")
    desk.at("notes")
    assert desk.stored("notitie").title == "Toen"


def test_the_same_name_is_asked_about_before_a_second_one_is_made(desk):
    write(desk.vault, "persoon", "Koor", title="Koor")
    screen = desk.at("people")
    button(desk.window, "Iemand toevoegen").click()
    QTest.keyClicks(screen.adding.name.edit, " koor ")
    button(desk.window, "Toevoegen").click()
    assert "Er staat al een koor. Is dit dezelfde?" in spoken(desk.window, hidden=True)
    assert len(desk.vault.people()) == 1
    button(desk.window, "Iemand anders: toevoegen").click()
    desk.window.screen_shown.leave()
    assert sorted(desk.vault.people().values()) == ["Koor", "koor"]


def test_a_person_is_called_by_the_name_in_the_form(desk):
    screen = desk.at("people")
    button(desk.window, "Iemand toevoegen").click()
    QTest.keyClicks(screen.adding.name.edit, "Noor")
    button(desk.window, "Toevoegen").click()
    button(desk.window, i18n._("Open the card of {name}").format(name="Noor")).click()
    inner = desk.window.screen_shown.inner
    QTest.keyClicks(inner.form.editors["wie.naam"].edit, "tje")
    inner.leave()
    assert desk.stored("persoon").title == "Noortje"
    assert inner.title == "Noortje"
