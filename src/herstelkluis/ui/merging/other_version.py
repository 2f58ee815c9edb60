"""A sync program may leave a second vault or key beside it: said calmly when the vault opens, with a way on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject

from herstelkluis.i18n import _
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Plain, Second
from herstelkluis.vault.conflict_copies import conflict_copies, key_copies
from herstelkluis.vault.of_one_vault import BROUGHT_TOGETHER


class OtherVersion(QObject):
    """Tells of a second key, and of the newest version that was not brought together yet.

    "Nu niet" is as good, and asks again next time.
    """

    def __init__(self, window: MainWindow, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._session = window, session
        session.was_opened.connect(self._look)
        session.was_opened.connect(self._look_at_keys)

    def _look(self) -> None:
        known = self._session.vault.preference(BROUGHT_TOGETHER, [])
        found = [one for one in conflict_copies(self._session.folder) if mark_of(one) not in known]
        if not found:
            return
        copy = found[-1]
        look, later = Second(_("Lay them side by side"), dense=True), Plain(_("Not now"), dense=True)
        text = _("A program that keeps folders the same made it. Side by side, nothing gets lost.")
        notice = Banner("info", _("There is a second version of your vault"), text, [look, later])
        look.clicked.connect(lambda: self._window.show_screen("beside", copy=str(copy)))
        for button in (look, later):
            button.clicked.connect(notice.hide)
            button.clicked.connect(notice.deleteLater)
        self._window.show_notice(notice)

    def _look_at_keys(self) -> None:
        if key_copies(self._session.folder):
            from herstelkluis.vault.health import second_keys  # late: hardly ever needed, and large
            from herstelkluis.vault.health_words import said

            words = said(second_keys(self._session.folder), self._session.clock().date())
            self._window.show_notice(Banner("info", words.title, f"{words.how} {words.next_step}"))


def mark_of(copy: Path) -> str:
    """What tells this file from a later one of the same name."""
    try:
        known = copy.stat()
    except OSError:
        return copy.name
    return f"{copy.name} {known.st_size} {known.st_mtime_ns}"
