"""Lijkt het op elkaar: only chosen crises are shown, the person marks, and marks are own words in the vault."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Choice, Line, Text
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.pictures.crisis_pattern import ROWS, marks_of, own_words
from herstelkluis.model.text import Run, runs
from herstelkluis.ui import saving_as
from herstelkluis.ui.screens.pattern_choice import MOST
from herstelkluis.ui.widgets.tick import Tick
from herstelkluis.vault.pattern import crises_of, sheet_of_pattern, side_by_side
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
