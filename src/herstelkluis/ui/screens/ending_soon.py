"""What was given and comes to its end date: a calm line on the first page, without a count and without hurry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from herstelkluis.i18n import _, say_day
from herstelkluis.share.profiles import profiles
from herstelkluis.ui.sharing.giving_said import reader_of
from herstelkluis.ui.widgets.empty import empty_layout
from herstelkluis.ui.widgets.link import Link
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.givings import Giving

MOST = 3


class EndingSoon(QWidget):
    """At most three, the first to end first; hidden when there is nothing to say."""

    def __init__(self, go: Callable[[str, dict[str, object]], None], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._go = go
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)

    def show_givings(self, givings: Sequence[Giving], today: date) -> None:
        """Show the packages that end soon, or did lately."""
        self.forget()
        self.setVisible(bool(givings))
        if givings:
            self._column.addWidget(Words(_("What you gave"), "sub", parent=self))
        for giving in givings[:MOST]:
            self._column.addWidget(Words(_said(giving, today), "body", parent=self))
            number = _("Package {number}").format(number=giving.number)
            link = Link(_("See what you can do"), _("See what you can do with {package}").format(package=number))
            link.setProperty("package", giving.package)
            link.clicked.connect(self._chosen)
            self._column.addWidget(link)
            self._column.addSpacing(8)

    def forget(self) -> None:
        """Let go of the words."""
        empty_layout(self._column)

    def _chosen(self) -> None:
        self._go("share", {"package": str(self.sender().property("package"))})


def _said(giving: Giving, today: date) -> str:
    day = giving.expires_on or today
    if day >= today:
        return _("For {who}: ends on {day}. It may just end.").format(who=reader_of(giving), day=say_day(day))
    profile = profiles().get(giving.profile)
    ended = _("For {who}: ended on {day}.").format(who=reader_of(giving), day=say_day(day))
    if giving.is_out_of_reach:
        ended += " " + _("Nobody could open it.")
    return f"{ended} {profile.at_end}".strip() if profile else ended
