"""Mijn plan (06) filled and empty, the one plan, the question where a line changes, and all sheets."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from screens.gallery import picture
from screens.writing_pictures import shown, window


@picture("06e-alle-bladen")
def shelf() -> QWidget:
    return window("shelf", part="plan")


@picture("06f-alle-bladen-leeg")
def empty_shelf() -> QWidget:
    return window("shelf", shown(empty=True), part="share")


@picture("06g-stukken-van-een-soort")
def pieces() -> QWidget:
    return window("pieces_of", kind="persoon")
