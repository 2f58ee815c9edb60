"""New keys in every step, new words only, asking for two words on the first page, and the way back with the words."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.errors import DiskFullError, WrongPasswordError
from herstelkluis.model.text import runs
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens.new_keys import NewKeysScreen
from screens.gallery import picture
from screens.start_pictures import WORDS, make_session


def new_keys(step: int, keys: str = "all") -> tuple[MainWindow, NewKeysScreen]:
    """The window at one step."""
    window, session = make_session()
    screen = NewKeysScreen(session, calibrate=lambda: CHEAPEST, printer=lambda *_: True, can_print=lambda: True)
    window.register("new_keys", lambda: screen)
    window.show_screen("new_keys", keys=keys)
    screen.sheet.take(WORDS)
    screen.show_step(step)
    return window, screen


@picture("16k-sleutels-waarom")
def why() -> QWidget:
    return new_keys(0)[0]


@picture("16k-sleutels-waarom-klopt-niet")
def why_refused() -> QWidget:
    window, screen = new_keys(0)
    screen._refused(WrongPasswordError())
    return window


@picture("16k-sleutels-waarom-schijf-vol")
def why_disk_full() -> QWidget:
    window, screen = new_keys(0)
    screen.say(DiskFullError())
    return window


@picture("16k-sleutels-wachtwoord")
def password() -> QWidget:
    window, screen = new_keys(1)
    screen.password.choosing._suggested.setText("lepel tuin woensdag brug kastanje")
    return window


@picture("16k-sleutels-blad")
def sheet() -> QWidget:
    window, screen = new_keys(2)
    screen.sheet.show_words()
    return window


@picture("16k-sleutels-oefenen")
def practise() -> QWidget:
    window, screen = new_keys(3)
    for field, at in zip(screen.practice.rehearsal.fields, (2, 8), strict=True):
        field.ask(at + 1, WORDS[at])
    return window


@picture("16k-sleutels-bezig")
def working() -> QWidget:
    window, screen = new_keys(4)
    screen.work.show_share(0.4)
    return window


@picture("16k-sleutels-klaar")
def ready() -> QWidget:
    return new_keys(5)[0]


@picture("16l-woorden-waarom")
def words_why() -> QWidget:
    return new_keys(0, "words")[0]


@picture("16l-woorden-klaar")
def words_ready() -> QWidget:
    return new_keys(3, "words")[0]


@picture("16m-na-de-woorden")
def after_words() -> QWidget:
    window, session = make_session()
    session.opened_with_words = True
    window.show_screen("settings", new_password=True)
    window.screen_shown.part.choosing._suggested.setText("lepel tuin woensdag brug kastanje")
    return window


@picture("03-vandaag-blad-oefenen")
def today_asks() -> QWidget:
    window, session = make_session()
    session.clock.at += timedelta(days=100)
    window.show_screen("today")
    window.screen_shown.words.set_runs(runs("Mist vanmorgen."))
    return window
