"""A file that is dropped on the window of the program: taken anywhere, but never over a cover."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.vault.typed import Typed
from house import PASSWORD, write
from screens.reader_pictures import package
from ui.accessible import spoken
from ui.running import running


@pytest.fixture
def sitting(look, qtbot, house, tmp_path):
    """A program before the lock of a real vault with one chapter, and a package on a stick."""
    lifecycle, vault = house.make()
    chapter = write(vault, "levensverhaal", "Mist vanmorgen.", section="h06", title="Mijn eerste herinneringen")
    lifecycle.lock()
    file = tmp_path / "document-7QF2M9.age"
    file.write_bytes(package())
    with running(qtbot, house.folder) as program:
        yield program, chapter, file


def drop(on: QWidget, file) -> bool:
    """Drag a file over a widget and let it go, as the window system does; whether anyone took it."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    over.ignore()
    QApplication.sendEvent(on, over)
    if not over.isAccepted():
        return False
    letting_go = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, buttons, keys)
    target = on
    while target is not None and not target.acceptDrops():
        target = target.parentWidget()
    QApplication.sendEvent(target, letting_go)
    return True


def unlock(program, qtbot) -> None:
    program.session.unlock(Typed(PASSWORD))
    qtbot.waitUntil(lambda: program.session.is_open and program.window.key != "unlock")


def asks_for_words(program, qtbot) -> bool:
    qtbot.waitUntil(lambda: "document-7QF2M9.age" in spoken(program.window))
    return "Typ de zeven woorden" in spoken(program.window)


def shut(program) -> None:
    program.window.screen_shown._shut()


def test_a_file_is_taken_at_the_lock_and_closing_leads_back_to_it(sitting, qtbot):
    program, _chapter, file = sitting
    field = next(one for one in program.window.findChildren(QLineEdit) if one.isVisible())
    assert drop(field, file)
    assert program.window.key == "reader"
    assert asks_for_words(program, qtbot)
    shut(program)
    assert program.window.key == "unlock"


def test_a_file_dropped_on_a_text_goes_to_the_reader_and_not_into_the_text(sitting, qtbot):
    program, chapter, file = sitting
    unlock(program, qtbot)
    program.window.show_screen("write", document=chapter.id)
    words = program.window.screen_shown.findChild(OwnWords)
    assert drop(words.viewport(), file)
    assert asks_for_words(program, qtbot)
    shut(program)
    assert program.window.key == "write"
    assert "Mijn eerste herinneringen" in spoken(program.window)
    assert program.session.vault.document(chapter.id).body == chapter.body


def test_nothing_is_taken_over_a_cover(sitting, qtbot):
    program, _chapter, file = sitting
    unlock(program, qtbot)
    program.hide()
    assert not drop(program.window, file)
    assert program.window.key == "today"
    program.go_on()
    assert program.window.key == "today"


def test_nothing_is_taken_while_someone_else_looks_along(sitting, qtbot):
    program, _chapter, file = sitting
    unlock(program, qtbot)
    program.window.screen_shown.has_guest = True
    assert not drop(program.window, file)
    assert program.window.key == "today"


def test_locking_while_a_package_is_read_lets_go_of_it(sitting, qtbot):
    program, _chapter, file = sitting
    unlock(program, qtbot)
    assert drop(program.window, file)
    assert asks_for_words(program, qtbot)
    program.lock()
    assert program.window.key == "unlock"
    assert "document-7QF2M9" not in spoken(program.window, hidden=True)


def test_a_hidden_reader_asks_for_the_words_anew(sitting, qtbot):
    program, _chapter, file = sitting
    unlock(program, qtbot)
    assert drop(program.window, file)
    assert asks_for_words(program, qtbot)
    program.hide()
    assert "document-7QF2M9" not in spoken(program.window, hidden=True)
    program.go_on()
    assert asks_for_words(program, qtbot)
    shut(program)
    assert program.window.key == "today"


def test_help_is_one_click_away_in_the_reader_and_leads_back_to_it(sitting, qtbot):
    program, _chapter, file = sitting
    unlock(program, qtbot)
    assert drop(program.window, file)
    assert asks_for_words(program, qtbot)
    assert "Ik heb nu hulp nodig" in spoken(program.window)
    program.help()
    assert program.window.key == "help"
    program.window.screen_shown._go_back()
    assert asks_for_words(program, qtbot)


def test_a_vault_that_is_opened_for_a_file_shows_that_file_next(sitting, qtbot):
    program, _chapter, file = sitting
    program.window.show_screen("unlock", then="reader", then_what={"file": str(file), "back": "share"})
    unlock(program, qtbot)
    assert program.window.key == "reader"
    assert asks_for_words(program, qtbot)
    shut(program)
    assert program.window.key == "share"
