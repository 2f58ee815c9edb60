"""What the tests of the guided story share: a chapter at a desk, and layouts that heard of each other."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

STORY = "levensverhaal"


def chapter(desk, section="h06", **what):
    """The screen with this chapter on it, past the page before a heavy one."""
    return desk.at("write", kind=STORY, section=section, open=True, **what)


def settled(rounds=8):
    """Let the layouts hear of each other."""
    for _round in range(rounds):
        QApplication.processEvents()
