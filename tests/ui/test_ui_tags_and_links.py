"""Words to find a piece by, and pieces that point at each other: typed, shown, renamed, found, and honest when gone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Line, Links, Ref, Text
from herstelkluis.model.text import runs
from herstelkluis.ui.forms.links import LinksEditor
from herstelkluis.ui.widgets.hit_row import HitRow
from herstelkluis.vault.tagging import all_tags, rename_tag
from house import write
from ui.accessible import spoken
from ui.writing_desk import Desk, button


@pytest.fixture
def desk(opened, look, qtbot):
    desk = Desk(opened[2])
    qtbot.addWidget(desk.window)
    document = desk.vault.start("levensverhaal", section="h06")
    desk.vault.drafts.change(replace(document, body={"h06.eerste": Answer(Text(runs("Er lag sneeuw")))}))
    note = desk.vault.start("notitie", title="Bij de groep")
    body = {"notitie.tekst": Answer(Text(runs("Thee"))), "notitie.woorden": Answer(Line("groep, thee"))}
    desk.vault.drafts.change(replace(note, body=body))
    desk.vault.settle()
    yield desk
    desk.window.cover("locked")


def about(desk, kind="levensverhaal"):
    return desk.at("write", document=desk.vault.summaries(kind)[0].id, show="about")


def typed(field, words):
    field.setFocus()
    field.clear()
    QTest.keyClicks(field, words)


def said(widget):
    QApplication.processEvents()
    return spoken(widget)


def titles(desk, **asked):
    screen = desk.at("search")
    screen.look_for(replace(screen.asked(), **asked))
    return [row.accessibleName().split(",")[0] for row in desk.window.screen_shown.findChildren(HitRow)]


def test_words_of_ones_own_are_typed_at_any_piece_and_find_it(desk):
    screen = about(desk)
    typed(screen._tags, "winter, Groep,  winter")
    screen.writing.settle()
    assert desk.stored("levensverhaal").tags == ("winter", "Groep")
    assert about(desk)._tags.text() == "winter, Groep"
    assert all_tags(desk.vault) == ["Groep", "thee", "winter"]
    assert titles(desk, tag="groep") == ["Mijn eerste herinneringen", "Bij de groep"]
    assert "Mijn eerste herinneringen" in titles(desk, words="winter", tag="")


def test_a_kind_that_asks_for_them_keeps_both_the_same(desk):
    note = desk.stored("notitie")
    assert note.tags == ("groep", "thee")
    screen = about(desk, "notitie")
    typed(screen._tags, "groep, koek")
    screen.writing.settle()
    after = desk.stored("notitie")
    assert after.body["notitie.woorden"].value == Line("groep, koek")
    assert after.tags == ("groep", "koek")


def test_a_word_is_called_differently_everywhere_and_nothing_seems_newly_written(desk):
    screen = about(desk)
    typed(screen._tags, "Groep")
    screen.writing.settle()
    before = {one.id: one.changed_at for one in desk.vault.summaries()}
    assert rename_tag(desk.vault, "groep", "lotgenoten") == 2
    assert all_tags(desk.vault) == ["lotgenoten", "thee"]
    assert desk.stored("notitie").body["notitie.woorden"].value == Line("lotgenoten, thee")
    assert {one.id: one.changed_at for one in desk.vault.summaries()} == before
    assert len(titles(desk, tag="lotgenoten")) == 2


def test_the_search_screen_offers_the_words_and_renames_them(desk):
    screen = desk.at("search")
    button(screen, _("Look for the word: {name}").format(name="groep")).click()
    assert titles_shown(screen) == ["Bij de groep"]
    button(screen, _("Change the word ‘{word}’").format(word="groep")).click()
    field = screen._rename._field.edit
    field.clear()
    QTest.keyClicks(field, "lotgenoten")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert all_tags(desk.vault) == ["lotgenoten", "thee"]
    assert titles_shown(screen) == ["Bij de groep"]


def titles_shown(screen):
    QApplication.processEvents()
    return [row.accessibleName().split(",")[0] for row in screen.findChildren(HitRow)]


def test_a_piece_points_at_another_by_a_few_letters_and_is_pointed_at_back(desk):
    screen = about(desk)
    editor = screen.findChild(LinksEditor)
    QTest.keyClicks(editor._field, "de GRO")
    QTest.keyClick(editor._field, Qt.Key.Key_Return)
    screen.writing.settle()
    note = desk.vault.summaries("notitie")[0].id
    assert desk.stored("levensverhaal").links == (Ref(note, "Bij de groep"),)
    other = about(desk, "notitie")
    assert _("These point here") in said(other)
    button(other, _("To the piece that points here: {name}").format(name="Er lag sneeuw")).click()
    assert desk.window.screen_shown.inner.writing.document.kind == "levensverhaal"


def test_a_link_leads_to_its_piece_and_says_when_that_is_gone(desk):
    note = desk.vault.summaries("notitie")[0].id
    story = desk.stored("levensverhaal")
    desk.vault.drafts.change(replace(story, links=(Ref(note, "Bij de groep"), Ref("weg", "Een oude brief"))))
    screen = about(desk)
    assert _("{name}. It lies in the bin, or is gone.").format(name="Een oude brief") in said(screen)
    button(screen, _("To the piece: {name}").format(name="Bij de groep")).click()
    assert desk.window.screen_shown.inner.writing.document.id == note
    desk.vault.throw_away(note)
    assert _("{name}. It lies in the bin, or is gone.").format(name="Bij de groep") in said(about(desk))


def test_what_points_at_a_piece_in_a_field_counts_too_and_a_folded_piece_shows_only_its_title(desk):
    note = desk.vault.summaries("notitie")[0].id
    story = desk.stored("levensverhaal")
    body = {**story.body, "h06.link": Answer(Links((Ref(note, "Bij de groep"),)))}
    desk.vault.drafts.change(replace(story, body=body, folded=True))
    shown = said(about(desk, "notitie"))
    assert _("To the piece that points here: {name}").format(name="Mijn eerste herinneringen") in shown
    assert "sneeuw" not in shown


def test_tags_and_links_never_stand_on_a_sheet(desk):
    story = replace(desk.stored("levensverhaal"), tags=("geheimwoord",), links=(Ref("x", "geheimstuk"),))
    desk.vault.drafts.change(story)
    desk.vault.settle()
    assert "geheim" not in repr(desk.vault.sheet(story.id))


def test_a_thousand_pieces_offer_no_more_than_a_few(desk):
    editor = LinksEditor("Hoort bij", {str(n): f"Dag {n}" for n in range(1000)})
    QTest.keyClicks(editor._field, "dag")
    assert editor._offers.count() == 5
    editor.show_value(Links((Ref("7", "Dag 7"),)))
    assert editor.value() == Links((Ref("7", "Dag 7"),))
    write(desk.vault, "notitie", "los")
