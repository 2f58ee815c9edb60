"""Hiding and locking by key in a dialog too, also in one that Qt makes: a dialog keeps the keys of the window away."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from herstelkluis.ui.main_window import LOCK_KEYS, MainWindow


class DialogKeys(QObject):
    """Gives the two keys to every dialog over this window when it gets the keyboard; covering then takes it away.

    A dialog that the desktop itself shows gets its own keys only.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.focusWindowChanged.connect(self._look)

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog is self._window or dialog.findChild(_Keys) is not None:
            return
        for keys, deed in ((self._window.hide_keys, self._window.hide_asked.emit), (LOCK_KEYS, self._lock)):
            asked = QKeySequence(keys)
            for action in dialog.findChildren(QAction):  # Qt uses one of them to show hidden files
                if action.shortcut() == asked:
                    action.setShortcut(QKeySequence())
            _Keys(asked, dialog).activated.connect(deed)

    def _lock(self) -> None:
        self._window.asked.emit("lock")


class _Keys(QShortcut):
    """One of the two, of one dialog."""
