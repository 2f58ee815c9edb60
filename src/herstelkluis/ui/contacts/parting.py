"""Forgetting a contact, words that were not the same, and a new key: said first, then done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.sharing.part import FlushPlain, Part
from herstelkluis.ui.widgets.button import Main
from herstelkluis.ui.widgets.foot import Foot
from herstelkluis.ui.widgets.marked import Marked


class AskFirst(Part):
    """What it means, one line with a sign each. `done` does it, `stopped` leaves it as it is."""

    def __init__(
        self,
        title: str,
        under: str,
        lines: Sequence[tuple[str, str]],
        deed: str,
        leave: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, under, parent=parent)
        self._deed, self._leave = deed, leave
        for icon, words in lines:
            self.column.addWidget(Marked(icon, words, colour="text", role="body", size=20, sign_colour="primary"))
        self.column.addStretch(1)

    def foot(self) -> Foot:
        deed, self._stop = Main(self._deed), FlushPlain(self._leave)
        deed.clicked.connect(lambda: self.done.emit(None))
        self._stop.clicked.connect(self.stopped)
        return Foot(deed, left=[self._stop])

    def begin(self) -> None:
        self._stop.setFocus()


def forgetting(name: str) -> AskFirst:
    """Whether to forget this contact."""
    lines = [
        ("circle", _("What {name} gives later, comes from someone you do not know.").format(name=name)),
        ("send", _("Packages you gave stay where they are.")),
        ("id-card", _("With the card you can add {name} again.").format(name=name)),
    ]
    title = _("Forget {name}?").format(name=name)
    return AskFirst(title, _("The card goes out of your vault."), lines, _("Forget this contact"), _("Leave it"))


def not_the_same(name: str) -> AskFirst:
    """What to do when the words were different."""
    lines = [
        ("triangle-alert", _("This card is not of the person you spoke. Do not use it.")),
        ("user-round", _("Did you both read the words of the same card? Then try once more.")),
        ("id-card", _("Ask {name} for the card, given by hand.").format(name=name)),
    ]
    title = _("The words are not the same")
    return AskFirst(title, name, lines, _("Forget this contact"), _("Leave it, not compared"))


def new_key() -> AskFirst:
    """Whether to take a new key of one's own."""
    lines = [
        ("rotate-ccw", _("From now on you sign with a new key. The old one signs the new card too.")),
        ("circle", _("Your contacts see you as not compared, until they compare the words again.")),
        ("id-card", _("Did you make a new key before? First give everyone that card: it shows one step back.")),
        ("send", _("Packages you gave stay valid. What others lock for you still opens.")),
        ("info", _("Do this when someone may have copied your vault. Otherwise it is not needed.")),
    ]
    title, under = _("Make a new key"), _("Give your new card to everyone who has the old one.")
    return AskFirst(title, under, lines, _("Make a new key"), _("Keep my key"))
