"""Alle bladen: every kind can be found by its part, says what it is for, and is begun or opened from there."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _, ngettext
from herstelkluis.ui.screens.shelf import SCREEN_OF, WORDS
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.rail_item import RailItem
from herstelkluis.vault.shelf import shelf
from house import write
from ui.accessible import assert_named, assert_tab_order, spoken
from ui.writing_desk import button


def rows(screen):
    QApplication.processEvents()
    return [one for one in screen.findChildren(ListRow) if one.isVisible()]


def kind_row(screen, kind):
    return next(one for one in rows(screen) if one.property("kind") == kind)


def test_every_kind_stands_on_the_shelf_once_and_says_what_it_is_for(desk):
    found = [one for kinds in shelf(desk.vault).values() for one in kinds]
    assert sorted(one.kind for one in found) == sorted(desk.vault.templates)
    assert [one.kind for one in found if not one.about] == []
    assert set(shelf(desk.vault)) <= set(WORDS)


def test_a_part_shows_its_kinds_and_the_rail_follows(desk):
    screen = desk.at("shelf", part="plan")
    shown = {one.property("kind") for one in rows(screen)}
    assert shown == {one.kind for one in shelf(desk.vault)["plan"]}
    story = next(one for one in screen.findChildren(RailItem) if one.property("part") == "story")
    story.click()
    QApplication.processEvents()
    assert "hulpstap" in {one.property("kind") for one in rows(desk.window.screen_shown)}
    assert desk.window.screen_shown.rail_key == "story"


def test_what_is_not_there_yet_is_begun(desk):
    screen = desk.at("shelf", part="today")
    assert _("still empty") in kind_row(screen, "brief.eigen").accessibleName()
    kind_row(screen, "brief.eigen").click()
    assert desk.window.screen_shown.inner.writing.document.kind == "brief.eigen"
    assert desk.vault.summaries() == []


def test_one_that_is_there_is_opened_and_of_several_there_is_a_list(desk):
    first = write(desk.vault, "brief.eigen", "Lieve ik", title="Aan mij")
    screen = desk.at("shelf", part="today")
    kind_row(screen, "brief.eigen").click()
    QApplication.processEvents()
    listed = desk.window.screen_shown
    assert desk.window.key == "pieces_of"
    [row] = rows(listed)
    assert "Aan mij" in row.accessibleName()
    row.click()
    assert desk.window.screen_shown.inner.writing.document.id == first.id
    write(desk.vault, "brief.eigen", "Beste dokter", title="Aan de dokter")
    screen = desk.at("shelf", part="today")
    assert ngettext("{n} piece", "{n} pieces", 2).format(n=2) in kind_row(screen, "brief.eigen").accessibleName()
    listed = desk.at("pieces_of", kind="brief.eigen")
    button(desk.window, _("Begin a new one")).click()
    assert desk.window.screen_shown.inner.writing.document.revision == 0


def test_people_are_listed_as_people_and_someone_is_added(desk):
    write(desk.vault, "persoon", "Noor", title="Noor")
    listed = desk.at("pieces_of", kind="persoon")
    assert listed.title == "Mensen die ik ken"
    assert button(desk.window, "Iemand toevoegen").isVisible()
    write(desk.vault, "notitie", "Thee")
    listed = desk.at("pieces_of", kind="notitie")
    assert listed.title == "Mijn notities"
    button(desk.window, _("Begin a new one"))


def test_of_a_folded_piece_the_list_shows_only_the_title(desk):
    write(desk.vault, "brief.eigen", "Dit blijft dicht", title="Zwaar", folded=True)
    desk.at("pieces_of", kind="brief.eigen")
    assert "Zwaar" in spoken(desk.window)
    assert "Dit blijft dicht" not in spoken(desk.window)


def test_kinds_with_a_screen_of_their_own_open_there(desk):
    for kind, key in SCREEN_OF.items():
        part = desk.vault.templates[kind].part
        kind_row(desk.at("shelf", part=part), kind).click()
        assert desk.window.key == key


@pytest.mark.parametrize(("key", "part"), [("today", "today"), ("plan", "plan"), ("share", "share")])
def test_there_is_a_way_to_it_from_the_parts(desk, key, part):
    desk.at(key)
    QApplication.processEvents()
    link = next(one for one in desk.window.findChildren(Link) if one.text() == _("All sheets") and one.isVisible())
    link.click()
    assert desk.window.key == "shelf"
    assert desk.window.screen_shown.place() == {"part": part}


def test_everything_has_a_name_and_after_a_cover_no_title_is_left(desk):
    write(desk.vault, "brief.eigen", "Lieve ik", title="Aan mij")
    for key, what in (("shelf", {"part": "today"}), ("pieces_of", {"kind": "brief.eigen"})):
        desk.at(key, **what)
        assert_named(desk.window)
        assert_tab_order(desk.window)
    desk.window.cover()
    assert "Aan mij" not in spoken(desk.window)
    desk.window.uncover()
    assert desk.window.screen_shown.place() == {"kind": "brief.eigen"}
