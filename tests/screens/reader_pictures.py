"""The reader: asking for the words, valid (14a), not signed, expired (14b), not whole (14c), and what a vault adds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from herstelkluis.crypto import canonical
from herstelkluis.crypto.age import Passphrase
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import AgeMacError, ClockJumpError, ExpiredError
from herstelkluis.model.codec import encode_sheet
from herstelkluis.model.ledger import LedgerNames
from herstelkluis.share.bundle import Making, SheetItem, write_bundle
from herstelkluis.share.reader import Bundle, read_bundle
from herstelkluis.share.withdrawal import Withdrawal
from herstelkluis.ui.reader import said
from herstelkluis.ui.reader.keeping import pages_of
from herstelkluis.ui.reader.looking import Kind
from herstelkluis.ui.reader.opening import Opened
from herstelkluis.ui.reader.screen import ReaderScreen
from herstelkluis.ui.reader.told import Deed, Telling
from herstelkluis.ui.reader.waiting import Waiting
from herstelkluis.ui.reader.window import ReaderWindow
from herstelkluis.vault.contacts import Trust
from herstelkluis.vault.givings import Giving, State
from herstelkluis.vault.receive import Received
from screens.gallery import picture
from screens.window_pictures import PAGE
from screens.writing_pictures import Shown, window

WORDS = "nevel strand venster fiets appel avond zomer"
MADE_AT = datetime(2026, 11, 17, 13, 5, tzinfo=UTC)
EXPIRES_AT = datetime(2027, 2, 15, 22, 59, 59, tzinfo=UTC)
PACKAGE = "7QF2M9".ljust(26, "0")
KEY = SigningKey.from_seed(bytes(range(32)))


def photo(wide: int = 640, high: int = 400) -> bytes:
    """A PNG of a few coloured bars."""
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(QColor("#DDE1CF"))
    painter = QPainter(image)
    for at, colour in enumerate(("#CBD7C6", "#B9CBBB", "#5C8D7F")):
        painter.fillRect(0, high // 2 + at * high // 8, wide, high // 8, QColor(colour))
    painter.end()
    held = QBuffer()
    held.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(held, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt wants a text
    return bytes(held.data().data())


COPY = canonical.encode({"afzender": "Sam", "is": "eigen verhaal", "stukken": [{"titel": "Brief"}]})
FILES = [
    SheetItem("Foto van het strand", "foto", photo(), "image/png"),
    SheetItem("Uitslag van de huisarts", "bijlage", b"%PDF-1.7\n" + b"0" * 220_000, "application/pdf"),
    SheetItem("Wat ik wil zeggen", "bijlage", b"Een zin is genoeg.", "text/plain"),
    SheetItem("Voor een computer: inhoud", "inhoud", COPY),
]


def package(
    *,
    key: SigningKey | None = KEY,
    pages: int = 4,
    files: bool = False,
    extra: Sequence[SheetItem] = (),
    **changes: Any,
) -> bytes:
    """A real package of Sam's, sealed at the lowest cost."""
    facts: dict[str, Any] = {
        "package_id": PACKAGE,
        "created_at": MADE_AT,
        "expires_at": EXPIRES_AT,
        "purpose_code": "TREAT",
        "purpose": "Zodat u mijn situatie kent en weet wie er helpt.",
        "profile": "huisarts",
        "sender_name": "Sam",
        "reader_name": "",
        "reader_role": "huisarts",
        "requests": ("mag-in-dossier", "niet-doorsturen"),
    }
    lock = changes.pop("lock", Passphrase(WORDS, 2))
    items = [SheetItem(PAGE.title, "brief.huisarts", encode_sheet(PAGE))] * pages
    items += [*(FILES if files else []), *extra]
    return write_bundle(Making(**(facts | changes)), items, signing_key=key, recipients=[lock])


def bundle(**changes: Any) -> Bundle:
    """That package, opened on the day it was made."""
    return read_bundle(package(**changes), [Passphrase(WORDS, 2)], MADE_AT)


def reader() -> ReaderWindow:
    return ReaderWindow(screen=ReaderScreen(clock=lambda: MADE_AT))


def showing(trust: Trust | None = None, *, name: str = "", **changes: Any) -> ReaderWindow:
    """The reader with that package; with a trust as a vault would say it."""
    window, found = reader(), bundle(**{key: changes.pop(key) for key in ("key", "files", "pages") if key in changes})
    known = {"withdrawn_at": None, "replaced_by": None, "seen_at": None, "own_package": trust is Trust.OWN}
    received = None if trust is None else Received(found, trust, name, **(known | changes))
    window.reader.show_opened(Opened(found, pages_of(found), received))
    return window


def telling(about: Telling, *words: str) -> ReaderWindow:
    """The reader with one thing said, and these buttons."""
    window = reader()
    window.reader._tell(about, [Deed(one, lambda: None) for one in words])
    return window


@picture("14-lezer-kiezen")
def choosing() -> QWidget:
    return reader()


@picture("14-lezer-woorden")
def asking() -> QWidget:
    window = reader()
    window.reader._opening.path = Path("document-7QF2M9.age")
    window.reader._ask()
    return window


@picture("14-lezer-wachten")
def waiting() -> QWidget:
    window = reader()
    body = Waiting("Het pakket wordt geopend")
    window.reader._put(body, "Document")
    body.show_share(0.4)
    return window


@picture("14a-lezer-geldig")
def valid() -> QWidget:
    return showing()


@picture("14a-lezer-niet-ondertekend")
def unsigned() -> QWidget:
    return showing(key=None)


@picture("14a-lezer-bestanden")
def with_files() -> QWidget:
    return showing(files=True, pages=1)


@picture("14a-lezer-foto")
def with_photo() -> QWidget:
    window = showing(files=True, pages=1)
    window.reader._body._show_picture(window.reader._body.bundle.items[1], QImage.fromData(photo()))
    return window


@picture("14d-lezer-gecontroleerd")
def checked() -> QWidget:
    return showing(Trust.CHECKED, name="Sam", seen_at=MADE_AT - timedelta(days=2))


@picture("14d-lezer-nog-niet-vergeleken")
def unchecked() -> QWidget:
    return showing(Trust.UNCHECKED, name="Sam", replaced_by="8RG3N1".ljust(26, "0"))


@picture("14d-lezer-onbekend")
def unknown() -> QWidget:
    return showing(Trust.UNKNOWN)


@picture("14d-lezer-van-mij")
def own() -> QWidget:
    return showing(Trust.OWN, withdrawn_at=MADE_AT - timedelta(days=1))


class AtHome(Shown):
    """What the reader needs of a session: Sam's open vault, on the day the package was made."""

    is_open = True

    def clock(self) -> datetime:
        """That day."""
        return MADE_AT


@picture("14d-lezer-in-de-kluis")
def at_home() -> QWidget:
    frame = window("reader", AtHome(empty=True))
    found = bundle()
    known = Received(found, Trust.UNCHECKED, "Sam", None, None, None, own_package=False)
    frame.resize(1366, 768)
    frame.screen_shown.show_opened(Opened(found, pages_of(found), known))  # type: ignore[union-attr]  # the reader
    return frame


@picture("14d-lezer-andere-sleutel")
def changed() -> QWidget:
    return showing(Trust.CHANGED, name="Sam")


@picture("14e-lezer-welke-kopie")
def which_copy() -> QWidget:
    names = LedgerNames("", "huisarts", "", ("Brief",))
    giving = Giving(PACKAGE, "7QF2M9", MADE_AT - timedelta(days=3), EXPIRES_AT, State.GIVEN, names)
    about = said.own_package(giving, MADE_AT.date())
    return telling(about, "Bekijken bij Delen", "Openen zoals de lezer", "Sluiten")


@picture("14e-lezer-teruggevraagd")
def asked_back() -> QWidget:
    note = Withdrawal(PACKAGE, MADE_AT, KEY.public)
    about = said.asked_back(note, Trust.CHECKED, "Noor", MADE_AT.date())
    return telling(about, "Niet meer openen", "Nu niet")


@picture("14e-lezer-klok")
def clock() -> QWidget:
    return telling(said.clock_question(ClockJumpError(today_on="2031-01-05")), "De datum klopt", "De datum klopt niet")


@picture("14e-lezer-eerst-openen")
def locked() -> QWidget:
    return telling(said.needs_vault(Kind.BY_KEY), "Kluis openen", "Sluiten")


@picture("14b-lezer-verlopen")
def expired() -> QWidget:
    window = reader()
    window.reader._refuse(ExpiredError(expires_on="2027-02-15"))
    return window


@picture("14c-lezer-niet-heel")
def damaged() -> QWidget:
    window = reader()
    window.reader._refuse(AgeMacError())
    return window


@picture("14f-lezer-andere-pagina")
def other_page() -> QWidget:
    window = reader()
    window.reader._opening.is_other_page = True
    found = bundle()
    window.reader.show_opened(Opened(found, pages_of(found), None))
    return window
