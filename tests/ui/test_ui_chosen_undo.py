"""What was chosen can be undone, a step at a time: in a question, in a cell, and not answering. Words stay."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.model.body import Answer, Choice, Line, NoAnswer, Scale
from herstelkluis.model.template import FieldType
from herstelkluis.ui.forms.choice import ChoiceEditor
from herstelkluis.ui.forms.grid import GridEditor
from herstelkluis.ui.forms.words import LineEditor


def press(screen, keys="Ctrl+Z"):
    """Ctrl+Z with the keyboard on a choice of this screen."""
    focus = QApplication.focusWidget()
    modifiers = Qt.KeyboardModifier.ControlModifier
    if keys != "Ctrl+Z":
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(focus if focus is not None else screen, Qt.Key.Key_Z, modifiers)
    QApplication.processEvents()


def answer(screen, key):
    screen.writing.gather()
    return screen.writing.document.body.get(key, Answer()).value


def choose(editor: ChoiceEditor, *keys):
    for key in keys:
        if editor._drop is not None:
            editor._drop.setFocus()
            editor._drop.setCurrentIndex(editor._drop.findData(key))
            editor._drop.activated.emit(editor._drop.currentIndex())
        else:
            editor._ticks[key].setFocus()
            editor._ticks[key].click()


def first_of(desk, kind, wanted):
    """The screen of a kind at the part with such a question, and the key of that."""
    screen = desk.at("write", kind=kind, show="form", open=True)
    template = screen.writing.template
    key = next(key for key, _section, field in template.fields() if wanted(field))
    screen.show_part_of(key)
    QApplication.processEvents()
    return screen, key


def test_ticks_are_undone_one_by_one_and_done_again(desk):
    screen, key = first_of(desk, "hulpstap", lambda field: field.type is FieldType.CHOICE and field.many)
    editor = screen.form.editors[key]
    first, second, *_more = editor._ticks
    choose(editor, first)
    screen.writing.gather()
    choose(editor, second)
    press(screen)
    assert answer(screen, key) == Choice((first,))
    press(screen)
    assert answer(screen, key) is None
    press(screen, "Ctrl+Shift+Z")
    assert answer(screen, key) == Choice((first,))
    assert screen.form.editors[key]._ticks[first].isChecked()


def test_own_words_beside_a_choice_stay_when_the_choice_is_undone(desk):
    screen, key = first_of(desk, "hulpstap", lambda field: field.type is FieldType.CHOICE and field.other)
    editor = screen.form.editors[key]
    choose(editor, next(iter(editor._labels)))
    screen.writing.gather()
    QTest.keyClicks(editor._other.edit, "bij de kerk")
    screen.writing.gather()
    screen.undo_last()
    assert answer(screen, key) == Choice((), "bij de kerk")


def test_a_choice_on_another_part_is_undone_there(desk):
    screen, key = first_of(desk, "hulpstap", lambda field: field.type is FieldType.CHOICE and field.other)
    part = screen.part
    editor = screen.form.editors[key]
    choose(editor, next(iter(editor._labels)))
    screen.go_on()
    screen.undo_last()
    assert screen.part == part
    assert answer(screen, key) is None


def test_a_cell_of_a_grid_is_undone_and_words_typed_since_stay(desk):
    screen, key = first_of(desk, "wiedoetwat", lambda field: field.as_ == "grid")
    grid = screen.form.editors[key]
    assert isinstance(grid, GridEditor)
    line = grid.lines[0]
    before = answer(screen, key)
    line.cells[0].setFocus()
    QTest.keyClick(line.cells[0], Qt.Key.Key_Space)
    assert answer(screen, key) != before
    after = answer(screen, key)
    screen.undo_last()
    assert answer(screen, key) == before
    assert screen.form.editors[key].lines[0].cells[0].hasFocus()
    screen.undo.redo()
    assert answer(screen, key) == after


def test_a_cell_of_a_line_is_undone_and_words_typed_in_it_since_stay(desk):
    wanted = {FieldType.CHOICE, FieldType.LINE}
    screen, key = first_of(desk, "geld", lambda field: wanted <= {column.type for column in field.columns})
    editor = screen.form.editors[key]
    if not editor._grounds:
        editor._add.click()
    ground = editor._grounds[0]
    choice = next(one for one in ground._editors.values() if isinstance(one, ChoiceEditor))
    words = next(one for one in ground._editors.values() if isinstance(one, LineEditor))
    choose(choice, next(iter(choice._labels)))
    QTest.keyClicks(words.edit, "erbij")
    screen.undo_last()
    [row] = answer(screen, key).rows
    assert [cell for cell in row.cells.values() if isinstance(cell, Choice) and cell.chosen] == []
    assert Line("erbij") in row.cells.values()


def test_a_slider_that_moves_is_one_step(desk):
    screen, key = first_of(desk, "scan.zes", lambda field: field.type is FieldType.SCALE)
    editor = screen.form.editors[key]
    for number in (3, 4, 5):
        editor.show_value(Scale(number))
        editor.value = lambda number=number: Scale(number)
        screen.take(key)
    assert answer(screen, key) == Scale(5)
    del editor.value
    screen.undo_last()
    assert answer(screen, key) is None
    screen.undo.redo()
    assert answer(screen, key) == Scale(5)


def test_not_answering_is_undone_and_never_takes_words_away(desk):
    screen = desk.at("write", kind="hulpstap")
    key = next(iter(screen.form.editors))
    screen.rather_not(key, NoAnswer.UNKNOWN.value)
    screen.undo_last()
    assert key not in screen.writing.document.body
    screen.undo.redo()
    assert screen.writing.document.body[key].none is NoAnswer.UNKNOWN
    QTest.keyClicks(screen.form.editors[key].edit, "Toch")
    screen.undo_last()
    assert answer(screen, key) == Line("Toch")


def test_a_choice_over_a_question_that_was_passed_by_is_undone_to_that(desk):
    screen, key = first_of(desk, "hulpstap", lambda field: field.type is FieldType.CHOICE and field.other)
    screen.rather_not(key, NoAnswer.RATHER_NOT.value)
    editor = screen.form.editors[key]
    chosen = next(iter(editor._labels))
    choose(editor, chosen)
    screen.writing.gather()
    screen.undo_last()
    assert screen.writing.document.body[key] == Answer(none=NoAnswer.RATHER_NOT)
    screen.undo.redo()
    assert answer(screen, key) == Choice((chosen,))
    QTest.keyClicks(screen.form.editors[key]._other.edit, "bij de kerk")
    screen.undo_last()
    assert answer(screen, key) == Choice((), "bij de kerk")


def test_a_choice_in_a_line_that_held_nothing_else_is_done_again_after_another_part_was_undone(desk):
    wanted = {FieldType.CHOICE, FieldType.PERSON}
    screen, key = first_of(desk, "hoo", lambda field: wanted <= {column.type for column in field.columns})
    first, *_more = (one for one in screen.form.editors if one != key)
    screen.rather_not(first, NoAnswer.UNKNOWN.value)
    editor = screen.form.editors[key]
    choice = next(one for one in editor._grounds[0]._editors.values() if isinstance(one, ChoiceEditor))
    choose(choice, next(iter(choice._labels)))
    chosen = answer(screen, key)
    assert chosen is not None
    screen.undo_last()
    assert answer(screen, key) is None
    screen.show_part(screen.part + 1)
    screen.undo_last()
    screen.undo.redo()
    screen.show_part_of(key)
    screen.undo.redo()
    assert answer(screen, key) == chosen
    assert screen.form.value_of(key) == chosen
