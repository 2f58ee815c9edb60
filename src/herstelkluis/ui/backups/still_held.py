"""A copy was to lose a piece that went for ever, and turned out to be damaged: said calmly when the vault opens."""

from __future__ import annotations

from PySide6.QtCore import QObject

from herstelkluis.i18n import _
from herstelkluis.ui.main_window import MainWindow
from herstelkluis.ui.session import Session
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.vault.everywhere import may_still_hold


class StillHeld(QObject):
    """Names the copies that are there. It is told again until they are gone; of a stick that is out nothing is said."""

    def __init__(self, window: MainWindow, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._session = window, session
        session.was_opened.connect(self._look)

    def _look(self) -> None:
        paths = may_still_hold(self._session.vault)
        if not paths:
            return
        from herstelkluis.ui.backups.said import in_short, name_of_copy  # late: hardly ever needed

        today = self._session.clock().astimezone().date()
        names = in_short([name_of_copy(path, today) for path in paths])
        throw = _("What you threw away for ever may still be in there. Throw those copies away yourself.")
        title = _("These copies could not be changed")
        self._window.show_notice(Banner("info", title, "\n".join([*names, throw])))
