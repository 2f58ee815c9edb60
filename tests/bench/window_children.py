"""The processes that `window` measures: each shows one window and says one line.

python -m bench.window_children NAME VAULT
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from time import perf_counter
from typing import Any


def unlock_window(vault: Path) -> None:
    """The program itself, until its first paint."""
    from PySide6.QtWidgets import QApplication

    QApplication.exec = lambda *_: _wait_for_paint()  # where the program would stay until it is closed
    from herstelkluis.__main__ import main

    main(["--vault", str(vault)])


def bare_window(_vault: Path) -> None:
    """What Qt itself costs."""
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication([])
    label = QLabel("De kluis is op slot")
    label.resize(1366, 768)
    label.show()
    _wait_for_paint()
    del app


def unlock(vault: Path) -> None:
    """Milliseconds from the password to today painted, with a key that costs nothing to derive."""
    app, program = _program(vault)
    took = _unlock(program)
    print(took)
    program.session.lock()
    del app


def weigh_unlocked(vault: Path) -> None:
    """Resident memory in KiB after unlocking."""
    app, program = _program(vault)
    _unlock(program)
    print(_resident())
    program.session.lock()
    del app


def weigh_bare(_vault: Path) -> None:
    """Resident memory in KiB of a window with one label."""
    from PySide6.QtWidgets import QApplication, QLabel

    app = QApplication([])
    label = QLabel("leeg")
    label.resize(1366, 768)
    label.show()
    paints_until(label)
    print(_resident())
    del app


def _program(vault: Path) -> tuple[Any, Any]:
    from PySide6.QtWidgets import QApplication

    from herstelkluis import app as wiring
    from herstelkluis.ui.program import load_today
    from herstelkluis.vault import lifecycle

    app = QApplication([])
    program = wiring.build(app, vault, vault.with_name("settings.json"))
    program.start()
    program.window.resize(1366, 768)
    program.window.show()
    paints_until(program.window)
    load_today()  # while the password is typed
    lifecycle._load_the_rest()  # a thread does this while the key is derived, which takes no time here
    return app, program


def _unlock(program: Any) -> float:
    from house import PASSWORD

    begun = perf_counter()
    program.session.opened(program.session.lifecycle.unlock(PASSWORD))
    paints_until(program.window.screen_shown)
    if program.window.key != "today":
        raise AssertionError(program.window.key)
    return (perf_counter() - begun) * 1000


def paints_until(widget: Any) -> None:
    """Let Qt work until this widget has been painted and nothing waits."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Watch(QObject):
        painted = False

        def eventFilter(self, _seen: QObject, event: QEvent) -> bool:
            self.painted = self.painted or event.type() == QEvent.Type.Paint
            return False

    watch = Watch()
    widget.installEventFilter(watch)
    while not watch.painted:
        QApplication.processEvents()
    widget.removeEventFilter(watch)


def _wait_for_paint() -> int:
    from PySide6.QtWidgets import QApplication

    (window,) = (one for one in QApplication.topLevelWidgets() if one.isVisible())
    paints_until(window)
    os.write(1, b"painted\n")
    os._exit(0)


def _resident() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0])


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]))
