"""The guided story: a whole chapter, the landing after a heavy one, a pause, five sentences, and two at the table."""

from __future__ import annotations

import atexit
from dataclasses import replace
from functools import cache

from PySide6.QtWidgets import QWidget

from herstelkluis.model.body import Answer, Text
from herstelkluis.model.offering import with_offered
from herstelkluis.model.text import runs
from herstelkluis.ui.main_window import MainWindow
from screens.gallery import picture
from screens.writing_pictures import Shown, apart, window

STORY = "levensverhaal"
MINE = """Mijn oma. Zij zat altijd bij het raam, met de radio zacht aan.
Op zaterdag bakte oma een cake. Dan mocht ik de kom uitlikken."""
THEIRS = "Je vertelde ook van de radio. Die stond altijd op het weerbericht."


@cache
def table() -> Shown:
    """A vault of its own, so that what is offered at the table stands on no other picture."""
    session = Shown(empty=True)
    chapter = session.vault.start(STORY, section="h06", title="Mijn eerste herinneringen")
    session.vault.drafts.change(replace(chapter, body={"h06.wie": Answer(Text(runs(MINE)))}))
    session.vault.settle()
    session.vault.prefer("together.who", "mijn ervaringswerker")
    atexit.register(session.lifecycle.lock)
    return session


def at_the_table() -> MainWindow:
    """Two people at one question."""
    return window("together", table(), kind=STORY, section="h06", show="talk", answer="h06.wie", open=True)


def the_other_writes() -> MainWindow:
    """The other one has the keyboard."""
    frame = at_the_table()
    inner = frame.screen_shown.inner
    inner.other_writes()
    inner.other.edit.setPlainText(THEIRS)
    inner.writing.gather()
    return frame


@picture("05e-heel-hoofdstuk")
def whole_chapter() -> QWidget:
    frame = window("write", kind=STORY, section="h06", answer="h06.zintuigen", open=True)
    inner = frame.screen_shown.inner
    inner._is_whole = True
    inner.lay_down(inner.at)
    return frame


@picture("05f-na-een-zwaar-hoofdstuk")
def landing() -> QWidget:
    return window("write", kind=STORY, section="h14", show="landing")


@picture("05h-pauze")
def pause() -> QWidget:
    return window("write", kind=STORY, section="h06", show="pause")


@picture("05i-genoeg-voor-vandaag")
def enough() -> QWidget:
    frame = window("write", kind=STORY, section="h06", answer="h06.wie", open=True)
    frame.screen_shown.inner.say_enough()
    return frame


@picture("04e-vijf-zinnen")
def short_story() -> QWidget:
    return window("write", kind="verhaal.kort")


@picture("04f-samen-aan-tafel")
def together() -> QWidget:
    return window("together")


@picture("04g-samen-ik-schrijf")
def i_write() -> QWidget:
    return at_the_table()


@picture("04h-samen-de-ander-schrijft")
def other_writes() -> QWidget:
    return the_other_writes()


@picture("04i-samen-nalezen")
def read_back() -> QWidget:
    frame = the_other_writes()
    frame.screen_shown.inner.stop()
    return frame


@picture("04s-samen-nalezen-in-plaats-van")
def read_back_instead() -> QWidget:
    session = apart()
    vault = session.vault
    chapter = next(one for one in vault.summaries(STORY) if one.section == "h06")
    vault.drafts.change(with_offered(vault.document(chapter.id), "h06.onthouden", "Bij oma was het rustig.", "Ilse"))
    return window("together", session, kind=STORY, section="h06", show="end")


@picture("05k-nog-niet-van-mij")
def offered() -> QWidget:
    the_other_writes().screen_shown.leave()
    return window("write", table(), kind=STORY, section="h06", answer="h06.wie", open=True)
