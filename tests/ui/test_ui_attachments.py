"""Files of a piece on the screen: added by button or by dropping, looked at, described, taken out and put back."""

from __future__ import annotations

import subprocess
import sys
import time
import wave
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.errors import AttachmentMissingError, OtherTypeError
from herstelkluis.i18n import _
from herstelkluis.model.body import File, Files
from herstelkluis.model.text import all_words, runs
from herstelkluis.ui import choose_place, saving_as
from herstelkluis.ui.attached import sound
from herstelkluis.ui.attached.open_view import OnlyKept
from herstelkluis.ui.screens import attachment as screen_module
from herstelkluis.vault.attachments import open_attachment
from ui.accessible import spoken
from ui.writing_desk import Desk, button
from vault.attaching import CANARY, KEY, attached, encoded, exif, half_and_half
from vault.pdf_cases import WORDS, locked, pdf


@pytest.fixture
def desk(look, opened, qtbot):
    made = Desk(opened[2])
    qtbot.addWidget(made.window)
    yield made
    made.window.close()


def wait(until, seconds: float = 20):
    end = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < end, "it did not happen"
        QApplication.processEvents()


def editor_of(screen):
    return screen.form.editors[KEY]


def files_in(desk) -> tuple[File, ...]:
    """The files in the newest note, as the vault has it."""
    shown = desk.window.screen_shown
    writing = getattr(getattr(shown, "inner", shown), "writing", None)
    if writing is not None:
        writing.gather()
    desk.vault.settle()
    value = desk.stored("notitie").body.get(KEY)
    return value.value.refs if value is not None and isinstance(value.value, Files) else ()


@pytest.fixture
def letter(tmp_path) -> Path:
    place = tmp_path / "van buiten" / "brief van oma.txt"
    place.parent.mkdir()
    place.write_bytes(CANARY)
    return place


def drop(editor, *places: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in places])
    how = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, *how)
    QApplication.sendEvent(editor, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(editor, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, *how))


def test_a_file_is_added_by_the_button_also_to_a_note_without_a_word(desk, letter, monkeypatch):
    screen = desk.at("write", kind="notitie")
    editor = editor_of(screen)
    monkeypatch.setattr(choose_place, "choose_attachments", lambda _parent: [letter])
    button(editor, _("{field}: add a file").format(field="Hoort er iets bij?")).click()
    wait(lambda: editor.value() is not None)
    (file,) = files_in(desk)
    assert file.label == "brief van oma.txt"
    assert open_attachment(desk.vault, file.id).read() == CANARY
    wait(lambda: "brief van oma.txt" in spoken(editor))


def test_a_file_is_added_by_dropping_it_on_the_field_and_the_window_does_not_open_it(desk, letter):
    editor = editor_of(desk.at("write", kind="notitie"))
    brought = []
    desk.window.brought.connect(brought.append)
    drop(editor, letter, letter)
    wait(lambda: editor.value() is not None and len(editor.value().refs) == 2)
    assert brought == []
    assert len(files_in(desk)) == 2
    assert len({widget.accessibleName() for row in editor._rows_shown() for widget in row.parts()}) == 4


def test_what_cannot_be_added_says_why_and_the_next_one_is(desk, letter, tmp_path):
    wrong = tmp_path / "foto.jpg"
    wrong.write_bytes(b"%PDF-1.7")
    editor = editor_of(desk.at("write", kind="notitie"))
    editor.add([wrong, letter])
    wait(lambda: editor.value() is not None)
    assert _(OtherTypeError.message) in spoken(editor)
    assert [file.label for file in files_in(desk)] == ["brief van oma.txt"]


def test_a_photo_loses_its_place_unless_asked_to_keep_it_as_it_is(desk, tmp_path):
    place = tmp_path / "IMG_1.jpg"
    place.write_bytes(encoded(half_and_half(), "JPEG", exif=exif()))
    editor = editor_of(desk.at("write", kind="notitie"))
    editor.add([place])
    wait(lambda: editor.value() is not None)
    editor._original.click()
    editor.add([place])
    wait(lambda: len(editor.value().refs) == 2)
    kept = [open_attachment(desk.vault, file.id).read() for file in files_in(desk)]
    assert [CANARY in one for one in kept] == [False, True]


def test_a_file_is_taken_out_and_put_back_where_it_was(desk):
    document, first = attached(desk.vault, "een.txt", b"1")
    from vault.attaching import attach, hung

    second = attach(desk.vault, document.id, "twee.txt", b"2")
    document = hung(desk.vault, document, first, second)
    editor = editor_of(desk.at("write", document=document.id))
    editor._rows_shown()[0].parts()[-1].click()
    assert files_in(desk) == (second,)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert files_in(desk) == (first, second)


def test_leaving_the_screen_while_a_file_comes_in_keeps_nothing_half(desk, tmp_path):
    place = tmp_path / "groot.bin"
    place.write_bytes(bytes(19_000_000))
    editor = editor_of(desk.at("write", kind="notitie"))
    editor.add([place])
    desk.at("notes")
    wait(lambda: not editor_is_busy())
    assert desk.vault.check() == []
    assert desk.vault.database.read("SELECT 1 FROM attachments") == []


def editor_is_busy() -> bool:
    from PySide6.QtCore import QThreadPool

    return not QThreadPool.globalInstance().waitForDone(10)


# --- looking at one -------------------------------------------------------------------------------------------------


def opened_file(desk, name, content, **about):
    from dataclasses import replace

    from vault.attaching import hung

    document, file = attached(desk.vault, name, content)
    document = hung(desk.vault, document, replace(file, **about))
    return desk.at("attachment", document=document.id, attachment=file.id)


def test_opening_from_the_form_goes_to_the_file_and_back(desk):
    document, _file = attached(desk.vault, "een.txt", b"woorden van oma")
    editor = editor_of(desk.at("write", document=document.id))
    editor._rows_shown()[0].parts()[0].click()
    QApplication.processEvents()
    assert desk.window.key == "attachment"
    assert "woorden van oma" in spoken(desk.window)
    desk.window.screen_shown._back()
    assert desk.window.key == "write"


def test_a_photo_is_shown_under_the_words_of_the_person(desk):
    screen = opened_file(desk, "duin.png", encoded(half_and_half(), "PNG"), label="Het duin")
    wait(lambda: screen.view.seen is not None)
    assert (screen.view.seen.width, screen.view.seen.height) == (600, 400)
    assert "Het duin" in spoken(screen.view)
    screen.about._label.edit.setText("Het pad")
    screen.about.changed.emit()
    screen.save_now()
    assert files_in(desk)[0].label == "Het pad"
    assert "Het pad" in spoken(screen.view)


def test_from_whom_it_came_is_kept_with_the_piece(desk):
    screen = opened_file(desk, "brief.txt", b"Geachte mevrouw")
    screen.about._received.click()
    screen.about._giver.edit.setText("de praktijk")
    screen.about.changed.emit()
    screen.save_now()
    assert (files_in(desk)[0].received, files_in(desk)[0].given_by) == (True, "de praktijk")
    assert [hit.document for hit in desk.vault.find("praktijk")] == [desk.stored("notitie").id]


def test_a_pdf_is_shown_page_by_page_and_read_out(desk):
    screen = opened_file(desk, "brief.pdf", pdf())
    view = screen.view
    wait(lambda: view.seen is not None)
    assert f"{WORDS} 1" in spoken(view)
    before = view.seen
    view._after.setFocus()
    QTest.keyClick(view._after, Qt.Key.Key_PageDown)
    wait(lambda: view.seen is not before)
    assert f"{WORDS} 2" in spoken(view)
    assert "2" in view._where.text()
    view._as_text.click()
    assert view._text.isVisible()
    assert view._text.toPlainText() == f"{WORDS} 2"


def test_a_locked_pdf_asks_its_password_and_forgets_it(desk):
    screen = opened_file(desk, "brief.pdf", locked("een geheim"))
    view = screen.view
    wait(lambda: view._place.count() == 3)
    field = view._place.itemAt(1).widget()
    field.edit.setText("iets anders")
    field.returned.emit()
    wait(lambda: view._place.count() == 3 and view._place.itemAt(1).widget() is not field)
    field = view._place.itemAt(1).widget()
    field.edit.setText("een geheim")
    field.returned.emit()
    wait(lambda: view.seen is not None)
    assert "geheim" not in spoken(desk.window, hidden=True)
    assert "een geheim" not in repr(vars(view))


def test_leaving_lets_go_of_every_dot_word_and_process(desk):
    screen = opened_file(desk, "brief.pdf", pdf(), words="qxwoord")
    view = screen.view
    wait(lambda: view.seen is not None)
    child = view._pages._child
    desk.window.cover()
    assert not child.is_alive()
    assert view.seen is None
    assert view._data == b""
    assert "qxwoord" not in spoken(desk.window, hidden=True)


def test_what_a_machine_read_is_nowhere_until_it_is_kept_and_then_marked(desk):
    screen = opened_file(desk, "brief.pdf", pdf(1))
    wait(lambda: screen.view.seen is not None)
    button(screen.machine, _("Try to read the text")).click()
    wait(lambda: screen.machine._words is not None)
    assert WORDS in all_words(screen.machine._words.runs())
    screen.save_now()
    assert desk.vault.find("bladzijde") == []
    screen.machine._words.set_runs(runs("Verbeterd: bladzijde een"))
    button(screen.machine, _("Keep this text")).click()
    screen.save_now()
    (file,) = files_in(desk)
    assert (file.words, file.by_machine) == ("Verbeterd: bladzijde een", True)
    assert len(desk.vault.find("verbeterd")) == 1
    assert screen.about._machine.isVisible()


def test_what_a_machine_read_can_be_left(desk):
    screen = opened_file(desk, "brief.pdf", pdf(1))
    wait(lambda: screen.view.seen is not None)
    screen.machine._read(screen.machine._round, "qxgelezen")
    screen.machine.quiet()
    screen.save_now()
    assert files_in(desk)[0].words == ""
    assert "qxgelezen" not in spoken(desk.window, hidden=True)


def test_without_the_program_that_reads_there_is_no_button_for_it(desk, monkeypatch):
    monkeypatch.setenv("PATH", "/nergens")
    assert opened_file(desk, "brief.pdf", pdf(1)).machine is None


def test_an_unknown_kind_is_kept_and_can_be_put_outside(desk, tmp_path, monkeypatch):
    screen = opened_file(desk, "lijst.docx", b"PK\3\4 lijst")
    assert isinstance(screen.view, OnlyKept)
    place = tmp_path / "lijst.docx"
    monkeypatch.setattr(saving_as, "ask_where", lambda *_what: place)
    screen._copy_out()
    wait(place.exists)
    assert place.read_bytes() == b"PK\3\4 lijst"


def test_thrown_away_for_ever_it_is_out_of_the_piece_and_the_vault(desk, monkeypatch):
    screen = opened_file(desk, "x.txt", b"weg ermee")
    monkeypatch.setattr(screen_module, "ask_for_ever", lambda *_what: False)
    screen._throw_away()
    (file,) = files_in(desk)
    monkeypatch.setattr(screen_module, "ask_for_ever", lambda *_what: True)
    screen._throw_away()
    assert files_in(desk) == ()
    with pytest.raises(AttachmentMissingError):
        open_attachment(desk.vault, file.id)
    assert desk.window.key == "write"


def test_a_file_that_is_gone_says_so_and_nothing_else_breaks(desk):
    document, file = attached(desk.vault, "x.txt", b"weg")
    from herstelkluis.vault.attachments import remove

    remove(desk.vault, file.id)
    editor = editor_of(desk.at("write", document=document.id))
    assert len(editor._rows_shown()[0].parts()) == 1
    screen = desk.at("attachment", document=document.id, attachment=file.id)
    assert screen.view is None


def test_a_piece_without_a_field_for_files_has_a_place_for_them_of_its_own(desk, letter):
    from house import write

    person = write(desk.vault, "persoon", "Oma")
    screen = desk.at("write", document=person.id, show="about")
    screen._files.add([letter])
    wait(lambda: screen._files.value() is not None)
    screen.save_now()
    (file,) = desk.vault.document(person.id).files
    assert [hit.document for hit in desk.vault.find("brief van oma")] == [person.id]
    screen._files._rows_shown()[0].parts()[0].click()
    QApplication.processEvents()
    seen = desk.window.screen_shown
    seen.about._label.edit.setText("Haar brief")
    seen.about.changed.emit()
    seen.save_now()
    assert desk.vault.document(person.id).files[0].label == "Haar brief"
    seen._back()
    assert desk.window.screen_shown.inner._files.value().refs[0].id == file.id
    assert desk.vault.check() == []


def test_a_piece_with_a_field_for_files_has_no_second_place(desk):
    document, _file = attached(desk.vault, "x.txt", b"x")
    assert not desk.at("write", document=document.id, show="about")._files.isVisible()


# --- sound ----------------------------------------------------------------------------------------------------------


def tune(seconds: int = 300) -> bytes:
    made = BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(32_000 * seconds))
    return made.getvalue()


def test_a_recording_is_ready_and_jumps_with_only_the_chunks_it_needs(desk):
    content = tune()
    screen = opened_file(desk, "gesprek.wav", content, words="[0:10] eerst\nnog iets\n[4:00] later")
    player = screen.view
    wait(lambda: player._player.duration() == 300_000)
    reader = screen._reader
    assert reader.opened <= 8
    cursor = screen.about._text.textCursor()
    cursor.setPosition(len("[0:10] eerst\nnog iets\n[4"))
    screen.about._text.setTextCursor(cursor)
    button(screen.about, _("Play from this line")).click()
    wait(lambda: player.seconds >= 240)
    wait(lambda: player._player.position() > 240_200)
    assert reader.opened <= 20 < len(content) // 65536
    player.play_or_stop()
    screen.about.put_time(player.seconds)
    assert "[4:00] [4:00]" in screen.about._text.toPlainText()


def test_locking_while_it_plays_stops_it(desk, opened):
    screen = opened_file(desk, "gesprek.wav", tune(60))
    player = screen.view
    wait(lambda: player._player.duration() == 60_000)
    player.play_or_stop()
    device = player._device
    desk.window.cover("locked")
    opened[1].lock()
    QApplication.processEvents()
    assert not device.isOpen()


def test_without_the_extra_for_sound_it_is_kept_and_there_is_nothing_to_play(desk, monkeypatch):
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    assert sound.multimedia() is None
    assert isinstance(opened_file(desk, "gesprek.wav", tune(1)).view, OnlyKept)


def test_the_decoder_tells_no_log_what_is_in_a_file(tmp_path):
    """FFmpeg would print title and maker; in a program of its own all that it says is seen."""
    tests = Path(__file__).parents[1]
    program = f"""
import sys, os, time
sys.path.insert(0, {str(tests)!r})
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from house import House
from vault.attaching import attached
from herstelkluis.ui.attached.player import Player
from herstelkluis.ui.attached.sound import multimedia
from herstelkluis.vault.attachments import open_attachment
lifecycle, vault = House(Path({str(tmp_path)!r}) / "k").make()
info = b"LIST" + (4 + 8 + 10).to_bytes(4, "little") + b"INFOINAM" + (10).to_bytes(4, "little") + b"qxkanarie\\0"
fmt = b"fmt " + (16).to_bytes(4, "little") + bytes([1, 0, 1, 0, 0x40, 0x1f, 0, 0, 0x80, 0x3e, 0, 0, 2, 0, 16, 0])
body = b"WAVE" + fmt + info + b"data" + (16000).to_bytes(4, "little") + bytes(16000)
reader = open_attachment(vault, attached(vault, "qxnaam.wav", b"RIFF" + len(body).to_bytes(4, "little") + body)[1].id)
player = Player(reader, multimedia())
until = time.monotonic() + 15
while not player._player.duration() and time.monotonic() < until:
    app.processEvents()
print("long", player._player.duration(), player._player.metaData().stringValue(multimedia().QMediaMetaData.Key.Title))
sys.stdout.flush()
player.let_go()
os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert "long 1000 qxkanarie" in done.stdout, done.stderr
    assert "qxkanarie" not in done.stderr
    assert "qxnaam" not in done.stderr
    assert "Input #0" not in done.stderr
