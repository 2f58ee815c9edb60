"""Is alles heel: looking runs beside the window, finds what is there, puts right what can be, and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from herstelkluis.errors import DiskFullError
from herstelkluis.i18n import _
from herstelkluis.store import keys, preferences
from herstelkluis.ui.backups.result import Result
from herstelkluis.ui.merging.screen import BesideScreen
from herstelkluis.ui.screens.new_keys import NewKeysScreen
from herstelkluis.ui.screens.settings import SettingsScreen
from herstelkluis.ui.screens.settings_health import HealthPart
from herstelkluis.ui.widgets.button import Button
from herstelkluis.ui.widgets.marked import Marked
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.health import Finding, State
from house import write
from ui.start_places import Place


@pytest.fixture
def place(look: Callable[..., object], qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    made = Place(qtbot, tmp_path)
    write(made.session.vault, "notitie", "De reiger", title="Kanaal")
    yield made
    made.end()


def part_of(place: Place, key: str = "health") -> HealthPart:
    place.window.show_screen("settings")
    screen = place.window.screen_shown
    assert isinstance(screen, SettingsScreen)
    screen.show_part(key)
    assert isinstance(screen.part, HealthPart)
    return screen.part


def shown(part: HealthPart) -> str:
    words = [one.text() for one in part.findChildren(Words) if one.isVisibleTo(part)]
    return "\n".join(words + [one.text() for one in part.findChildren(Marked) if one.isVisibleTo(part)])


def press(part: HealthPart, text: str) -> None:
    button = next(one for one in part.findChildren(Button) if one.text() == text and one.isVisibleTo(part))
    button.click()


def looked(qtbot: QtBot, part: HealthPart) -> None:
    qtbot.waitUntil(lambda: part._doing is None and part._begin.isVisibleTo(part))


def test_a_sound_vault_is_said_to_be_whole_and_the_row_remembers_the_day(place: Place, qtbot: QtBot) -> None:
    part = part_of(place)
    press(part, _("Look now"))
    looked(qtbot, part)
    assert _("Everything is whole") in shown(part)
    assert _("Your pieces") in shown(part)
    place.window.show_screen("settings", part="safety")
    screen = place.window.screen_shown
    assert screen is not None
    words = [one.text() for one in screen.findChildren(Words)]
    assert any(one.startswith(_("Looked at: {day}. Everything was whole.")[:10]) for one in words)


def test_what_was_found_is_shown_also_when_the_disk_takes_no_line_about_it(
    place: Place, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = part_of(place)

    def full(*_args: object) -> None:
        raise DiskFullError

    monkeypatch.setattr(preferences, "put", full)
    press(part, _("Look now"))
    looked(qtbot, part)
    assert _("Everything is whole") in shown(part)


def test_what_follows_from_the_pieces_is_put_right_with_one_press(place: Place, qtbot: QtBot) -> None:
    place.session.vault.database.write("UPDATE documents SET title = 'Anders'")
    part = part_of(place)
    press(part, _("Look now"))
    looked(qtbot, part)
    assert _("The lists of your pieces") in shown(part)
    assert _("Everything is whole") not in shown(part)
    press(part, _("Put it right"))
    looked(qtbot, part)
    assert _("Everything is whole") in shown(part)
    assert [one.title for one in place.session.vault.summaries()] == ["Kanaal"]


def test_lost_words_of_the_sheet_lead_to_new_ones(place: Place, qtbot: QtBot) -> None:
    keys.drop_key(place.session.vault.database, keys.RECOVERY)
    part = part_of(place)
    press(part, _("Look now"))
    looked(qtbot, part)
    assert _("Your vault no longer knows the words of your recovery sheet.") in shown(part)
    press(part, _("Make new words"))
    assert isinstance(place.window.screen_shown, NewKeysScreen)


def test_a_second_version_is_laid_beside_also_when_no_backup_was_ever_made(place: Place, qtbot: QtBot) -> None:
    vault = place.session.vault
    vault.database.copy_to(vault.folder / "kluis-1 (conflicted copy 2026-11-17 130500).db")
    part = part_of(place)
    press(part, _("Look now"))
    looked(qtbot, part)
    press(part, _("Lay them side by side"))
    screen = place.window.screen_shown
    assert isinstance(screen, BesideScreen)
    qtbot.waitUntil(lambda: isinstance(screen.page, Result))


def test_looking_can_be_stopped_and_begun_again(place: Place, qtbot: QtBot) -> None:
    part, going, go_on = part_of(place), threading.Event(), threading.Event()

    def wait(_vault: object, tell: Callable[[float], None]) -> tuple[Finding, ...]:
        going.set()
        go_on.wait(60)
        tell(0.5)
        return (Finding("pages", State.BROKEN, {"count": 1}),)

    part.look = wait  # type: ignore[assignment]  # takes any vault
    press(part, _("Look now"))
    assert going.wait(60)
    press(part, _("Stop"))
    assert part._begin.isVisibleTo(part)
    go_on.set()
    qtbot.wait_for_threads()
    assert _("The file of your vault") not in shown(part)


def test_every_broken_thing_has_a_step_and_no_technical_word(place: Place) -> None:
    part = part_of(place)
    codes = ("encryption", "salt", "pages", "structure", "pieces", "lists", "versions", "drafts", "search")
    more = ("attachments", "ledger", "slots")
    part._show([Finding(code, State.BROKEN, {"count": 2}) for code in (*codes, *more)])
    said = shown(part).lower()
    for word in ("database", "salt", "pagina's", "page", "index", "checksum", "sql", "slot 1", "fts", "hmac"):
        assert word not in said.replace("pagina’s", "")
    ways = [one.text() for one in part.findChildren(Button) if one.isVisibleTo(part)]
    assert len(ways) == 2 + len(codes) + len(more) - 1  # the missing lock is put right outside the program


def test_locking_while_looking_leaves_nothing_on_the_screen(place: Place, qtbot: QtBot) -> None:
    part = part_of(place)
    press(part, _("Look now"))
    place.session.lock()
    qtbot.wait_for_threads()
    assert not place.session.is_open


def test_the_head_counts_the_rows_under_it_and_what_is_only_worth_a_look_stands_apart(place: Place) -> None:
    part = part_of(place)
    part._show(
        [
            Finding("backup", State.LOOK),
            Finding("pages", State.BROKEN, {"count": 2}),
            Finding("cloud", State.LOOK, {"name": "Dropbox"}),
            Finding("slots", State.BROKEN),
        ]
    )
    said = shown(part)
    assert "2 dingen zijn niet heel" in said
    order = [said.index(_(one)) for one in ("The file of your vault", "The key of your vault", "Also worth a look")]
    assert order == sorted(order)
    assert said.index(_("Also worth a look")) < min(
        said.index(_("The place of your vault")), said.index(_("Backup copy"))
    )
