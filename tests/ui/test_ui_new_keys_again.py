"""New keys a second time, after giving up, after help, and after they were made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from herstelkluis.i18n import _
from herstelkluis.vault import rekeying
from ui.accessible import spoken
from ui.keys_desk import NEW, Desk

Look = Callable[..., object]


@pytest.fixture
def desk(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.end()


def test_leaving_before_there_are_new_words_says_nothing_about_a_sheet(desk: Desk) -> None:
    desk.show("new_keys", keys="all")
    desk.press("Zo laten staan")
    desk.until("Reservekopie maken")
    assert _("Nothing was changed") not in spoken(desk.window)


def test_another_time_begins_at_the_first_step_and_goes_all_the_way(desk: Desk) -> None:
    desk.show("new_keys", keys="all")
    desk.prove()
    desk.choose_password()
    given_up = desk.write_down()
    desk.press(_("Keep the old keys"))
    desk.window.show_screen("new_keys", keys="all")
    desk.prove()
    desk.choose_password()
    words = desk.write_down()
    assert words != given_up
    desk.practise(words)
    desk.qtbot.waitUntil(lambda: desk.session.is_open and desk.screen.ready.isVisible())
    desk.press("Nu niet")
    desk.window.show_screen("new_keys", keys="words")
    assert "Je kluis heeft nieuwe sleutels" not in spoken(desk.window)
    desk.prove(NEW)
    assert desk.write_down() != words


def test_help_on_the_way_keeps_the_place_and_the_words(desk: Desk) -> None:
    desk.show("new_keys", keys="all")
    desk.prove()
    desk.choose_password()
    words = desk.write_down()
    desk.press("Ik heb nu hulp nodig")
    desk.window.show_screen("new_keys", keys="all")
    assert desk.screen.practice.isVisible()
    desk.practise(words)
    desk.qtbot.waitUntil(lambda: desk.session.is_open and desk.screen.ready.isVisible())


def test_what_nobody_foresaw_leaves_the_old_keys_and_opens_the_vault_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def burst(*_what: object, **_how: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(rekeying, "rekey", burst)
    with qtbot.captureExceptions() as heard:
        desk.show("new_keys", keys="all")
        desk.prove()
        desk.choose_password()
        desk.practise(desk.write_down())
        desk.until("De nieuwe sleutels konden niet worden bewaard")
        qtbot.waitUntil(lambda: desk.session.is_open)
    assert [kind for kind, *_error in heard] == [RuntimeError]
