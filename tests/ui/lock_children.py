"""The program in a real window of its own process, locked or hidden in the middle of something; says what it then saw.

python -m ui.lock_children VAULT, with the display in the environment; one line of JSON for each deed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import thread_time
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QTimer
from PySide6.QtGui import QClipboard, QCursor, QDrag, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QMessageBox

from costs import TRIES, slowness
from herstelkluis import app as wiring
from herstelkluis.ui.choose_place import choose_attachments
from herstelkluis.ui.widgets.own_words import OwnWords
from house import PASSWORD, write
from ui.accessible import spoken

CANARY = "kanariegeel"
MARKS = ("WM_NAME", "_NET_WM_NAME", "WM_ICON_NAME", "_NET_WM_ICON_NAME")
OTHERS = """
import sys
from PySide6.QtGui import QClipboard, QGuiApplication
app = QGuiApplication([])
for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
    app.clipboard().setText("van een ander", mode)
print("ready", flush=True)
app.exec()
"""


def menu(program: Any) -> None:
    """A menu of the text, as a right click opens it."""
    above = QMenu(program.window)
    above.addAction(CANARY)
    above.addMenu(CANARY).addAction(CANARY)
    above.exec(program.window.mapToGlobal(QPoint(400, 300)))


def dialog(program: Any) -> None:
    """A dialog, with a message over it."""
    below = QDialog(program.window)
    below.setWindowTitle(CANARY)
    QLabel(CANARY, below)
    QTimer.singleShot(50, lambda: QMessageBox.information(below, CANARY, CANARY))
    below.exec()


def file_dialog(program: Any) -> None:
    """The dialog in which files are chosen."""
    assert choose_attachments(program.window) == []


def drag(program: Any) -> None:
    """Words under way with the mouse."""
    words = program.window.findChild(OwnWords)
    at = words.mapToGlobal(QPoint(60, 40))
    xdotool("mousemove", str(at.x()), str(at.y()), "mousedown", "1", "mousemove", str(at.x() + 40), str(at.y() + 40))
    held = QMimeData()
    held.setText(CANARY)
    moving = QDrag(words)
    moving.setMimeData(held)
    moving.exec()
    xdotool("mouseup", "1")


def nothing(_program: Any) -> None:
    """Only the window, with words selected and copied."""
    QTest.qWait(200)


def xdotool(*deed: str) -> None:
    subprocess.run(["xdotool", *deed], check=False, timeout=300)


def selected(program: Any) -> None:
    """Words are selected and copied: on the clipboard and in the primary selection."""
    words = program.window.screen_shown.findChild(OwnWords)
    words.setFocus()
    words.selectAll()
    words.copy()
    clipboard = QApplication.clipboard()
    clipboard.setText(words.textCursor().selectedText(), QClipboard.Mode.Selection)
    assert CANARY in clipboard.text(), clipboard.text()


def seen(program: Any, *, returned: bool) -> dict[str, object]:
    """What there is to see now."""
    clipboard = QApplication.clipboard()
    tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    title = subprocess.run(["xprop", "-id", str(int(program.window.winId())), *MARKS], capture_output=True, text=True)
    return {
        "returned": returned,
        "open": program.session.is_open,
        "covered": program.window.is_covered,
        "windows": len(tops),
        "said": CANARY in "".join(spoken(one, hidden=True) for one in tops),
        "clipboard": clipboard.text(),
        "primary": clipboard.text(QClipboard.Mode.Selection),
        "marks": [line.partition("= ")[2] for line in title.stdout.splitlines()],
        "under_way": QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None,
    }


def in_the_middle(program: Any, deed: Callable[[Any], None], end: Callable[[], None], note: str) -> dict[str, object]:
    """Do the deed, and lock or hide while it goes on."""
    come_back(program, note)
    selected(program)
    QTimer.singleShot(400, program, end)
    returned = False
    deed(program)
    returned = True
    QTest.qWait(400)
    return seen(program, returned=returned)


def come_back(program: Any, note: str) -> None:
    if not program.session.is_open:
        program.session.opened(program.session.lifecycle.unlock(PASSWORD))
    elif program.window.is_covered:
        program.go_on()
    program.window.show_screen("write", document=note)
    QTest.qWait(50)


class PaintedAt(QObject):
    """When the cover was painted."""

    at = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = self.at or thread_time()
        return False


def milliseconds(program: Any, show: Callable[[], None]) -> float:
    """The work from asking to hide until the cover was painted and sent, over this screen: the best of a few times."""
    took = []
    for _time in range(TRIES):
        if program.window.is_covered:
            program.go_on()
        show()
        QTest.qWait(80)
        watch = PaintedAt()
        program.window._cover.installEventFilter(watch)
        begun = thread_time()
        program.hide()
        took.append((watch.at - begun) * 1000 / slowness())
    return min(took)


def hidden_screens(program: Any) -> dict[str, float]:
    """How long hiding takes over the largest screens."""
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))
    vault = program.session.vault
    long = write(vault, "levensverhaal", f"{CANARY} " * 20_000, section="h06", title="Lang")
    for number in range(80):
        write(vault, "notitie", f"{CANARY} {number}")
    for number in range(15):
        write(vault, "persoon", f"{CANARY} {number}", title=f"Mens {number}")
    ways: dict[str, dict[str, object]] = {
        "write": {"document": long.id, "open": True},
        "read": {"document": long.id},
        **{key: {} for key in ("today", "notes", "timeline", "people", "story", "search", "share")},
    }
    return {key: milliseconds(program, lambda k=key: program.window.show_screen(k, **ways[k])) for key in ways}


def tell(name: str, what: object) -> None:
    os.write(1, json.dumps([name, what]).encode() + b"\n")


def main(folder: str) -> None:
    app = QApplication([])
    program = wiring.build(app, Path(folder), Path(folder).with_name("settings.json"))
    program.start()
    program.window.resize(1366, 768)
    program.window.show()
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))
    note = write(program.session.vault, "notitie", f"{CANARY} in de vroege ochtend").id
    QCursor.setPos(10, 10)
    for deed in (nothing, menu, dialog, file_dialog, drag):
        for end in (program.lock, program.hide):
            tell(f"{deed.__name__}, {end.__name__}", in_the_middle(program, deed, end, note))
    come_back(program, note)
    program.window.findChild(OwnWords).moveCursor(QTextCursor.MoveOperation.End)
    with subprocess.Popen([sys.executable, "-c", OTHERS], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        QTest.qWait(300)
        program.lock()
        QTest.qWait(100)
        tell("others", seen(program, returned=True))
        other.kill()
    tell("hidden", hidden_screens(program))
    program.session.lock()


if __name__ == "__main__":
    main(sys.argv[1])
