"""The places where two texts say something else, so that nobody has to read both to find them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from herstelkluis.i18n import _, ngettext
from herstelkluis.ui.widgets.changed_passage import ChangedPassage
from herstelkluis.ui.widgets.sheet import Ground
from herstelkluis.ui.widgets.words import Words
from herstelkluis.vault.version_changes import Change

MOST = 6


class WhatDiffers(Ground):
    """The first places; below it both texts stand whole."""

    def __init__(self, changes: Sequence[Change], *, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent=parent)
        self.column.setContentsMargins(20, 14, 20, 16)
        self.column.setSpacing(6)
        places = [place for one in changes for place in one.passages]
        self.column.addWidget(Words(_("This differs"), "sub", parent=self))
        if not places:
            same = _("The words are the same. Something else differs: a date, a choice or a file.")
            self.column.addWidget(Words(same, "body", parent=self))
            return
        legend = _("Struck through is only here. Bold and underlined is only there.")
        self.column.addWidget(Words(legend, "help", "muted", parent=self))
        for place in places[:MOST]:
            shown = ChangedPassage(place, gone=_("only here: {words}"), came=_("only there: {words}"), parent=self)
            self.column.addWidget(shown)
        left = len(places) - MOST
        if left > 0:
            more = ngettext("and {n} more place", "and {n} more places", left).format(n=left)
            self.column.addWidget(Words(more, "help", "muted", parent=self))
