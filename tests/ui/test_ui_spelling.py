"""Spelling: only when chosen, own words in the vault alone, by keyboard and mouse, and never a file of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from herstelkluis.i18n import _
from herstelkluis.model.text import Run, all_words
from herstelkluis.ui import spelling
from herstelkluis.ui.screens.spelling_row import spelling_row
from herstelkluis.ui.spelling import ON, OWN_WORDS, Spelling
from herstelkluis.ui.widgets.own_words import OwnWords
from ui.accessible import spoken
from ui.writing_desk import Desk

WAVE, DASHES = QTextCharFormat.UnderlineStyle.WaveUnderline, QTextCharFormat.UnderlineStyle.DashUnderline


class Keeper:
    """What spelling needs of a vault."""

    def __init__(self, **kept: object) -> None:
        self.kept: dict[str, object] = {ON: True, **kept}

    def preference(self, key, default=None):
        return self.kept.get(key, default)

    def prefer(self, key, value):
        self.kept[key] = value

    def people(self):
        return {"1": "Jorinde de Wiltoverste"}


@pytest.fixture
def page(look, qtbot):
    """A place to write with spelling on."""
    page = QWidget()
    page.setProperty("spelling", Spelling(Keeper(), page))
    edit = OwnWords("Wat wil je kwijt?", parent=page)
    page.resize(600, 400)
    qtbot.addWidget(page)
    page.show()
    edit.show()
    edit.setFocus()
    return page


@pytest.fixture
def edit(page):
    return page.findChild(OwnWords)


def look_at_all(marks):
    """Slice after slice: how many paragraphs there are in one says how fast the machine is."""
    marks._rest.start(0)
    while marks._rest.isActive():
        marks._rest.stop()
        marks._look_further()


def waved(edit):
    """The words with a wave under them, or dashes where they are private."""
    look_at_all(edit.spelling_marks)
    found, block = [], edit.document().begin()
    while block.isValid():
        units = block.text().encode("utf-16-le")
        found += [
            units[2 * one.start : 2 * (one.start + one.length)].decode("utf-16-le")
            for one in block.layout().formats()
            if one.format.underlineStyle() in (WAVE, DASHES)
        ]
        block = block.next()
    return found


def menu_by_keyboard(edit):
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(0, 0), QPoint(0, 0))
    QApplication.sendEvent(edit, event)
    return next(one for one in edit.findChildren(QMenu) if one.isVisible())


def test_a_dutch_dictionary_is_here():
    assert spelling.is_there()


def test_nothing_is_marked_until_it_is_chosen(page, edit):
    page.property("spelling")._vault.prefer(ON, False)
    page.property("spelling").read_choice()
    edit.set_runs((Run("Ik fietsste naar huis"),))
    assert waved(edit) == []
    page.property("spelling").turn(on=True)
    assert waved(edit) == ["fietsste"]
    page.property("spelling").turn(on=False)
    assert waved(edit) == []


def test_marked_is_what_the_dictionary_does_not_know(edit):
    edit.set_runs((Run("Oma's huis 😀 was fietsste. Zo’n dag in 1994, 3x, POH en A.\nEen 12e verjaardagg."),))
    assert waved(edit) == ["fietsste", "verjaardagg"]


def test_people_of_the_vault_are_no_mistakes(edit):
    edit.set_runs((Run("Jorinde en Wiltoverste kwamen"),))
    assert waved(edit) == []


def test_the_word_under_the_hands_is_left_alone_until_one_goes_on(edit):
    edit.set_runs(())
    edit.spelling_marks._look_further()
    QTest.keyClicks(edit, "Ik fietsste")
    assert waved(edit) == []
    QTest.keyClicks(edit, " ")
    QTest.keyClicks(edit, "h")
    assert waved(edit) == ["fietsste"]


def test_going_elsewhere_shows_the_word_that_was_left(edit):
    edit.set_runs(())
    edit.spelling_marks._look_further()
    QTest.keyClicks(edit, "naar fietsste")
    QTest.keyClick(edit, Qt.Key.Key_Home)
    assert waved(edit) == ["fietsste"]


def test_other_spellings_come_by_keyboard_and_keep_what_is_private(edit):
    edit.set_runs((Run("Mijn "), Run("geheimm", private=True), Run(" huis")))
    edit.choose(7, 7)
    menu = menu_by_keyboard(edit)
    words = [one.text() for one in menu.actions()]
    assert "geheim" in words
    assert _("‘{word}’ is right").format(word="geheimm") in words
    next(one for one in menu.actions() if one.text() == "geheim").trigger()
    assert edit.runs() == (Run("Mijn "), Run("geheim", private=True), Run(" huis"))
    edit.undo()
    assert edit.runs() == (Run("Mijn "), Run("geheimm", private=True), Run(" huis"))


def test_a_right_click_is_for_the_word_under_the_mouse(edit):
    edit.set_runs((Run("Mijn fietsste huis"),))
    edit.choose(9, 9)
    at = edit.cursorRect().center()
    edit.choose(0, 0)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, edit.viewport().mapToGlobal(at))
    QApplication.sendEvent(edit.viewport(), event)
    menu = next(one for one in edit.findChildren(QMenu) if one.isVisible())
    assert "fietste" in [one.text() for one in menu.actions()]


def test_a_word_of_ones_own_is_right_from_now_on_and_can_be_taken_back(page, edit):
    keeper = page.property("spelling")._vault
    edit.set_runs((Run("De grip is weg, zei de vlindergnop"),))
    assert waved(edit) == ["vlindergnop"]
    edit.choose(25, 25)
    next(one for one in menu_by_keyboard(edit).actions() if "vlindergnop" in one.text()).trigger()
    assert keeper.kept[OWN_WORDS] == ["vlindergnop"]
    assert waved(edit) == []
    QApplication.processEvents()
    for menu in edit.findChildren(QMenu):
        menu.close()
        menu.deleteLater()
    edit.choose(25, 25)
    taken_back = _("No longer know ‘{word}’").format(word="vlindergnop")
    next(one for one in menu_by_keyboard(edit).actions() if one.text() == taken_back).trigger()
    assert keeper.kept[OWN_WORDS] == []
    assert waved(edit) == ["vlindergnop"]


def test_the_key_of_spelling_goes_from_mark_to_mark_and_round(edit):
    edit.set_runs((Run("Fietsste 😀 en\nkonijnn"),))
    edit.choose(0, 0)
    seen = []
    for _step in range(3):
        assert edit.go_to_next_mark()
        seen.append(edit.textCursor().selectedText())
    assert seen == ["Fietsste", "konijnn", "Fietsste"]


def test_marks_change_nothing_in_the_text_and_tell_nobody_it_was_written_in(edit):
    heard = []
    edit.set_runs((Run("fietsste "), Run("geheimm", private=True)))
    edit.textChanged.connect(lambda: heard.append(1))
    assert waved(edit) == ["fietsste", "geheimm"]
    assert edit.runs() == (Run("fietsste "), Run("geheimm", private=True))
    assert not edit.document().isUndoAvailable()
    assert heard == []


def test_a_private_word_that_is_not_known_has_a_line_of_its_own_and_no_wave(edit):
    edit.set_runs((Run("open "), Run("geheimm", private=True)))
    assert waved(edit) == ["geheimm"]
    formats = edit.document().begin().layout().formats()
    assert [one.format.underlineStyle() for one in formats] == [DASHES]


def test_own_words_lie_in_the_vault_and_the_choice_too(opened, look, qtbot):
    desk = Desk(opened[2])
    qtbot.addWidget(desk.window)
    desk.vault.prefer(ON, True)
    screen = desk.at("write", kind="levensverhaal", section="h06", open=True)
    screen.spelling.learn("vlindergnop")
    assert desk.vault.preference(OWN_WORDS) == ["vlindergnop"]
    assert screen.editor.spelling_marks.is_on
    QTest.keyClicks(screen.editor, "Ik fietsste ")
    screen.writing.gather()
    key = screen._asked[screen.at].key
    assert all_words(screen.writing.document.body[key].value.runs) == "Ik fietsste "
    desk.window.cover("locked")
    assert screen.spelling._looked_up == {}


def test_without_a_dictionary_the_setting_says_so_and_nothing_else_changes(opened, look, qtbot, monkeypatch):
    monkeypatch.setattr(spelling, "_dutch", lambda: None)
    page = QWidget()
    qtbot.addWidget(page)
    row = spelling_row(opened[2], page)
    row.show()
    assert _("There is no Dutch dictionary on this computer, so nothing is marked.") in spoken(row, hidden=True)
    mine = Spelling(Keeper())
    assert not mine.is_on
    assert list(mine.spots("fietsste")) == [] or not mine.is_on


PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication
from herstelkluis.ui.spelling import Spelling, ON
class Keeper(dict):
    def preference(self, key, default=None): return self.get(key, default)
    def prefer(self, key, value): self[key] = value
    def people(self): return {}
app = QApplication([])
mine = Spelling(Keeper({ON: True}))
assert list(mine.spots("Ik fietsste met vlindergnop")) == [(3, 8), (16, 11)]
assert "fietste" in mine.suggestions("fietsste")
mine.learn("vlindergnop")
assert list(mine.spots("Ik fietsste met vlindergnop")) == [(3, 8)]
mine.unlearn("vlindergnop")
print("done")
"""


def test_no_file_appears_in_the_home_for_any_word(tmp_path: Path):
    places = {name: str(tmp_path / name) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    for place in places.values():
        Path(place).mkdir()
    kept = {key: value for key, value in os.environ.items() if key != "ENCHANT_CONFIG_DIR"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**kept, **places, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        timeout=300,
    )
    assert done.stdout == "done\n", done.stderr
    assert [str(one) for one in tmp_path.rglob("*") if one.is_file()] == []
    assert not any((Path(place) / "enchant").exists() for place in places.values())


def test_the_program_never_asks_enchant_to_keep_a_word():
    source = Path(spelling.__file__).read_text(encoding="utf-8")
    assert not any(
        name in source for name in (".add(", "add_to_pwl", "DictWithPWL", "request_pwl", "store_replacement")
    )
