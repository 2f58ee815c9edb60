"""The program on a disk that fails while it locks; says what became of the words. Run on a small disk of its own.

python -m ui.sealing_children VAULT DISK
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from herstelkluis import app as wiring
from herstelkluis.errors import KluisError
from herstelkluis.ui.widgets.own_words import OwnWords
from house import PASSWORD, write

WORDS = "sneeuwklokje"
AT = 20


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """No room is left on this disk."""
    ballast = folder.parent / f"ballast-{len(list(folder.parent.iterdir()))}"
    with ballast.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(b"x" * 4096)
        except OSError:
            pass
    yield
    ballast.unlink()


@contextmanager
def pulled(folder: Path) -> Iterator[None]:
    """The stick is not there."""
    away = folder.with_name("weg")
    folder.rename(away)
    yield
    folder.rename(away) if folder.exists() else None
    away.rename(folder)


@contextmanager
def closed(program: Any) -> Iterator[None]:
    """The database was closed under the window."""
    program.session.vault.database.close()
    yield


def type_words(program: Any, document: str, number: int) -> None:
    """Type in a piece; the cursor stays in the middle of a word."""
    if document:
        program.window.show_screen("write", document=document)
    words = program.window.screen_shown.findChild(OwnWords)
    words.setFocus()
    words.insertPlainText(f"{WORDS}{number} ")
    cursor = words.textCursor()
    cursor.setPosition(AT)
    words.setTextCursor(cursor)


def tried(program: Any, typed: str) -> str:
    """Which error refuses this password, or nothing."""
    try:
        program.session.opened(program.session.lifecycle.unlock(typed))
    except KluisError as error:
        return type(error).__name__
    return ""


def state(program: Any) -> dict[str, object]:
    """What is there after unlocking."""
    QTest.qWait(50)
    words = program.window.screen_shown.findChild(OwnWords)
    said = words.toPlainText() if words is not None else ""
    return {
        "key": program.window.key,
        "numbers": [number for number in range(9) if f"{WORDS}{number} " in said],
        "at": words.textCursor().position() if words is not None else -1,
        "has_keyboard": words is not None and program.window.focusWidget() is words,
        "told": program.session.got_sealed_text_back,
    }


def live_through(program: Any, folder: Path, document: str, disk: Callable[[Path], Any]) -> dict[str, object]:
    """Lock twice on a disk that fails, try to open in vain, and open again when the disk is back."""
    seen: dict[str, object] = {}
    type_words(program, document, 1)
    program.session.vault.settle()
    type_words(program, document, 2)
    with disk(folder):
        type_words(program, "", 3)
        program.lock()
        seen["locked"] = not program.session.is_open and program.window.key in ("unlock", "away")
        seen["sealed"] = program.session.lifecycle.has_sealed_text
        seen["closes"] = program.window.close()
        seen["wrong"] = [tried(program, "een heel ander wachtwoord") for _time in range(3)]
        seen["meanwhile"] = tried(program, PASSWORD)
        if program.session.is_open:
            seen["on_full_disk"] = state(program)
            with disk(folder):  # closing made some room
                program.lock()
            seen["sealed_again"] = program.session.lifecycle.has_sealed_text
    seen["after"] = tried(program, PASSWORD)
    seen["back"] = state(program)
    program.session.vault.settle()
    seen["found"] = [bool(program.session.vault.find(f"{WORDS}{number}")) for number in (1, 2, 3)]
    program.lock()
    seen["sealed_at_last"] = program.session.lifecycle.has_sealed_text
    tried(program, PASSWORD)
    return seen


def main(vault: str, disk: str) -> None:
    folder = Path(disk) / "stick" / "kluis"
    shutil.copytree(vault, folder)
    app = QApplication([])
    program = wiring.build(app, folder, Path(vault).with_name("settings.json"))
    sys.excepthook = sys.__excepthook__
    program.start()
    program.window.show()
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))
    for name, way in (("full", full), ("pulled", pulled), ("closed", lambda _folder: closed(program))):
        note = write(program.session.vault, "notitie", "Gewandeld langs het kanaal en terug over de dijk.")
        os.write(1, json.dumps([name, live_through(program, folder, note.id, way)]).encode() + b"\n")
    program.session.lock()


if __name__ == "__main__":
    main(*sys.argv[1:])
