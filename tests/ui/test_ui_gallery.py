"""Every picture of the gallery, in every look: named, reachable, and nothing clipped at 200 %."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from herstelkluis.ui.tokens import DARK, HIGH, LIGHT, Tokens
from screens.gallery import PICTURES
from screens.run import load_pictures
from ui.accessible import assert_named, assert_nothing_clipped, assert_tab_order, assert_targets

load_pictures()
LOOKS = [(LIGHT, 100), (DARK, 100), (HIGH, 100), (LIGHT, 200)]
Look = Callable[..., object]


def shown(qtbot: QtBot, name: str, size: tuple[int, int] = (1366, 768)) -> QWidget:
    widget = PICTURES[name]()
    qtbot.addWidget(widget)
    widget.resize(*size)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.wait(1)
    return widget


@pytest.mark.parametrize("name", sorted(PICTURES))
@pytest.mark.parametrize(("tokens", "size"), LOOKS, ids=["light", "dark", "high", "200"])
def test_a_picture_paints_its_own_ground_in_every_look(
    look: Look, qtbot: QtBot, name: str, tokens: Tokens, size: int
) -> None:
    look(tokens, size)
    image = shown(qtbot, name).grab().toImage()
    colours = {image.pixelColor(x, y).name().upper() for x in range(0, 1366, 31) for y in range(0, 768, 31)}
    assert {tokens.bg, tokens.surface} & colours
    others = {tokens.bg for tokens in (LIGHT, DARK, HIGH)} - {tokens.bg}
    assert not others & colours or tokens.high
    assert QColor(tokens.text).name().upper() != tokens.bg


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_everything_on_a_picture_has_a_name_and_can_be_reached(look: Look, qtbot: QtBot, name: str) -> None:
    widget = shown(qtbot, name)
    assert_named(widget)
    assert_tab_order(widget)
    assert_targets(widget)


@pytest.mark.parametrize("name", sorted(PICTURES))
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
@pytest.mark.parametrize("percent", [100, 150, 200])
def test_no_word_is_clipped(look: Look, qtbot: QtBot, name: str, percent: int, size: tuple[int, int]) -> None:
    look(LIGHT, percent)
    widget = shown(qtbot, name, size)
    assert widget.width() <= size[0]
    assert widget.height() <= size[1]
    assert_nothing_clipped(widget)
