"""A bug in the program: the window and the words stay, one calm notice says so, and nothing of the person is told."""

from __future__ import annotations

import shutil
import sys
import threading

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.errors import DiskFullError, FolderGoneError
from herstelkluis.i18n import _, say_error
from herstelkluis.store import documents
from herstelkluis.ui import crash
from herstelkluis.ui.crash import CrashCard, CrashWindow
from herstelkluis.ui.crash_log import CrashLog, log_file
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.ui.writing import GATHER_MS, Writing
from house import PASSWORD, write
from ui.accessible import spoken
from ui.running import running

CANARY = "kanariegeel bij het raam"


@pytest.fixture
def hooks():
    kept = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = kept


@pytest.fixture
def program(look, qtbot, house, new_vault, tmp_path, hooks):
    shutil.copytree(new_vault.folder, house.folder)
    with running(qtbot, house.folder) as program:
        yield program


@pytest.fixture
def log(tmp_path) -> CrashLog:
    return CrashLog(log_file(tmp_path / "settings.json"))


def open_note(program, words: str) -> OwnWords:
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))
    note = write(program.session.vault, "notitie", words)
    program.window.show_screen("write", document=note.id)
    return program.window.screen_shown.findChild(OwnWords)


def go_wrong(error: Exception | None = None) -> None:
    """What a slot of a screen does when it has a bug."""
    _word = CANARY
    error = error or ValueError(CANARY)
    try:
        raise error
    except type(error) as raised:
        sys.excepthook(type(raised), raised, raised.__traceback__)


def shown(program, kind: type[Banner] = Banner) -> list[Banner]:
    return [one for one in program.window.findChildren(kind) if one.isVisible()]


def test_a_bug_is_told_once_however_often_it_happens(program, qtbot, capsys, log):
    open_note(program, "Gewandeld.")
    for _time in range(3):
        go_wrong()
    qtbot.waitUntil(lambda: bool(shown(program, CrashCard)))
    go_wrong()
    qtbot.wait(2 * crash.SAVE_AFTER_MS)
    (card,) = shown(program, CrashCard)
    assert card.accessibleName() == "Er ging iets mis in het programma"
    (place,) = set(capsys.readouterr().err.splitlines())
    assert place.startswith("ValueError test_ui_bug:go_wrong:")
    assert place in spoken(program.window)
    assert log.read().count("\n") == 1
    card.go_on.emit()
    assert not shown(program, CrashCard)
    go_wrong()
    qtbot.waitUntil(lambda: bool(shown(program, CrashCard)))


def test_the_words_are_saved_stay_on_the_screen_and_nothing_of_them_is_told(program, qtbot, capsys, log):
    words = open_note(program, CANARY)
    QTest.keyClicks(words, " net getypt")
    go_wrong()
    qtbot.waitUntil(lambda: bool(shown(program, CrashCard)))
    assert CANARY in words.toPlainText()
    assert program.session.vault.drafts.pending == ()
    assert program.session.vault.find("net getypt")
    assert _("What you wrote is saved.") in spoken(program.window)
    told = log.read() + capsys.readouterr().err
    assert CANARY not in told
    assert "ValueError" in told


def test_words_that_cannot_be_saved_after_a_bug_are_said_to_be_and_can_be_copied(program, qtbot, monkeypatch):
    words = open_note(program, CANARY)

    def full(*_args, **_kwargs):
        raise DiskFullError

    monkeypatch.setattr("herstelkluis.store.documents.put", full)
    QTest.keyClicks(words, " net getypt")
    go_wrong()
    qtbot.waitUntil(lambda: bool(shown(program, CrashCard)))
    assert _("Your last words are still on the screen. Copy them first.") in spoken(program.window)
    words.selectAll()
    words.copy()
    assert "net getypt" in QApplication.clipboard().text()


def test_a_bug_while_locking_is_told_over_the_lock_and_the_words_are_back(program, qtbot, monkeypatch):
    words = open_note(program, "Gewandeld.")
    QTest.keyClicks(words, CANARY)
    put = documents.put

    def burst(database, document):
        put(database, document)
        raise RuntimeError

    with monkeypatch.context() as disk:
        disk.setattr("herstelkluis.store.documents.put", burst)
        try:
            program.lock()
        except RuntimeError as raised:  # what Qt does with an exception of a slot
            sys.excepthook(type(raised), raised, raised.__traceback__)
        qtbot.waitUntil(lambda: bool(shown(program, CrashCard)))
    assert program.window.key == "unlock"
    assert _("Your last words wait here. Open the vault, and they are back.") in spoken(program.window)
    assert _("What you wrote is saved.") not in spoken(program.window)
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))
    assert program.session.vault.find(CANARY)


def test_words_that_a_bug_could_have_taken_are_not_said_to_be_saved(program, qtbot, monkeypatch):
    words = open_note(program, "Gewandeld.")
    QTest.keyClicks(words, CANARY)

    def burst(*_args):
        raise RuntimeError

    with monkeypatch.context() as everything:
        everything.setattr("herstelkluis.store.documents.put", burst)
        everything.setattr("herstelkluis.vault.sealed.SealedText.seal", burst)
        try:
            program.lock()
        except RuntimeError as raised:
            sys.excepthook(type(raised), raised, raised.__traceback__)
        qtbot.waitUntil(lambda: bool(shown(program, CrashCard)))
    assert _("It is not sure that your last words are kept.") in spoken(program.window)
    assert _("What you wrote is saved.") not in spoken(program.window)


def test_a_screen_that_forgets_where_it_is_still_hands_over_what_was_just_typed(program, monkeypatch):
    words = open_note(program, "Gewandeld.")
    QTest.keyClicks(words, CANARY)

    def fail():
        raise RuntimeError

    monkeypatch.setattr(program.window.screen_shown, "place", fail)
    with pytest.raises(RuntimeError):
        program.lock()
    assert not program.session.is_open
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))
    assert program.session.vault.find(CANARY)


def test_a_field_that_fails_takes_no_other_field_with_it(program):
    words = open_note(program, "Gewandeld.")
    writing = program.window.screen_shown.findChild(Writing)
    taken = []

    def fail():
        raise RuntimeError

    for name, deed in (("eerst", fail), ("dan", lambda: taken.append("dan")), ("laatst", fail)):
        writing.later(name, deed)
    QTest.keyClicks(words, CANARY)
    with pytest.raises(RuntimeError):
        writing.gather()
    assert taken == ["dan"]
    assert CANARY in repr(program.session.vault.drafts.pending)


def test_an_error_that_a_screen_forgot_is_told_by_its_own_words(program, qtbot, log):
    open_note(program, "Gewandeld.")
    go_wrong(FolderGoneError())
    message, next_step = say_error(FolderGoneError())
    qtbot.waitUntil(lambda: bool(shown(program)))
    assert message in spoken(program.window)
    assert next_step in spoken(program.window)
    assert not shown(program, CrashCard)
    assert "FolderGoneError" in log.read()


def test_what_was_just_typed_is_on_its_way_before_the_words_are_saved():
    assert crash.SAVE_AFTER_MS > GATHER_MS


def test_nothing_is_told_over_a_cover(program, qtbot, log):
    open_note(program, "Gewandeld.")
    program.hide()
    go_wrong()
    qtbot.wait(2 * crash.SAVE_AFTER_MS)
    assert not program.window.findChildren(CrashCard)
    assert "ValueError" in log.read()


def test_starting_again_closes_the_window_only_when_the_words_are_saved(program, qtbot, monkeypatch):
    open_note(program, "Gewandeld.")
    go_wrong()
    qtbot.waitUntil(lambda: bool(shown(program, CrashCard)))

    def full(*_args, **_kwargs):
        raise DiskFullError

    with monkeypatch.context() as disk:
        disk.setattr("herstelkluis.store.documents.put", full)
        QTest.keyClicks(program.window.screen_shown.findChild(OwnWords), " en thee")
        shown(program, CrashCard)[0].start_again.emit()
        assert not program.wants_again
        assert program.window.isVisible()
    shown(program, CrashCard)[0].start_again.emit()
    assert program.wants_again
    assert not program.window.isVisible()


def test_a_bug_while_closing_does_not_close_over_words(program, qtbot, monkeypatch):
    open_note(program, "Gewandeld.")

    def fail():
        raise ZeroDivisionError

    monkeypatch.setattr(program.window.screen_shown, "leave", fail)
    assert not program.window.close()
    assert program.window.isVisible()


def test_a_bug_in_another_thread_or_while_python_cleans_up_tells_its_place_only(hooks, tmp_path, capsys):
    log = CrashLog(tmp_path / "log.txt")
    crash.watch(log)

    def fail():
        raise ValueError(CANARY)

    class Left:
        def __del__(self):
            raise KeyError(CANARY)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    Left()
    told = capsys.readouterr().err
    assert [line.rsplit(":", 1)[0] for line in told.splitlines()] == [
        "ValueError test_ui_bug:fail",
        "KeyError test_ui_bug:__del__",
    ]
    assert CANARY not in told + log.read()


@pytest.mark.parametrize("again", [False, True])
def test_a_program_that_cannot_begin_says_so_in_a_window(look, qtbot, tmp_path, capsys, again):
    log = CrashLog(tmp_path / "log.txt")
    window = CrashWindow(ValueError(CANARY), log)
    qtbot.addWidget(window)
    window.show()
    assert _("Your vault was not touched.") in spoken(window)
    assert CANARY not in spoken(window) + log.read() + capsys.readouterr().err
    card = window.findChild(CrashCard)
    (card.start_again if again else card.go_on).emit()
    assert window.wants_again is again
    assert not window.isVisible()


def test_the_last_time_is_told_until_the_vault_is_open(program, qtbot):
    assert not shown(program)
    program.start(after_crash=True)
    assert _("Last time the program stopped by itself") in spoken(program.window)
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert _("Last time the program stopped by itself") not in spoken(program.window)
