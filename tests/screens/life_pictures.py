"""A life: the timeline, likeness between crises, and the steps in help."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from herstelkluis.vault.pattern import crises_of
from screens.gallery import picture
from screens.writing_pictures import shown, window


@picture("04c-tijdlijn")
def timeline() -> QWidget:
    return window("timeline")


@picture("04d-tijdlijn-tien-jaar")
def decade() -> QWidget:
    return window("timeline", start=date(2000, 1, 1).toordinal(), days=3653)


@picture("04e-tijdlijn-leeg")
def no_timeline() -> QWidget:
    return window("timeline", shown(empty=True))


@picture("04f-gebeurtenis")
def event() -> QWidget:
    return window("write", document=shown().vault.summaries("gebeurtenis")[0].id)


@picture("04g-lijkt-het-op-elkaar-kiezen")
def choosing_crises() -> QWidget:
    return window("pattern")


@picture("04h-lijkt-het-op-elkaar")
def pattern() -> QWidget:
    return window("pattern", chosen=[one.id for one in crises_of(shown().vault)])


@picture("04i-lijkt-het-op-elkaar-leeg")
def no_pattern() -> QWidget:
    return window("pattern", shown(empty=True))


@picture("04j-mijn-hulp-op-een-rij")
def help_steps() -> QWidget:
    return window("help_steps")


@picture("04k-mijn-hulp-leeg")
def no_help_steps() -> QWidget:
    return window("help_steps", shown(empty=True))


@picture("04l-hulp-op-een-blad")
def help_sheet() -> QWidget:
    return window("read", document=shown().vault.summaries("hulp.rij")[0].id)
