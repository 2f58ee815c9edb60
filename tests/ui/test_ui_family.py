"""Mijn familie: made in the list, drawn, and taken back a step at a time."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Line, Row, RowRef, Rows
from herstelkluis.model.pictures.drawing import Words
from ui.people_moves import choose, drop, names
from ui.writing_desk import button


def test_a_family_is_made_in_the_list_and_a_cycle_is_said_calmly(desk):
    screen = desk.at("write", kind="genogram")
    for name in ("ik", "moeder"):
        screen.begin_adding()
        editor = QApplication.focusWidget()
        QTest.keyClicks(editor, name)
    me, mother = screen.list_now()
    screen.choose(me.id)
    choose(drop(screen, "Een ouder"), mother.id)
    assert screen.list_now()[0].cells["ouder_een"] == RowRef(mother.id)
    screen.choose(mother.id)
    choose(drop(screen, "Een ouder"), me.id)
    assert screen._odd.isVisible()
    screen.undo.undo()
    assert not screen._odd.isVisible()
    screen.leave()
    stored = desk.stored("genogram").body["familie.mensen"].value.rows
    assert [row.cells["naam"] for row in stored] == [Line("ik"), Line("moeder")]


def test_a_large_family_stays_readable_and_what_is_chosen_in_the_list_is_in_view(desk):
    key = "familie.mensen"
    children = (
        Row(f"p{n}", {"naam": Line(f"mens {n}"), "ouder_een": RowRef(f"p{(n - 1) // 5}")}) for n in range(1, 26)
    )
    rows = Rows((Row("p0", {"naam": Line("ik")}), *children))
    document = replace(desk.vault.start("genogram"), body={key: Answer(rows)})
    desk.vault.drafts.change(document)
    desk.vault.settle()
    screen = desk.at("write", kind="genogram")
    view = screen.drawing
    sizes = [one.size * view._scale(view.width()) for one in view.drawing.shapes if isinstance(one, Words)]
    assert min(sizes) >= 15
    assert view.width() > screen.port.viewport().width()
    assert screen.port.height() >= view.height()
    for chosen in ("p25", "p1", "p13"):
        screen.choose(chosen)
        QApplication.processEvents()
        place = view.place_of(chosen).toRect().translated(view.pos())
        assert screen.port.viewport().rect().contains(place), chosen


def test_a_line_between_people_is_added_in_the_list_and_opened_in_the_drawing(desk):
    screen = desk.at("write", kind="genogram")
    for name in ("ik", "mijn zus"):
        screen.begin_adding()
        QTest.keyClicks(QApplication.focusWidget(), name)
    button(desk.window, _("Add a line between people")).click()
    me, sister = (one.key for one in screen.family.people)
    choose(drop(screen, "De een"), me)
    choose(drop(screen, "De ander"), sister)
    choose(drop(screen, "Wat is er tussen hen?"), "hecht")
    (line,) = screen.list_now()
    assert "ik – mijn zus: hecht" in names(screen)
    screen.choose(me)
    screen.drawing.chosen.emit(line.id)
    assert screen.chosen == line.id
    screen.choose(me)
    for _step in range(4):
        screen.undo.undo()
    assert not screen.family.ties
    assert len(screen.family.people) == 2


def test_an_empty_line_of_a_family_leaves_no_trace(desk):
    screen = desk.at("write", kind="genogram")
    screen.begin_adding()
    assert len(screen.list_now()) == 1
    button(desk.window, _("{name}: ready for now").format(name="iemand")).click()
    assert screen.list_now() == ()


def test_typing_a_name_is_one_step_to_take_back(desk):
    screen = desk.at("write", kind="wijk")
    screen.begin_adding()
    QTest.keyClicks(QApplication.focusWidget(), "Buurthuis")
    screen.gather()
    assert screen.called(screen.list_now()[0]) == "Buurthuis"
    screen.undo.undo()
    assert screen.list_now() in ((), (Row(screen.list_now()[0].id, {}),))
    screen.undo.redo()
    assert screen.called(screen.list_now()[0]) == "Buurthuis"


def test_shapes_alone_are_printed_without_a_name(desk):
    screen = desk.at("write", kind="genogram")
    screen.begin_adding()
    QTest.keyClicks(QApplication.focusWidget(), "Xanthippe")
    screen.gather()
    assert "Xanthippe" in repr(screen.sheet())
    screen.shapes_only.click()
    assert "Xanthippe" not in repr(screen.sheet())
    assert "Xanthippe" not in repr(screen.drawing.drawing)
