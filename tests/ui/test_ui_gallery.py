"""Every picture of the gallery, in every look: named, reachable, and nothing clipped at 200 %.

A picture is built once per text size, because building costs most; colours and widths change under it, as they do for
someone who uses the program.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from herstelkluis.ui.tokens import DARK, HIGH, LIGHT, Tokens
from screens.gallery import PICTURES
from screens.run import load_pictures
from ui.accessible import assert_named, assert_nothing_clipped, assert_secrets, assert_tab_order, assert_targets

load_pictures()
SIZES = ((1366, 768), (1024, 600))
Look = Callable[..., object]


def shown(qtbot: QtBot, name: str) -> QWidget:
    widget = PICTURES[name]()
    qtbot.addWidget(widget)
    widget.resize(*SIZES[0])
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.wait(1)
    return widget


def assert_paints_its_own_ground(widget: QWidget, tokens: Tokens) -> None:
    image = widget.grab().toImage()
    wide, high = image.width(), image.height()
    colours = {image.pixelColor(x, y).name().upper() for x in range(0, wide, 31) for y in range(0, high, 31)}
    assert {tokens.bg, tokens.surface} & colours
    others = {tokens.bg for tokens in (LIGHT, DARK, HIGH)} - {tokens.bg}
    assert not others & colours or tokens.high
    assert QColor(tokens.text).name().upper() != tokens.bg


def assert_fits(qtbot: QtBot, widget: QWidget) -> None:
    for size in SIZES:
        widget.resize(*size)
        qtbot.wait(1)
        assert widget.width() <= size[0]
        assert widget.height() <= size[1]
        qtbot.waitUntil(lambda: assert_nothing_clipped(widget))  # nested layouts come to rest one after the other


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_is_named_reachable_whole_and_on_its_own_ground(look: Look, qtbot: QtBot, name: str) -> None:
    look(LIGHT)
    widget = shown(qtbot, name)
    assert_paints_its_own_ground(widget, LIGHT)
    assert_named(widget)
    assert_tab_order(widget)
    assert_targets(widget)
    assert_secrets(widget)
    assert_fits(qtbot, widget)
    for tokens in (DARK, HIGH):
        look(tokens)
        qtbot.wait(1)
        assert_paints_its_own_ground(widget, tokens)


@pytest.mark.parametrize("name", sorted(PICTURES))
@pytest.mark.parametrize("percent", [150, 200])
def test_no_word_of_a_picture_is_clipped_when_letters_are_large(
    look: Look, qtbot: QtBot, name: str, percent: int
) -> None:
    look(LIGHT, percent)
    widget = shown(qtbot, name)
    assert_paints_its_own_ground(widget, LIGHT)
    assert_fits(qtbot, widget)
