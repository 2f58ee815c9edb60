"""Two versions of the vault side by side (16f), and how the first screen tells of them."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from herstelkluis.crypto.secret import Secret
from herstelkluis.errors import OldKeysError
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.merging.differences import title_of
from herstelkluis.ui.merging.other_version import OtherVersion
from herstelkluis.ui.merging.screen import BesideScreen, Opened
from herstelkluis.vault.merging.comparing import compare
from herstelkluis.vault.merging.merge import merge
from herstelkluis.vault.merging.opening import other_in
from herstelkluis.vault.vault import Vault
from house import rewrite, write
from screens.gallery import picture, picture_folder
from screens.start_pictures import make_session


def two_versions() -> tuple[MainWindow, BesideScreen]:
    """A vault and a version of it that went its own way."""
    window, session = make_session()
    vault = session.vault
    note = write(vault, "notitie", "Mist boven het kanaal. De reiger stond er weer.", title="Bij het kanaal")
    heavy = write(vault, "levensverhaal", "Dat jaar.", section="h08", folded=True)
    there = picture_folder() / "kluis-1 (conflicted copy 2026-11-17 130500).db"
    vault.database.copy_to(there)
    theirs = Vault(vault.database.open_beside(there), Secret(bytes(32)), session.clock)
    rewrite(
        theirs,
        theirs.document(note.id),
        "Mist boven het kanaal. De reiger vloog weg toen de bus kwam. Ik bleef nog even staan. Het was stil.",
    )
    rewrite(theirs, replace(theirs.document(heavy.id), folded=True), "Dat hele jaar.")
    write(theirs, "notitie", "Op de laptop geschreven, in de trein naar huis.", title="In de trein")
    theirs.close()
    rewrite(vault, vault.document(note.id), "Mist boven het kanaal. De reiger stond er nog steeds, op één poot.")
    write(vault, "notitie", "Alleen hier.", title="Van hier")
    screen = BesideScreen(session)
    window.register("beside", lambda: screen)
    window.show_screen("beside", copy=str(there))
    screen.stop()
    screen._empty()
    return window, screen


def laid_beside() -> tuple[MainWindow, BesideScreen]:
    window, screen = two_versions()
    with ExitStack() as held:
        other = held.enter_context(other_in(screen.session.vault, screen._copy))
        opened = Opened(held.pop_all(), other, compare(screen.session.vault, other))
        window.destroyed.connect(opened.close)
        screen._looked(opened)
    return window, screen


def piece(screen: BesideScreen, title: str) -> int:
    return [title in title_of(screen.session.vault, one) for one in screen.page._found].index(True)


@picture("16f-naast-elkaar")
def beside() -> QWidget:
    window, screen = laid_beside()
    screen.page.show_piece(piece(screen, "Bij het kanaal"))
    screen.page.begin()
    return window


@picture("16f-naast-elkaar-alleen-daar")
def beside_only_there() -> QWidget:
    window, screen = laid_beside()
    screen.page.show_piece(piece(screen, "In de trein"))
    return window


@picture("16f-naast-elkaar-ingeklapt")
def beside_folded() -> QWidget:
    window, screen = laid_beside()
    at = next(n for n, one in enumerate(screen.page._found) if one.ours is not None and one.ours.folded)
    screen.page.show_piece(at)
    return window


@picture("16f-samengevoegd")
def brought_together() -> QWidget:
    window, screen = laid_beside()
    opened = screen._opened
    assert opened is not None
    screen._merged(merge(screen.session.vault, opened.other, dict(screen.page.choice)))
    return window


@picture("03-vandaag-tweede-versie")
def told_today() -> QWidget:
    window, session = make_session()
    (session.folder / "kluis-1 (conflicted copy 2026-11-17 130500).db").touch()
    window.show_screen("today")
    OtherVersion(window, session, parent=window)._look()
    return window


@picture("03-vandaag-tweede-sleutel")
def a_second_key() -> QWidget:
    window, session = make_session()
    (session.folder / "kluis (conflicted copy 2026-11-17 130500).hdr").touch()
    window.show_screen("today")
    OtherVersion(window, session, parent=window)._look_at_keys()
    return window


@picture("16g-naast-elkaar-wachtwoord-van-toen")
def with_the_password_of_then() -> QWidget:
    window, screen = two_versions()
    screen._not_looked(OldKeysError(), None)
    return window
