"""The six areas (09), filling them in, the circle of influence, and who does what."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from screens.gallery import picture
from screens.writing_pictures import shown, window


def _newest(kind: str) -> str:
    return shown().vault.summaries(kind)[0].id


@picture("09-zes-gebieden")
def areas() -> QWidget:
    return window("areas")


@picture("09-zes-gebieden-leeg")
def empty_areas() -> QWidget:
    return window("areas", shown(empty=True))


@picture("09-zes-gebieden-datum")
def areas_at_a_date() -> QWidget:
    frame = window("areas")
    frame.screen_shown._choose_date()
    return frame


@picture("09-zes-gebieden-opnieuw")
def areas_again() -> QWidget:
    frame = window("areas")
    frame.screen_shown._again()
    return frame


@picture("09-zes-gebieden-invullen")
def filling_in() -> QWidget:
    return window("write", document=_newest("scan.zes"), answer="hoofd.")


@picture("09-zes-gebieden-een-zin")
def one_sentence() -> QWidget:
    frame = window("write", document=_newest("scan.zes"), answer="lijf.")
    frame.screen_shown.inner.single.click()
    frame.screen_shown.inner.session.vault.prefer("areas.one_by_one", False)
    return frame


@picture("09-cirkel-van-invloed")
def influence() -> QWidget:
    return window("write", document=_newest("invloed"))


@picture("09-cirkel-van-invloed-leeg")
def empty_influence() -> QWidget:
    return window("write", shown(empty=True), kind="invloed")


@picture("09-wie-doet-wat")
def grid() -> QWidget:
    return window("write", document=_newest("wiedoetwat"))


@picture("09-wie-doet-wat-afspraken")
def agreements() -> QWidget:
    return window("write", document=_newest("wiedoetwat"), part=1)


@picture("06-doelen")
def goals() -> QWidget:
    return window("goals")


@picture("06-doelen-leeg")
def empty_goals() -> QWidget:
    return window("goals", shown(empty=True))
