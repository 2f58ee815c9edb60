"""The program itself in a process of its own, that falls over, waits, or begins again; says what it saw.

python -m ui.crash_children DEED VAULT
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from herstelkluis import __main__ as start
from herstelkluis import app as wiring
from herstelkluis.ui.crash import CrashCard
from herstelkluis.ui.widgets.own_words import OwnWords
from herstelkluis.vault.events import DraftSaved
from house import PASSWORD, write
from ui.accessible import spoken

WORDS = "een sneeuwklokje in de berm"


def fall_over(program: Any) -> None:
    """Type, and crash in native code as soon as the words are a draft."""
    words = _writing(program)

    def crash(fact: object) -> None:
        if isinstance(fact, DraftSaved):
            os.write(1, b"acknowledged\n")
            os.kill(os.getpid(), signal.SIGSEGV)

    program.session.vault.events.subscribe(crash)
    words.insertPlainText(WORDS)


def look(program: Any) -> None:
    """Say what the window says before and after opening, and whether the words are there."""
    before = spoken(program.window)
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))
    found = bool(program.session.vault.find(WORDS))
    print(repr((before, found, _log())))
    program.window.close()


def stay_open(program: Any) -> None:
    """Write, and wait; the words are not a draft yet."""
    _writing(program).insertPlainText(WORDS)
    os.write(1, b"open\n")


def begin_again(program: Any) -> None:
    """Go wrong, and press the button that starts the program anew; the second time, say so."""
    file = program.session.folder.with_name("geweest")
    if file.exists():
        print("again", file.read_text() == str(os.getpid()))
        program.window.close()
        return
    file.write_text(str(os.getpid()))
    _writing(program).insertPlainText(WORDS)
    sys.excepthook(ValueError, ValueError(WORDS), None)
    QTimer.singleShot(1000, lambda: program.window.findChild(CrashCard).start_again.emit())


def cannot_begin() -> None:
    """The window cannot be made."""

    def fail(*_arguments: object) -> None:
        raise ValueError(WORDS)

    def say() -> None:
        (window,) = (one for one in QApplication.topLevelWidgets() if one.isVisible())
        print(repr((spoken(window), _log())))
        window.close()

    wiring.build = fail
    QTimer.singleShot(500, say)


def _writing(program: Any) -> OwnWords:
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))
    note = write(program.session.vault, "notitie", "Gewandeld. ")
    program.window.show_screen("write", document=note.id)
    return program.window.screen_shown.findChild(OwnWords)


def _log() -> str:
    return next(Path(os.environ["XDG_CONFIG_HOME"]).rglob("log.txt")).read_text()


def main(deed: str, vault: str) -> int:
    """Run the program with one deed done in it once it is shown."""
    if deed == "cannot_begin":
        made = wiring.QApplication

        def application(words: list[str]) -> Any:
            app = made(words)
            cannot_begin()
            return app

        wiring.QApplication = application
    else:
        build: Callable[..., Any] = wiring.build

        def then(*arguments: Any) -> Any:
            program = build(*arguments)
            QTimer.singleShot(300, program, lambda: globals()[deed](program))
            return program

        wiring.build = then
    return start.main(["--vault", vault])


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
