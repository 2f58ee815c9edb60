"""Who does what and the circle of influence: by keyboard alone, with the drawing and the list always the same."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.model import body as b
from herstelkluis.model.lay_out import lay_out
from herstelkluis.model.loader import shipped_templates
from herstelkluis.model.pictures.drawing import Circle
from herstelkluis.model.pictures.who_does_what import grid_of
from herstelkluis.model.say import Names
from herstelkluis.ui import saving_as
from herstelkluis.ui.forms.grid import GridEditor
from ui.accessible import focusable, name_of
from ui.writing_desk import button

Key = Qt.Key


def press(*keys):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key)


def here():
    return QApplication.focusWidget().accessibleName()


def table(desk):
    inner = desk.at("write", kind="wiedoetwat")
    return inner, inner.form.findChild(GridEditor)


def test_arrow_keys_walk_the_grid_and_every_cell_says_task_person_and_choice(desk):
    inner, _grid = table(desk)
    assert here() == "informatie geven, ik: niets gekozen"
    press(Key.Key_Down, Key.Key_Right)
    assert here() == "luisteren, naaste: niets gekozen"
    press(Key.Key_Space)
    assert here() == "luisteren, naaste: doet dit"
    press(Key.Key_Return)
    assert here() == "luisteren, naaste: probeert dit"
    press(Key.Key_Left, Key.Key_Left, Key.Key_Up, Key.Key_Up)
    assert here() == "informatie geven, ik: niets gekozen"
    inner.writing.gather()
    (row,) = inner.writing.document.body["taken.taken"].value.rows
    assert row.cells == {"taak": b.Line("luisteren"), "naaste": b.Choice(("probeert",))}


def test_all_choices_come_round_and_delete_takes_one_away(desk):
    inner, _grid = table(desk)
    seen = []
    for _time in range(5):
        press(Key.Key_Space)
        seen.append(here().partition(": ")[2])
    assert seen == ["doet dit", "probeert dit", "doet dit niet", "praten we over", "niets gekozen"]
    press(Key.Key_Space, Key.Key_Delete)
    inner.writing.gather()
    assert inner.writing.document.body == {}


def test_tab_comes_to_the_cells_once_and_goes_back_to_where_it_was(desk):
    _inner, grid = table(desk)
    press(Key.Key_Down, Key.Key_Down, Key.Key_Right)
    place = here()
    press(Key.Key_Tab)
    assert name_of(QApplication.focusWidget()).endswith("regel erbij")
    press(Key.Key_Backtab)
    assert here() == place
    assert sum(grid.isAncestorOf(one) for one in focusable(desk.window)) == 2


def test_an_own_task_is_typed_named_in_its_cells_and_removed(desk):
    inner, grid = table(desk)
    grid._add.click()
    QTest.keyClicks(QApplication.focusWidget(), "de kat voeren")
    press(Key.Key_Tab)
    grid.lines[-1].cells[1].click()
    assert grid.lines[-1].cells[1].accessibleName() == "de kat voeren, naaste: doet dit"
    inner.writing.gather()
    (row,) = inner.writing.document.body["taken.taken"].value.rows
    assert row.cells == {"taak": b.Line("de kat voeren"), "naaste": b.Choice(("doet",))}
    grid.lines[-1].remove.click()
    inner.writing.gather()
    assert "taken.taken" not in inner.writing.document.body
    button(desk.window, "Regel weg. Terugzetten").click()
    assert inner.writing.document.body["taken.taken"].value.rows == (row,)


def test_what_was_not_touched_comes_back_as_it_was(look, qtbot):
    template = shipped_templates()["wiedoetwat"]
    field = next(field for _key, _section, field in template.fields() if field.as_ == "grid")
    rows = (
        b.Row("2", {"taak": b.Line("eigen"), "ik": b.Choice(("gone",), "anders"), "weg": b.Line("x")}, level=3),
        b.Row("1", {"taak": b.Line("vervoer"), "ggz": b.Choice(("praten",))}, (b.About("zus"),)),
    )
    from herstelkluis.ui.forms.editor import Around
    from herstelkluis.ui.forms.make import make_editor

    made = make_editor(field, "Taken", Around(today=None))
    qtbot.addWidget(made)
    made.show_value(b.Rows(rows))
    assert made.value() == b.Rows(rows)
    own = next(line for line in made.lines if line.id == "2")
    own.cells[1].click()
    changed = made.value().rows[0]
    assert changed == replace(rows[0], cells={**rows[0].cells, "naaste": b.Choice(("doet",))})


def test_at_large_text_every_cell_says_its_person_itself(look, qtbot, desk):
    look(size=200)
    inner = desk.at("write", kind="wiedoetwat")
    grid = inner.form.findChild(GridEditor)
    assert grid._head.height() == 0
    assert grid.lines[0].cells[1].text() == "naaste"
    grid.lines[0].cells[1].click()
    assert grid.lines[0].cells[1].text() == "naaste: doet dit"


def test_the_overview_goes_to_paper_and_away_as_a_picture(desk, monkeypatch, tmp_path):
    inner, grid = table(desk)
    grid.lines[0].cells[0].click()
    monkeypatch.setattr(saving_as, "ask_where", lambda *_asked: tmp_path / "wie.pdf")
    inner.paper.paper.click()
    assert (tmp_path / "wie.pdf").read_bytes().startswith(b"%PDF")
    assert "informatie geven" in inner.paper._drawn()


def test_form_drawing_and_paper_have_one_order(desk):
    template = desk.vault.templates["wiedoetwat"]
    key, field = next((key, one) for key, _part, one in template.fields() if one.as_ == "grid")
    task, who = field.columns[0].key, field.columns[1]
    yes = b.Choice((who.options[0].key,))
    words = (field.start[2], "iets van mij", field.start[0], field.start[1])
    rows = tuple(b.Row(f"r{n}", {task: b.Line(one), who.key: yes}) for n, one in enumerate(words))
    document = replace(desk.vault.start("wiedoetwat"), body={key: b.Answer(b.Rows(rows))})
    desk.vault.drafts.change(document)
    desk.vault.settle()
    expected = [*field.start[:3], "iets van mij"]
    names = Names({}, {})
    assert [one.words for one in grid_of(template, document, names).tasks] == expected
    for shown in (template, replace(template, view="")):  # with its drawing, and as a table
        said = repr(lay_out(shown, document, {}))
        assert sorted(expected, key=said.index) == expected
    inner = desk.at("write", kind="wiedoetwat", show="form")
    shown = [line.row().cells[task].words for line in inner.form.findChild(GridEditor).lines]
    assert [one for one in shown if one in expected] == expected


def rings(inner):
    found = {one.key: one for one in inner.drawing.drawing.shapes if isinstance(one, Circle) and one.key}
    return found, inner.drawing.drawing


def test_a_worry_is_typed_and_put_in_a_ring_with_keys_alone(desk):
    inner = desk.at("write", kind="invloed")
    QTest.keyClicks(QApplication.focusWidget(), "de post")
    press(Key.Key_Tab, Key.Key_Space)
    assert here() == "de post, Waar hoort het?: in mijn hand"
    inner.writing.gather()
    (row,) = inner.writing.document.body["cirkel.dingen"].value.rows
    assert row.cells["plek"] == b.Choice(("hand",))
    assert list(rings(inner)[0]) == [row.id]
    assert "In mijn hand: de post" in inner.drawing.accessibleDescription()
    press(Key.Key_Space, Key.Key_Space)
    inner.writing.gather()
    assert "Zorgen: de post" in inner.drawing.accessibleDescription()


def test_what_is_dragged_in_the_drawing_moves_in_the_list_too(desk):
    inner = desk.at("write", kind="invloed")
    QTest.keyClicks(QApplication.focusWidget(), "de post")
    press(Key.Key_Tab, Key.Key_Space)
    inner.writing.gather()
    (key,), drawing = rings(inner)[0], rings(inner)[1]
    inner.drawing.moved.emit(key, drawing.width - 2, drawing.height / 2)
    value = inner.writing.document.body["cirkel.dingen"].value
    assert value.rows[0].cells["plek"] == b.Choice(("zorgen",))
    grid = inner.form.findChild(GridEditor)
    assert "zorgen" in grid.lines[0].cells[0].accessibleName()
    inner.drawing.moved.emit(key, drawing.width / 2, drawing.height / 2)
    assert inner.writing.document.body["cirkel.dingen"].value.rows[0].cells["plek"] == b.Choice(("hand",))


def test_a_thing_that_was_dragged_goes_back_with_the_keyboard_and_later_words_stay(desk):
    inner = desk.at("write", kind="invloed")
    QTest.keyClicks(QApplication.focusWidget(), "de post")
    press(Key.Key_Tab, Key.Key_Space)
    inner.writing.gather()
    (key,), drawing = rings(inner)[0], rings(inner)[1]
    inner.drawing.moved.emit(key, drawing.width - 2, drawing.height / 2)
    assert inner.undone.isVisible()
    grid = inner.form.findChild(GridEditor)
    grid.lines[0].edit.end(False)
    QTest.keyClicks(grid.lines[0].edit, " van de bank")
    grid.lines[0].cells[0].setFocus()
    QTest.keyClick(desk.window.windowHandle(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    inner.writing.gather()
    (row,) = inner.writing.document.body["cirkel.dingen"].value.rows
    assert (row.cells["plek"], row.cells["wat"].words) == (b.Choice(("hand",)), "de post van de bank")
    assert not inner.undone.isVisible()
    inner.undo.redo()
    assert inner.writing.document.body["cirkel.dingen"].value.rows[0].cells["plek"] == b.Choice(("zorgen",))
    inner.undone.setFocus()
    inner.undone.click()
    assert inner.isAncestorOf(QApplication.focusWidget())


def test_clicking_in_the_drawing_puts_the_keyboard_in_the_list_and_back(desk):
    inner = desk.at("write", kind="invloed")
    grid = inner.form.findChild(GridEditor)
    QTest.keyClicks(grid.lines[1].edit, "de winter")
    grid.lines[1].cells[0].click()
    inner.writing.gather()
    inner.drawing.chosen.emit(grid.lines[1].id)
    assert QApplication.focusWidget() is grid.lines[1].cells[0]
    assert inner.drawing._chosen == grid.lines[1].id
