"""Everything that was taken along is a way in when a vault is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from herstelkluis.errors import NotAnExportError
from herstelkluis.i18n import sentence
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.vault import recovery_sheet
from herstelkluis.vault.exporting.saving import export_to, recovery_recipient
from house import House, write
from ui.accessible import spoken
from ui.making_way import fill_in, to_password, to_practice
from ui.start_places import Place

Look = Callable[..., object]


@pytest.fixture
def place(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    made = Place(qtbot, tmp_path, with_vault=False)
    yield made
    made.end()


@pytest.mark.parametrize("locked", [False, True])
def test_everything_that_was_taken_along_comes_into_the_new_vault(place: Place, tmp_path: Path, locked: bool) -> None:  # noqa: FBT001 (a case)
    other = House(tmp_path / "ander", place.house.clock)
    lifecycle, vault = other.make()
    write(vault, "notitie", "De reiger stond er weer.")
    file = tmp_path / f"alles-meegenomen-2026-11-17.zip{'.age' if locked else ''}"
    export_to(vault, file, recipients=[recovery_recipient(vault)] if locked else [])
    lifecycle.lock()
    screen = place.show("welcome")
    screen.choose_file = lambda _parent: file
    place.press("Ik heb een bestand van ‘Alles meenemen’")
    assert f"Alles komt erin zodra je kluis klaar is: {file.name}" in spoken(place.window)
    assert not place.session.folder.exists()
    screen = to_practice(place)
    fill_in(screen, recovery_sheet.sheet_words(place.session.vault))
    place.press("Woorden controleren")
    place.press("Mijn kluis openen")
    assert place.window.key == "settings"
    if locked:
        place.qtbot.waitUntil(lambda: "Dit bestand zit op slot" in spoken(place.window))
        place.window.screen_shown.findChild(TwelveWords).set_text(" ".join(other.words))
        place.press("Het bestand openen")
    place.qtbot.waitUntil(lambda: "1 stuk staat in je kluis" in spoken(place.window))
    assert [one.first_line for one in place.session.vault.summaries("notitie")] == ["De reiger stond er weer."]


def test_another_file_is_told_at_once_and_the_way_goes_on_without_it(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "vakantie.zip"
    file.write_bytes(b"PK nee")
    screen = place.show("welcome")
    screen.choose_file = lambda _parent: file
    place.press("Ik heb een bestand van ‘Alles meenemen’")
    said = sentence(NotAnExportError()).split(".")[0]
    place.qtbot.waitUntil(lambda: said in spoken(place.window))
    assert "Alles komt erin" not in spoken(place.window)
    to_password(place)
