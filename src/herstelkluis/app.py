"""The window, wired once: settings, session, screens, one running program per vault, and what happens on a bug."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from herstelkluis import settings
from herstelkluis.crypto.freed_memory import overwrite_small_blocks, overwrite_what_is_freed
from herstelkluis.crypto.other_programs import shut_out_other_programs
from herstelkluis.ui.crash import Bugs, CrashWindow, watch
from herstelkluis.ui.crash_log import CrashLog, log_file
from herstelkluis.ui.first_one import FirstOne
from herstelkluis.ui.garbage import Garbage, keep_what_is_loaded
from herstelkluis.ui.idle import Idle
from herstelkluis.ui.main_window import MainWindow, screen_size
from herstelkluis.ui.no_places import remember_no_places
from herstelkluis.ui.program import LOAD_TODAY_AFTER_MS, Program, put_on
from herstelkluis.ui.qt_words import speak
from herstelkluis.ui.session import Session
from herstelkluis.ui.theme import load_rare_fonts

RARE_FONTS_AFTER_MS = 300
FORGET_AFTER_MS = 300
DESK_AFTER_MS = 150  # after the first paint, and before anyone can have opened the vault


@dataclass(frozen=True, slots=True)
class _Options:
    vault: Path | None = None
    crisis: bool = False
    file: Path | None = None


def run(arguments: Sequence[str]) -> int:
    """Open the window and stay until it is closed; the exit code of the program.

    `--vault DIR` on another place, `--crisis` only the help page, a file name: the reader for that package.
    """
    options = _options(arguments)
    remember_no_places()
    app = QApplication([sys.argv[0]])
    Garbage(app)
    app.setApplicationName("Herstelkluis")
    app.setQuitOnLastWindowClosed(True)
    log = CrashLog(log_file(settings.settings_file()))
    watch(log)
    QTimer.singleShot(DESK_AFTER_MS, overwrite_what_is_freed)
    if options.file is not None:
        return _read(app, options.file)
    folder = (options.vault or settings.usual_vault_folder()).absolute()
    first = FirstOne(folder)
    if not options.crisis and first.is_already_there():
        return 0
    crashed = log.begin()
    log.watch_native()
    try:
        program = build(app, folder)
        first.listen(program.window)
        program.session.was_locked.connect(
            lambda: QTimer.singleShot(FORGET_AFTER_MS, program, overwrite_small_blocks)  # the screens are gone by then
        )
        program.start(only_help=options.crisis, after_crash=crashed)
        program.window.show()
    except Exception as error:
        first.leave()
        return _could_not_begin(app, error, log)
    QTimer.singleShot(RARE_FONTS_AFTER_MS, load_rare_fonts)
    QTimer.singleShot(LOAD_TODAY_AFTER_MS + 1, keep_what_is_loaded)
    QTimer.singleShot(DESK_AFTER_MS, program, lambda: meet_the_desk(program))
    program.session.was_locked.connect(shut_out_other_programs)
    code = app.exec()
    program.session.lock()
    first.leave()
    return _begin_again() if program.wants_again else code


def _could_not_begin(app: QApplication, error: Exception, log: CrashLog) -> int:
    """Say so in a window; who starts from a menu sees no other."""
    window = CrashWindow(error, log)
    window.show()
    app.exec()
    return _begin_again() if window.wants_again else 1


def _begin_again() -> int:
    """Become a new program in the place of this one, started as this one was."""
    sys.stdout.flush()
    os.execv(sys.executable, sys.orig_argv)  # noqa: S606 (the very words this program was started with)


def _read(app: QApplication, file: Path) -> int:
    """A window for one package, without a vault."""
    from herstelkluis.ui.reader.window import ReaderWindow

    chosen = settings.load(settings.settings_file())
    speak(app, chosen.language)
    put_on(chosen, app)
    window = ReaderWindow(file)
    window.resize(screen_size(app))
    window.show()
    load_rare_fonts()
    return app.exec()


def build(app: QApplication, folder: Path, settings_file: Path | None = None) -> Program:
    """Everything of one sitting, not shown yet."""
    file = settings_file or settings.settings_file()
    chosen = settings.load(file)
    speak(app, chosen.language)
    put_on(chosen, app)  # first: else every widget is made in one look and then gets another
    window = MainWindow()
    window.resize(screen_size(app))
    session = Session(folder, chosen, file, parent=window)
    program = Program(window, session, Idle(chosen.lock_after_minutes, parent=window), parent=window)
    program.follow_settings()
    sys.excepthook = Bugs(program, CrashLog(log_file(file)), parent=program).note
    return program


def meet_the_desk(program: Program) -> None:
    """Hear what the desktop tells, and be known to it before its memory is shut."""
    from herstelkluis.ui.own_memory import shut_own_memory  # no D-Bus before the first paint

    listen_to_the_desk(program)
    shut_own_memory(program)


def listen_to_the_desk(program: Program) -> None:
    """Lock when the screen is locked or the computer goes to sleep, where the desk tells so: on Linux."""
    if sys.platform == "linux":
        from herstelkluis.ui.desk_events import desk_events

        desk_events(program).away.connect(program.lock)


def _options(arguments: Sequence[str]) -> _Options:
    if not arguments:
        return _Options()
    import argparse

    parser = argparse.ArgumentParser(prog="herstelkluis")
    parser.add_argument("--vault", type=Path, metavar="DIR")
    parser.add_argument("--crisis", action="store_true")
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE")
    return _Options(**vars(parser.parse_args(list(arguments))))
