"""A whole sitting in one window: open, write, hide, lock, come back. What is covered says nothing to anyone."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit, QWidget

from costs import least_milliseconds
from herstelkluis import app as wiring
from herstelkluis.errors import DiskFullError, VaultDamagedError
from herstelkluis.i18n import _
from herstelkluis.model.document import ShareState
from herstelkluis.model.template import FieldType
from herstelkluis.ui.screens import SCREENS
from herstelkluis.ui.screens.today import TodayScreen
from herstelkluis.ui.widgets.own_words import OwnWords
from house import PASSWORD, write
from ui.accessible import spoken
from ui.running import running
from ui.writing_desk import button

CANARY = "kanariegeel in de vroege ochtend"


@pytest.fixture
def sitting(look, qtbot, house, tmp_path):
    """A program on a real vault in which the planted sentence stands everywhere a screen could show it."""
    let_go()
    lifecycle, vault = house.make()
    write(vault, "notitie", CANARY, title=f"Notitie {CANARY}")
    chapter = write(vault, "levensverhaal", CANARY, section="h06", title=f"Hoofdstuk {CANARY}")
    plan_lines(vault)
    write(vault, "persoon", CANARY, title=CANARY)
    write(vault, "brief.huisarts", CANARY, share=ShareState.MAY_GO)
    vault.throw_away(write(vault, "notitie", CANARY).id)
    lifecycle.lock()
    with running(qtbot, house.folder) as program:
        yield program, chapter


def plan_lines(vault) -> None:
    from herstelkluis.model.body import Answer, Line, Row, Rows

    key, field = next(
        (key, one)
        for key, _, one in vault.templates["plan.crisis"].fields()
        if one.type is FieldType.ROWS and len(one.columns) == 1
    )
    rows = Rows((Row("r1", {field.columns[0].key: Line(CANARY)}),))
    vault.drafts.change(replace(vault.start("plan.crisis"), body={key: Answer(rows)}))
    vault.settle()


def let_go() -> None:
    """Delete what was thrown away, so that only what a program still holds is looked at."""
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def unlock(program) -> None:
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))


def everything_in(window: QWidget) -> str:
    """Every word any widget of the program still holds, shown or not, and all a screen reader could reach."""
    let_go()
    held = [spoken(window, hidden=True), window.windowTitle()]
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLabel | QLineEdit):
            held.append(widget.text())
        elif isinstance(widget, QTextEdit):
            held.append(widget.toPlainText())
        held += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
    return "\n".join(held)


def go(program, chapter, key) -> None:
    program.window.show_screen(key, document=chapter.id)


def test_hiding_is_at_once_and_neutral_and_verder_comes_back_to_the_same_place(sitting, qtbot):
    program, chapter = sitting
    unlock(program)
    go(program, chapter, "write")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    def hiding() -> None:
        if program.window.is_covered:
            program.go_on()
        QTest.keyClick(program.window, Qt.Key.Key_H, both)

    assert least_milliseconds(hiding, within=1000) < 1000
    assert program.window.is_covered
    assert program.window.windowTitle() == "Notities"
    assert "Ik heb nu hulp nodig" not in spoken(program.window)
    program.window.go_on_asked.emit()
    assert program.window.key == "write"
    assert CANARY in everything_in(program.window)


def test_locking_keeps_what_was_just_typed_and_comes_back_to_it(sitting, qtbot):
    program, chapter = sitting
    unlock(program)
    go(program, chapter, "write")
    QTest.keyClicks(program.window.screen_shown.findChild(OwnWords), " en nog iets nieuws")
    program.lock()
    assert program.window.key == "unlock"
    assert not program.session.is_open
    unlock(program)
    assert program.window.key == "write"
    assert "en nog iets nieuws" in everything_in(program.window)


def test_words_that_could_not_be_saved_while_locking_are_back_after_it(sitting, qtbot, monkeypatch):
    program, chapter = sitting
    unlock(program)
    go(program, chapter, "write")
    QTest.keyClicks(program.window.screen_shown.findChild(OwnWords), " onbewaard")

    def full(*_args, **_kwargs):
        raise DiskFullError

    with monkeypatch.context() as disk:
        disk.setattr("herstelkluis.store.documents.put", full)
        disk.setattr("herstelkluis.store.drafts.put_draft", full)
        program.lock()
    assert not program.session.is_open
    assert "onbewaard" not in everything_in(program.window)
    unlock(program)
    assert "Je laatste woorden zijn er weer" in spoken(program.window)
    program.session.vault.settle()
    assert program.session.vault.find("onbewaard")


def last_minute() -> str:
    return _("The vault locks within a minute")


def test_the_last_minute_is_told_once_and_ends_in_a_lock(sitting, qtbot, monkeypatch):
    program, _chapter = sitting
    unlock(program)
    spoken_aloud, seen = [], []
    monkeypatch.setattr("herstelkluis.ui.widgets.banner.announce", lambda _widget, words: spoken_aloud.append(words))
    for second in range(60, 0, -1):
        program.idle.soon.emit(second / 60)
        qtbot.wait(0)
        seen.append(spoken(program.window))
    stay = _("Your text is kept. Move the mouse or press a key to stay.")
    assert spoken_aloud == [f"{last_minute()}. {stay}"]
    assert set(seen) == {seen[0]}  # nothing a screen reader meets changes while the line grows shorter
    assert last_minute() in seen[0]
    program.idle.passed.emit()
    assert not program.session.is_open
    assert program.window.key == "unlock"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    unlock(program)
    program.idle.soon.emit(0.5)  # the lock threw away what was told before it
    assert last_minute() in spoken(program.window)


def test_idle_time_locks_also_under_a_hidden_screen_and_is_told_before(sitting, qtbot):
    program, _chapter = sitting
    now = [0.0]
    program.idle._clock = lambda: now[0]
    unlock(program)
    now[0] = 9 * 60 + 30
    program.idle.look()
    assert last_minute() in spoken(program.window)
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_Shift)
    assert last_minute() not in spoken(program.window)
    program.hide()
    now[0] += 10 * 60 + 1
    program.idle.look()
    assert not program.session.is_open
    assert program.window.is_covered
    program.window.go_on_asked.emit()
    assert program.window.key == "unlock"


def test_help_is_one_press_away_locked_and_unlocked(sitting, qtbot):
    program, _chapter = sitting
    program.help()
    assert "112" in spoken(program.window)
    assert "113" in spoken(program.window)
    assert CANARY not in everything_in(program.window)
    unlock(program)
    program.help()
    QApplication.processEvents()
    assert "113" in spoken(program.window)
    program.window.screen_shown._back.click()
    assert program.window.key == "today"


def test_the_clipboard_does_not_keep_what_the_program_put_there(sitting, qtbot):
    program, chapter = sitting
    unlock(program)
    go(program, chapter, "write")
    words = program.window.screen_shown.findChild(OwnWords)
    QTest.keyClicks(words, CANARY)
    words.selectAll()
    words.copy()
    assert CANARY in QGuiApplication.clipboard().text()
    program.hide()
    assert CANARY not in QGuiApplication.clipboard().text()


def test_a_bug_leaves_the_window_and_the_words(sitting, qtbot, capsys):
    program, chapter = sitting
    unlock(program)
    go(program, chapter, "write")
    sys.excepthook(RuntimeError, RuntimeError(CANARY), None)
    qtbot.waitUntil(lambda: "Er ging iets mis in het programma" in spoken(program.window))
    assert CANARY in everything_in(program.window)
    assert CANARY not in capsys.readouterr().err


def test_a_part_that_cannot_be_read_leads_to_the_ways_and_not_back_to_the_lock(sitting, qtbot):
    program, _chapter = sitting
    unlock(program)
    (page,) = program.session.vault.database.read("SELECT rootpage FROM sqlite_schema WHERE name = 'ledger'")[0]
    program.lock()
    file = next(program.session.folder.glob("kluis-*.db"))
    with file.open("r+b") as vault:
        vault.seek((page - 1) * 4096)
        vault.write(b"\x55" * 4096)
    program.window.show_screen("unlock")
    unlock(program)
    assert program.window.key == "damaged"
    assert "Je kluis is beschadigd" in spoken(program.window)


def test_a_screen_that_cannot_be_shown_leaves_nobody_before_an_open_lock(sitting, qtbot, monkeypatch):
    program, _chapter = sitting
    monkeypatch.setattr(TodayScreen, "enter", lambda _screen, **_what: 1 // 0)
    with qtbot.captureExceptions() as raised:
        unlock(program)
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]
    assert program.window.key == "settings"


def test_damage_that_is_met_later_tells_the_ways(sitting, qtbot):
    program, _chapter = sitting
    unlock(program)
    sys.excepthook(VaultDamagedError, VaultDamagedError(), None)
    qtbot.waitUntil(lambda: "Bekijk de manieren" in spoken(program.window))
    button(program.window, "Bekijk de manieren").click()
    assert program.window.key == "damaged"
    assert "Een bestand van je kluis is beschadigd" not in spoken(program.window)


def test_every_screen_of_the_table_exists(sitting, qtbot):
    program, _chapter = sitting
    unlock(program)
    for key in SCREENS:
        factory = program.window._factories[key]
        screen = factory()
        qtbot.addWidget(screen)


def test_a_second_start_brings_the_first_window_forward(sitting, qtbot, tmp_path):
    program, _chapter = sitting
    first, second = wiring.FirstOne(tmp_path / "kluis"), wiring.FirstOne(tmp_path / "kluis")
    assert not first.is_already_there()
    first.listen(program.window)
    program.window.showMinimized()
    assert second.is_already_there()
    qtbot.waitUntil(lambda: not program.window.isMinimized())
    assert not wiring.FirstOne(tmp_path / "elders").is_already_there()
