"""Backup copies (16b): where they go, being made, what there is, trying one, coming back, and two side by side."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QWidget

from herstelkluis.errors import BackupNotSoundError
from herstelkluis.ui.backups.asking_words import AskingWords
from herstelkluis.ui.backups.coming_back import ComingBackScreen
from herstelkluis.ui.backups.doing import Doing
from herstelkluis.ui.backups.places import Stick
from herstelkluis.ui.backups.screen import BackupsScreen
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.quiet import TROUBLE
from herstelkluis.ui.screens.twelve_words import TwelveWords
from herstelkluis.ui.session import Session
from herstelkluis.vault.backups import records
from herstelkluis.vault.backups.found import FOLDER, Backup, name_of
from herstelkluis.vault.backups.making import Made
from herstelkluis.vault.backups.records import Record
from herstelkluis.vault.counting import Counts
from herstelkluis.vault.restoring import Held
from screens.gallery import picture
from screens.start_pictures import make_session

NOW = datetime(2026, 11, 17, 13, 5, tzinfo=UTC)
COUNTS = Counts(pieces=12, in_bin=1, versions=40, attachments=3)
PHOTOS = Stick(Path("/media/sam/FOTO"), "Schijf met foto’s")


def stick_of(session: Session) -> Stick:
    """A stick beside the vault that is plugged in."""
    folder = session.folder.parent / "STICK"
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    return Stick(folder, "STICK")


def with_copies(session: Session, *days: int) -> None:
    """Copies of so many days ago; those of this month are on the stick that is plugged in."""
    stick = stick_of(session)
    records.choose_place(session.vault, stick.path)
    for ago in days:
        at = NOW - timedelta(days=ago)
        place = stick.path if ago < 30 else PHOTOS.path
        record = Record(f"{name_of(at)}.age", place, at, at, COUNTS, "", at.date() if ago == 9 else None)
        records.keep(session.vault, record)
        if place == stick.path:
            record.path.touch()


def settings(*days: int, trouble: bool = False) -> QWidget:
    window, session = make_session()
    if days:
        with_copies(session, *days)
    if trouble:
        session.vault.prefer(TROUBLE, "2026-11-16")
    window.show_screen("settings", part="safety")
    return window


@picture("16-veiligheid-gekopieerd")
def safety_copied() -> QWidget:
    return settings(9)


@picture("16-veiligheid-lukte-niet")
def safety_trouble() -> QWidget:
    return settings(9, trouble=True)


def backups(*days: int, sticks: bool = True) -> tuple[MainWindow, BackupsScreen]:
    window, session = make_session()
    if days:
        with_copies(session, *days)
    found = [stick_of(session), PHOTOS] if sticks else []
    cloud = session.folder.parent / "Nextcloud"
    cloud.mkdir()
    window.register("backups", lambda: BackupsScreen(session, choose=lambda _parent: cloud, sticks=lambda: found))
    window.show_screen("backups")
    screen = window.screen_shown
    assert isinstance(screen, BackupsScreen)
    return window, screen


@picture("16b-kopieen")
def copies() -> QWidget:
    return backups(0, 1, 9, 40)[0]


@picture("16b-kopieen-nog-geen")
def no_copies() -> QWidget:
    return backups()[0]


@picture("16b-kopie-weghalen")
def taking_away() -> QWidget:
    window, screen = backups(0, 1)
    screen.page._ask(f"{name_of(NOW)}.age")
    return window


@picture("16c-plek-kiezen-wolk")
def choosing_cloud() -> QWidget:
    window, screen = backups()
    screen.choose_place()
    screen.page._choose_folder()
    return window


@picture("16c-plek-kiezen-geen-stick")
def choosing_without() -> QWidget:
    window, screen = backups(sticks=False)
    screen.choose_place()
    return window


@picture("16c-kopie-gaat-niet-open")
def not_sound() -> QWidget:
    window, screen = backups()
    screen._not_made(BackupNotSoundError())
    return window


class Halfway(Doing):
    """Work that stands where it is: the picture of it is always the same."""

    def start(self) -> None:
        self._bar.begin()
        self._show(0.6)


@picture("16d-kopie-maken")
def making() -> QWidget:
    window, screen = backups()
    screen._empty()
    doing = Halfway(
        lambda _tell: None, "Een moment. We maken een kopie.", "We proberen of hij echt opengaat.", parent=screen
    )
    screen.column.addWidget(doing)
    screen._set_foot(None, (), ())
    doing.start()
    return window


@picture("16d-kopie-gemaakt")
def made() -> QWidget:
    window, screen = backups(0)
    screen._made(Made(Backup(Path("kluis.age"), NOW, None), COUNTS))
    return window


@picture("16e-proef-andere-woorden")
def drilling_other_words() -> QWidget:
    from herstelkluis.errors import BackupOtherKeysError

    window, screen = backups(0)
    screen.ask_words()
    assert isinstance(screen.page, AskingWords)
    screen.page.findChild(TwelveWords).set_text(
        "lawaai opgewekt duiken speurneus wirwar haring deodorant broek apparaat stapel okapi eik"
    )
    screen._not_drilled(screen.page, BackupOtherKeysError())
    return window


@picture("16e-proef-gelukt")
def drilled() -> QWidget:
    window, screen = backups(0)
    screen._drilled(Held(COUNTS, NOW - timedelta(days=9)))
    return window


def coming_back(*names: str, keyfiles: bool = True) -> tuple[MainWindow, ComingBackScreen]:
    """The window at the copies that are on a stick."""
    window, session = make_session(with_vault=False)
    stick = stick_of(session)
    for name in names:
        (stick.path / FOLDER / f"{name}.age").touch()
        if keyfiles:
            (stick.path / FOLDER / f"{name}.hdr").touch()
    sticks = [stick] if names else []
    window.register("coming_back", lambda: ComingBackScreen(session, sticks=lambda: sticks))
    window.show_screen("coming_back", back="welcome")
    screen = window.screen_shown
    assert isinstance(screen, ComingBackScreen)
    return window, screen


TWO = ("kluis-2026-11-16-130500", "kluis-2026-11-08-091500")


@picture("02e-kopie-terugzetten")
def back_choosing() -> QWidget:
    window, screen = coming_back(*TWO)
    screen.finding._cards[0][0].setChecked(True)
    return window


@picture("02e-kopie-niet-gevonden")
def back_none() -> QWidget:
    return coming_back()[0]


@picture("02f-kopie-openen")
def back_password() -> QWidget:
    window, screen = coming_back(*TWO)
    screen.finding._cards[0][0].setChecked(True)
    screen._ask()
    return window


@picture("02f-kopie-openen-met-woorden")
def back_words() -> QWidget:
    window, screen = coming_back(*TWO, keyfiles=False)
    screen.finding._cards[0][0].setChecked(True)
    screen._ask()
    return window


@picture("01c-kluis-is-weg")
def vault_gone() -> QWidget:
    window, session = make_session(with_vault=False)
    session.folder = Path("/media/BLAUW/kluis")
    window.show_screen("away")
    return window


@picture("16d-kopie-afgebroken")
def broken_off() -> QWidget:
    window, screen = backups(0)
    screen.enter(broken_off=True)
    return window
