"""Eerdere versies: what is different now is seen and heard, and a long chapter keeps the window free."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from costs import least_milliseconds
from herstelkluis.i18n import _
from herstelkluis.model.body import Answer, Choice, Text
from herstelkluis.model.document import Document
from herstelkluis.model.text import Run
from herstelkluis.ui.screens.version_changes import VersionChanges
from herstelkluis.ui.screens.versions import VersionsScreen
from herstelkluis.ui.widgets.changed_passage import ChangedPassage
from herstelkluis.ui.widgets.list_row import ListRow
from herstelkluis.ui.widgets.words import Words
from house import rewrite, write
from ui.accessible import assert_named, assert_nothing_clipped, spoken
from ui.start_places import Place


@pytest.fixture
def place(look: Callable[..., object], qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    made = Place(qtbot, tmp_path)
    yield made
    made.end()


def written(place: Place, before: str, after: str) -> Document:
    note = write(place.session.vault, "notitie", before, title="Kanaal")
    place.house.clock.wait(4000)
    place.session.vault._spells.end(note.id)
    return rewrite(place.session.vault, note, after)


def screen_of(place: Place, note: Document) -> VersionsScreen:
    place.show("write", document=note.id, show="versions")
    return place.window.findChildren(VersionsScreen)[-1]


def choose(screen: VersionsScreen, at: int) -> None:
    screen._rows[at].click()


def test_what_changed_is_shown_and_heard_word_by_word(place: Place) -> None:
    note = written(place, "Ik liep langs het kanaal. Het was koud.", "Ik fietste langs het kanaal. Het was koud.")
    screen = screen_of(place, note)
    assert screen.findChildren(ChangedPassage) == []  # the version of now differs in nothing
    choose(screen, 1)
    (passage,) = screen.findChildren(ChangedPassage)
    assert passage.text() == "Ik liep fietste langs het kanaal. Het was koud."
    gone, came = _("gone: {words}").format(words="liep"), _("added: {words}").format(words="fietste")
    assert passage.accessibleName() == f"Ik, {gone}, {came}, langs het kanaal. Het was koud."
    marks = {(one.format.fontStrikeOut(), one.format.fontUnderline()) for one in passage._marks()}
    assert marks == {(False, False), (True, False), (False, True)}
    assert_named(place.window)
    assert_nothing_clipped(place.window)


def test_the_keyboard_stays_on_the_version_that_was_chosen(place: Place) -> None:
    screen = screen_of(place, written(place, "Eerst", "Later"))
    screen._rows[1].setFocus()
    choose(screen, 1)
    focus = QApplication.focusWidget()
    assert isinstance(focus, ListRow)
    assert focus.property("version") == 1


def test_a_version_that_is_put_back_says_so_until_something_changes(place: Place) -> None:
    note = written(place, "Eerst", "Later")
    screen = screen_of(place, note)
    assert QApplication.focusWidget() is screen._rows[0]
    assert _("As it was then") not in spoken(place.window)
    choose(screen, 1)
    assert _("As it was then") in spoken(place.window)
    place.press(_("Put this version back"))
    said = _("This version is back. The other one is kept too.")
    place.qtbot.waitUntil(lambda: said in spoken(place.window))
    write(place.session.vault, "notitie", "Iets anders")
    place.qtbot.waitUntil(lambda: said not in spoken(place.window))


def test_a_version_that_says_the_same_says_so(place: Place) -> None:
    note = written(place, "Het kanaal", "Het kanaal.")
    place.session.vault.restore(note.id, 1)
    screen = screen_of(place, note)
    choose(screen, 2)
    assert _("The words are the same as now.") in [one.text() for one in screen.findChildren(Words)]


def test_what_is_different_and_no_word_is_told(place: Place) -> None:
    """A choice, a figure, words that stay home: the words are the same, and putting it back would change it."""
    from herstelkluis.vault.version_changes import changes

    template = place.session.vault.templates["hulpstap"]
    (key, asked) = next((key, field) for key, _section, field in template.fields() if field.options)
    first, second = (Answer(Choice((option.key,))) for option in asked.options[:2])
    then = Document("1", "hulpstap", "", body={key: first, "weg.vraag": Answer(Text((Run("thuis"),)))})
    for now in (
        replace(then, body=then.body | {key: second}),
        replace(then, body={"weg.vraag": then.body["weg.vraag"]}),
    ):
        found = changes(then, now, template)
        assert [(one.where, one.passages) for one in found] == [(asked.ask, ())]
        shown = VersionChanges(found)
        place.qtbot.addWidget(shown)
        said = [one.text() for one in shown.findChildren(Words)]
        assert any(one.startswith(_("The words are the same as now.")) and asked.ask in one for one in said)
    hidden = replace(then, body=then.body | {"weg.vraag": Answer(Text((Run("thuis", private=True),)))})
    assert [one.passages for one in changes(then, hidden, template)] == [()]
    assert changes(then, then, template) == []


def test_a_version_that_was_thinned_out_meanwhile_is_no_mistake(place: Place) -> None:
    note = written(place, "Eerst", "Later")
    note = rewrite(place.session.vault, note, "Nog later")
    screen = screen_of(place, note)
    assert len(screen._rows) == 2
    place.session.vault.database.write("DELETE FROM versions WHERE revision = 1")
    choose(screen, 1)
    assert [one.revision for one in screen._versions] == [3]
    assert screen._at == 0


def test_a_chapter_of_twenty_thousand_words_keeps_the_window_free(place: Place, qtbot: QtBot) -> None:
    words = [f"woord{number % 900}{'.' if number % 14 == 13 else ''}" for number in range(20_000)]
    after = list(words)
    for at in range(0, 20_000, 700):
        after[at] = "anders"
    note = written(place, " ".join(words), " ".join(after))
    screen = screen_of(place, note)
    qtbot.waitUntil(lambda: screen._sheet is not None)
    screen._sheet, screen._at = None, 1
    looking = least_milliseconds(lambda: screen._look_at(screen._versions[1], is_now=False), within=50)
    qtbot.wait_for_threads()
    sheet = screen._sheet
    assert sheet is not None
    from herstelkluis.vault.version_changes import changes

    vault = screen.session.vault
    found = changes(vault.version(note.id, 1), vault.document(note.id), vault.template(note))

    def show() -> None:
        screen._show_version(sheet, found, is_long=True)
        QApplication.processEvents()

    assert looking < 50
    assert least_milliseconds(show, within=50) < 50
    assert len(screen.findChildren(ChangedPassage)) <= 10 * 9  # the ones before are thrown away a moment later
