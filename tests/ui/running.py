"""The whole program in this process, as a person finds it when it starts."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from herstelkluis import app as wiring
from herstelkluis.ui.program import Program


@contextmanager
def running(qtbot, folder: Path) -> Iterator[Program]:
    """On the vault in this folder, at the lock. When the block ends it is shut, and nothing of it stays."""
    hook = sys.excepthook
    program = wiring.build(QApplication.instance(), folder, folder.with_name("settings.json"))
    program.window.resize(1366, 768)
    program.start()
    program.window.show()
    qtbot.waitExposed(program.window)
    yield program
    program.idle.stop()
    program.session.lock()
    program.window.close()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    sys.excepthook = hook
