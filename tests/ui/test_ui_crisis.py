"""The crisis plan: lines, people and agreements are kept; the card shows them, and goes to paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.model.body import Consents, Line, People, Rows
from herstelkluis.ui import saving_as
from herstelkluis.ui.widgets.button import Main
from house import write
from ui.accessible import spoken
from ui.writing_desk import button

KIND = "plan.crisis"


def type_lines(screen, key, *lines):
    edit = screen.form.editors[key].edit
    for number, words in enumerate(lines):
        if number >= len(edit._rows):
            edit.add_line()
        QTest.keyClicks(edit._rows[number].edit, words)


def lines_of(desk, key):
    value = desk.stored(KIND).body[key].value
    return [row.cells["regel"].words for row in value.rows]


def test_lines_are_kept_in_order_and_stand_on_the_card(desk):
    screen = desk.at("crisis", answer="anderen.helpt")
    type_lines(screen, "anderen.helpt", "Praat rustig", "Zeg wie je bent")
    assert "Praat rustig" in screen._preview.accessibleDescription()
    assert "Het past" in screen._fit.text()
    desk.at("story")
    assert lines_of(desk, "anderen.helpt") == ["Praat rustig", "Zeg wie je bent"]


def test_a_line_that_went_away_comes_back_and_later_words_stay(desk):
    screen = desk.at("crisis", answer="anderen.helpt")
    type_lines(screen, "anderen.helpt", "een", "twee", "drie")
    button(desk.window, "Wat helpt mij, regel 2 weghalen").click()
    QTest.keyClicks(screen.form.editors["anderen.helpt"].edit._rows[0].edit, "tje")
    button(desk.window, "Regel weg. Terugzetten").click()
    screen.leave()
    assert lines_of(desk, "anderen.helpt") == ["eentje", "twee", "drie"]
    screen.undo.redo()
    screen.leave()
    assert lines_of(desk, "anderen.helpt") == ["eentje", "drie"]


def test_a_moved_line_is_undone_from_the_keyboard(desk):
    screen = desk.at("crisis", answer="anderen.helpt")
    type_lines(screen, "anderen.helpt", "een", "twee")
    second = screen.form.editors["anderen.helpt"].edit._rows[1].edit
    QTest.keyClick(second, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    screen.leave()
    assert lines_of(desk, "anderen.helpt") == ["twee", "een"]
    face = screen._buttons[0]
    face.setFocus()
    QTest.keyClick(face, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    screen.leave()
    assert lines_of(desk, "anderen.helpt") == ["een", "twee"]


def test_too_many_lines_are_said_and_marked(desk):
    screen = desk.at("crisis", answer="anderen.helpt")
    type_lines(screen, "anderen.helpt", *(f"Dit is regel nummer {number}" for number in range(12)))
    assert screen._fit.text().startswith("Dit past niet op vakje 3.")
    marked = [row for row in screen.form.editors["anderen.helpt"].edit._rows if row.edit.property("mistake")]
    assert len(marked) == 1


def test_someone_of_the_vault_and_an_agreement_are_kept_in_a_line(desk):
    noor = write(desk.vault, "persoon", "Noor", title="Noor")
    screen = desk.at("crisis", part=2)
    ground = screen.form.editors["mensen.steun"]._grounds[0]
    who, agreed = ground._editors["wie"], ground._editors["akkoord"]
    who._drop.setCurrentIndex(who._drop.findData(noor.id))
    who._drop.activated.emit(who._drop.currentIndex())
    agreed._state.setCurrentIndex(agreed._state.findData("agreed"))
    agreed._state.activated.emit(1)
    QTest.keyClicks(agreed._scope.edit, "mijn kaartje")
    agreed._add.click()
    QTest.keyClicks(ground._editors["telefoon"].edit, "06-00000001")
    screen.leave()
    [row] = desk.stored(KIND).body["mensen.steun"].value.rows
    assert isinstance(row.cells["wie"], People)
    assert [(one.id, one.label) for one in row.cells["wie"].refs] == [(noor.id, "Noor")]
    [entry] = row.cells["akkoord"].entries
    assert (entry.scope, entry.state, entry.on) == ("mijn kaartje", "agreed", "2026-11-17")
    assert row.cells["telefoon"] == Line("06-00000001")
    screen.show_face(3)
    assert "Noor 06-00000001" in screen._preview.accessibleDescription()


def test_someone_in_own_words_is_kept_and_never_named_on_the_card(desk):
    screen = desk.at("crisis", part=2)
    who = screen.form.editors["mensen.steun"]._grounds[0]._editors["wie"]
    who._drop.setCurrentIndex(who._drop.count() - 1)
    who._drop.activated.emit(who._drop.currentIndex())
    QTest.keyClicks(who._words, "de buurvrouw van beneden")
    screen.leave()
    [row] = desk.stored(KIND).body["mensen.steun"].value.rows
    assert [(one.id, one.label) for one in row.cells["wie"].refs] == [("", "de buurvrouw van beneden")]
    screen.show_face(3)
    assert "buurvrouw" not in screen._preview.accessibleDescription()


def test_words_the_template_put_there_are_not_kept_as_if_they_were_written(desk):
    screen = desk.at("crisis", part=3)
    fields = {key: field for key, _part, field in desk.vault.templates[KIND].fields()}
    assert len(screen.form.editors["zorg.zorgmensen"]._grounds) == len(fields["zorg.zorgmensen"].start)
    QTest.keyClicks(screen.form.editors["zorg.zorgmensen"]._grounds[1]._editors["telefoon"].edit, "000-0000005")
    screen.leave()
    value = desk.stored(KIND).body["zorg.zorgmensen"].value
    assert isinstance(value, Rows)
    assert [row.cells["soort"].words for row in value.rows] == ["POH-GGZ"]


def test_the_card_goes_to_paper_where_the_person_wants_it(desk, tmp_path: Path, monkeypatch):
    place = tmp_path / "kaartje.pdf"
    monkeypatch.setattr(saving_as, "ask_where", lambda *_args: place)
    screen = desk.at("crisis", answer="anderen.helpt")
    type_lines(screen, "anderen.helpt", "Praat rustig")
    button(desk.window, "Kaartje afdrukken").click()
    assert place.read_bytes().startswith(b"%PDF-")
    QApplication.processEvents()
    assert "Terughalen kan niet." in spoken(desk.window)


def test_an_empty_card_is_not_printed_and_the_person_hears_why(desk, monkeypatch):
    monkeypatch.setattr(saving_as, "ask_where", lambda *_args: pytest.fail("asked where"))
    screen = desk.at("crisis", answer="anderen.helpt")
    button(desk.window, "Kaartje afdrukken").click()
    QApplication.processEvents()
    assert screen._paper.isVisible()
    assert "Je kaartje is nog leeg. Vul eerst één regel in." in spoken(desk.window)


def test_a_card_that_does_not_fit_is_not_printed(desk, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(saving_as, "ask_where", lambda *_args: pytest.fail("asked where"))
    screen = desk.at("crisis", answer="anderen.helpt")
    type_lines(screen, "anderen.helpt", *(f"Dit is regel nummer {number}" for number in range(14)))
    button(desk.window, "Kaartje afdrukken").click()
    QApplication.processEvents()
    assert screen._paper.isVisible()


def test_a_disk_that_is_full_is_said_and_nothing_is_lost(desk, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(saving_as, "ask_where", lambda *_args: tmp_path / "weg" / "kaartje.pdf")
    screen = desk.at("crisis", answer="anderen.helpt")
    type_lines(screen, "anderen.helpt", "Praat rustig")
    button(desk.window, "Kaartje afdrukken").click()
    QApplication.processEvents()
    assert screen._paper.isVisible()
    assert lines_of(desk, "anderen.helpt") == ["Praat rustig"]


def test_the_whole_plan_can_be_read_and_left_again(desk):
    screen = desk.at("crisis", answer="anderen.helpt")
    type_lines(screen, "anderen.helpt", "Praat rustig")
    button(desk.window, "Hele plan lezen").click()
    QApplication.processEvents()
    assert desk.window.key == "read"
    assert "Praat rustig" in spoken(desk.window)
    assert not [one for one in desk.window.findChildren(Main) if one.isVisible()], "reading is what one came to do"
    button(desk.window, "Terug").click()
    assert desk.window.key == "crisis"


def test_after_a_cover_nothing_of_the_plan_is_left(desk):
    screen = desk.at("crisis", answer="anderen.helpt")
    type_lines(screen, "anderen.helpt", "Praat heel rustig")
    desk.window.cover("hidden")
    assert "heel rustig" not in spoken(desk.window, hidden=True)
    assert isinstance(desk.stored(KIND).body["anderen.helpt"].value, Rows)
    desk.window.uncover()
    assert "anderen.helpt" in desk.window.screen_shown.form.editors


def test_an_agreement_is_only_added_to(desk):
    screen = desk.at("write", kind="persoon")
    editor = screen.form
    screen.show_part(1)
    consent = editor.editors["afspraak.akkoord"]
    for state in ("asked", "agreed", "withdrawn"):
        consent._state.setCurrentIndex(consent._state.findData(state))
        consent._state.activated.emit(1)
        consent._add.click()
    screen.leave()
    value = desk.stored("persoon").body["afspraak.akkoord"].value
    assert isinstance(value, Consents)
    assert [one.state for one in value.entries] == ["asked", "agreed", "withdrawn"]


def test_what_does_not_fit_is_said_above_its_question_and_goes_when_it_fits(desk):
    screen = desk.at("crisis", answer="anderen.helpt")
    type_lines(screen, "anderen.helpt", *(f"Dit is regel nummer {number}" for number in range(12)))
    above = screen.form._labelled["anderen.helpt"]
    assert above.mistake.startswith("Dit past niet op vakje 3.")
    assert screen.form._labelled["anderen.helpt_niet"].mistake == ""
    assert above.mistake in screen.form.editors["anderen.helpt"].accessibleDescription()
    QApplication.processEvents()
    assert spoken(desk.window).count("Dit past niet op vakje 3.") >= 2  # above the question, and under the card
    for _line in range(6):
        button(desk.window, "Wat helpt mij, regel 1 weghalen").click()
    assert above.mistake == ""


def test_a_telephone_line_without_spaces_is_said_where_it_was_typed(desk):
    noor = write(desk.vault, "persoon", "Noor", title="Noor")
    screen = desk.at("crisis", part=2)
    ground = screen.form.editors["mensen.steun"]._grounds[0]
    who, agreed = ground._editors["wie"], ground._editors["akkoord"]
    who._drop.setCurrentIndex(who._drop.findData(noor.id))
    who._drop.activated.emit(who._drop.currentIndex())
    agreed._state.setCurrentIndex(agreed._state.findData("agreed"))
    agreed._state.activated.emit(1)
    agreed._add.click()
    QTest.keyClicks(ground._editors["telefoon"].edit, "0" * 60)
    assert screen.form._labelled["mensen.steun"].mistake == ""
    phone = ground._editors["telefoon"].edit
    phone.setText("0" * 900)
    phone.textEdited.emit("0" * 900)
    said = screen.form._labelled["mensen.steun"].mistake
    assert "vakje 1" in said
    assert "vakje 4" in said
