"""Lijkt het op elkaar: only chosen crises are shown, the person marks, and marks are own words in the vault."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Choice, Line, Text
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.pictures.crisis_pattern import MARKS, ROWS, marks_of, own_words
from herstelkluis.model.pictures.drawing import Words
from herstelkluis.model.pictures.svg import is_own_svg
from herstelkluis.model.pictures.word_width import width_of
from herstelkluis.model.sheet import Table
from herstelkluis.model.text import Run, runs
from herstelkluis.ui import saving_as
from herstelkluis.ui.screens.pattern_choice import MOST
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.vault.pattern import crises_of, drawing_of_pattern, sheet_of_pattern, side_by_side
from herstelkluis.vault.printing import sheet_pdf
from paper.poppler import text_of
from ui.accessible import spoken
from ui.writing_desk import Desk, button

KIND = "patroon"


def crisis(vault, title, when, **told):
    document = vault.start("crisis", title=title)
    sections = {key.rpartition(".")[2]: key for key, _section, _field in vault.templates["crisis"].fields()}
    body = {sections[key]: Answer(Text(runs(words))) for key, words in told.items()}
    vault.drafts.change(replace(document, body=body, period=parse_period(when)))
    vault.settle()
    return document.id


@pytest.fixture
def desk(opened, look, qtbot):
    desk = Desk(opened[2])
    qtbot.addWidget(desk.window)
    desk.first = crisis(desk.vault, "De eerste winter", "februari 2009", vooraf="Niet geslapen", zelf="Gelopen")
    desk.second = crisis(desk.vault, "De tweede winter", "januari 2014", vooraf="Te hard gewerkt")
    yield desk
    desk.window.cover("locked")


def marks(desk):
    return {key: own_words(row) for key, row in marks_of(desk.stored(KIND)).items()}


def test_nothing_of_a_crisis_is_shown_before_it_was_chosen(desk):
    desk.at("pattern")
    said = spoken(desk.window, hidden=True)
    assert "De eerste winter" in said
    assert "Niet geslapen" not in said
    button(desk.window, _("Lay them side by side")).click()
    assert "Niet geslapen" not in spoken(desk.window, hidden=True)
    tick = desk.window.screen_shown.findChildren(Tick)[0]
    QTest.keyClick(tick, Qt.Key.Key_Space)
    button(desk.window, _("Lay them side by side")).click()
    said = spoken(desk.window, hidden=True)
    assert "Niet geslapen" in said
    assert "Te hard gewerkt" not in said


def test_every_row_stands_there_with_the_words_of_each_crisis(desk):
    screen = desk.at("pattern", chosen=[desk.first, desk.second])
    assert list(screen.rows) == list(ROWS)
    said = spoken(desk.window)
    assert "De eerste winter: Niet geslapen" in said
    assert "De tweede winter: Te hard gewerkt" in said
    assert f"De tweede winter: {_('not told')}" in said
    first, second = side_by_side(desk.vault, [desk.first, desk.second])
    assert first.cells["seizoen"] == _("{month}, {season}").format(month="februari", season=_("winter"))
    assert "levenstijd" not in second.cells


def test_a_mark_with_own_words_is_kept_with_the_keyboard_alone(desk):
    screen = desk.at("pattern", chosen=[desk.first, desk.second])
    QTest.keyClick(screen.rows["vooraf"].chip, Qt.Key.Key_Space)
    assert screen.rows["vooraf"].words.hasFocus()
    QTest.keyClicks(screen.rows["vooraf"].words, "Ik slaap dan niet")
    screen.leave()
    assert marks(desk) == {"vooraf": "Ik slaap dan niet"}
    (hit,) = desk.vault.find("slaap dan")
    assert hit.document == desk.stored(KIND).id
    row = marks_of(desk.stored(KIND))["vooraf"]
    assert [ref.label for ref in row.cells["keren"].refs] == ["De eerste winter", "De tweede winter"]
    again = desk.at("pattern", chosen=[desk.second])
    assert again.rows["vooraf"].words.text() == "Ik slaap dan niet"


def test_a_mark_says_for_which_crises_it_was_made_and_stands_at_no_others(desk):
    third = crisis(desk.vault, "De zomer", "juli 2016", vooraf="Ruzie")
    screen = desk.at("pattern", chosen=[desk.first, desk.second])
    screen.rows["vooraf"].chip.click()
    QTest.keyClicks(screen.rows["vooraf"].words, "Ik slaap dan niet")
    screen.leave()
    assert "Gezien bij De eerste winter, De tweede winter" in spoken(desk.window)
    alone = desk.at("pattern", chosen=[third])
    assert not alone.rows["vooraf"].chip.isChecked()
    assert "Ik slaap dan niet" not in spoken(desk.window, hidden=True)
    assert "Ik slaap dan niet" not in repr(sheet_of_pattern(desk.vault, [third]))
    half = desk.at("pattern", chosen=[desk.first, third])
    assert half.rows["vooraf"].chip.isChecked()
    said = repr(sheet_of_pattern(desk.vault, [desk.first, third]))
    assert "Ik slaap dan niet (gezien bij De eerste winter, en een andere keer)" in said
    assert "De tweede winter" not in said


def test_two_marks_in_one_row_both_stay(desk):
    third = crisis(desk.vault, "De zomer", "juli 2016")
    for chosen, words in (([desk.first, desk.second], "Geen slaap"), ([third], "Ruzie")):
        screen = desk.at("pattern", chosen=chosen)
        screen.rows["vooraf"].chip.click()
        QTest.keyClicks(screen.rows["vooraf"].words, words)
        screen.leave()
    screen = desk.at("pattern", chosen=[desk.first, desk.second, third])
    assert screen.rows["vooraf"].words.text() == "Geen slaap"
    assert "Ruzie: gezien bij De zomer" in spoken(desk.window)
    screen.rows["vooraf"].chip.click()
    screen.leave()
    (row,) = desk.stored(KIND).body[MARKS].value.rows
    assert own_words(row) == "Ruzie"


def test_the_columns_of_all_rows_stand_under_each_other(desk):
    desk.at("pattern", chosen=[desk.first, desk.second])
    screen = desk.window.screen_shown
    QApplication.processEvents()
    places = {tuple(one.x() for one in row.columns.widgets) for row in screen.rows.values()}
    assert len(places) == 1
    assert places == {tuple(one.x() for one in screen._heads.widgets)}


def test_it_is_kept_as_one_picture_with_all_words_and_no_private_ones(desk, monkeypatch, tmp_path):
    document = desk.vault.document(desk.first)
    long = "Een lange zin over hoe het toen ging met alles erbij. " * 12
    words = Answer(Text((Run(long), Run("naar de brug", private=True))))
    desk.vault.drafts.change(replace(document, body={**document.body, "gebeurde.zelf": words}))
    screen = desk.at("pattern", chosen=[desk.first, desk.second])
    screen.rows["vooraf"].chip.click()
    QTest.keyClicks(screen.rows["vooraf"].words, "Geen slaap")
    screen.leave()
    monkeypatch.setattr(saving_as, "ask_where", lambda *_what: tmp_path / "naast.svg")
    button(desk.window, "Bewaren als plaatje").click()
    written = (tmp_path / "naast.svg").read_text()
    assert is_own_svg(written)
    said = " ".join(re.findall(r">([^<]+)</text>", written))
    for one in ("De eerste winter", "De tweede winter", "Te hard gewerkt", "Geen slaap", " ".join(long.split())[:400]):
        assert all(word in said for word in one.split())
    assert "brug" not in said
    drawing = drawing_of_pattern(desk.vault, [desk.first, desk.second])
    for one in (one for one in drawing.shapes if isinstance(one, Words)):
        wide = width_of(one.text, one.size, bold=one.bold, own=one.own)
        assert one.x + wide <= drawing.width + 1
        assert wide <= 211


def test_paper_has_at_most_three_crises_in_one_table(desk):
    more = [crisis(desk.vault, f"Nog een {n}", str(2015 + n), zelf=f"Woord{n}") for n in range(5)]
    sheet = sheet_of_pattern(desk.vault, [desk.first, desk.second, *more])
    tables = [piece for piece in sheet.pieces if isinstance(piece, Table)]
    assert [len(table.columns) - 1 for table in tables] == [3, 3, 1]
    words = text_of(sheet_pdf(sheet))
    assert all(f"Woord{n}" in words for n in range(5))


def test_a_mark_that_is_taken_away_can_be_put_back(desk):
    screen = desk.at("pattern", chosen=[desk.first])
    screen.rows["zelf"].chip.click()
    QTest.keyClicks(screen.rows["zelf"].words, "Lopen")
    screen.leave()
    screen.rows["zelf"].chip.click()
    screen.leave()
    assert marks(desk) == {}
    button(desk.window, _("A mark is gone. Put it back")).click()
    screen.leave()
    assert marks(desk) == {"zelf": "Lopen"}
    assert screen.rows["zelf"].chip.isChecked()
    assert len(desk.vault.versions(desk.stored(KIND).id)) >= 1


def test_looking_leaves_no_trace(desk):
    screen = desk.at("pattern", chosen=[desk.first])
    screen.leave()
    assert desk.vault.summaries(KIND) == []


def test_no_more_are_laid_side_by_side_than_can_be_read(desk):
    for n in range(MOST):
        crisis(desk.vault, f"Nog een {n}", str(2015 + n))
    desk.at("pattern")
    ticks = desk.window.screen_shown.findChildren(Tick)
    for tick in ticks:
        tick.click()
    assert sum(tick.isChecked() for tick in ticks) == MOST


def test_the_chapter_about_the_first_crisis_is_one_of_them(desk):
    chapter = desk.vault.start("levensverhaal", section="h14")
    body = {"h14.dagen": Answer(Line("negen")), "h14.vooraf": Answer(Text(runs("Mijn vader")))}
    desk.vault.drafts.change(replace(chapter, body=body, period=parse_period("2005")))
    desk.vault.settle()
    assert crises_of(desk.vault)[0].id == chapter.id
    (one,) = side_by_side(desk.vault, [chapter.id])
    assert (one.cells["dagen"], one.cells["vooraf"]) == ("negen", "Mijn vader")


def test_what_is_chosen_and_written_about_one_row_stands_together(desk):
    key = crisis(desk.vault, "Samen", "2015", vooraf="En toen ook nog geld")
    document = desk.vault.document(key)
    speelde = Answer(Choice(("slaap",), "een verhuizing"))
    desk.vault.drafts.change(replace(document, body={**document.body, "vooraf.speelde": speelde}))
    (one,) = side_by_side(desk.vault, [key])
    assert one.cells["vooraf"] == "slaap, een verhuizing\nEn toen ook nog geld"


def test_paper_has_the_rows_and_the_marks_and_no_private_words(desk, monkeypatch, tmp_path):
    document = desk.vault.document(desk.first)
    words = Answer(Text((Run("Gelopen, "), Run("naar de brug", private=True))))
    desk.vault.drafts.change(replace(document, body={**document.body, "gebeurde.zelf": words}))
    screen = desk.at("pattern", chosen=[desk.first, desk.second])
    screen.rows["vooraf"].chip.click()
    QTest.keyClicks(screen.rows["vooraf"].words, "Geen slaap")
    screen.writing.settle()
    said = repr(sheet_of_pattern(desk.vault, [desk.first, desk.second]))
    assert "Niet geslapen" in said
    assert "Te hard gewerkt" in said
    assert "Geen slaap" in said
    assert "naar de brug" not in said
    monkeypatch.setattr(saving_as, "ask_where", lambda *what: tmp_path / what[2])
    button(desk.window, "Afdrukken").click()
    (written,) = tmp_path.glob("*.pdf")
    assert written.read_bytes().startswith(b"%PDF-")


def test_nothing_stays_after_a_cover_and_the_same_ones_come_back(desk):
    desk.at("pattern", chosen=[desk.first])
    desk.window.cover("hidden")
    assert "Niet geslapen" not in spoken(desk.window, hidden=True)
    desk.window.uncover()
    assert desk.window.screen_shown.chosen == (desk.first,)


def test_the_piece_of_marks_opens_as_the_same_screen(desk):
    screen = desk.at("pattern", chosen=[desk.first])
    screen.rows["zelf"].chip.click()
    screen.leave()
    inner = desk.at("write", kind=KIND)
    assert type(inner) is type(screen)
    assert inner.writing.document.id == desk.stored(KIND).id
