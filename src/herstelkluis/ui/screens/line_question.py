"""The question about a line that stands elsewhere too and was changed: there too, or only here. It can wait."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _
from herstelkluis.ui.widgets.banner import Banner
from herstelkluis.ui.widgets.button import Quiet, Second
from herstelkluis.vault.one_plan import Place

LONGEST = 48


class LineQuestion(Banner):
    """Both answers are one press; `said` is what the line says there, and `now` what it says here, asked later."""

    everywhere = Signal()
    only_here = Signal()

    def __init__(self, said: str, places: Sequence[Place], now: str = "", *, parent: QWidget | None = None) -> None:
        every = Second(_("Everywhere"), dense=True, spoken=_("Change ‘{line}’ everywhere").format(line=said))
        here = Quiet(_("Only here"), dense=True, spoken=_("Change ‘{line}’ only here").format(line=said))
        title = _("‘{line}’ also stands on {places}.").format(line=said, places=names_of(places))
        question = _("Do you want to change it there too?")
        if now:
            question = " ".join((_("Here it says ‘{line}’ now.").format(line=now), question))
        super().__init__("info", title, question, [every, here], parent=parent)
        every.clicked.connect(self.everywhere)
        here.clicked.connect(self.only_here)


def short(words: str) -> str:
    """The beginning of a long line."""
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def name_of(place: Place) -> str:
    """What a place is called, for its owner."""
    return _("{piece}, and on your card").format(piece=place.title) if place.on_card else place.title


def names_of(found: Sequence[Place]) -> str:
    """The names of places as said in a sentence."""
    *most, last = dict.fromkeys(name_of(one) for one in found)
    return _("{some} and {last}").format(some=", ".join(most), last=last) if most else last
