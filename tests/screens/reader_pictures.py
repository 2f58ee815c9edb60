"""The reader: asking for the words, valid (14a), not signed, expired (14b), not whole (14c)."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from herstelkluis.crypto.age import Passphrase
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.errors import AgeMacError, ExpiredError
from herstelkluis.model.codec import encode_sheet
from herstelkluis.share.bundle import Making, SheetItem, write_bundle
from herstelkluis.share.reader import Bundle, read_bundle
from herstelkluis.ui.reader.screen import ReaderScreen
from herstelkluis.ui.reader.window import ReaderWindow
from screens.gallery import picture
from screens.window_pictures import PAGE

WORDS = "nevel strand venster fiets appel avond zomer"
MADE_AT = datetime(2026, 11, 17, 13, 5, tzinfo=UTC)
EXPIRES_AT = datetime(2027, 2, 15, 22, 59, 59, tzinfo=UTC)


def package(*, signed: bool = True, pages: int = 4) -> bytes:
    """A real package of Sam's, sealed at the lowest cost."""
    making = Making(
        package_id="7QF2M9".ljust(26, "0"),
        created_at=MADE_AT,
        expires_at=EXPIRES_AT,
        purpose_code="TREAT",
        purpose="Zodat u mijn situatie kent en weet wie er helpt.",
        profile="huisarts",
        sender_name="Sam",
        reader_name="",
        reader_role="huisarts",
        requests=("mag-in-dossier", "niet-doorsturen"),
    )
    items = [SheetItem(PAGE.title, "brief.huisarts", encode_sheet(PAGE))] * pages
    key = SigningKey.from_seed(bytes(range(32))) if signed else None
    return write_bundle(making, items, signing_key=key, recipients=[Passphrase(WORDS, 2)])


def bundle(*, signed: bool = True) -> Bundle:
    """That package, opened on the day it was made."""
    return read_bundle(package(signed=signed), [Passphrase(WORDS, 2)], MADE_AT)


def reader() -> ReaderWindow:
    return ReaderWindow(screen=ReaderScreen())


@picture("14-lezer-kiezen")
def choosing() -> QWidget:
    return reader()


@picture("14-lezer-woorden")
def asking() -> QWidget:
    window = reader()
    window.reader._name = "document-7QF2M9.age"
    window.reader._ask()
    return window


@picture("14a-lezer-geldig")
def valid() -> QWidget:
    window = reader()
    window.reader._show_bundle(window.reader._unverified, bundle())
    return window


@picture("14a-lezer-niet-ondertekend")
def unsigned() -> QWidget:
    window = reader()
    window.reader._show_bundle(window.reader._unverified, bundle(signed=False))
    return window


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
