"""Files of a piece in its form: added by button or by dropping, taken out and put back."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.errors import OtherTypeError
from herstelkluis.i18n import _
from herstelkluis.ui import choose_place
from herstelkluis.ui.forms.files_desk import FilesDesk
from herstelkluis.vault.attachments import open_attachment
from ui.accessible import spoken
from ui.attachment_desk import editor_of, files_in, wait
from ui.writing_desk import button
from vault.attaching import CANARY, attached, encoded, exif, half_and_half


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


def test_what_nobody_foresaw_keeps_no_other_file_out(desk, letter, tmp_path, monkeypatch):
    adding, bugs = FilesDesk.adding, []

    def broken(_tell):
        raise ZeroDivisionError

    def adding_all_but_one(self, path, **how):
        return broken if path.stem == "stuk" else adding(self, path, **how)

    monkeypatch.setattr(sys, "excepthook", lambda *facts: bugs.append(facts[0]))
    monkeypatch.setattr(FilesDesk, "adding", adding_all_but_one)
    editor = editor_of(desk.at("write", kind="notitie"))
    editor.add([tmp_path / "stuk.txt", letter])
    wait(lambda: editor.value() is not None)
    assert bugs == [ZeroDivisionError]
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
