"""Whether this computer can play sound and film here: the `audio` extra may be left out."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from PySide6.QtCore import QLoggingCategory

from herstelkluis.crypto.other_programs import let_other_programs_look

# FFmpeg tells the title, the maker and the place that stand in a file to whoever reads the log.
_SILENCE = "qt.multimedia.*=false"


def has_multimedia() -> bool:
    """Whether it is installed, without loading it."""
    return find_spec("PySide6.QtMultimedia") is not None


def multimedia() -> Any:
    """The module that plays, or nothing when it is not installed. Loaded when it is first needed."""
    QLoggingCategory.setFilterRules(_SILENCE)
    let_other_programs_look()  # a sound server may refuse a program that it may not look into; locking ends this
    try:
        return import_module("PySide6.QtMultimedia")
    except ImportError:
        return None


def screen_of_film(parent: Any) -> Any:
    """A widget that shows film, or nothing when it is not installed."""
    try:
        return import_module("PySide6.QtMultimediaWidgets").QVideoWidget(parent)
    except ImportError:
        return None
