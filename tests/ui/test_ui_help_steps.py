"""Mijn hulp op een rij: steps in the order of time, from pieces and from the chapter, and a sheet to share."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis.i18n import _
from herstelkluis.model.body import About, Answer, Choice, Line, Row, Rows, Text
from herstelkluis.model.document import Level
from herstelkluis.model.fuzzy import parse_period
from herstelkluis.model.text import Run, runs
from herstelkluis.vault.help_steps import help_sheet, new_overview, steps_of
from ui.accessible import spoken
from ui.writing_desk import button

STEP, SHEET, STORY = "hulpstap", "hulp.rij", "levensverhaal"


def step(desk, title, when, body=None, **more):
    document = replace(desk.vault.start(STEP, title=title), period=parse_period(when), body=body or {}, **more)
    desk.vault.drafts.change(document)
    desk.vault.settle()
    return document.id


def chapter(desk, *, folded=False):
    row = Row("r", {"wanneer": parse_period("2010"), "waar": Choice(("uwv",)), "tip": Line("Vraag wat wel kan")})
    document = desk.vault.start(STORY, section="h13")
    body = {"h13.stappen": Answer(Rows((row,)))}
    desk.vault.drafts.change(replace(document, body=body, folded=folded))
    desk.vault.settle()


def test_without_a_step_it_says_how_to_begin(desk):
    desk.at("help_steps")
    assert _("One step is enough to begin.") in spoken(desk.window)
    button(desk.window, _("Add a step")).click()
    assert desk.window.screen_shown.inner.writing.document.kind == STEP


def test_steps_stand_in_the_order_of_time_wherever_they_were_written(desk):
    step(desk, "De verpleegkundige", "2015–2018")
    chapter(desk)
    step(desk, "De huisarts", "januari 2009", {"oordeel.hielp": Answer(Choice(("gehoord",), "soep"))})
    names = [one.name for one in steps_of(desk.vault)]
    assert names == ["De huisarts", "UWV", "De verpleegkundige"]
    desk.at("help_steps")
    said = spoken(desk.window)
    assert "soep" in said
    assert "Vraag wat wel kan" in said


def test_the_list_leads_the_drawing_and_opens_the_step_or_the_chapter(desk):
    first = step(desk, "De huisarts", "2009")
    chapter(desk)
    screen = desk.at("help_steps")
    assert screen.view._chosen == first
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.window.screen_shown.inner.writing.document.section == "h13"
    screen = desk.at("help_steps")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert desk.window.screen_shown.inner.writing.document.id == first


def test_of_a_folded_step_only_the_name_and_the_time_and_of_a_folded_chapter_nothing(desk):
    chapter(desk, folded=True)
    step(desk, "De afdeling", "2009", {"oordeel.contact": Answer(Text(runs("stil"))),
                                       "oordeel.hielp_woorden": Answer(Text(runs("brood")))}, folded=True)  # fmt: skip
    (one,) = steps_of(desk.vault)
    assert (one.name, one.when, one.helped) == ("De afdeling", "2009", "")


def test_paper_and_the_sheet_leave_private_words_out_and_keep_who_it_is_about(desk):
    words = Text((Run("Brood. "), Run("Bij Henk op schoot.", private=True)))
    about = (About("de nachtzuster"),)
    body = {"oordeel.hielp_woorden": Answer(words, about=about)}
    step(desk, "De afdeling", "2009", body, level=Level.SENSITIVE)
    (picture,) = help_sheet(desk.vault).pieces
    assert "Brood" in "".join(picture.lines)
    assert "Henk" not in repr(picture)
    (row,) = new_overview(desk.vault).body["hulp.stappen"].value.rows
    assert row.cells["hielp"] == Line("Brood.")
    assert row.level == Level.SENSITIVE
    assert row.about == about


def test_a_sheet_to_share_is_a_piece_of_its_own(desk):
    step(desk, "De huisarts", "januari 2009", {"daarna.tip": Answer(Line("Vraag door"))})
    desk.at("help_steps")
    button(desk.window, _("Make a sheet to share")).click()
    made = desk.stored(SHEET)
    (row,) = made.body["hulp.stappen"].value.rows
    assert row.cells == {
        "naam": Line("De huisarts"),
        "wanneer": parse_period("januari 2009"),
        "tip": Line("Vraag door"),
    }
    assert made.share == "only_me"
    assert desk.window.screen_shown.inner.writing.document.id == made.id
    assert desk.vault.sheet(made.id).pieces[0].svg.startswith("<svg")


def test_nothing_stays_after_a_cover(desk):
    step(desk, "De huisarts van toen", "2009")
    desk.at("help_steps")
    desk.window.cover("hidden")
    assert "huisarts van toen" not in spoken(desk.window, hidden=True)
