"""Looking at one file of a piece: what is seen, what is said about it, and what is let go of."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.errors import AttachmentMissingError
from herstelkluis.i18n import _
from herstelkluis.model.text import all_words, runs
from herstelkluis.ui import saving_as
from herstelkluis.ui.attached.open_view import OnlyKept
from herstelkluis.ui.screens import attachment as screen_module
from herstelkluis.ui.widgets.password_field import PasswordField
from herstelkluis.vault.attachments import open_attachment
from ui.accessible import spoken
from ui.attachment_desk import editor_of, files_in, opened_file, wait
from ui.writing_desk import button
from vault.attaching import CANARY, attached, encoded, half_and_half
from vault.pdf_cases import WORDS, locked, pdf


@pytest.fixture
def letter(tmp_path) -> Path:
    place = tmp_path / "van buiten" / "brief van oma.txt"
    place.parent.mkdir()
    place.write_bytes(CANARY)
    return place


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
    wait(lambda: "Het duin" in spoken(screen.view))
    screen.about._label.edit.setText("Het pad")
    screen.about.changed.emit()
    screen.save_now()
    assert files_in(desk)[0].label == "Het pad"
    wait(lambda: "Het pad" in spoken(screen.view))


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


def asked(view):
    return view.findChildren(PasswordField)


def test_a_locked_pdf_asks_its_password_and_forgets_it(desk):
    screen = opened_file(desk, "brief.pdf", locked("een geheim"))
    view = screen.view
    wait(lambda: view._place.count() == 3)
    (field,) = asked(view)
    field.edit.setText("iets anders")
    field.returned.emit()
    wait(lambda: view._place.count() == 3 and asked(view) not in ([], [field]))
    (field,) = asked(view)
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


@pytest.mark.parametrize("work", ["photo_view._pixels", "pages_view._open_pdf", "pages_view._page"])
def test_a_file_that_a_reader_of_files_falls_over_is_told_as_one_that_cannot_be_read(desk, qtbot, monkeypatch, work):
    def broken(*_facts: object) -> None:
        raise ZeroDivisionError

    bugs: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda *facts: bugs.append(facts[0]))
    monkeypatch.setattr(f"herstelkluis.ui.attached.{work}", broken)
    data = encoded(half_and_half(), "PNG") if "photo" in work else pdf()
    opened_file(desk, "duin.png" if "photo" in work else "brief.pdf", data)
    qtbot.waitUntil(lambda: _("This file cannot be read. It may be damaged.") in spoken(desk.window))
    assert bugs == [ZeroDivisionError]
