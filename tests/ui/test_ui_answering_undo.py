"""In the guided story too, what was not typed can be undone: a line taken away, a choice, passing a question by."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from herstelkluis.model.body import Answer, Choice, Line, NoAnswer
from ui.guided_way import chapter
from ui.writing_desk import Desk, button

STEPS, FIRST = "h13.stappen", "h13.eerst"
UNDO = Qt.KeyboardModifier.ControlModifier
REDO = UNDO | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def desk(opened, qtbot, look):
    made = Desk(opened[2])
    qtbot.addWidget(made.window)
    return made


def answer(screen, key):
    screen.writing.gather()
    return screen.writing.document.body.get(key, Answer())


def press(screen, modifiers=UNDO):
    """Ctrl+Z with the keyboard on a button."""
    button(screen.editor, "Regel erbij").setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, modifiers)
    QApplication.processEvents()


def lines(screen):
    value = answer(screen, STEPS).value
    return [row.cells.get("vraag", Line("")).words for row in value.rows] if value is not None else []


@pytest.mark.parametrize("is_whole", [False, True])
def test_a_step_through_the_help_that_was_taken_away_comes_back(desk, is_whole):
    desk.vault.prefer("guided.whole", is_whole)
    screen = chapter(desk, "h13", answer=STEPS)
    field = next(one for one in screen.editor.findChildren(QLineEdit) if "Wat was mijn vraag?" in one.accessibleName())
    QTest.keyClicks(field, "Luister eens")
    button(screen.editor, "Regel erbij").click()
    assert lines(screen) == ["Luister eens"]
    next(one for one in screen.editor.findChildren(QPushButton) if one.text() == "Weghalen").click()
    assert lines(screen) == []
    press(screen)
    assert lines(screen) == ["Luister eens"]
    press(screen, REDO)
    assert lines(screen) == []


def test_a_choice_in_a_step_is_undone_and_done_again(desk):
    screen = chapter(desk, "h13", answer=STEPS)
    drop = next(one for one in screen.editor.findChildren(QComboBox) if one.findData("huisarts") > 0)
    drop.setCurrentIndex(drop.findData("huisarts"))
    drop.activated.emit(drop.currentIndex())
    chosen = answer(screen, STEPS).value
    assert chosen is not None
    press(screen)
    assert answer(screen, STEPS).value is None
    press(screen, REDO)
    assert answer(screen, STEPS).value == chosen


@pytest.mark.parametrize("is_whole", [False, True])
def test_words_typed_just_before_a_choice_is_done_again_stay(desk, is_whole):
    desk.vault.prefer("guided.whole", is_whole)
    screen = chapter(desk, "h13", answer=STEPS)
    drop = next(one for one in screen.editor.findChildren(QComboBox) if one.findData("huisarts") > 0)
    drop.setCurrentIndex(drop.findData("huisarts"))
    drop.activated.emit(drop.currentIndex())
    press(screen)
    fields = [one for one in screen.editor.findChildren(QLineEdit) if "Wat was mijn vraag?" in one.accessibleName()]
    QTest.keyClicks(fields[0], "Luister eens")
    press(screen, REDO)
    assert "Luister eens" in lines(screen)
    assert any(cell == Choice(("huisarts",)) for row in answer(screen, STEPS).value.rows for cell in row.cells.values())


def test_passing_a_question_by_is_undone_or_taken_back(desk):
    screen = chapter(desk, "h13", answer=FIRST)
    assert not screen.block._open.isVisible()
    button(screen, "Wil ik niet zeggen").click()
    assert answer(screen, FIRST).none is NoAnswer.RATHER_NOT
    screen.undo_last()
    assert screen.block.key == FIRST
    assert FIRST not in screen.writing.document.body
    screen.undo.redo()
    assert answer(screen, FIRST).none is NoAnswer.RATHER_NOT
    button(screen.block, "Laat de vraag open").click()
    assert FIRST not in screen.writing.document.body
    assert screen.block.key == FIRST
    assert screen.block.text.hasFocus()
    screen.undo_last()
    assert answer(screen, FIRST).none is NoAnswer.RATHER_NOT


def test_words_over_a_question_that_was_passed_by_are_no_step(desk):
    screen = chapter(desk, "h13", answer=FIRST)
    button(screen, "Weet ik niet").click()
    screen.come_to(FIRST)
    QTest.keyClicks(screen.block.text, "Toch")
    screen.undo_last()
    assert answer(screen, FIRST).none is None
    assert screen.block.text.toPlainText() == "Toch"
