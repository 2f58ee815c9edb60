"""Taking everything along (16v): what is chosen, while it is written, done with new words, and the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from herstelkluis.errors import ExportLockedError
from herstelkluis.i18n import _
from herstelkluis.ui.backups.doing import Doing
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.screens.export_back import BackStep
from herstelkluis.ui.screens.setting_row import Pick
from herstelkluis.ui.screens.settings import SettingsScreen
from herstelkluis.ui.screens.settings_export import ExportPart
from herstelkluis.vault.counting import Counts
from screens.gallery import picture
from screens.start_pictures import make_session

FILE = Path("/media/sam/stick/alles-meegenomen-2026-11-17.zip")
WORDS = "lantaarn wandelen koffie drempel oever moestuin klaver"


def part(*, filled: bool = True) -> tuple[MainWindow, ExportPart]:
    window, _session = make_session(filled=filled)
    window.show_screen("settings", part="export")
    screen = window.screen_shown
    assert isinstance(screen, SettingsScreen)
    assert isinstance(screen.part, ExportPart)
    return window, screen.part


def on_stage(shown: ExportPart, widget: QWidget) -> None:
    shown._rows.hide()
    shown._stage.addWidget(widget)


@picture("16v-alles-meenemen")
def first() -> QWidget:
    return part()[0]


@picture("16v-alles-meenemen-niet-op-slot")
def not_locked() -> QWidget:
    window, shown = part()
    pick = shown.findChildren(Pick)[0]
    pick.setCurrentIndex(2)
    pick.activated.emit(2)
    return window


@picture("16v-alles-meenemen-bezig")
def being_written() -> QWidget:
    window, shown = part()
    doing = Doing(lambda _tell: None, _("One moment. Everything is being written. Stay on this page."), parent=shown)
    on_stage(shown, doing)
    doing._show(0.4)
    return window


@picture("16v-alles-meegenomen")
def done() -> QWidget:
    window, shown = part()
    shown._written(FILE.with_suffix(".zip.age"), Counts(148, 3, 412, 9), WORDS)
    return window


@picture("16v-terugzetten-woorden")
def asks_words() -> QWidget:
    window, shown = part(filled=False)
    step = BackStep(shown.session.vault, FILE, parent=shown)
    on_stage(shown, step)
    step._failed(ExportLockedError())
    return window
