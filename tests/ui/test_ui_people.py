"""Mijn mensen, mijn buurt and mijn familie: placing with the mouse and from the list, and taking it back."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Choice, Consent, Consents, Line, People, Ref
from herstelkluis.model.text import runs
from herstelkluis.ui import saving_as
from herstelkluis.ui.widgets.list_row import ListRow
from house import write
from ui.accessible import spoken
from ui.people_moves import add, choose, dot, drop, mouse, names
from ui.writing_desk import button


def test_without_anyone_the_rings_are_there_with_one_question(desk):
    screen = desk.at("people")
    said = spoken(desk.window)
    assert "Wie zou je bellen met goed nieuws?" in said
    assert not names(screen)
    assert {one.text for one in screen.drawing.drawing.shapes if hasattr(one, "text")} >= {"dichtbij", "op afstand"}
    desk.at("today")
    assert not desk.vault.summaries("netwerk")  # looking leaves no trace


def test_without_anyone_the_keyboard_is_on_adding_someone_and_the_screen_is_at_its_top(desk):
    desk.at("today")
    desk.window.resize(1000, 500)
    screen = desk.at("people")
    QApplication.processEvents()
    assert desk.window.focusWidget().text() == "Iemand toevoegen"
    assert screen.visibleRegion().boundingRect().top() == 0


def test_someone_is_added_and_placed_with_two_choices_by_keyboard(desk):
    screen = add(desk, "Noor")
    assert names(screen) == ["Noor"]
    assert screen.panel.isVisible()
    ring = drop(screen, "Hoe dichtbij?")
    ring.setFocus()
    QTest.keyClick(ring, Qt.Key.Key_Down)
    assert screen.list_now()[0].cells["ring"] == Choice(("dichtbij",))
    choose(drop(screen, "Waar hoort deze persoon bij?"), "familie")
    button(desk.window, _("{name}: ready for now").format(name="Noor")).click()
    QApplication.processEvents()
    at, middle = dot(screen, screen.list_now()[0].id), screen.drawing.drawing.width / 2
    assert at.x() < middle
    assert QApplication.focusWidget().accessibleName().startswith("Noor")
    desk.at("today")
    stored = desk.stored("netwerk").body["plaatsen.mensen"].value.rows[0]
    assert stored.cells["wie"] == People((card_of(desk, "Noor"),))
    assert stored.cells["kwart"] == Choice(("familie",))


def card_of(desk, name):
    return Ref(next(key for key, known in desk.vault.people().items() if known == name), name)


def test_someone_is_dragged_to_another_ring_and_stays_where_they_were_put(desk):
    screen = add(desk, "Noor")
    key = screen.list_now()[0].id
    choose(drop(screen, "Hoe dichtbij?"), "dichtbij")
    QApplication.processEvents()
    view, start = screen.drawing, dot(screen, key)
    cx, cy = view.drawing.width / 2, view.drawing.height / 2
    end = QPointF(cx + 120, cy + 150)
    mouse(view, QEvent.Type.MouseButtonPress, start)
    view, start = screen.drawing, dot(screen, key)
    for at in (start + QPointF(20, 20), end):
        mouse(view, QEvent.Type.MouseMove, at)
    mouse(view, QEvent.Type.MouseButtonRelease, end)
    cells = screen.list_now()[0].cells
    assert cells["ring"] == Choice(("bekenden",))
    assert cells["kwart"] == Choice(("lotgenoten",))
    assert cells["klok"] == Line("4:43")
    there = dot(screen, key)
    assert abs(there.x() - end.x()) + abs(there.y() - end.y()) < 20
    focus = QApplication.focusWidget()
    assert screen.panel.isAncestorOf(focus)
    QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert screen.list_now()[0].cells["ring"] == Choice(("dichtbij",))
    assert screen.panel.isAncestorOf(QApplication.focusWidget())


def test_the_keyboard_stays_on_the_screen_when_the_last_step_is_taken_back(desk):
    screen = add(desk, "Noor")
    choose(drop(screen, "Hoe dichtbij?"), "vrienden")
    while screen.undo.canUndo():
        screen.undone.setFocus()
        screen.undone.click()
        QApplication.processEvents()
        assert screen.isAncestorOf(QApplication.focusWidget()) or screen.foot().isAncestorOf(QApplication.focusWidget())


def test_a_choice_keeps_the_keyboard_when_the_drawing_is_shown_anew(desk):
    screen = add(desk, "Noor")
    list_ = drop(screen, "Hoe dichtbij?")
    list_.setFocus()
    screen.show_all()
    assert drop(screen, "Hoe dichtbij?").hasFocus()


def test_placing_is_undone_and_done_again(desk):
    screen = add(desk, "Noor")
    choose(drop(screen, "Hoe dichtbij?"), "vrienden")
    choose(drop(screen, "Hoe dichtbij?"), "bekenden")
    assert screen.undone.isVisibleTo(screen.undone.parentWidget())
    screen.undo.undo()
    assert "ring" not in screen.list_now()[0].cells or screen.list_now()[0].cells["ring"] != Choice(("bekenden",))
    screen.undo.redo()
    assert screen.list_now()[0].cells["ring"] == Choice(("bekenden",))


def test_taking_someone_off_the_drawing_keeps_the_card(desk):
    screen = add(desk, "Noor")
    choose(drop(screen, "Hoe dichtbij?"), "vrienden")
    button(desk.window, _("{name}: take off the drawing").format(name="Noor")).click()
    assert not screen.list_now()
    assert names(screen) == ["Noor"]  # still there, without a place
    screen.undo.undo()
    assert screen.list_now()[0].cells["ring"] == Choice(("vrienden",))


def test_several_names_at_once_wait_in_the_list_until_they_get_a_place(desk):
    screen = desk.at("people")
    screen.begin_adding()
    button(desk.window, _("Several at once")).click()
    screen.adding._words.set_runs(runs("Piet\n\n piet \nde bakker\n"))
    button(desk.window, "Toevoegen").click()
    assert names(screen) == ["Piet", "de bakker"]
    assert not desk.vault.people()
    next(one for one in screen.findChildren(ListRow) if one.accessibleName().startswith("de bakker")).click()
    assert list(desk.vault.people().values()) == ["de bakker"]
    choose(drop(screen, "Hoe dichtbij?"), "bekenden")
    screen.leave()
    body = desk.stored("netwerk").body
    assert [row.cells["regel"].words for row in body["groslijst.namen"].value.rows] == ["Piet", "de bakker"]
    assert names(screen) == ["de bakker", "Piet"]


def test_the_ecogram_is_the_same_people_in_groups(desk):
    screen = add(desk, "Noor")
    choose(drop(screen, "Hoe dichtbij?"), "vrienden")
    button(desk.window, _("Ecogram")).click()
    choose(drop(screen, "Uit welke groep?"), "gezin")
    choose(drop(screen, "Wie geeft er?"), "beide")
    assert dot(screen, screen.list_now()[0].id)
    screen.leave()
    assert desk.stored("netwerk").body["plaatsen.tekening"].value == Choice(("ecogram",))
    button(desk.window, _("Rings")).click()
    assert dot(screen, screen.list_now()[0].id)


def test_nothing_of_the_people_is_left_when_the_vault_is_locked(desk):
    add(desk, "Xanthippe")
    screen = desk.window.screen_shown
    desk.window.cover("locked")
    assert "Xanthippe" not in repr(screen.drawing.drawing)
    assert "Xanthippe" not in spoken(desk.window, hidden=True)
    assert not screen.undo.canUndo()


def test_a_kept_picture_says_what_its_lines_mean_and_leaves_out_who_said_no(desk, monkeypatch, tmp_path):
    for name, state in (("Noor", "agreed"), ("Bram", "withdrawn")):
        card = write(desk.vault, "persoon", name, title=name)
        agreement = Answer(Consents((Consent("", state, "2026-05-02"),)))
        desk.vault.drafts.change(replace(card, body={**card.body, "afspraak.akkoord": agreement}))
    desk.vault.settle()
    for name in ("Noor", "Bram"):
        screen = desk.at("people")
        next(row for row in screen.findChildren(ListRow) if name in row.accessibleName()).click()
        choose(drop(screen, "Hoe dichtbij?"), "dichtbij")
    monkeypatch.setattr(saving_as, "ask_where", lambda *_what: tmp_path / "mensen.svg")
    button(desk.window, "Bewaren als plaatje").click()
    words = re.findall(r">([^<]+)</text>", (tmp_path / "mensen.svg").read_text())
    assert "Noor" in words
    assert "iemand" in words
    assert not [one for one in words if "Bram" in one]
    for meaning in ("draagt mij", "gewoon", "spanning", "gevuld: vindt het goed om genoemd te worden"):
        assert meaning in words


def test_the_card_and_the_contacts_are_one_step_away(desk):
    write(desk.vault, "persoon", "Noor", title="Noor")
    screen = desk.at("people")
    screen.findChildren(ListRow)[0].click()
    button(desk.window, _("Open the card of {name}").format(name="Noor")).click()
    assert desk.window.screen_shown.inner.writing.document.title == "Noor"
    desk.at("people")
    button(desk.window, "Mijn contacten").click()
    assert desk.window.key == "contacts"


@pytest.mark.parametrize("kind", ["wijk", "genogram"])
def test_from_the_other_drawings_a_button_leads_back_to_my_people(desk, kind):
    desk.at("write", kind=kind)
    button(desk.window, "Terug naar mijn mensen").click()
    assert desk.window.key == "people"
