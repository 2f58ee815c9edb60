"""Forgetting a contact, words that were not the same, and a new key: said first, then done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.sharing.part import FlushPlain, Part
from herstelkluis.ui.widgets.button import Button, Main, Second
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked


class AskFirst(Part):
    """What it means, one line with a sign each. `done` does it, `stopped` leaves it as it is.

    What `takes_away` is never the filled button: that is to leave it, or to try `again` where that can be.
    """

    again = Signal()

    def __init__(
        self,
        title: str,
        under: str,
        lines: Sequence[tuple[str, str]],
        deed: str,
        leave: str,
        *,
        takes_away: bool = False,
        again: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, under, parent=parent)
        self._deed, self._leave = deed, leave
        self._takes_away, self._again = takes_away, again
        for icon, words in lines:
            self.column.addWidget(Marked(icon, words, colour="text", role="body", size=20, sign_colour="primary"))
        self.column.addStretch(1)

    def foot(self) -> Foot:
        deed = Second(self._deed) if self._takes_away else Main(self._deed)
        leave = Main(self._leave) if self._takes_away and not self._again else FlushPlain(self._leave)
        deed.clicked.connect(lambda: self.done.emit(None))
        leave.clicked.connect(self.stopped)
        self._first: Button = leave
        if not self._takes_away:
            return Foot(deed, left=[leave])
        if not self._again:
            return Foot(leave, [deed])
        self._first = Main(self._again)
        self._first.clicked.connect(self.again)
        return Foot(self._first, [deed], left=[leave])

    def begin(self) -> None:
        self._first.setFocus()


def forgetting(name: str) -> AskFirst:
    """Whether to forget this contact."""
    lines = [
        ("circle", _("What {name} gives later, comes from someone you do not know.").format(name=name)),
        ("send", _("Packages you gave stay where they are.")),
        ("id-card", _("With the card you can add {name} again.").format(name=name)),
    ]
    title = _("Forget {name}?").format(name=name)
    under = _("The card goes out of your vault.")
    return AskFirst(title, under, lines, _("Forget this contact"), _("Leave it"), takes_away=True)


def not_the_same(name: str) -> AskFirst:
    """What to do when the words were different."""
    lines = [
        ("triangle-alert", _("The words were different. Often that is a slip. Read them out once more.")),
        ("user-round", _("Did you both read the words of the same card? Then try once more.")),
        ("id-card", _("Ask {name} for the card, given by hand.").format(name=name)),
    ]
    title, deed, leave = _("The words are not the same"), _("Forget this contact"), _("Leave it, not compared")
    return AskFirst(title, name, lines, deed, leave, takes_away=True, again=_("Compare once more"))


def new_key() -> AskFirst:
    """Whether to take a new key of one's own."""
    lines = [
        ("rotate-ccw", _("From now on you sign with a new key. The old one signs the new card too.")),
        ("circle", _("Your contacts see you as not compared, until they compare the words again.")),
        (
            "id-card",
            _("A new key before this one? First give everyone that card. Else the next one fits nothing they have."),
        ),
        ("send", _("Packages you gave stay valid. What others lock for you still opens.")),
        ("info", _("Do this when someone may have copied your vault. Otherwise it is not needed.")),
    ]
    title, under = _("Make a new key"), _("Give your new card to everyone who has the old one.")
    return AskFirst(title, under, lines, _("Make a new key"), _("Keep my key"))
