"""The guided story: a whole chapter, the landing after a heavy one, a pause, five sentences, and two at the table."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from screens.gallery import picture
from screens.writing_pictures import window

STORY = "levensverhaal"


@picture("05e-heel-hoofdstuk")
def whole_chapter() -> QWidget:
    frame = window("write", kind=STORY, section="h06", answer="h06.wie", open=True)
    inner = frame.screen_shown.inner
    inner._is_whole = True
    inner._lay_down(inner.at)
    return frame


@picture("05f-na-een-zwaar-hoofdstuk")
def landing() -> QWidget:
    return window("write", kind=STORY, section="h14", show="landing")


@picture("05g-weer-inklappen")
def landing_unfolded() -> QWidget:
    return window("write", kind=STORY, section="h06", show="landing")


@picture("05h-pauze")
def pause() -> QWidget:
    return window("write", kind=STORY, section="h06", show="pause")


@picture("05i-genoeg-voor-vandaag")
def enough() -> QWidget:
    frame = window("write", kind=STORY, section="h06", answer="h06.wie", open=True)
    frame.screen_shown.inner.say_enough()
    return frame


@picture("05j-wanneer")
def when() -> QWidget:
    return window("write", kind=STORY, section="h01", answer="h01.jaar", open=True)


@picture("04e-vijf-zinnen")
def short_story() -> QWidget:
    return window("write", kind="verhaal.kort")
