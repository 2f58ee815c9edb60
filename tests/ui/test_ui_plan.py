"""Mijn plan (06): three phases to read and to write in, the parts beside them, adding, and the one plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from herstelkluis.i18n import _, ngettext
from herstelkluis.model.body import Answer, Choice, Line, Passage, Row, Rows, Text
from herstelkluis.model.document import ShareState, new_id
from herstelkluis.model.text import Run
from herstelkluis.ui import saving_as
from herstelkluis.ui.screens.phase_face import PhaseFace
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.rail_item import RailItem
from herstelkluis.vault.my_plan import as_sheet, my_one_plan
from herstelkluis.vault.one_plan import take_over
from ui.accessible import assert_named, assert_tab_order, spoken
from ui.writing_desk import button

SIGNALS, PLAN, CRISIS = "plan.signalen", "plan.goed", "plan.crisis"


def keep(vault, document):
    vault.drafts.change(document)
    vault.settle()
    return vault.document(document.id)


def with_lines(vault, kind, **lists):
    """A settled piece with these lines; `oranje__doen=["…"]` stands for "oranje.doen"."""
    template = vault.templates[kind]
    columns = {key: field.columns for key, _section, field in template.fields()}
    body = {}
    for name, lines in lists.items():
        key = name.replace("__", ".")
        head = columns[key][0].key
        body[key] = Answer(Rows(tuple(Row(f"{name}{n}", {head: Line(one)}) for n, one in enumerate(lines))))
    return keep(vault, replace(vault.start(kind), body=body))


def faces(screen):
    QApplication.processEvents()
    return [one for one in screen.findChildren(PhaseFace) if one.isVisible()]


def face(screen, key):
    return next(one for one in faces(screen) if one.property("answer") == key)


def first_of(vault, phase):
    """The key of the first question of a phase, and of its column."""
    template = vault.templates[SIGNALS]
    field = template.section(phase).fields[0]
    return f"{phase}.{field.key}", field.columns[0].key


def test_an_empty_plan_shows_three_phases_with_one_question_each(desk):
    screen = desk.at("plan")
    assert [one.property("answer").split(".")[0] for one in faces(screen)] == ["groen", "oranje", "rood"]
    assert all(_("What do you notice first?") in one.accessibleName() for one in faces(screen))
    assert desk.vault.summaries() == []


def test_every_phase_asks_the_same_three_questions_first(desk):
    template = desk.vault.templates[SIGNALS]
    asked = [tuple(field.ask for field in one.fields[:3]) for one in template.sections if one.phase]
    assert len(asked) == 3
    assert len(set(asked)) == 1


def test_a_question_is_opened_with_enter_written_in_and_read_again(desk):
    key, column = first_of(desk.vault, "oranje")
    screen = desk.at("plan")
    face(screen, key).setFocus()
    QTest.keyClick(face(screen, key), Qt.Key.Key_Return)
    editor = screen.form.editors[key]
    QTest.keyClicks(QApplication.focusWidget(), "Ik slaap slecht")
    assert editor.value().rows[0].cells[column] == Line("Ik slaap slecht")
    ask = desk.vault.templates[SIGNALS].section("oranje").fields[0].ask
    button(desk.window, _("{question}: ready").format(question=ask)).click()
    assert "Ik slaap slecht" in face(screen, key).accessibleName()
    assert face(screen, key).hasFocus()
    assert screen.form._labelled == {}, "nothing of the open question stays"
    screen.leave()
    assert [row.cells[column].words for row in desk.stored(SIGNALS).body[key].value.rows] == ["Ik slaap slecht"]


def test_opening_another_question_keeps_what_was_typed_in_the_first(desk):
    first, _column = first_of(desk.vault, "oranje")
    second, _column = first_of(desk.vault, "rood")
    screen = desk.at("plan", answer=first)
    QTest.keyClicks(QApplication.focusWidget(), "Ik slaap slecht")
    face(screen, second).click()
    assert second in screen.form.editors
    assert "Ik slaap slecht" in face(screen, first).accessibleName()


def test_a_sign_is_added_without_opening_a_list(desk):
    key, column = first_of(desk.vault, "groen")
    screen = desk.at("plan")
    button(desk.window, _("Add a sign or action")).click()
    assert screen._adding._phase.hasFocus()
    screen._adding._words.set_text("Ik neurie")
    QTest.keyClick(screen._adding._words.edit, Qt.Key.Key_Return)
    screen._adding._words.set_text("Ik bel Noor")
    button(screen, _("Add")).click()
    assert "Ik neurie; Ik bel Noor" in face(screen, key).accessibleName()
    screen.undo.undo()
    screen.leave()
    assert [row.cells[column].words for row in desk.stored(SIGNALS).body[key].value.rows] == ["Ik neurie"]


def test_nothing_is_added_without_words(desk):
    screen = desk.at("plan")
    screen.begin_adding()
    button(screen, _("Add")).click()
    assert _("Type a few words first.") in spoken(desk.window)
    screen.leave()
    assert desk.vault.summaries() == []


def test_the_parts_say_what_is_in_them_and_lead_there(desk):
    with_lines(desk.vault, PLAN, gereedschap__beter_niet=["koffie", "telefoon"])
    screen = desk.at("plan")
    items = [one for one in screen.findChildren(RailItem) if one.isVisible()]
    tools = next(one for one in items if one.property("place") == (PLAN, "gereedschap"))
    assert ngettext("{n} thing", "{n} things", 2).format(n=2) in tools.accessibleName()
    tools.click()
    QApplication.processEvents()
    assert screen.writing.document.kind == PLAN
    assert [line.words for line in screen.form.editors["gereedschap.beter_niet"].edit.lines()] == ["koffie", "telefoon"]
    assert not faces(screen)
    here = next(one for one in screen.findChildren(RailItem) if one.isVisible() and one.is_here)
    assert here.property("place") == (PLAN, "gereedschap")
    crisis = next(one for one in screen.findChildren(RailItem) if one.property("place") == (CRISIS, ""))
    crisis.click()
    assert desk.window.key == "crisis"


def test_the_way_back_after_a_cover_is_the_same_part(desk):
    with_lines(desk.vault, PLAN, elke_dag__elke_dag=["wandelen"])
    desk.at("plan", kind=PLAN, part=1)
    desk.window.cover()
    assert "wandelen" not in spoken(desk.window)
    desk.window.uncover()
    QApplication.processEvents()
    assert "wandelen" in [one.words for one in desk.window.screen_shown.form.editors["elke_dag.elke_dag"].edit.lines()]


def test_a_found_word_opens_the_plan_at_its_answer(desk):
    key, _column = first_of(desk.vault, "rood")
    document = with_lines(desk.vault, SIGNALS, **{key.replace(".", "__"): ["Ik eet niet"]})
    screen = desk.at("write", document=document.id, answer=key)
    assert key in screen.form.editors


@pytest.mark.parametrize("what", [{}, {"kind": PLAN}, {"answer": "oranje.doen"}])
def test_everything_has_a_name_and_tab_follows_what_is_seen(desk, what):
    with_lines(desk.vault, PLAN, gereedschap__beter_niet=["koffie"])
    desk.at("plan", **what)
    assert_named(desk.window)
    assert_tab_order(desk.window)


def test_the_plan_goes_to_paper(desk, tmp_path: Path, monkeypatch):
    place = tmp_path / "plan.pdf"
    monkeypatch.setattr(saving_as, "ask_where", lambda *_args: place)
    key, _column = first_of(desk.vault, "rood")
    with_lines(desk.vault, SIGNALS, **{key.replace(".", "__"): ["Ik eet niet"]})
    desk.at("plan")
    button(desk.window, _("Print the plan")).click()
    assert place.read_bytes().startswith(b"%PDF-")


# --- Mijn ene plan --------------------------------------------------------------------------------------------------


@pytest.fixture
def shared(desk):
    vault = desk.vault
    plan = with_lines(vault, CRISIS, anderen__helpt=["Bel mijn zus", "Geef me water"])
    signals = vault.start(SIGNALS)
    key = next(k for k, _s, f in vault.templates[SIGNALS].fields() if k.startswith("rood.") and CRISIS in f.sources)
    keep(vault, take_over(vault, Passage(plan.id, "anderen.helpt", "anderen__helpt0"), signals, key))
    return desk


def test_every_line_stands_once_with_where_else_it_stands(shared):
    lines = my_one_plan(shared.vault)
    assert [one.words for one in lines] == ["Bel mijn zus", "Geef me water"]
    assert set(lines[0].elsewhere) >= {_("My card")}
    assert {lines[0].piece, *lines[0].elsewhere} >= {
        shared.vault.templates[SIGNALS].title,
        shared.vault.templates[CRISIS].title,
    }


def test_the_one_plan_is_found_in_and_leads_to_the_place(shared):
    screen = shared.at("one_plan")
    screen._find.edit.setText("water")
    screen._find.edit.textEdited.emit("water")
    QApplication.processEvents()
    rows = [one for one in screen.findChildren(ListRow) if one.isVisible()]
    assert len(rows) == 1
    rows[0].click()
    assert shared.window.key == "crisis"
    assert "anderen.helpt" in shared.window.screen_shown.form.editors


def test_without_a_line_the_one_plan_leads_back_and_prints_nothing(desk):
    desk.at("one_plan")
    words = [one.text() for one in desk.window.findChildren(QAbstractButton) if one.isVisible()]
    assert "Mijn ene plan afdrukken" not in words
    assert desk.window.focusWidget().text() == "Mijn plan"


def test_what_more_a_line_says_in_the_one_plan_stands_after_what_was_asked(desk):
    cells = {"wat": Line("Een rondje"), "hoe_lang": Line("een half uur"), "werkte": Choice(("wel",))}
    row = Row(new_id(), cells)
    desk.vault.drafts.change(replace(desk.vault.start("plan.goed"), body={"gereedschap.goed": Answer(Rows((row,)))}))
    desk.vault.settle()
    (line,) = my_one_plan(desk.vault)
    columns = {one.key: one.ask for one in desk.vault.templates["plan.goed"].sections[0].fields[0].columns}
    assert line.words == "Een rondje"
    for key, said in (("hoe_lang", "een half uur"), ("werkte", "wel")):
        assert f"{columns[key]}: {said}" in line.more or f"{columns[key]} {said}" in line.more


def test_a_question_in_the_one_plan_keeps_one_sign_before_its_answer(shared):
    vault = shared.vault
    key, _section, field = next(one for one in vault.templates[CRISIS].fields() if one[0] == "mensen.oneens")
    assert field.ask.endswith("?")
    crisis = shared.stored(CRISIS)
    keep(vault, replace(crisis, body={**crisis.body, key: Answer(Text((Run("Dan beslist Noor."),)))}))
    assert f"{field.ask} Dan beslist Noor." in str(as_sheet(my_one_plan(vault)))


def test_the_one_plan_goes_to_paper_without_private_words_and_locked_pieces(shared, tmp_path, monkeypatch):
    vault = shared.vault
    plan = with_lines(vault, PLAN, gereedschap__beter_niet=["koffie"])
    keep(vault, replace(plan, share=ShareState.NEVER))
    crisis = shared.stored(CRISIS)
    text = Text((Run("Ik praat rustig. "), Run("Behalve met Piet.", private=True)))
    keep(vault, replace(crisis, body={**crisis.body, "goed.voorbeeld": Answer(text)}))
    words = str(as_sheet(my_one_plan(vault, for_paper=True)))
    assert "Ik praat rustig." in words
    assert "Piet" not in words
    assert "koffie" not in words
    assert "koffie" in str(as_sheet(my_one_plan(vault)))
    place = tmp_path / "plan.pdf"
    monkeypatch.setattr(saving_as, "ask_where", lambda *_args: place)
    shared.at("one_plan").print_plan()
    assert place.read_bytes().startswith(b"%PDF-")


def test_of_a_folded_plan_only_is_said_that_it_is_there(shared):
    plan = with_lines(shared.vault, PLAN, gereedschap__beter_niet=["koffie"])
    keep(shared.vault, replace(plan, folded=True))
    said = [one.words for one in my_one_plan(shared.vault)]
    assert _("This piece is folded.") in said
    assert "koffie" not in said


def test_an_empty_one_plan_says_what_will_come_here(desk):
    desk.at("one_plan")
    assert _("Here your plans come together") in spoken(desk.window)
