"""Adding a sheet of one's own in the settings, as the page about it tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from herstelkluis.model.loader import load_own
from herstelkluis.ui.screens.settings_sheets import SheetsPart
from herstelkluis.vault import own_templates
from ui.accessible import assert_named, assert_tab_order, spoken
from ui.start_places import Place

Look = Callable[..., object]
PAGE = Path(__file__).resolve().parents[2] / "docs/eigen-blad-maken.md"
(EXAMPLE,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)


@pytest.fixture
def place(look: Look, qtbot: QtBot, tmp_path: Path) -> Iterator[Place]:
    made = Place(qtbot, tmp_path)
    yield made
    made.end()


@pytest.fixture
def sheets(place: Place) -> SheetsPart:
    place.show("settings", part="sheets")
    (part,) = place.window.findChildren(SheetsPart)
    return part


def press(place: Place, name: str) -> None:
    (button,) = (
        one for one in place.window.findChildren(QAbstractButton) if name in (one.accessibleName(), one.text())
    )
    button.click()


def test_the_example_of_the_page_is_a_sheet_and_every_word_it_explains_is_in_it_or_known() -> None:
    template = load_own(EXAMPLE, "tuinblad.toml")
    assert (template.kind, template.many, template.own) == ("tuinblad", True, True)
    explained = set(re.findall(r"^\| `(\w+)", PAGE.read_text("utf-8"), re.MULTILINE))
    readme = PAGE.parent.parent.joinpath("resources/templates/README.md").read_text("utf-8")
    assert len(explained) > 15
    assert all(f"`{word}`" in readme for word in explained)


def test_a_sheet_is_added_from_a_file_and_put_away_again(place: Place, sheets: SheetsPart, tmp_path: Path) -> None:
    (tmp_path / "tuinblad.toml").write_text(EXAMPLE, "utf-8")
    sheets.choose = lambda _parent: tmp_path / "tuinblad.toml"
    sheets.add()
    vault = place.session.vault
    assert vault.templates["tuinblad"].own
    QApplication.processEvents()
    assert "Mijn tuin" in spoken(sheets)
    assert_named(place.window)
    assert_tab_order(place.window)
    kept = vault.start("tuinblad")
    press(place, next(one for one in _names(sheets) if "Mijn tuin" in one))
    assert "tuinblad" not in vault.templates
    QApplication.processEvents()
    assert "Wat er groeit" not in spoken(sheets)
    assert own_templates.kept(vault.database, kept) is not None


def test_a_wrong_file_is_said_with_its_line_and_nothing_is_added(
    place: Place, sheets: SheetsPart, tmp_path: Path
) -> None:
    (tmp_path / "wacht.toml").write_text(EXAMPLE.replace('"tuinblad"', '"notitie"'), "utf-8")
    sheets.choose = lambda _parent: tmp_path / "wacht.toml"
    sheets.add()
    QApplication.processEvents()
    said = spoken(sheets)
    assert "wacht.toml" in said
    assert "kind notitie is er al" in said
    assert not any(one.own for one in place.session.vault.templates.values())


def test_who_goes_back_from_the_dialog_changes_nothing(place: Place, sheets: SheetsPart) -> None:
    sheets.choose = lambda _parent: None
    before = spoken(sheets)
    sheets.add()
    assert spoken(sheets) == before


def _names(sheets: SheetsPart) -> list[str]:
    return [one.accessibleName() or one.text() for one in sheets.findChildren(QAbstractButton)]
