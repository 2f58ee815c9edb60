"""First start (02), today (03, 19), help (17) and settings (16), on a small vault made for each picture."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QWidget

from herstelkluis import i18n
from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.model.text import runs
from herstelkluis.settings import Settings
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens import register_all
from herstelkluis.ui.screens.welcome import WelcomeScreen
from herstelkluis.ui.session import Session
from house import PASSWORD, Clock, write
from screens.gallery import picture, picture_folder

OPEN = {
    "people": [{"name": "Mijn zus", "number": "06 12 34 56 78"}, {"name": "Mijn huisarts", "number": "0318 00 00 00"}],
    "lines": [
        "Voeten op de grond. Koud water over mijn polsen.",
        "Naar buiten, een rondje om het blok.",
        "De deur hoeft niet open. De telefoon wel.",
    ],
}
WORDS = (
    *("lawaai", "opgewekt", "duiken", "speurneus", "wirwar", "haring"),
    *("deodorant", "broek", "apparaat", "stapel", "okapi", "bomenrij"),
)


def make_session(*, with_vault: bool = True, filled: bool = True) -> tuple[MainWindow, Session]:
    """A window with every screen, on a vault in a temporary folder that goes when the program ends."""
    i18n.use("nl")
    place = picture_folder()
    window = MainWindow()
    clock = Clock()
    session = Session(place / "kluis", Settings(), place / "settings.json", clock, window)
    register_all(window, session)
    if with_vault:
        from herstelkluis.crypto.recovery import new_recovery_words

        vault = session.lifecycle.create(PASSWORD, new_recovery_words(), CHEAPEST, owner="Sam")
        session.opened(vault)
        if filled:
            (session.folder / "open.json").write_text(json.dumps(OPEN), encoding="utf-8")
            vault.prefer("sentence", "Rustig aan. Ik ben al vaker een winter doorgekomen.")
            for days, words in (
                (5, "Vragen voor de POH"),
                (2, "Slecht geslapen, toch opgestaan"),
                (1, "Gewandeld langs het kanaal"),
            ):
                clock.at = datetime(2026, 11, 17, 13, 5, tzinfo=UTC) - timedelta(days=days)
                write(vault, "notitie", words)
            sections = [one.key for one in vault.templates["levensverhaal"].sections]
            write(vault, "levensverhaal", "De geur van hout.", section=sections[5], title="Mijn eerste herinneringen")
            write(vault, "plan.signalen", title="Mijn plan") if "plan.signalen" in vault.templates else None
            clock.at = datetime(2026, 11, 17, 13, 5, tzinfo=UTC)
    return window, session


@picture("03-vandaag")
def today() -> QWidget:
    window, _session = make_session()
    window.show_screen("today")
    screen = window.screen_shown
    screen.words.set_runs(runs("Mist vanmorgen. Ik heb de hond toch uitgelaten, langs het kanaal en terug."))
    screen.save_state.saved(datetime(2026, 11, 17, 13, 5, tzinfo=UTC))
    return window


@picture("03-vandaag-eerste-dag")
def first_day() -> QWidget:
    window, _session = make_session(filled=False)
    window.show_screen("today")
    return window


@picture("17-hulp")
def help_open() -> QWidget:
    window, _session = make_session()
    window.show_screen("help", back="today")
    return window


@picture("17-hulp-op-slot")
def help_locked() -> QWidget:
    window, session = make_session()
    session.lock()
    window.show_screen("help")
    return window


@picture("17-hulp-zonder-kluis")
def help_without() -> QWidget:
    window, _session = make_session(with_vault=False)
    window.show_screen("help")
    return window


def first_start(step: int) -> tuple[MainWindow, WelcomeScreen]:
    """The window at one step of making a vault."""
    window, session = make_session(with_vault=False)
    screen = WelcomeScreen(session, calibrate=lambda: CHEAPEST, printer=lambda *_: True, can_print=lambda: True)
    window.register("welcome", lambda: screen)
    window.show_screen("welcome")
    screen.sheet.take(WORDS)
    screen.show_step(step)
    return window, screen


@picture("02-welkom")
def first_name() -> QWidget:
    return first_start(0)[0]


@picture("02a-wachtwoord")
def first_password() -> QWidget:
    window, screen = first_start(1)
    choosing = screen.password.choosing
    choosing._suggested.setText("lepel tuin woensdag brug kastanje")
    choosing.first.set_text("lepel tuin woensdag brug kastanje")
    choosing.again.set_text("lepel tuin woensdag brug")
    return window


@picture("02b-herstelblad")
def first_sheet() -> QWidget:
    return first_start(2)[0]


@picture("02b-herstelblad-woorden")
def first_sheet_shown() -> QWidget:
    window, screen = first_start(2)
    screen.sheet.show_words()
    return window


@picture("02c-oefenen")
def first_practice() -> QWidget:
    window, screen = first_start(3)
    screen.practice.rehearsal.ask(WORDS)
    for field, word in zip(screen.practice.rehearsal.fields, (WORDS[2], "aparaat"), strict=True):
        field.ask(3 if word == WORDS[2] else 9, WORDS[2])
        field.set_text(word)
    screen.practice.rehearsal.fields[1].judge()
    return window


@picture("02d-klaar")
def first_ready() -> QWidget:
    window, screen = first_start(4)
    screen.ready.say_practised(practised=True)
    return window


def settings(part: str, **what: object) -> QWidget:
    """The settings at one part."""
    window, _session = make_session()
    window.show_screen("settings", part=part, **what)
    return window


@picture("16-instellingen-veiligheid")
def settings_safety() -> QWidget:
    return settings("safety")


@picture("16-instellingen-lezen")
def settings_reading() -> QWidget:
    return settings("reading")


@picture("16-instellingen-hulp")
def settings_open() -> QWidget:
    return settings("open")


@picture("16-instellingen-over")
def settings_about() -> QWidget:
    return settings("about")


@picture("16-instellingen-wachtwoord")
def settings_password() -> QWidget:
    return settings("password")


@picture("16-instellingen-oefenen")
def settings_practise() -> QWidget:
    return settings("practise")
