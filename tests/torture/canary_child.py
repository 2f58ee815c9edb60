"""The real program, used for a while with planted words: python -m torture.canary_child FOLDER < words as JSON

Says one JSON object: for each moment what a screen reader could say then. Ends as a program that falls over.
"""

from __future__ import annotations

import ctypes
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit

from herstelkluis import app as wiring
from herstelkluis import settings
from herstelkluis.__main__ import write_no_core_dumps
from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.recovery import new_recovery_words
from herstelkluis.model.document import ShareState
from herstelkluis.ui.crash_log import CrashLog, log_file
from herstelkluis.vault import attachments, sharing
from house import write
from screens.share_pictures import press
from ui.accessible import spoken
from vault.attaching import hung
from vault.giving_cases import CHEAP, see


def until(so: Callable[[], object], seconds: float = 30.0) -> None:
    ends = time.monotonic() + seconds
    while not so():
        if time.monotonic() > ends:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.005)


def use(program, folder: Path, words: dict[str, str]) -> dict[str, str]:
    """A first sitting: make, write, attach, search, look at a print, share; hide; lock. What is said when."""
    window, session = program.window, program.session
    said: dict[str, str] = {}
    session.opened(session.lifecycle.create(words["password"], new_recovery_words(), CHEAPEST, owner=words["owner"]))
    vault = session.lifecycle.vault
    write(vault, "persoon", words["person"], title=words["person"])
    window.show_screen("notes")
    QApplication.processEvents()
    editors = [one for one in window.findChildren(QTextEdit) if one.isVisible() and not one.isReadOnly()]
    if not editors:
        window.show_screen("write", kind="notitie", open=True)
        QApplication.processEvents()
        editors = [one for one in window.findChildren(QTextEdit) if one.isVisible() and not one.isReadOnly()]
    QTest.keyClicks(editors[0], words["sentence"])
    until(lambda: any(words["sentence"] in str(one.body) for one in vault.drafts.pending))
    until(lambda: vault.database.read("SELECT count(*) FROM drafts") != [(0,)])
    vault.settle()
    note = vault.document(vault.summaries("notitie")[0].id)
    file = attachments.attach(vault, note.id, f"{words['file name']}.txt", words["file"].encode() * 50)
    note = hung(vault, note, file)
    letter = write(vault, "brief.huisarts", words["letter"], title=words["title"], share=ShareState.MAY_GO)
    for key, what in {
        "attachment": {"document": note.id, "attachment": file.id},
        "read": {"document": letter.id},
        "write": {"document": note.id, "show": "versions"},
        "share": {},
    }.items():
        window.show_screen(key, **what)
        for _round in range(20):
            QApplication.processEvents()
        window.grab()
    press(window, "Nieuw pakket maken")
    sharing.seal(
        vault,
        see(sharing.begin(vault, "huisarts").for_reader(words["reader"], "huisarts", words["purpose"])),
        folder / "uit",
        frozenset({sharing.Door.FILE, sharing.Door.PAGE}),
        log_n=CHEAP,
    )
    vault.drafts.change(replace(note, title=words["draft"]))
    vault.drafts._save(vault.drafts.current(note.id))
    window.show_screen("search")
    QTest.keyClicks(
        next(one for one in window.findChildren(QLineEdit) if one.isVisible()), words["sentence"].split()[0]
    )
    until(lambda: "1 keer gevonden" in spoken(window) or "gevonden" in spoken(window))
    said["open"] = spoken(window)
    program.hide()
    QApplication.processEvents()
    said["hidden"] = everything_said()
    program.go_on()
    program.lock()
    QApplication.processEvents()
    said["locked"] = everything_said()
    return said


def everything_said() -> str:
    """Every window there is, with what is not shown too, and its title, once what was thrown away is gone."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
    return "\n".join(f"{one.windowTitle()}\n{spoken(one, hidden=True)}" for one in QApplication.topLevelWidgets())


def main(folder: Path) -> None:
    words = json.load(sys.stdin)
    write_no_core_dumps()
    (folder / "uit").mkdir()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Herstelkluis")
    wiring.remember_no_places()
    program = wiring.build(app, folder / "kluis")
    program.start()
    program.window.resize(1366, 768)
    program.window.show()
    said = use(program, folder, words)
    print(json.dumps(said), flush=True)
    CrashLog(log_file(settings.settings_file())).watch_native()
    session = program.session
    session.opened(session.lifecycle.unlock(words["password"]))
    program.window.show_screen("write", document=session.lifecycle.vault.summaries("notitie")[0].id)

    def bug() -> None:
        raise ValueError(words["sentence"])

    QTimer.singleShot(0, bug)
    for _round in range(20):
        QApplication.processEvents()
    ctypes.string_at(0)  # the program falls over with an open vault


if __name__ == "__main__":
    main(Path(sys.argv[1]))
