"""Under a form: what is known about the piece, and words that stay at home."""

from __future__ import annotations

from PySide6.QtTest import QTest

from herstelkluis.model.text import Run
from herstelkluis.ui.screens.versions import VersionsScreen
from ui.writing_desk import button


def test_words_are_kept_at_home_by_a_button_under_a_form_too(desk):
    screen = desk.at("write", kind="notitie")
    edit = screen.form.editors["notitie.tekst"].edit
    edit.setFocus()
    QTest.keyClicks(edit, "open geheim")
    edit.choose(5, 11)
    button(screen, "Woorden thuis houden, of niet meer").click()
    assert edit.runs() == (Run("open "), Run("geheim", private=True))
    assert edit.hasFocus()
    button(screen, "Woorden thuis houden, of niet meer").click()
    assert edit.runs() == (Run("open geheim"),)


def test_a_piece_leads_to_what_is_known_about_it_and_back(desk):
    screen = desk.at("write", kind="notitie")
    QTest.keyClicks(screen.form.editors["notitie.tekst"].edit, "thee")
    button(screen, "Over dit stuk").click()
    about = desk.window.screen_shown.inner
    about._tags.setFocus()
    QTest.keyClicks(about._tags, "groep")
    button(desk.window, "Terug naar schrijven").click()
    again = desk.window.screen_shown.inner
    assert again.form.editors["notitie.woorden"].edit.text() == "groep"


def test_a_piece_under_a_form_leads_to_its_earlier_versions(desk):
    screen = desk.at("write", kind="notitie")
    QTest.keyClicks(screen.form.editors["notitie.tekst"].edit, "thee")
    button(screen, "Eerdere versies").click()
    assert isinstance(desk.window.screen_shown.inner, VersionsScreen)
    button(desk.window, "Terug naar schrijven").click()
    assert "notitie.tekst" in desk.window.screen_shown.inner.form.editors
