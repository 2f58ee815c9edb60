"""The window closes when everything is saved. Over words that cannot be saved it stays, until the person is sure."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from herstelkluis.errors import KluisError
from herstelkluis.i18n import _
from herstelkluis.ui.cover import empty_clipboard
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Plain, Second


class Closing(QObject):
    """An event filter for the window. A locked vault keeps its words in memory; a program that ends keeps nothing."""

    def __init__(self, window: MainWindow, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._session = window, session
        self._is_sure = False
        self._notice: Banner | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.Close:
            return super().eventFilter(watched, event)
        if self._is_sure or self._is_saved():
            empty_clipboard()  # else Qt hands it to the desktop, which keeps it after the program has ended
            return super().eventFilter(watched, event)
        event.ignore()
        self._say()
        return True

    def _is_saved(self) -> bool:
        session = self._session
        if not session.is_open:
            return not (session.is_loaded and session.lifecycle.has_sealed_text)
        try:
            QApplication.inputMethod().commit()  # what is being composed too
            if (shown := self._window.screen_shown) is not None:
                shown.leave()
            session.vault.settle()
        except KluisError:
            return False
        except Exception as error:  # a bug must not close the window over words
            sys.excepthook(type(error), error, error.__traceback__)
            return False
        return True

    def _say(self) -> None:
        if self._notice is not None:
            return
        stay, close = Second(_("Leave it open"), dense=True), Plain(_("Close all the same, words gone"), dense=True)
        close.clicked.connect(self._close_all_the_same)
        if self._session.is_open:
            text = _("The window stays open, so that nothing gets lost. Copy your text first.")
        else:
            text = _("They wait here. Open the vault, and they are back. When you close now, they are gone.")
        self._notice = Banner("mistake", _("Your last words are not saved yet"), text, [stay, close])
        for gone in (self._notice.hide, self._notice.deleteLater):
            stay.clicked.connect(gone)
        self._notice.destroyed.connect(self._forget_notice)
        self._window.show_notice(self._notice)

    def _forget_notice(self) -> None:
        self._notice = None

    def _close_all_the_same(self) -> None:
        self._is_sure = True
        self._window.close()
