"""The bin (23): pieces in it, empty, one being read, the question before for ever, and the way back (23e)."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QWidget

from herstelkluis.ui.ask_for_ever import ForEverDialog
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens.to_bin import ToBin
from house import Clock, write
from screens.gallery import picture
from screens.start_pictures import make_session


def bin_with_pieces() -> MainWindow:
    """A note, a folded chapter, someone and a letter lie in the bin."""
    window, session = make_session()
    vault, clock = session.vault, session.clock
    assert isinstance(clock, Clock)
    now = clock.at
    pieces = (
        write(vault, "brief.huisarts", "Ik slaap al weken slecht."),
        write(vault, "persoon", "Oude buurman"),
        write(vault, "levensverhaal", "Dit is te zwaar.", section="h14", folded=True),
        write(vault, "notitie", "Boodschappen: brood, melk en koffie voor de week.", title="Lijstje"),
    )
    for days, piece in zip((40, 12, 1, 0), pieces, strict=True):
        clock.at = now - timedelta(days=days)
        vault.throw_away(piece.id)
    clock.at = now
    window.show_screen("bin")
    return window


@picture("23-prullenbak")
def full() -> QWidget:
    return bin_with_pieces()


@picture("23b-prullenbak-leeg")
def empty() -> QWidget:
    window, _session = make_session()
    window.show_screen("bin")
    return window


@picture("23c-uit-de-prullenbak-lezen")
def read() -> QWidget:
    window = bin_with_pieces()
    session = window.screen_shown.session  # type: ignore[union-attr]  # the bin has one
    window.show_screen("write", document=session.vault.bin()[0].id)
    return window


@picture("23d-voor-altijd-weg")
def for_ever() -> QWidget:
    window = bin_with_pieces()
    dialog = ForEverDialog(window, "Lijstje")
    dialog.destroyed.connect(window.deleteLater)
    return dialog


@picture("23g-voor-altijd-ook-uit-kopieen")
def for_ever_everywhere() -> QWidget:
    window = bin_with_pieces()
    dialog = ForEverDialog(window, "Lijstje", has_copies=True)
    dialog.destroyed.connect(window.deleteLater)
    return dialog


@picture("23e-net-weggegooid")
def just_thrown() -> QWidget:
    window, session = make_session()
    window.show_screen("write", document=session.vault.summaries("notitie")[0].id)
    button = window.findChild(ToBin)
    assert button is not None
    button.click()
    return window


@picture("23f-weg-in-een-notitie")
def note() -> QWidget:
    window, session = make_session()
    window.show_screen("write", document=session.vault.summaries("notitie")[0].id)
    return window
